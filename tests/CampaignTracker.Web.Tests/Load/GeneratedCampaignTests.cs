using System.Diagnostics;
using CampaignTracker.Data.Events;
using CampaignTracker.Data.Letters;
using CampaignTracker.Data.Organizations;
using CampaignTracker.Data.Seeding;
using CampaignTracker.Testing;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Tests.Load;

/// <summary>The program <c>tests/CampaignTracker.Load</c>, run as a developer runs it, on the database of a site.</summary>
public sealed class GeneratedCampaignTests
{
    [Theory, OnBothEngines]
    public async Task A_generated_campaign_has_the_size_that_was_asked_for_and_its_pages_open(Engine engine)
    {
        await using var site = await CampaignSite.StartAsync(engine);
        var run = await GenerateAsync(engine, site);
        Assert.True(run.ExitCode == 0, run.Errors);

        await using var db = await site.OpenDatabaseAsync();
        Assert.Equal(120, await db.Organizations.CountAsync(o => o.IsSample));
        Assert.Equal(200, await db.Events.CountAsync(e => e.IsSample));
        Assert.Equal(300, await db.SignOns.CountAsync(s => s.IsSample));
        Assert.Equal(200, await db.Set<EventAddress>().CountAsync());

        Assert.Contains("Sample", (await site.GetPageAsync("/organizations")).Body!.TextContent, StringComparison.Ordinal);
        Assert.NotEmpty((await site.GetPageAsync("/events")).QuerySelectorAll("a[href^='/events/']"));
        Assert.NotEmpty((await site.GetPageAsync("/letters/generated-open-letter")).QuerySelectorAll("a[href^='/organizations/']"));
        await site.GetPageAsync($"/organizations/{await db.Organizations.Listed().Select(o => o.Slug).FirstAsync()}");
        await site.GetPageAsync($"/events/{await db.Events.Shown().Where(e => e.AddressVisibility == AddressVisibility.Area).Select(e => e.Slug).FirstAsync()}");
    }

    [Theory, OnBothEngines]
    public async Task It_holds_what_makes_lists_hard(Engine engine)
    {
        await using var site = await CampaignSite.StartAsync(engine);
        await GenerateAsync(engine, site);

        await using var db = await site.OpenDatabaseAsync();
        var events = await db.Events.Include(e => e.TrueAddress).ToListAsync();
        Assert.Contains(events, e => e.Status is EventStatus.Cancelled);
        Assert.Contains(events, e => e.Status is EventStatus.Postponed);
        Assert.Contains(events, e => e.Status is EventStatus.Proposed);
        Assert.Contains(events, e => e.StartTime is null);
        Assert.Contains(events, e => e.PastAt < site.Now);
        Assert.Contains(events, e => e.PastAt > site.Now);
        Assert.Contains(events, e => e.Languages.SequenceEqual(["en", "es"]));
        Assert.All(events, e => Assert.Equal(e.Schedule.StartsAt, e.StartsAt));
        Assert.All(events.Where(e => e.AddressVisibility is AddressVisibility.Area), e => Assert.True(e.PostalCode.Length == 0 && e.TrueAddress!.PostalCode.Length == 5));
        Assert.True(events.Select(e => e.TimeZone).Distinct().Count() > 3);

        Assert.True(await db.LetterVersions.CountAsync() > await db.Letters.CountAsync());
        Assert.Single(await db.Letters.OpenAt(site.Now).ToListAsync());
        Assert.True(await db.SignOns.Select(s => s.Status).Distinct().CountAsync() > 3);
        Assert.NotEqual(120, await db.Organizations.Listed().CountAsync());
    }

    [Fact]
    public async Task The_same_seed_gives_the_same_campaign_on_both_engines()
    {
        var campaigns = new List<IReadOnlyList<string>>();
        foreach (var engine in Enum.GetValues<Engine>())
        {
            await using var site = await CampaignSite.StartAsync(engine);
            await GenerateAsync(engine, site);
            await using var db = await site.OpenDatabaseAsync();
            var organizations = await db.Organizations.OrderBy(o => o.Slug).Select(o => $"{o.Slug} {o.Status} {o.SearchText} {o.CreatedAt:O} {o.About.Es}").ToListAsync();
            var events = await db.Events.OrderBy(e => e.Slug).Select(e => $"{e.Code} {e.Status} {e.StartsAt:O} {e.Latitude} {e.Description.Es}").ToListAsync();
            var signOns = await db.SignOns.OrderBy(s => s.CreatedAt).ThenBy(s => s.SignatoryName).Select(s => $"{s.CreatedAt:O} {s.Status} {s.SignatoryName}").ToListAsync();
            campaigns.Add([.. organizations, .. events, .. signOns]);
        }

        Assert.Equal(620, campaigns[0].Count);
        Assert.Equal(campaigns[0], campaigns[1]);
    }

    [Theory, OnBothEngines]
    public async Task It_is_refused_twice_and_leaves_with_the_samples(Engine engine)
    {
        await using var site = await CampaignSite.StartAsync(engine);
        await GenerateAsync(engine, site);

        var again = await GenerateAsync(engine, site);
        Assert.Equal(1, again.ExitCode);
        Assert.Contains("already", again.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", again.Errors, StringComparison.Ordinal);

        await using var db = await site.OpenDatabaseAsync();
        await CampaignSeeding.RemoveSamplesAsync(db, TestData.By, site.Now, CancellationToken.None);
        Assert.Equal(0, await db.Organizations.CountAsync() + await db.Events.CountAsync() + await db.Letters.CountAsync() + await db.SignOns.CountAsync());
        Assert.Equal(0, (await GenerateAsync(engine, site)).ExitCode);
    }

    private static async Task<ProgramRun> GenerateAsync(Engine engine, CampaignSite site)
    {
        await using var db = await site.OpenDatabaseAsync();
        var connection = db.Database.GetConnectionString()!;
        string[] database = engine is Engine.Sqlite ? ["--sqlite", new SqliteConnectionStringBuilder(connection).DataSource] : ["--postgres", connection];
        string[] size = ["--organizations", "120", "--events", "200", "--sign-ons", "300", "--now", SiteOptions.Noon.ToString("O")];
        var program = Path.Combine(AppContext.BaseDirectory, "CampaignTracker.Load.dll");
        return await ProgramRun.RunAsync(new ProcessStartInfo("dotnet", [program, "generate", .. size, .. database]));
    }
}
