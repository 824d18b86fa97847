using CampaignTracker.Data;
using CampaignTracker.Data.Letters;
using CampaignTracker.Testing;
using CampaignTracker.Web.Features.Letters.Work;
using CampaignTracker.Web.Features.SignOns;
using CampaignTracker.Web.Ui.Organize.Editing;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Tests.Letters;

/// <summary>Organizers take a letter through its life; the public page follows.</summary>
public sealed class LetterStepsTests
{
    private static readonly (string, string)[] Friday = [("Target", "521"), ("Date", "2026-06-26"), ("Time", "15:00"), ("Zone", "America/New_York")];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, OnBothEngines]
    public async Task A_letter_is_begun_corrected_opened_and_shown_with_its_deadline(Engine engine)
    {
        await using var site = await CampaignSite.StartAsync(engine);
        await using var work = await Working.OnAsync(site, TestData.DraftLetter("begun"));
        var begun = LetterDetailsSheet.ForNew();
        (begun["Title"], begun["Addressee"]) = ("End it now", "The Secretary");

        var outcome = await work.The<BeginLetter>().BeginAsync(begun, Ct);
        Assert.Equal((SheetResult.Saved, "/organize/letters/end-it-now"), (outcome.Result, outcome.Address));
        Assert.Equal(SheetResult.Saved, (await work.TakeAsync(LetterStep.Details, ("TitleEs", "Póngale fin"), ("Slug", "renamed"), ("Sources", "A paper | https://paper.example/1\nIn print"))).Result);
        Assert.Equal(SheetResult.Saved, (await work.TakeAsync(LetterStep.Open, Friday)).Result);

        var letter = await work.LetterAsync();
        Assert.Equal((LetterStatus.Open, "renamed", 521, new DateTime(2026, 6, 26, 19, 0, 0, DateTimeKind.Utc)), (letter.Status, letter.Slug, letter.Target, letter.DeadlineAt));
        Assert.Equal(["A paper", "In print"], letter.Sources.Select(source => source.Title));
        Assert.Equal(
            ["corrected by A Organizer", "drafted by a test", "opened by A Organizer"], await work.HistoryAsync());
        Assert.Equal(
            ["DeadlineDate:  → 2026-06-26", "DeadlineTime:  → 15:00", "DeadlineZone:  → America/New_York", $"Hash:  → {letter.Versions.Single().Hash}", "Target:  → 521"], await work.ChangesAsync("opened"));
        var page = await site.GetPageAsync("/letters/renamed");
        Assert.Contains("Open until 3:00 PM EDT, Friday, June 26, 2026", page.QuerySelector(".page-head")!.Words(), StringComparison.Ordinal);
    }

    [Theory, OnBothEngines]
    public async Task What_is_opened_is_the_text_that_was_looked_at(Engine engine)
    {
        await using var site = await CampaignSite.StartAsync(engine);
        await using var work = await Working.OnAsync(site, TestData.DraftLetter("looked"));
        var sheet = await work.SheetAsync(LetterStep.Open, Friday);
        await site.ChangeAsync(async db => (await db.Letters.SingleAsync(Ct)).Write(new("We ask for more.", "Pedimos más."), TestData.By, site.Now));

        var met = await work.SaveAsync(LetterStep.Open, sheet);
        Assert.Equal((SheetResult.Met, "a test"), (met.Result, met.By));
        sheet.Meet(met.Theirs, met.Version);

        Assert.Equal(SheetResult.Saved, (await work.SaveAsync(LetterStep.Open, sheet)).Result);
        Assert.Equal(LetterVersion.HashOf(new("We ask for more.", "Pedimos más.")), (await work.LetterAsync()).Versions.Single().Hash);
    }

    [Theory, OnBothEngines]
    public async Task A_colleague_who_writes_the_text_stands_in_nobodys_way(Engine engine)
    {
        await using var site = await CampaignSite.StartAsync(engine);
        await using var work = await Working.OnAsync(site, TestData.DraftLetter("busy"));
        var sheet = await work.SheetAsync(LetterStep.Details, ("Title", "A better title"));
        await site.ChangeAsync(async db => (await db.Letters.SingleAsync(Ct)).Write(new("More.", ""), TestData.By, site.Now));

        Assert.Equal(SheetResult.Saved, (await work.SaveAsync(LetterStep.Details, sheet)).Result);
        Assert.Equal(("A better title", "More."), ((await work.LetterAsync()).Title.En, (await work.LetterAsync()).DraftText.En));
    }

    [Theory]
    [InlineData("Date", "2026-13-40", "This is no day")]
    [InlineData("Date", "2026-05-01", "This has passed")]
    [InlineData("Time", "", "Say at what time")]
    [InlineData("Time", "half past", "This is no time")]
    [InlineData("Zone", "Mars/Olympus", "Choose the time zone")]
    [InlineData("Target", "0", "A target is a whole number")]
    public async Task What_is_amiss_is_told_at_its_field_and_opens_nothing(string field, string typed, string words)
    {
        await using var site = await CampaignSite.StartAsync(Engine.Sqlite);
        await using var work = await Working.OnAsync(site, TestData.DraftLetter("amiss"));
        var sheet = await work.SheetAsync(LetterStep.Open, Friday);
        sheet[field] = typed;

        var outcome = await work.SaveAsync(LetterStep.Open, sheet);

        var error = Assert.Single(outcome.Errors);
        Assert.Equal(field, error.Name);
        Assert.StartsWith(words, error.Message, StringComparison.Ordinal);
        Assert.Equal(LetterStatus.Draft, (await work.LetterAsync()).Status);
    }

    [Fact]
    public async Task A_time_that_clocks_skip_or_show_twice_is_asked_about()
    {
        await using var site = await CampaignSite.StartAsync(Engine.Sqlite);
        await using var work = await Working.OnAsync(site, TestData.DraftLetter("clocks"));

        var skipped = Assert.Single((await work.TakeAsync(LetterStep.Open, ("Date", "2027-03-14"), ("Time", "02:30"), ("Zone", "America/New_York"))).Errors);
        var twice = Assert.Single((await work.TakeAsync(LetterStep.Open, ("Date", "2026-11-01"), ("Time", "01:30"), ("Zone", "America/New_York"))).Errors);
        var told = await work.TakeAsync(LetterStep.Open, ("Date", "2026-11-01"), ("Time", "01:30"), ("Zone", "America/New_York"), ("Which", "second"));

        Assert.Equal("There is no 2:30 AM on that day: clocks are set forward over it. The next is 3:00 AM.", skipped.Message.Replace('\u00a0', ' ').Replace('\u202f', ' '));
        Assert.Equal("Which", twice.Name);
        Assert.Equal(SheetResult.Saved, told.Result);
        Assert.Equal(new DateTime(2026, 11, 1, 6, 30, 0, DateTimeKind.Utc), (await work.LetterAsync()).DeadlineAt);
        Assert.Contains("1:30 AM EST", (await site.GetPageAsync("/letters/clocks")).QuerySelector(".page-head")!.Words(), StringComparison.Ordinal);
        Assert.Equal("second", (await work.SheetAsync(LetterStep.Aim))["Which"]);
    }

    [Theory, OnBothEngines]
    public async Task While_it_is_open_target_and_deadline_change_and_a_passed_one_is_given_more_time(Engine engine)
    {
        await using var site = await CampaignSite.StartAsync(engine);
        await using var work = await Working.OnAsync(site, TestData.OpenLetter("longer", target: 10, deadline: new(new(2026, 5, 20), new(15, 0), "America/New_York")));

        Assert.Equal(SheetResult.Refused, (await work.TakeAsync(LetterStep.Aim, ("Target", "20"))).Result);
        Assert.Equal(SheetResult.Saved, (await work.TakeAsync(LetterStep.Aim, Friday)).Result);
        Assert.Equal(SheetResult.Saved, (await work.TakeAsync(LetterStep.Aim, ("Date", ""), ("Time", ""))).Result);

        Assert.Null((await work.LetterAsync()).DeadlineAt);
        Assert.Equal(["deadline-moved by A Organizer", "drafted by a test", "goal-changed by A Organizer", "opened by a test"], await work.HistoryAsync());
        Assert.Equal(["DeadlineDate: 2026-05-20 → 2026-06-26", "Target: 10 → 521"], await work.ChangesAsync("goal-changed"));
    }

    [Theory, OnBothEngines]
    public async Task A_closed_letter_is_opened_again_or_amended_and_the_old_list_stays_with_the_old_text(Engine engine)
    {
        await using var site = await CampaignSite.StartAsync(engine);
        var letter = TestData.OpenLetter("again");
        await using var work = await Working.OnAsync(site, letter, more: TestData.ListedSignOn(letter, TestData.ListedOrganization("First Signer")));

        Assert.Equal(SheetResult.Saved, (await work.The<CloseLetter>().CloseAsync(work.LetterId, Ct)).Result);
        Assert.Equal(["SignatoryCount:  → 1"], await work.ChangesAsync("closed"));
        Assert.Equal("This is the text that was signed before. Change it to amend the letter, or open it again as it is.", Assert.Single((await work.TakeAsync(LetterStep.Amend)).Errors).Message);
        Assert.Equal(SheetResult.Saved, (await work.TakeAsync(LetterStep.Reopen)).Result);
        Assert.Contains("First Signer", (await site.GetPageAsync("/letters/again")).QuerySelector(".signatories")!.Words(), StringComparison.Ordinal);

        await work.The<CloseLetter>().CloseAsync(work.LetterId, Ct);
        await work.The<WriteLetter>().WriteAsync(work.LetterId, Language.English, "We ask.", "We ask anew.", Ct);
        Assert.Equal(SheetResult.Saved, (await work.TakeAsync(LetterStep.Amend)).Result);

        Assert.Equal([1, 2], (await work.LetterAsync()).Versions.Select(v => v.Number).Order());
        Assert.DoesNotContain("First Signer", (await site.GetPageAsync("/letters/again")).QuerySelector(".signatories")!.Words(), StringComparison.Ordinal);
        Assert.Equal(1, (await work.The<ReadLetterToWorkOn>().FindAsync("again", Ct)).Versions.Single(v => v.Number == 1).Signatories);
    }

    [Theory, OnBothEngines]
    public async Task A_delivery_and_an_answer_are_kept_and_told_to_the_public(Engine engine)
    {
        await using var site = await CampaignSite.StartAsync(engine);
        var letter = TestData.OpenLetter("handed");
        var late = letter.Request(TestData.ListedOrganization("Too Late"), Signatory.Unnamed, TestData.By, TestData.At);
        late.Confirm(TestData.By, TestData.At);
        late.List(TestData.By, SiteOptions.Noon.UtcDateTime);
        letter.Close(TestData.By, TestData.At);
        await using var work = await Working.OnAsync(site, letter, more: [Signature(letter, "Alba House"), Signature(letter, "Zuni Circle"), late]);
        (string, string)[] delivery =
        [
            ("Recipient", "The mailroom"), ("RecipientEs", "La oficina de correo"), ("Means", "By hand, in a box."), ("Date", "2026-05-30"),
            ("Proof", "A stamped copy."), ("ProofUrl", "https://proof.example/1"), ("Zone", "America/New_York"), ("Confirmed", "2"),
        ];

        Assert.Equal(2, await work.The<DeliverLetter>().CountAsync(work.LetterId, await work.SheetAsync(LetterStep.Deliver, delivery), site.Now, Ct));
        Assert.Equal(SheetResult.Saved, (await work.TakeAsync(LetterStep.Deliver, delivery)).Result);
        var told = await work.ChangesAsync("delivered");
        foreach (var change in (string[])["Recipient.En:  → The mailroom", "Recipient.Es:  → La oficina de correo", "Means.En:  → By hand, in a box.", "Proof.En:  → A stamped copy.", "ProofUrl:  → https://proof.example/1", "SignatoryCount:  → 2"])
            Assert.Contains(change, told);
        await site.ChangeAsync(async db => (await db.SignOns.SingleAsync(s => s.Organization!.Name == "Alba House", Ct)).Withdraw(TestData.By, site.Now));
        var aside = (await site.GetPageAsync("/letters/handed")).QuerySelector("aside")!;
        foreach (var words in (string[])["Delivered with 2 signatories on May 30, 2026; 1 has withdrawn since.", "To: The mailroom", "By hand, in a box.", "Proof: A stamped copy.", "See the proof"])
            Assert.Contains(words, aside.Words(), StringComparison.Ordinal);
        Assert.Equal("https://proof.example/1", aside.QuerySelector("a[href^='https://proof']")!.GetAttribute("href"));
        Assert.Contains("A: La oficina de correo", (await site.GetPageAsync("/es/letters/handed")).QuerySelector("aside")!.Words(), StringComparison.Ordinal);

        Assert.Equal("Date", Assert.Single((await work.TakeAsync(LetterStep.Answer, ("Note", "No."), ("Date", "2026-05-29"))).Errors).Name);
        Assert.Equal(SheetResult.Saved, (await work.TakeAsync(
            LetterStep.Answer, ("Note", "They will look at it."), ("From", "An aide"), ("Date", "2026-05-31"), ("Url", "https://answer.example/1"))).Result);
        var answered = (await site.GetPageAsync("/letters/handed")).QuerySelector("aside")!.Words();
        foreach (var words in (string[])["From: An aide", "They will look at it.", "Read the answer"])
            Assert.Contains(words, answered, StringComparison.Ordinal);
    }

    [Theory, OnBothEngines]
    public async Task Who_is_erased_at_the_moment_of_delivery_is_not_kept_by_name(Engine engine)
    {
        await using var site = await CampaignSite.StartAsync(engine);
        var letter = TestData.OpenLetter("handed");
        var (early, late) = (Signature(letter, "Alba House"), Signature(letter, "Zuni Circle"));
        foreach (var signOn in (SignOn[])[early, late])
            signOn.Show(name: true, title: true, TestData.By, TestData.At);
        letter.Close(TestData.By, TestData.At);
        await using var work = await Working.OnAsync(site, letter, more: [early, late]);
        await using var erasing = await site.OpenDatabaseAsync();
        (await erasing.SignOns.SingleAsync(s => s.Id == late.Id, Ct)).EraseSignatory(TestData.By, site.Now);

        Assert.Equal(SheetResult.Saved, (await work.TakeAsync(LetterStep.Deliver, ("Recipient", "The mailroom"), ("Date", "2026-05-30"), ("Confirmed", "2"))).Result);

        // Whoever read the signature before the delivery looks anew, at what was delivered too.
        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => erasing.SaveChangesAsync(Ct));
        await work.The<ReviewSignOns>().EraseSignatoryAsync(late.Id, TestData.By, Ct);
        Assert.Equal([("Alba House", "Rosa Morales"), ("Zuni Circle", "")], (await work.LetterAsync()).Delivery!.Signatories.OrderBy(s => s.Position).Select(s => (s.Name, s.SignatoryName)));
    }

    [Theory]
    [InlineData("Recipient", "", "Recipient")]
    [InlineData("Date", "2026-06-02", "Date")]
    [InlineData("Date", "", "Date")]
    [InlineData("Date", "2026-04-30", "Date")]
    [InlineData("Confirmed", "", "Confirmed")]
    [InlineData("Confirmed", "1", "Confirmed")]
    [InlineData("ProofUrl", "javascript:alert(1)", "ProofUrl")]
    public async Task A_delivery_that_is_not_whole_is_told_at_its_field(string field, string typed, string at)
    {
        await using var site = await CampaignSite.StartAsync(Engine.Sqlite);
        var letter = TestData.OpenLetter("unsure");
        letter.Close(TestData.By, TestData.At);
        await using var work = await Working.OnAsync(site, letter);
        var sheet = await work.SheetAsync(LetterStep.Deliver, ("Recipient", "The mailroom"), ("Date", "2026-05-30"), ("Confirmed", "0"));
        sheet[field] = typed;

        Assert.Equal([at], (await work.SaveAsync(LetterStep.Deliver, sheet)).Errors.Select(error => error.Name));
        Assert.Null((await work.LetterAsync()).Delivery);
    }

    [Fact]
    public async Task A_delivery_before_the_opening_says_when_that_was_and_one_that_nobody_signed_is_asked_about()
    {
        await using var site = await CampaignSite.StartAsync(Engine.Sqlite);
        var letter = TestData.OpenLetter("early");
        letter.Close(TestData.By, TestData.At);
        await using var work = await Working.OnAsync(site, letter);
        var sheet = await work.SheetAsync(LetterStep.Deliver, ("Recipient", "The mailroom"), ("Date", "2026-04-30"), ("Zone", "America/New_York"));

        Assert.StartsWith(
            "A delivery does not come before its text was opened for signatures: May 1, 2026, 8:00", Assert.Single((await work.SaveAsync(LetterStep.Deliver, sheet)).Errors).Message, StringComparison.Ordinal);
        sheet["Date"] = "2026-05-01";
        Assert.Equal("Nobody had signed by then, and the list is frozen for good: check the box to record it all the same.", Assert.Single((await work.SaveAsync(LetterStep.Deliver, sheet)).Errors).Message);
        sheet["Confirmed"] = "0";
        Assert.Equal(SheetResult.Saved, (await work.SaveAsync(LetterStep.Deliver, sheet)).Result);
    }

    [Theory]
    [InlineData("Slug", "Not An Address")]
    [InlineData("Slug", "new")]
    [InlineData("Slug", "taken")]
    [InlineData("Title", "")]
    [InlineData("Addressee", "")]
    [InlineData("Sources", "A paper | ftp://paper.example")]
    public async Task Details_that_cannot_be_are_told_at_their_field(string field, string typed)
    {
        await using var site = await CampaignSite.StartAsync(Engine.Sqlite);
        await using var work = await Working.OnAsync(site, TestData.DraftLetter("details"), more: TestData.DraftLetter("taken"));
        var sheet = await work.SheetAsync(LetterStep.Details, ("TitleEs", ""), ("AddresseeEs", ""));
        sheet[field] = typed;

        Assert.Equal([field], (await work.SaveAsync(LetterStep.Details, sheet)).Errors.Select(error => error.Name));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Who_corrects_the_summary_alone_changes_no_source(bool isOpen)
    {
        Source[] sources = [new("A paper; its second part", "https://paper.example/a;b"), new("Volume 2 | page 7", null), new("https://paper.example/in-print", null)];
        var letter = isOpen ? TestData.OpenLetter("sourced") : TestData.DraftLetter("sourced");
        letter.Introduce(new("Before.", ""), sources, TestData.By, TestData.At);
        await using var site = await CampaignSite.StartAsync(Engine.Sqlite);
        await using var work = await Working.OnAsync(site, letter);

        Assert.Equal(SheetResult.Saved, (await work.TakeAsync(LetterStep.Details, ("Summary", "After."))).Result);

        var kept = await work.LetterAsync();
        Assert.Equal("After.", kept.Summary.En);
        Assert.Equal(sources, kept.Sources);
    }

    private static SignOn Signature(Letter letter, string name)
    {
        var version = letter.Versions[^1].Id;
        var signOn = new LetterToSign(letter.Id, version, LetterStatus.Open, null, IsSample: false).Request(TestData.ListedOrganization(name), new Signatory("Rosa Morales", "Chair", ShowName: false, ShowTitle: false), TestData.By, TestData.At);
        signOn.Confirm(TestData.By, TestData.At);
        signOn.List(TestData.By, TestData.At);
        return signOn;
    }
}
