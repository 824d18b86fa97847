using CampaignTracker.Data;
using CampaignTracker.Data.Organizers;
using CampaignTracker.Data.Reasons;
using CampaignTracker.Data.Security;
using CampaignTracker.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace CampaignTracker.Journeys.Tests;

public sealed class AdministratorKeepsTheSite(Chromium chromium)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_banner_and_a_stop_of_sign_ons_are_on_the_public_site_at_once()
    {
        await using var site = await SiteAsync();
        var page = await SignedInAsync(site, Language.English, ColorScheme.Light, 1280);
        await page.GotoAsync("/organize/site");

        await page.GetByLabel("In English").FillAsync("The vigil moved to Sunday.");
        await page.GetByLabel("In Spanish").FillAsync("La vigilia pasó al domingo.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save the banner" }).ClickAsync();
        await Assertions.Expect(page.Locator(".notice-board")).ToContainTextAsync("Public pages show it");
        await page.GetByRole(AriaRole.Button, new() { Name = "Close sign-ons" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Open sign-ons again" })).ToBeVisibleAsync();

        await page.GotoAsync("/es/sign-on");
        await Assertions.Expect(page.Locator(".site-banner")).ToHaveTextAsync("La vigilia pasó al domingo.");
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Las firmas están en una breve pausa");
        await Axe.InjectAsync(page);
        Assert.Empty(await Axe.FindViolationsAsync(page));
    }

    [Theory]
    [InlineData(Language.English, ColorScheme.Light, 1280)]
    [InlineData(Language.Spanish, ColorScheme.Dark, 1280)]
    [InlineData(Language.Spanish, ColorScheme.Light, 800)]
    [InlineData(Language.English, ColorScheme.Dark, 360)]
    public async Task Axe_finds_nothing_no_policy_is_broken_and_no_page_is_too_wide(Language language, ColorScheme theme, int width)
    {
        await using var site = await SiteAsync();
        var page = await SignedInAsync(site, language, theme, width);
        var findings = new List<string>();
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
                findings.Add($"console {message.Text}");
        };

        foreach (var path in await PathsAsync(site))
        {
            await page.GotoAsync(path);
            await Assertions.Expect(page.Locator(".zone h1")).ToBeVisibleAsync();
            await Assertions.Expect(page.Locator(".loading")).ToHaveCountAsync(0);
            // What is amiss, and what is asked before something goes for good, are part of the page.
            if (path.EndsWith("/new", StringComparison.Ordinal))
                await page.Locator("form.sheet button[type=submit]").ClickAsync();
            else if (await page.Locator(".zone-removal button").CountAsync() > 0)
                await page.Locator(".zone-removal button").ClickAsync();
            await Axe.InjectAsync(page);
            findings.AddRange((await Axe.FindViolationsAsync(page)).Select(violation => $"{path}: {violation}"));
            var overflow = await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
            if (overflow > 0)
                findings.Add($"{path} is {overflow} px too wide");
        }

        Assert.Empty(findings);
    }

    private static async Task<IReadOnlyList<string>> PathsAsync(CampaignSite site)
    {
        await using var db = await site.OpenDatabaseAsync();
        var (milestone, agreement, agency, reason) = (
            await db.Milestones.Select(m => m.Id).FirstAsync(Ct), await db.Agreements.Select(a => a.Id).FirstAsync(Ct),
            await db.Agencies.Select(a => a.Id).FirstAsync(Ct), await db.Reasons.Select(r => r.Id).FirstAsync(Ct));
        return
        [
            "/organize/site", "/organize/timeline", "/organize/timeline/new", $"/organize/timeline/{milestone}", "/organize/agreements", $"/organize/agreements/{agreement}",
            "/organize/agreements/agencies", "/organize/agreements/agencies/new", $"/organize/agreements/agencies/{agency}", $"/organize/agreements/agencies/{agency}/new",
            "/organize/blocks", "/organize/reasons", "/organize/reasons/new", $"/organize/reasons/{reason}",
        ];
    }

    private static async Task<CampaignSite> SiteAsync()
    {
        var site = await CampaignSite.StartAsync(Engine.Sqlite, new SiteOptions { OnKestrel = true, Campaign2009 = true, Samples = true });
        await site.ChangeAsync(db =>
        {
            db.AddRange(
                new BlockRule("*.spam.example", "Two hundred false sign-ons in June", TestData.By, site.Now),
                Reason.Keep(ReasonUse.DeclineSignOn, new("We could not find your organization.", "No pudimos encontrar su organización."), 10, TestData.By, site.Now));
            return Task.CompletedTask;
        });
        return site;
    }

    private async Task<IPage> SignedInAsync(CampaignSite site, Language language, ColorScheme theme, int width)
    {
        var page = await chromium.OpenAsync(site.Address, options =>
        {
            options.ViewportSize = new() { Width = width, Height = 900 };
            options.ColorScheme = theme;
            options.ReducedMotion = ReducedMotion.Reduce;
        });
        var cookie = await OrganizerCookie.ForAsync(site, OrganizerRole.Administrator, language);
        await page.Context.AddCookiesAsync([new() { Name = cookie.Name, Value = cookie.Value, Url = site.Address.ToString() }]);
        return page;
    }
}
