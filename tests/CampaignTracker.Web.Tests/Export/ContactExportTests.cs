using System.Net;
using Bunit;
using CampaignTracker.Data;
using CampaignTracker.Data.Organizations;
using CampaignTracker.Data.Organizers;
using CampaignTracker.Testing;
using CampaignTracker.Web.Features.Export;
using CampaignTracker.Web.Features.Export.Organize;
using CampaignTracker.Web.Features.Site;
using CampaignTracker.Web.Tests.Api;
using CampaignTracker.Web.Tests.Organize;
using CampaignTracker.Web.Tests.Site;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Tests.Export;

public sealed class ContactExportTests
{
    private const string Reason = "To call everybody before the vigil";

    private static CancellationToken Ct => Xunit.TestContext.Current.CancellationToken;

    [Theory, OnBothEngines]
    public async Task An_administrator_says_why_and_takes_the_file_once(Engine engine)
    {
        await using var site = await SiteAsync(engine);
        await using var acting = await Acting.AsAsync(site, OrganizerRole.Administrator);
        var ticket = await acting.The<ContactExports>().AskAsync(Reason, Ct);
        using var browser = await BrowserOfAsync(site, acting.OrganizerId);

        using var file = await TakeAsync(browser, ticket!);
        using var again = await TakeAsync(browser, ticket!);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.NotFound), (file.StatusCode, again.StatusCode));
        Assert.True(file.Headers.CacheControl!.NoStore);
        var row = Assert.Single(Csv.Read((await file.Content.ReadAsStringAsync(Ct)).TrimStart('\uFEFF')));
        Assert.Equal(("Test Neighbors", "Rosa Morales", "rosa@neighbors.example"), (row["organization"], row["contact"], row["email"]));
        await using var db = await site.OpenDatabaseAsync();
        var entry = await db.History.SingleAsync(h => h.What == "exported", Ct);
        Assert.Equal("A Administrator", entry.By);
        Assert.Contains(entry.Changes, change => change is { Field: "Reason", After: Reason });
        Assert.Contains(entry.Changes, change => change is { Field: "Count", After: "1" });
    }

    [Theory]
    [InlineData(OrganizerRole.Organizer)]
    [InlineData(OrganizerRole.Reader)]
    [InlineData(null)]
    public async Task Nobody_else_gets_a_ticket_or_a_file(OrganizerRole? role)
    {
        await using var site = await SiteAsync(Engine.Sqlite);
        await using var acting = await Acting.AsAsync(site, role);
        Assert.Null(await acting.The<ContactExports>().AskAsync(Reason, Ct));
        await using var administrator = await Acting.AsAsync(site, OrganizerRole.Administrator);
        var ticket = await administrator.The<ContactExports>().AskAsync(Reason, Ct);
        using var browser = await site.BrowserOfAsync(role);

        using var refused = await TakeAsync(browser, ticket!);

        Assert.Equal(role is null ? HttpStatusCode.Unauthorized : HttpStatusCode.Forbidden, refused.StatusCode);
    }

    [Fact]
    public async Task A_ticket_is_worth_nothing_to_a_colleague_nor_after_a_while_nor_where_it_is_none()
    {
        await using var site = await SiteAsync(Engine.Sqlite);
        await using var acting = await Acting.AsAsync(site, OrganizerRole.Administrator);
        var ticket = await acting.The<ContactExports>().AskAsync(Reason, Ct);
        using var colleague = await site.BrowserOfAsync(OrganizerRole.Administrator);
        using var own = await BrowserOfAsync(site, acting.OrganizerId);

        Assert.Equal(HttpStatusCode.NotFound, (await TakeAsync(colleague, ticket!)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await TakeAsync(own, "a guess")).StatusCode);
        site.Clock.Advance(ContactExport.TimeToTake);
        Assert.Equal(HttpStatusCode.NotFound, (await TakeAsync(own, ticket!)).StatusCode);
    }

    [Theory, OnBothEngines]
    public async Task While_the_site_is_read_only_it_says_so_and_the_ticket_is_good_afterwards(Engine engine)
    {
        await using var site = await SiteAsync(engine);
        await using var acting = await Acting.AsAsync(site, OrganizerRole.Administrator);
        var ticket = await acting.The<ContactExports>().AskAsync(Reason, Ct);
        using var browser = await BrowserOfAsync(site, acting.OrganizerId);
        await site.TurnAsync(SiteSwitch.ReadOnly, on: true);

        using var refused = await TakeAsync(browser, ticket!);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
        Assert.Contains("The site takes no changes at the moment.", await refused.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);

        await site.TurnAsync(SiteSwitch.ReadOnly, on: false);
        using var file = await TakeAsync(browser, ticket!);
        Assert.Equal(HttpStatusCode.OK, file.StatusCode);
    }

    [Fact]
    public async Task The_page_that_asks_for_it_says_that_the_site_is_read_only()
    {
        await using var site = await SiteAsync(Engine.Sqlite);
        await using var administrator = await OpenPage.AsAsync(site, OrganizerRole.Administrator);
        await site.TurnAsync(SiteSwitch.ReadOnly, on: true);
        var page = administrator.Open<ContactExportPage>();
        page.WaitForElement("textarea").Change(Reason);

        await page.InvokeAsync(() => page.Find("form").Submit());

        page.WaitForAssertion(() => Assert.StartsWith("No file was made: the site is read-only", page.Find(".import-error").TextContent, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(" ")]
    [InlineData("501")]
    public async Task Without_a_reason_there_is_none(string reason)
    {
        await using var site = await SiteAsync(Engine.Sqlite);
        await using var acting = await Acting.AsAsync(site, OrganizerRole.Administrator);

        await Assert.ThrowsAsync<DomainException>(() => acting.The<ContactExports>().AskAsync(reason == "501" ? new string('a', 501) : reason, Ct));
    }

    private static async Task<CampaignSite> SiteAsync(Engine engine)
    {
        var site = await CampaignSite.StartAsync(engine);
        var letter = TestData.OpenLetter();
        await site.ChangeAsync(db =>
        {
            db.AddRange(letter, TestData.ConfirmedRequest(letter), TestData.Request(letter, "Unconfirmed", "else@neighbors.example"));
            return Task.CompletedTask;
        });
        return site;
    }

    private static async Task<HttpClient> BrowserOfAsync(CampaignSite site, Guid organizerId)
    {
        var client = site.CreateClient();
        client.DefaultRequestHeaders.Add("Cookie", (await OrganizerCookie.OfAsync(site, organizerId)).Header);
        return client;
    }

    private static async Task<HttpResponseMessage> TakeAsync(HttpClient browser, string ticket)
    {
        using var form = new FormUrlEncodedContent([new(ContactExports.TicketField, ticket), new(ContactExports.FormatField, "csv")]);
        return await browser.PostAsync(new Uri($"/organize{ContactExports.Path}", UriKind.Relative), form, Ct);
    }
}
