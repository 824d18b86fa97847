using Bunit;
using CampaignTracker.Data;
using CampaignTracker.Data.Letters;
using CampaignTracker.Data.Organizers;
using CampaignTracker.Testing;
using CampaignTracker.Web.Features.Letters.Organize;
using CampaignTracker.Web.Features.Letters.Work;
using CampaignTracker.Web.Features.Site;
using CampaignTracker.Web.Tests.Organize;
using CampaignTracker.Web.Tests.Site;
using CampaignTracker.Web.Ui.Organize;
using TestContext = Xunit.TestContext;

namespace CampaignTracker.Web.Tests.Letters;

/// <summary>A text is stored while it is written, by two people too.</summary>
public sealed class WriteLetterTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, OnBothEngines]
    public async Task Two_who_write_different_paragraphs_or_languages_are_both_kept(Engine engine)
    {
        await using var site = await CampaignSite.StartAsync(engine);
        await using var work = await Working.OnAsync(site, TestData.DraftLetter("two"));
        var before = (await WriteAsync(work, "We ask.", "One.\n\nTwo.\n\nThree.")).Stored;
        await using var colleague = await Acting.AsAsync(site, OrganizerRole.Administrator);

        await colleague.The<WriteLetter>().WriteAsync(work.LetterId, Language.English, before, "One, better.\n\nTwo.\n\nThree.", Ct);
        await colleague.The<WriteLetter>().WriteAsync(work.LetterId, Language.Spanish, "Pedimos.", "Uno.", Ct);
        var joined = await WriteAsync(work, before, "One.\n\nTwo.\n\nThree.\n\nFour. ");

        Assert.Equal((WritingOutcome.Joined, "A Administrator", "One, better.\n\nTwo.\n\nThree.\n\nFour."), (joined.Outcome, joined.By, joined.Stored));
        var text = (await work.LetterAsync()).DraftText;
        Assert.Equal((joined.Stored, "Uno."), (text.En, text.Es));
    }

    [Theory, OnBothEngines]
    public async Task A_spell_of_writing_is_told_once_with_what_stood_before_and_its_last_words(Engine engine)
    {
        await using var site = await CampaignSite.StartAsync(engine);
        await using var work = await Working.OnAsync(site, TestData.DraftLetter("spell"));
        var start = string.Concat(Enumerable.Range(1, 300).Select(number => $"{number} "));
        await WriteAsync(work, "We ask.", $"{start}old end.");
        site.Clock.Advance(Letter.SpellOfWriting);

        await WriteAsync(work, $"{start}old end.", $"{start}new.");
        await WriteAsync(work, $"{start}new.", $"{start}new end.");
        Assert.Contains(await work.ChangesAsync("written"), told => told.EndsWith("300 old end. → …" + start[^60..] + "new end.", StringComparison.Ordinal));

        await WriteAsync(work, $"{start}new end.", $"Begin. {start}new end.");
        await work.The<WriteLetter>().WriteAsync(work.LetterId, Language.Spanish, "Pedimos.", "Pedimos ya.", Ct);
        var changes = await work.ChangesAsync("written");
        Assert.Equal(3, changes.Count);
        Assert.Contains("DraftText.Es: Pedimos. → Pedimos ya.", changes);
        Assert.Contains(changes, told => told.StartsWith("DraftText.En: 1 2 3 ", StringComparison.Ordinal) && told.Contains(" → Begin. 1 2 3 ", StringComparison.Ordinal));
    }

    [Theory, OnBothEngines]
    public async Task Where_both_changed_the_same_words_nothing_is_stored_until_the_writer_decides(Engine engine)
    {
        await using var site = await CampaignSite.StartAsync(engine);
        await using var work = await Working.OnAsync(site, TestData.DraftLetter("crossed"));
        await using var colleague = await Acting.AsAsync(site, OrganizerRole.Administrator);
        await colleague.The<WriteLetter>().WriteAsync(work.LetterId, Language.English, "We ask.", "We demand.", Ct);

        var crossed = await WriteAsync(work, "We ask.", "We beg.");
        Assert.Equal((WritingOutcome.Crossed, "We demand.", "A Administrator"), (crossed.Outcome, crossed.Stored, crossed.By));
        Assert.Equal("We demand.", (await work.LetterAsync()).DraftText.En);

        Assert.Equal(WritingOutcome.Saved, (await WriteAsync(work, crossed.Stored, "We beg.")).Outcome);
        Assert.Equal("We beg.", (await work.LetterAsync()).DraftText.En);
    }

    [Theory, OnBothEngines]
    public async Task Many_who_write_at_the_same_moment_lose_nothing(Engine engine)
    {
        await using var site = await CampaignSite.StartAsync(engine);
        await using var work = await Working.OnAsync(site, TestData.DraftLetter("many"));
        var lines = Enumerable.Range(1, 3).Select(number => $"Paragraph {number}.").ToArray();
        var before = (await WriteAsync(work, "We ask.", string.Join("\n\n", lines))).Stored;

        var written = await Task.WhenAll(Enumerable.Range(0, 3).Select(index => Task.Run(() =>
            WriteAsync(work, before, before.Replace($"Paragraph {index + 1}.", $"Paragraph {index + 1}, changed.", StringComparison.Ordinal)))));

        Assert.All(written, one => Assert.True(one.Outcome is WritingOutcome.Saved or WritingOutcome.Joined, $"{one.Outcome}"));
        Assert.Equal("Paragraph 1, changed.\n\nParagraph 2, changed.\n\nParagraph 3, changed.", (await work.LetterAsync()).DraftText.En);
    }

    [Theory]
    [InlineData(LetterStatus.Open, WritingOutcome.Frozen)]
    [InlineData(LetterStatus.Closed, WritingOutcome.Saved)]
    public async Task An_open_letters_text_stands_fast_and_a_closed_ones_can_be_written_anew(LetterStatus status, WritingOutcome outcome)
    {
        await using var site = await CampaignSite.StartAsync(Engine.Sqlite);
        var letter = TestData.OpenLetter("fast");
        if (status is LetterStatus.Closed)
            letter.Close(TestData.By, TestData.At);
        await using var work = await Working.OnAsync(site, letter);

        Assert.Equal(outcome, (await WriteAsync(work, "We ask.", "We ask for more.")).Outcome);
        Assert.Equal("We ask.", (await work.LetterAsync()).Versions.Single().Text.En);
    }

    [Fact]
    public async Task While_the_site_is_read_only_that_is_what_the_writer_and_whoever_closes_are_told()
    {
        await using var site = await CampaignSite.StartAsync(Engine.Sqlite);
        await using var work = await Working.OnAsync(site, TestData.DraftLetter("read"), more: TestData.OpenLetter("open"));
        await site.TurnAsync(SiteSwitch.ReadOnly, on: true);

        Assert.Equal(WritingOutcome.ReadOnly, (await work.The<WriteLetter>().WriteAsync(work.LetterId, Language.English, "We ask.", "We ask more.", Ct)).Outcome);

        await using var acting = await OpenPage.AsAsync(site, OrganizerRole.Organizer);
        var page = acting.Open<LetterWorkPage>(letter => letter.Add(l => l.Name, "open"));
        page.WaitForState(() => page.FindAll("button").Any(b => b.TextContent.Trim() == "Close"));
        await page.InvokeAsync(() => page.FindAll("button").Single(b => b.TextContent.Trim() == "Close").ClickAsync(new()));
        page.WaitForAssertion(() => Assert.Contains("read-only", acting.The<Notices>().Current, StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_is_too_long_or_cannot_be_stored_is_told_and_nobodys_writing_is_refused()
    {
        await using var site = await CampaignSite.StartAsync(Engine.Sqlite);
        await using var work = await Working.OnAsync(site, TestData.DraftLetter("limits"));
        await using var reader = await Acting.AsAsync(site, OrganizerRole.Reader);

        Assert.Equal(WritingOutcome.TooLong, (await WriteAsync(work, "We ask.", new string('x', Letter.TextMaxLength + 1))).Outcome);
        Assert.Equal(WritingOutcome.NotStorable, (await WriteAsync(work, "We ask.", "\0")).Outcome);
        Assert.Equal(WritingOutcome.NotAllowed, (await reader.The<WriteLetter>().WriteAsync(work.LetterId, Language.English, "We ask.", "No.", Ct)).Outcome);
        Assert.Equal("We ask.", (await work.LetterAsync()).DraftText.En);
    }

    [Fact]
    public async Task A_draft_that_is_written_leaves_public_pages_in_the_cache()
    {
        await using var site = await CampaignSite.StartAsync(Engine.Sqlite);
        await using var work = await Working.OnAsync(site, TestData.DraftLetter("quiet"));
        await site.GetPageAsync("/letters");

        await WriteAsync(work, "We ask.", "We ask for more.");

        using var response = await site.GetAsync("/letters");
        Assert.NotNull(response.Headers.Age);
    }

    private static Task<WrittenText> WriteAsync(Working work, string before, string typed) =>
        work.The<WriteLetter>().WriteAsync(work.LetterId, Language.English, before, typed, Ct);
}
