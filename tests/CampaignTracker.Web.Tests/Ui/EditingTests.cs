using Bunit;
using CampaignTracker.Data.Organizers;
using CampaignTracker.Testing;
using CampaignTracker.Web.Platform.Drafts;
using CampaignTracker.Web.Tests.Organize;
using CampaignTracker.Web.Ui.Organize;
using CampaignTracker.Web.Ui.Organize.Editing;

namespace CampaignTracker.Web.Tests.Ui;

/// <summary>Typing goes on while what was typed before is being stored.</summary>
public sealed class EditingTests
{
    private const string Path = "/organize/somewhere";

    private static CancellationToken Ct => Xunit.TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_typed_while_it_is_saved_is_not_sent_stays_and_is_kept_as_a_draft()
    {
        await using var site = await CampaignSite.StartAsync(Engine.Sqlite);
        await using var organizer = await OpenPage.AsAsync(site, OrganizerRole.Organizer);
        var (sent, stored) = ((Sheet?)null, new TaskCompletionSource<SheetOutcome>());
        var page = Open(organizer, sheet =>
        {
            sent = sheet;
            return stored.Task;
        });
        page.WaitForElement("input").Input("Mesa");

        var saving = page.Find("form").SubmitAsync(new());
        await page.InvokeAsync(() => page.Find("input").Input("Mesa, and more"));
        stored.SetResult(SheetOutcome.Saved(2));
        await saving;

        Assert.Equal("Mesa", sent!["city"]);
        Assert.Equal("Saved.", organizer.The<Notices>().Current);
        Assert.Equal("Mesa, and more", page.Find("input").GetAttribute("value"));
        Assert.Contains("Put back what is stored", page.Markup, StringComparison.Ordinal);
        site.Clock.Advance(Editing.Rest);
        page.WaitForAssertion(() => Assert.Contains("Kept as your draft", page.Markup, StringComparison.Ordinal));
        var draft = (await organizer.The<KeepDrafts>().FindAsync(Path, Ct))!;
        Assert.Equal(("Mesa", "Mesa, and more"), (draft.Read["city"], draft.Fields["city"]));
    }

    [Fact]
    public async Task Where_another_page_follows_it_is_told_that_later_words_are_not_saved()
    {
        await using var site = await CampaignSite.StartAsync(Engine.Sqlite);
        await using var organizer = await OpenPage.AsAsync(site, OrganizerRole.Organizer);
        var stored = new TaskCompletionSource<SheetOutcome>();
        var page = Open(organizer, _ => stored.Task);
        page.WaitForElement("input").Input("Mesa");

        var saving = page.Find("form").SubmitAsync(new());
        await page.InvokeAsync(() => page.Find("input").Input("Mesa, and more"));
        stored.SetResult(SheetOutcome.Saved(2, "/organize/elsewhere"));
        await saving;

        Assert.Contains("What you typed while it was being saved was not", organizer.The<Notices>().Current, StringComparison.Ordinal);
        Assert.EndsWith("/organize/elsewhere", organizer.Address.Uri, StringComparison.Ordinal);
        Assert.Null(await organizer.The<KeepDrafts>().FindAsync(Path, Ct));
    }

    private static IRenderedComponent<Editing> Open(OpenPage browser, Func<Sheet, Task<SheetOutcome>> save) => browser.Open<Editing>(page => page
        .Add(p => p.Page, Path)
        .Add(p => p.Read, _ => Task.FromResult<Sheet?>(new Sheet(new Dictionary<string, string> { ["city"] = "Phoenix" }, version: 1)))
        .Add(p => p.Save, (sheet, _) => save(sheet))
        .Add(p => p.Label, field => field)
        .Add(p => p.ChildContent, sheet => content =>
        {
            content.OpenComponent<SheetText>(0);
            content.AddComponentParameter(1, nameof(SheetText.Sheet), sheet);
            content.AddComponentParameter(2, nameof(SheetText.Field), "city");
            content.CloseComponent();
        }));
}
