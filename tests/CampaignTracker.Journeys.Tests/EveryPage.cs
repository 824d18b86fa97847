using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace CampaignTracker.Journeys.Tests;

/// <summary>What holds for every public page, in a real browser.</summary>
public sealed class EveryPage(Chromium chromium, PublishedSite site, Output output)
{
    private const int PageBudget = 100 * 1024;
    private const int RequestBudget = 10;
    private const int MapPageBudget = 450 * 1024;
    private const int MapPageRequestBudget = 15;
    private const int StylesBudget = 15 * 1024;

    private static readonly (int Width, ColorScheme Theme)[] Looks = [(1280, ColorScheme.Light), (320, ColorScheme.Dark)];

    private static readonly ParallelOptions AFewAtOnce = new() { MaxDegreeOfParallelism = 4 };

    [Fact]
    public async Task Axe_finds_nothing_and_nothing_overflows_in_either_theme_or_language_wide_or_narrow()
    {
        var findings = new List<string>();
        var page = await chromium.OpenAsync(site.Address);
        foreach (var path in SitePages.InBothLanguages)
        {
            await page.GotoAsync(path);
            await Axe.InjectAsync(page);
            foreach (var (width, theme) in Looks)
            {
                await page.SetViewportSizeAsync(width, 900);
                // Without motion: a colour on its way from one theme to the other has no contrast to speak of.
                await page.EmulateMediaAsync(new() { ColorScheme = theme, ReducedMotion = ReducedMotion.Reduce });
                findings.AddRange((await Axe.FindViolationsAsync(page)).Select(violation => $"{path} at {width} px, {theme}: {violation}"));
                var overflow = await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
                if (overflow > 0)
                    findings.Add($"{path} at {width} px: {overflow} px too wide");
            }
        }

        Assert.Empty(findings);
    }

    [Fact]
    public async Task Each_page_is_light_asks_only_this_site_and_breaks_no_rule_of_its_own()
    {
        var findings = new ConcurrentQueue<string>();
        await Parallel.ForEachAsync(SitePages.InBothLanguages, AFewAtOnce, async (path, _) =>
        {
            var page = await chromium.OpenAsync(site.Address);
            page.Console += (_, message) =>
            {
                // A browser tells of an answer of 400, 404 or 410, which is no fault of the page.
                if (!message.Text.Contains("status of 4", StringComparison.Ordinal))
                    findings.Enqueue($"{path}: console {message.Text}");
            };
            var load = new PageLoad();
            page.RequestFinished += (_, request) => load.Add(request);
            if (SitePages.HasMap(path))
                await page.OpenMapWithWorkerAsync(path);
            else
                await page.GotoAsync(path);
            await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
            await load.FinishAsync();

            output.WriteLine($"{load.Bytes,7} bytes {load.Requests,2} requests  {path}");
            var (bytes, requests) = SitePages.HasMap(path) ? (MapPageBudget, MapPageRequestBudget) : (PageBudget, RequestBudget);
            if (load.Bytes > bytes || load.Requests > requests)
                findings.Enqueue($"{path}: {load.Bytes} bytes in {load.Requests} requests");
            if (load.StyleBytes > StylesBudget)
                findings.Enqueue($"{path}: {load.StyleBytes} bytes of styles");
            foreach (var url in load.Elsewhere(site.Address))
                findings.Enqueue($"{path}: asks {url}");
            await page.Context.CloseAsync();
        });

        Assert.Empty(findings);
    }

    [Fact]
    public async Task The_HTML_is_as_the_standard_wants_it()
    {
        var pages = new Dictionary<string, string>();
        using var client = new HttpClient { BaseAddress = site.Address };
        foreach (var path in SitePages.InBothLanguages)
        {
            using var response = await client.GetAsync(new Uri(path, UriKind.Relative));
            pages[path] = await response.Content.ReadAsStringAsync();
        }

        await HtmlRules.AssertAsync(pages);
    }

    [Fact]
    public async Task The_first_key_leads_past_the_navigation()
    {
        var page = await chromium.OpenAsync(site.Address);
        await page.GotoAsync("/organizations");
        await page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(page.Locator("a.skip")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(page.Locator("main")).ToBeFocusedAsync();
    }
}
