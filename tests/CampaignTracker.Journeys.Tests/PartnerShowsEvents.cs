using System.Diagnostics;
using System.Text.Json;
using System.Text.RegularExpressions;
using CampaignTracker.Data.Events;
using CampaignTracker.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Playwright;

namespace CampaignTracker.Journeys.Tests;

/// <summary>What docs/partners.md says, done as a partner would: its pieces in a plain page on another origin.</summary>
public sealed partial class PartnerShowsEvents(Chromium chromium)
{
    [Fact]
    public async Task A_partner_shows_our_events_in_a_page_of_its_own()
    {
        await using var site = await CampaignSite.StartAsync(Engine.Sqlite, new SiteOptions { OnKestrel = true });
        await site.ChangeAsync(async db =>
        {
            await db.AddAsync(TestData.PublishedEvent(TestData.EventDetails("Candles <b>at</b> the plaza")));
            var cancelled = TestData.PublishedEvent(TestData.EventDetails("A march downtown", EventType.March), TestData.Saturday() with { StartDate = new(2026, 6, 20) });
            cancelled.Cancel(new("We are sorry.", "Lo sentimos."), TestData.By, TestData.At);
            await db.AddAsync(cancelled);
            await db.AddAsync(TestData.PublishedEvent(TestData.EventDetails("Over already"), TestData.Saturday() with { StartDate = new(2026, 5, 1) }));
        });
        await using var partner = await PartnerPage.ServeAsync(await PieceAsync(0, site.Address));
        var page = await chromium.OpenAsync(partner.Address);

        await page.GotoAsync("/");

        var shown = page.Locator("#coalition-events li");
        await Assertions.Expect(shown).ToHaveCountAsync(2);
        await Assertions.Expect(shown.Nth(0)).ToHaveTextAsync("Candles <b>at</b> the plaza: Saturday, June 6, 2026, 7:00 PM MST, Phoenix");
        await Assertions.Expect(shown.Nth(1)).ToContainTextAsync("A march downtown (cancelled)");
        await shown.Nth(0).GetByRole(AriaRole.Link).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Candles <b>at</b> the plaza");
    }

    [Fact]
    public async Task A_partner_shows_how_many_have_signed()
    {
        await using var site = await CampaignSite.StartAsync(Engine.Sqlite, new SiteOptions { OnKestrel = true, Campaign2009 = true });
        await using var partner = await PartnerPage.ServeAsync(await PieceAsync(1, site.Address));
        var page = await chromium.OpenAsync(partner.Address);

        await page.GotoAsync("/");

        await Assertions.Expect(page.Locator("p")).ToHaveTextAsync("Signed by 521 organizations.");
    }

    [Fact]
    public async Task The_API_s_document_keeps_every_rule_that_Redocly_recommends()
    {
        var tests = Path.Combine(Repository.Root, "tests/CampaignTracker.Journeys.Tests");
        var lint = new ProcessStartInfo("node",
        [
            Path.Combine(tests, "node_modules/@redocly/cli/bin/cli.js"), "lint", "--extends", "recommended", "--format", "json",
            Path.Combine(Repository.Root, "docs/api/openapi.json"),
        ]);
        lint.Environment["REDOCLY_TELEMETRY"] = "off";
        lint.Environment["REDOCLY_SUPPRESS_UPDATE_NOTICE"] = "true";
        var run = await ProgramRun.RunAsync(lint);

        Assert.True(run.ExitCode == 0, run.Output + run.Errors);
        using var found = JsonDocument.Parse(run.Output);
        Assert.Equal(0, found.RootElement.GetProperty("totals").GetProperty("warnings").GetInt32());
    }

    /// <summary>A piece of HTML from the guide, with the site's address in place of the example's.</summary>
    private static async Task<string> PieceAsync(int number, Uri site)
    {
        var guide = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "docs/partners.md"));
        return Pieces().Matches(guide)[number].Groups[1].Value.Replace("https://coalition.example", site.GetLeftPart(UriPartial.Authority), StringComparison.Ordinal);
    }

    [GeneratedRegex("```html\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Pieces();

    /// <summary>A partner's site: one page, on an origin of its own.</summary>
    private sealed class PartnerPage(WebApplication app) : IAsyncDisposable
    {
        public Uri Address => new(app.Urls.Single());

        public static async Task<PartnerPage> ServeAsync(string html)
        {
            var builder = WebApplication.CreateSlimBuilder();
            builder.Logging.ClearProviders();
            builder.WebHost.UseUrls("http://127.0.0.1:0");
            var app = builder.Build();
            app.Run(context =>
            {
                context.Response.ContentType = "text/html; charset=utf-8";
                return context.Response.WriteAsync(html);
            });
            await app.StartAsync();
            return new PartnerPage(app);
        }

        public ValueTask DisposeAsync() => app.DisposeAsync();
    }
}
