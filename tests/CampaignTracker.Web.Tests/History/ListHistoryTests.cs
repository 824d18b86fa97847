using Bunit;
using CampaignTracker.Data.History;
using CampaignTracker.Data.Letters;
using CampaignTracker.Data.Organizers;
using CampaignTracker.Testing;
using CampaignTracker.Web.Features.History;
using CampaignTracker.Web.Features.History.Organize;
using CampaignTracker.Web.Tests.Organize;
using CampaignTracker.Web.Ui.Organize.Grids;
using Microsoft.Extensions.DependencyInjection;
using TestContext = Xunit.TestContext;

namespace CampaignTracker.Web.Tests.History;

public sealed class ListHistoryTests
{
    private static readonly string[] FilterNames = [ListHistory.Noun, ListHistory.By, ListHistory.From, ListHistory.To];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>The campaign's clock stands in New York: half past three on the second, in the night, is still the first there.</summary>
    [Theory]
    [InlineData(Engine.Sqlite, "", new[] { "listed", "verified", "asked", "drafted" })]
    [InlineData(Engine.Postgres, "", new[] { "listed", "verified", "asked", "drafted" })]
    [InlineData(Engine.Sqlite, "?noun=organization", new[] { "listed", "verified", "asked" })]
    [InlineData(Engine.Sqlite, "?by=Ana%20Ruiz", new[] { "listed", "verified" })]
    [InlineData(Engine.Postgres, "?by=Ana%20Ruiz&from=2026-06-02", new[] { "listed" })]
    [InlineData(Engine.Sqlite, "?from=2026-06-01&to=2026-06-01", new[] { "verified" })]
    [InlineData(Engine.Postgres, "?from=2026-06-01&to=2026-06-01", new[] { "verified" })]
    [InlineData(Engine.Sqlite, "?noun=nothing&from=yesterday&by=", new[] { "listed", "verified", "asked", "drafted" })]
    public async Task It_is_filtered_by_noun_person_and_day(Engine engine, string address, string[] expected)
    {
        await using var site = await SiteAsync(engine);
        await using var scope = site.Services.CreateAsyncScope();

        var page = await scope.ServiceProvider.GetRequiredService<ListHistory>().ReadAsync(GridQuery.Read(address, FilterNames), Ct);

        Assert.Equal(expected, page.Rows.Select(row => row.What));
    }

    [Fact]
    public async Task A_line_says_who_did_what_and_what_was_there_before_and_leads_to_all_of_it()
    {
        await using var site = await SiteAsync(Engine.Sqlite);
        await using var reader = await OpenPage.AsAsync(site, OrganizerRole.Reader);

        var page = reader.Open<AllHistoryPage>();

        page.WaitForAssertion(() => Assert.Equal(4, page.FindAll("tbody tr").Count));
        var verified = page.FindAll("tbody tr")[1];
        Assert.Contains("Organization: verified", verified.TextContent, StringComparison.Ordinal);
        Assert.Contains("by Ana Ruiz", verified.TextContent, StringComparison.Ordinal);
        Assert.Contains("Evidence changed; what it held is not kept", string.Join(' ', verified.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
        Assert.DoesNotContain("Called Rosa", page.Markup, StringComparison.Ordinal);
        Assert.StartsWith("/organize/history/organization/", verified.QuerySelector("th a")!.GetAttribute("href"), StringComparison.Ordinal);
    }

    private static async Task<CampaignSite> SiteAsync(Engine engine)
    {
        var site = await CampaignSite.StartAsync(engine);
        var ana = new Actor("Ana Ruiz");
        await site.ChangeAsync(db =>
        {
            db.Add(Letter.Draft(
                new LetterDetails { Slug = "letter", Title = new("T", ""), Addressee = new("A", ""), Summary = new("S", "") }, new("T", ""), TestData.By, TestData.At.AddHours(-1)));
            return Task.CompletedTask;
        });
        var organization = TestData.Organization("Lantern Keepers");
        await site.ChangeAsync(async db => await db.AddAsync(organization, Ct));
        await site.ChangeAsync(async db =>
        {
            var known = await db.FindAsync<Data.Organizations.Organization>([organization.Id], Ct);
            known!.Verify("Called Rosa.", ana, new DateTime(2026, 6, 2, 3, 30, 0, DateTimeKind.Utc));
        });
        await site.ChangeAsync(async db =>
        {
            var known = await db.FindAsync<Data.Organizations.Organization>([organization.Id], Ct);
            known!.List(ana, new DateTime(2026, 6, 2, 15, 0, 0, DateTimeKind.Utc));
        });
        return site;
    }
}
