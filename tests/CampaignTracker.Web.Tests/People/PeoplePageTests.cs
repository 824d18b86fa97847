using AngleSharp.Dom;
using Bunit;
using CampaignTracker.Data.Organizers;
using CampaignTracker.Testing;
using CampaignTracker.Web.Features.Organizations.Organize;
using CampaignTracker.Web.Features.People;
using CampaignTracker.Web.Features.People.Organize;
using CampaignTracker.Web.Features.Places;
using CampaignTracker.Web.Tests.Organize;
using CampaignTracker.Web.Tests.Organizers;
using CampaignTracker.Web.Ui.Organize;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using TestContext = Xunit.TestContext;

namespace CampaignTracker.Web.Tests.People;

/// <summary>The colleagues' page as an administrator works in it.</summary>
public sealed class PeoplePageTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_invitation_that_is_amiss_keeps_what_was_typed_and_says_why_at_the_field()
    {
        await using var site = await CampaignSite.StartAsync(Engine.Sqlite);
        await Account.MakeAsync(site);
        await using var administrator = await OpenPage.AsAsync(site, OrganizerRole.Administrator);
        var page = await OpenAsync(administrator);
        await page.InvokeAsync(() => Button(page, "Invite a colleague").ClickAsync(new()));
        var fields = page.FindAll(".person-fields input");
        await fields[0].ChangeAsync(new() { Value = "Eva Lara" });
        await page.InvokeAsync(() => page.FindAll(".person-fields input")[1].ChangeAsync(new() { Value = "ana@coalition.example" }));
        await page.InvokeAsync(() => page.Find(".person-form").SubmitAsync(new()));

        page.WaitForAssertion(() => Assert.Contains("This address has an account already", page.Markup, StringComparison.Ordinal));
        Assert.Equal("Eva Lara", page.FindAll(".person-fields input")[0].GetAttribute("value"));

        await page.InvokeAsync(() => page.FindAll(".person-fields input")[1].ChangeAsync(new() { Value = Invited.Address }));
        await page.InvokeAsync(() => page.Find(".person-form").SubmitAsync(new()));
        page.WaitForAssertion(() => Assert.Contains(Invited.Address, page.Find("[aria-labelledby=invited]").TextContent, StringComparison.Ordinal));
        Assert.Empty(page.FindAll(".person-form"));
        Assert.Equal($"The invitation to {Invited.Address} is on its way.", administrator.The<Notices>().Current);
        Assert.Single(await site.MailsToAsync(Invited.Address));
    }

    [Fact]
    public async Task People_and_states_stand_in_the_order_of_the_readers_language()
    {
        await using var site = await CampaignSite.StartAsync(Engine.Sqlite);
        foreach (var name in (string[])["Rita", "Óscar", "ana"])
            await Account.MakeAsync(site, OrganizerRole.Organizer, $"{Guid.NewGuid():n}@coalition.example", name);
        await using var administrator = await OpenPage.AsAsync(site, OrganizerRole.Administrator);

        var people = (await administrator.The<ListPeople>().ReadAsync(1, Ct)).Colleagues.Select(row => row.Name).Where(name => name is "Rita" or "Óscar" or "ana");
        var states = OrganizationFilters.States(administrator.The<IStringLocalizer<PlacesText>>()).Select(state => state.Label).ToList();

        Assert.Equal(["ana", "Óscar", "Rita"], people);
        Assert.True(states.IndexOf("Alabama") < states.IndexOf("Alaska") && states.IndexOf("Alaska") < states.IndexOf("Arizona"));
    }

    [Fact]
    public async Task A_colleague_is_disabled_by_one_click_and_enabled_again()
    {
        await using var site = await CampaignSite.StartAsync(Engine.Sqlite);
        await Account.MakeAsync(site, OrganizerRole.Organizer, "eva@coalition.example", "Eva Lara");
        await using var administrator = await OpenPage.AsAsync(site, OrganizerRole.Administrator);
        var page = await OpenAsync(administrator);
        await ButtonOf(page, "Eva Lara", "Change").ClickAsync(new());
        await ButtonOf(page, "Eva Lara", "Disable").ClickAsync(new());

        page.WaitForAssertion(() => Assert.Contains("Disabled", Item(page, "Eva Lara").TextContent, StringComparison.Ordinal));
        await ButtonOf(page, "Eva Lara", "Change").ClickAsync(new());
        await ButtonOf(page, "Eva Lara", "Enable again").ClickAsync(new());
        page.WaitForAssertion(() => Assert.DoesNotContain("Disabled", Item(page, "Eva Lara").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_one_cannot_undo_oneself_is_asked_first()
    {
        await using var site = await CampaignSite.StartAsync(Engine.Sqlite);
        await Account.MakeAsync(site);
        await using var administrator = await OpenPage.AsAsync(site, OrganizerRole.Administrator);
        var page = await OpenAsync(administrator);
        await ButtonOf(page, "A Administrator", "Change").ClickAsync(new());
        await ButtonOf(page, "A Administrator", "Disable").ClickAsync(new());

        Assert.StartsWith("This is your own account.", Item(page, "A Administrator").QuerySelector("[role=alert] p")!.TextContent, StringComparison.Ordinal);
        await using (var db = await site.OpenDatabaseAsync())
            Assert.False(await db.Organizers.AnyAsync(o => o.DisabledAt != null, Ct));

        await ButtonOf(page, "A Administrator", "Disable my account").ClickAsync(new());
        await using var after = await site.OpenDatabaseAsync();
        Assert.Equal("A Administrator", (await after.Organizers.SingleAsync(o => o.DisabledAt != null, Ct)).DisplayName);
    }

    private static async Task<IRenderedComponent<PeoplePage>> OpenAsync(OpenPage administrator)
    {
        var page = administrator.Open<PeoplePage>();
        await page.WaitForElementAsync(".person");
        return page;
    }

    private static IElement Item(IRenderedComponent<PeoplePage> page, string name) =>
        page.FindAll("article.person").Single(item => item.QuerySelector("h3")!.TextContent == name);

    private static IElement Button(IRenderedComponent<PeoplePage> page, string words) => page.FindAll("button").Single(button => button.TextContent.Trim() == words);

    private static IElement ButtonOf(IRenderedComponent<PeoplePage> page, string name, string words) =>
        Item(page, name).QuerySelectorAll("button").Single(button => button.TextContent.Trim() == words);
}
