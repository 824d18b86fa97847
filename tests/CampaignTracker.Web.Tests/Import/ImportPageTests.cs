using AngleSharp.Dom;
using Bunit;
using CampaignTracker.Data.Organizers;
using CampaignTracker.Testing;
using CampaignTracker.Web.Features.Import.Organize;
using CampaignTracker.Web.Tests.Organize;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.AspNetCore.SignalR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CampaignTracker.Web.Tests.Import;

public sealed class ImportPageTests
{
    [Fact]
    public async Task It_says_at_each_field_what_is_missing_and_keeps_what_was_typed()
    {
        await using var site = await CampaignSite.StartAsync(Engine.Sqlite);
        await using var page = await OpenPage.AsAsync(site, OrganizerRole.Organizer);
        var import = page.Open<ImportPage>();

        await import.InvokeAsync(() => import.Find("#import-url").Change("not an address"));
        await import.InvokeAsync(() => import.Find("form").SubmitAsync());

        import.WaitForAssertion(() => Assert.Equal(4, import.FindAll(".import-error").Count));
        Assert.Equal("not an address", import.Find("#import-url").GetAttribute("value"));
    }

    [Fact]
    public async Task A_pasted_list_goes_straight_to_its_preview_and_in()
    {
        await using var site = await CampaignSite.StartAsync(Engine.Sqlite);
        await using var page = await OpenPage.AsAsync(site, OrganizerRole.Organizer);
        var import = page.Open<ImportPage>();
        await StartAsync(import, "National Organizations\nAll of Us\n\nPuente (Arizona)\nhttps://spam.example (AZ)");
        import.WaitForAssertion(() => Assert.Equal("Look it over", import.Find("h2").TextContent));

        Assert.Equal(["2", "1"], import.FindAll(".import-counts dd").Select(count => count.TextContent));
        await import.InvokeAsync(() => Button(import, "Import 2 rows").ClickAsync(new()));

        import.WaitForAssertion(() => Assert.Equal("Done", import.Find("h2").TextContent), TimeSpan.FromSeconds(10));
        await using var db = await site.OpenDatabaseAsync();
        Assert.Equal(2, await db.Organizations.CountAsync(Xunit.TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Columns_are_guessed_and_changed_by_hand_each_thing_told_by_one_column()
    {
        await using var site = await CampaignSite.StartAsync(Engine.Sqlite);
        await using var page = await OpenPage.AsAsync(site, OrganizerRole.Organizer);
        var import = page.Open<ImportPage>();
        import.FindComponent<InputFile>().UploadFiles(InputFileContent.CreateFromText("name,full name,estado\nPDZ,Puente de Zonas,Arizona\n", "list.pdf"));
        import.WaitForAssertion(() => Assert.Contains("list.pdf", import.Markup, StringComparison.Ordinal));
        await StartAsync(import, pasted: null);
        import.WaitForAssertion(() => Assert.Equal(["Name", "Nothing", "State"], import.FindAll("select").Select(Chosen)));

        await import.InvokeAsync(() => import.FindAll("select")[1].Change("Name"));
        Assert.Equal(["Nothing", "Name", "State"], import.FindAll("select").Select(Chosen));
        await import.InvokeAsync(() => import.FindAll("select")[1].Change("Nothing"));
        await import.InvokeAsync(() => import.Find("form").SubmitAsync());

        Assert.Equal("Say which column holds the names", import.Find(".import-error").TextContent);
    }

    [Fact]
    public async Task Duplicates_are_decided_for_all_or_for_one()
    {
        await using var site = await CampaignSite.StartAsync(Engine.Sqlite);
        await site.ChangeAsync(async db => await db.AddAsync(TestData.ListedOrganization("Puente"), Xunit.TestContext.Current.CancellationToken));
        await using var page = await OpenPage.AsAsync(site, OrganizerRole.Organizer);
        var import = page.Open<ImportPage>();
        await StartAsync(import, "Puente (AZ)\nThe Puente, Inc. (AZ)");
        import.WaitForAssertion(() => Assert.Contains("No row can be imported", import.Markup, StringComparison.Ordinal));

        await import.InvokeAsync(() => import.Find(".import-likeness select").ChangeAsync(new() { Value = "Same" }));
        import.WaitForAssertion(() => Assert.NotNull(Button(import, "Import 2 rows")));
        await import.InvokeAsync(() => import.FindAll("tbody select")[1].ChangeAsync(new() { Value = "Skip" }));

        import.WaitForAssertion(() => Assert.NotNull(Button(import, "Import one row")));
    }

    [Fact]
    public async Task Who_stopped_an_import_goes_back_and_looks_it_over_again()
    {
        await using var site = await CampaignSite.StartAsync(Engine.Sqlite);
        await using var page = await OpenPage.AsAsync(site, OrganizerRole.Organizer);
        var import = page.Open<ImportPage>();
        await StartAsync(import, string.Join('\n', Enumerable.Range(0, 1500).Select(i => $"Group {i} (AZ)")));
        import.WaitForAssertion(() => Assert.NotNull(Button(import, "Import 1,500 rows")));

        await import.InvokeAsync(() => Button(import, "Import 1,500 rows").Click());
        import.WaitForState(() => import.FindAll("button").Any(button => button.TextContent.Trim() == "Stop"));
        await import.InvokeAsync(() => Button(import, "Stop").Click());
        import.WaitForAssertion(() => Assert.Contains("Stopped", import.Find(".trouble").TextContent, StringComparison.Ordinal));
        await import.InvokeAsync(() => Button(import, "Back").Click());
        import.WaitForElement("#import-paste");
        await import.InvokeAsync(() => import.Find("form").SubmitAsync());

        import.WaitForAssertion(() => Assert.NotNull(Button(import, "Import 1,500 rows")));
        await import.InvokeAsync(() => Button(import, "Import 1,500 rows").Click());
        import.WaitForAssertion(() => Assert.Equal("Done", import.Find("h2").TextContent));
    }

    [Fact]
    public async Task A_list_that_fills_the_field_may_lack_its_end_and_is_asked_for_as_a_file()
    {
        await using var site = await CampaignSite.StartAsync(Engine.Sqlite);
        await using var page = await OpenPage.AsAsync(site, OrganizerRole.Organizer);
        var import = page.Open<ImportPage>();
        Assert.Equal($"{ImportDraft.PastedMaxLength}", import.Find("#import-paste").GetAttribute("maxlength"));

        await StartAsync(import, string.Join('\n', Enumerable.Repeat("Puente (AZ)", 6000))[..ImportDraft.PastedMaxLength]);

        import.WaitForAssertion(() => Assert.StartsWith("This is too long to paste", import.Find(".import-sources .import-error").TextContent, StringComparison.Ordinal));
        Assert.Contains("At most 60,000 characters", import.Find("#import-paste-hint").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_can_be_pasted_fits_into_one_message_of_a_circuit()
    {
        await using var site = await CampaignSite.StartAsync(Engine.Sqlite);
        var circuits = typeof(Microsoft.AspNetCore.Components.Server.CircuitOptions).Assembly.GetType("Microsoft.AspNetCore.Components.Server.ComponentHub", throwOnError: true)!;
        var options = typeof(IOptions<>).MakeGenericType(typeof(HubOptions<>).MakeGenericType(circuits));
        var most = ((HubOptions)options.GetProperty("Value")!.GetValue(site.Services.GetRequiredService(options))!).MaximumReceiveMessageSize;

        Assert.InRange(6 * ImportDraft.PastedMaxLength, 1, most!.Value - (32 * 1024));
    }

    private static async Task StartAsync(IRenderedComponent<ImportPage> import, string? pasted)
    {
        await import.InvokeAsync(() => import.Find("input[type=radio][value=Organizations]").Change("on"));
        await import.InvokeAsync(() => import.Find("#import-note").Change("A list"));
        if (pasted is not null)
            await import.InvokeAsync(() => import.Find("#import-paste").Change(pasted));
        await import.InvokeAsync(() => import.Find("form").SubmitAsync());
    }

    private static string? Chosen(IElement select) => select.QuerySelectorAll("option").FirstOrDefault(option => option.HasAttribute("selected"))?.GetAttribute("value");

    private static IElement Button(IRenderedComponent<ImportPage> import, string words) => import.FindAll("button").Single(button => button.TextContent.Trim() == words);
}
