using Bunit;
using CampaignTracker.Data;
using CampaignTracker.Data.Letters;
using CampaignTracker.Data.Organizers;
using CampaignTracker.Testing;
using CampaignTracker.Web.Features.Letters.Organize;
using CampaignTracker.Web.Tests.Organize;
using Microsoft.EntityFrameworkCore;
using Microsoft.JSInterop;
using TestContext = Xunit.TestContext;

namespace CampaignTracker.Web.Tests.Letters;

/// <summary>The field in which a text is written, as the script in the browser tells it what is typed.</summary>
public sealed class WritingFieldTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_typed_is_stored_and_seen_as_readers_see_it()
    {
        await using var site = await CampaignSite.StartAsync(Engine.Sqlite);
        var letter = await DraftAsync(site);
        await using var page = await OpenPage.AsAsync(site, OrganizerRole.Organizer);
        var field = Open(page, letter);

        Assert.True(await TypeAsync(field, "## We ask\n\nfor **more**.<script>alert(1)</script>"));

        Assert.Equal("<h3>We ask</h3>\n<p>for <strong>more</strong>.</p>", field.Find(".letter-text").InnerHtml.Trim());
        Assert.Contains("Saved on", field.Find(".writing-state").TextContent, StringComparison.Ordinal);
        Assert.StartsWith("## We ask", (await StoredAsync(site)).En, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_colleagues_words_appear_where_nothing_is_typed_and_are_joined_where_something_is()
    {
        await using var site = await CampaignSite.StartAsync(Engine.Sqlite);
        var letter = await DraftAsync(site);
        await using var page = await OpenPage.AsAsync(site, OrganizerRole.Organizer);
        var field = Open(page, letter);

        await WriteAsync(site, "We ask.\n\nA colleague’s.");
        await field.InvokeAsync(() => field.Instance.MeetAsync("We ask.\n\nA colleague’s.", "Luis"));
        Assert.Contains("A colleague’s.", field.Find(".letter-text").TextContent, StringComparison.Ordinal);
        Assert.Contains("Luis changed the text", field.Find(".writing-state").TextContent, StringComparison.Ordinal);

        await WriteAsync(site, "We ask now.\n\nA colleague’s.");
        Assert.True(await TypeAsync(field, "We ask.\n\nA colleague’s.\n\nMine."));

        Assert.Equal("We ask now.\n\nA colleague’s.\n\nMine.", (await StoredAsync(site)).En);
        Assert.Contains("wrote too; both are in the text now", field.Find(".writing-state").TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Keep mine", "We beg.")]
    [InlineData("Take theirs", "We demand.")]
    public async Task Where_both_changed_the_same_words_the_writer_decides(string button, string kept)
    {
        await using var site = await CampaignSite.StartAsync(Engine.Sqlite);
        var letter = await DraftAsync(site);
        await using var page = await OpenPage.AsAsync(site, OrganizerRole.Organizer);
        var field = Open(page, letter);
        await WriteAsync(site, "We demand.");

        Assert.False(await TypeAsync(field, "We beg."));
        Assert.Equal("We demand.", field.Find(".writing-theirs").TextContent);
        await field.InvokeAsync(() => field.Instance.MeetAsync("We demand.", "Luis"));
        await field.InvokeAsync(() => field.FindAll("button").Single(b => b.TextContent.Trim() == button).ClickAsync(new()));

        Assert.Empty(field.FindAll(".writing-theirs"));
        Assert.Equal(kept, (await StoredAsync(site)).En);
        Assert.Contains(kept, field.Find(".letter-text").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_browser_kept_over_a_lost_connection_is_joined_with_what_was_stored_since()
    {
        await using var site = await CampaignSite.StartAsync(Engine.Sqlite);
        var letter = await DraftAsync(site);
        await WriteAsync(site, "We ask.\n\nStored since.");
        await using var page = await OpenPage.AsAsync(site, OrganizerRole.Organizer);
        var field = Open(page, letter, "We ask.\n\nStored since.");

        Assert.True(await field.InvokeAsync(() => field.Instance.RestoredAsync("We ask.", "We truly ask.")));

        Assert.Equal("We truly ask.\n\nStored since.", (await StoredAsync(site)).En);
    }

    [Fact]
    public async Task Once_a_colleague_has_opened_the_letter_it_says_that_nothing_more_is_stored()
    {
        await using var site = await CampaignSite.StartAsync(Engine.Sqlite);
        var letter = await DraftAsync(site);
        await using var page = await OpenPage.AsAsync(site, OrganizerRole.Organizer);
        var field = Open(page, letter);
        await site.ChangeAsync(async db => (await db.Letters.Include(l => l.Versions).SingleAsync(Ct)).Open(TestData.By, site.Now));

        Assert.False(await TypeAsync(field, "Too late."));

        Assert.Contains("A colleague opened the letter meanwhile", field.Find(".writing-state").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_its_script_the_field_says_so_and_stores_what_is_typed_when_it_is_left()
    {
        await using var site = await CampaignSite.StartAsync(Engine.Sqlite);
        var letter = await DraftAsync(site);
        await using var page = await OpenPage.AsAsync(site, OrganizerRole.Organizer);
        page.Script.AddInvocationHandler(new FailingScript());
        var field = Open(page, letter);
        field.WaitForAssertion(() => Assert.Contains("is saved when you leave the field", field.Find(".writing-state").TextContent, StringComparison.Ordinal));

        await WriteAsync(site, "We ask.\n\nA colleague’s.");
        await field.InvokeAsync(() => field.Instance.MeetAsync("We ask.\n\nA colleague’s.", "Luis"));
        await field.InvokeAsync(() => field.Find("textarea").ChangeAsync(new() { Value = "We ask now." }));

        Assert.Equal("We ask now.\n\nA colleague’s.", (await StoredAsync(site)).En);
        Assert.Equal("We ask now.\n\nA colleague’s.", field.Find("textarea").GetAttribute("value"));
    }

    private static async Task<Letter> DraftAsync(CampaignSite site)
    {
        var letter = TestData.DraftLetter("writing");
        await site.ChangeAsync(async db => await db.AddAsync(letter, Ct));
        return letter;
    }

    private static IRenderedComponent<WritingField> Open(OpenPage page, Letter letter, string stored = "We ask.") => page.Open<WritingField>(field => field
        .Add(f => f.LetterId, letter.Id).Add(f => f.Language, Language.English).Add(f => f.Stored, stored));

    private static Task<bool> TypeAsync(IRenderedComponent<WritingField> field, string typed) => field.InvokeAsync(() => field.Instance.TypedAsync(typed));

    private static Task WriteAsync(CampaignSite site, string english) =>
        site.ChangeAsync(async db => (await db.Letters.SingleAsync(Ct)).Write(new(english, "Pedimos."), TestData.By, site.Now));

    private static async Task<BilingualText> StoredAsync(CampaignSite site)
    {
        await using var db = await site.OpenDatabaseAsync();
        return (await db.Letters.AsNoTracking().SingleAsync(Ct)).DraftText;
    }

    private sealed class FailingScript : JSRuntimeInvocationHandlerBase<IJSObjectReference>
    {
        public FailingScript()
            : base(invocation => invocation.Identifier == "import", isCatchAllHandler: false) => SetExceptionBase(new JSException("Failed to fetch a module."));
    }
}
