using System.Net;
using System.Reflection;
using CampaignTracker.Data.Organizers;
using CampaignTracker.Testing;
using CampaignTracker.Web.Features.Organizers;
using CampaignTracker.Web.Shell;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace CampaignTracker.Web.Tests.Organize;

/// <summary>Every page below <c>/organize</c> against every role and none. A new page is not covered until it stands in the table.</summary>
public sealed class ZoneRoles(SeededSites sites)
{
    private static readonly OrganizerRole[] Everybody = [OrganizerRole.Reader, OrganizerRole.Organizer, OrganizerRole.Administrator];
    private static readonly OrganizerRole[] Organizing = [OrganizerRole.Organizer, OrganizerRole.Administrator];
    private static readonly string[] Policies = [OrganizerPolicies.Reads, OrganizerPolicies.Organizes, OrganizerPolicies.Administers];

    /// <summary>The route, an address of it, and who may see it.</summary>
    private static readonly (string Route, string Address, OrganizerRole[] Roles)[] Pages =
    [
        ("/organize", "/organize", Everybody),
        ("/organize/sign-ons", "/organize/sign-ons?list=held_back&page=2", Everybody),
        ("/organize/people", "/organize/people?page=2", [OrganizerRole.Administrator]),
        ("/organize/sign-ons/all", "/organize/sign-ons/all?status=listed", Everybody),
        ("/organize/sign-ons/new", "/organize/sign-ons/new", Organizing),
        ("/organize/organizations", "/organize/organizations?state=AZ&sort=-name", Everybody),
        ("/organize/organizations/new", "/organize/organizations/new", Organizing),
        ("/organize/organizations/{Id:guid}", "/organize/organizations/019700d5-7d0a-7000-8000-000000000000", Everybody),
        ("/organize/organizations/{Id:guid}/merge", "/organize/organizations/019700d5-7d0a-7000-8000-000000000000/merge", Organizing),
        ("/organize/letters", "/organize/letters", Everybody),
        ("/organize/letters/new", "/organize/letters/new", Everybody),
        ("/organize/letters/{Name}", "/organize/letters/end-287g-2009", Everybody),
        ("/organize/letters/{Name}/{Step}", "/organize/letters/end-287g-2009/answer", Everybody),
        ("/organize/mails", "/organize/mails", Everybody),
        ("/organize/events", "/organize/events?state=AZ&when=all", Everybody),
        ("/organize/events/new", "/organize/events/new?state=GA", Organizing),
        ("/organize/events/{Id:guid}", "/organize/events/019700d5-7d0a-7000-8000-000000000000", Everybody),
        ("/organize/days", "/organize/days", Everybody),
        ("/organize/days/new", "/organize/days/new", Organizing),
        ("/organize/days/{Id:guid}", "/organize/days/019700d5-7d0a-7000-8000-000000000000", Everybody),
        ("/organize/history", "/organize/history?noun=sign_on&from=2026-11-01", Everybody),
        ("/organize/import", "/organize/import", Organizing),
        ("/organize/sign-ons/bulk", "/organize/sign-ons/bulk", Organizing),
        ("/organize/export/contacts", "/organize/export/contacts", [OrganizerRole.Administrator]),
        ("/organize/history/{Noun}/{Id:guid}", "/organize/history/sign_on/019700d5-7d0a-7000-8000-000000000000", Everybody),
        ("/organize/agreements", "/organize/agreements", Everybody),
        ("/organize/agreements/agencies", "/organize/agreements/agencies", Everybody),
        ("/organize/agreements/agencies/new", "/organize/agreements/agencies/new", Everybody),
        ("/organize/agreements/agencies/{Id:guid}", "/organize/agreements/agencies/019700d5-7d0a-7000-8000-000000000000", Everybody),
        ("/organize/agreements/agencies/{AgencyId:guid}/new", "/organize/agreements/agencies/019700d5-7d0a-7000-8000-000000000000/new", Everybody),
        ("/organize/agreements/{Id:guid}", "/organize/agreements/019700d5-7d0a-7000-8000-000000000000", Everybody),
        ("/organize/blocks", "/organize/blocks", Organizing),
        ("/organize/reasons", "/organize/reasons", Organizing),
        ("/organize/reasons/new", "/organize/reasons/new", Organizing),
        ("/organize/reasons/{Id:guid}", "/organize/reasons/019700d5-7d0a-7000-8000-000000000000", Organizing),
        ("/organize/{*Path}", "/organize/nope/at/all", Everybody),
        ("/organize/site", "/organize/site", [OrganizerRole.Administrator]),
        ("/organize/timeline", "/organize/timeline", Everybody),
        ("/organize/timeline/new", "/organize/timeline/new", Everybody),
        ("/organize/timeline/{Id:guid}", "/organize/timeline/019700d5-7d0a-7000-8000-000000000000", Everybody),
    ];

    public static TheoryData<string, OrganizerRole?> EachWithEachRole =>
    [
        .. from page in Pages
           from role in Everybody.Select(role => (OrganizerRole?)role).Append(null)
           select (page.Address, role),
    ];

    [Fact]
    public void The_table_names_every_page()
    {
        var routes = typeof(ShellText).Assembly.GetTypes().SelectMany(t => t.GetCustomAttributes<RouteAttribute>()).Select(r => r.Template)
            .Where(route => route.StartsWith("/organize", StringComparison.OrdinalIgnoreCase));

        Assert.Equal(routes.Order(StringComparer.Ordinal), Pages.Select(p => p.Route).Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(EachWithEachRole))]
    public async Task A_page_opens_for_its_roles_only(string address, OrganizerRole? role)
    {
        var site = await sites.OnAsync(Engine.Sqlite);
        using var browser = await site.BrowserOfAsync(role);
        using var response = await browser.GetAsync(new Uri(address, UriKind.Relative));

        if (role is null)
        {
            Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
            Assert.Equal($"/account/sign-in?ReturnUrl={Uri.EscapeDataString(address)}", response.Headers.Location!.OriginalString);
            return;
        }

        var mayEnter = Pages.Single(p => p.Address == address).Roles.Contains(role.Value);
        Assert.Equal(mayEnter ? HttpStatusCode.OK : HttpStatusCode.Forbidden, response.StatusCode);
        if (mayEnter)
            return;
        var words = await response.Content.ReadAsStringAsync();
        Assert.Contains("Your account can’t do this", WebUtility.HtmlDecode(words), StringComparison.Ordinal);
        Assert.Contains("href=\"/organize\"", words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_page_and_every_part_of_a_circuit_demands_a_role()
    {
        var site = await sites.OnAsync(Engine.Sqlite);
        var endpoints = site.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().ToList();
        var pages = endpoints.Where(e => Below(e, "organize")).ToList();
        var circuits = endpoints.Where(e => Below(e, "_blazor")).ToList();

        Assert.NotEmpty(pages);
        Assert.NotEmpty(circuits);
        Assert.All(pages.Concat(circuits), endpoint => Assert.Contains(
            endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>(), demand => Policies.Contains(demand.Policy)));
    }

    private static bool Below(RouteEndpoint endpoint, string first) =>
        string.Equals(endpoint.RoutePattern.RawText?.Trim('/').Split('/')[0], first, StringComparison.OrdinalIgnoreCase);
}
