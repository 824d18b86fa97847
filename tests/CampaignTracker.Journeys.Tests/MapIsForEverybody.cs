using System.Collections.Concurrent;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CampaignTracker.Journeys.Tests;

/// <summary>The map asks nothing of its readers: neither eyes nor a mouse, neither script nor a graphics card.</summary>
public sealed class MapIsForEverybody(Chromium chromium, PublishedSite site, Output output)
{
    private const string NoWebGl = "HTMLCanvasElement.prototype.getContext = () => null;";

    private const string Night = "20,19,42";

    private static readonly (int Width, ColorScheme Theme)[] Looks = [(1280, ColorScheme.Light), (1280, ColorScheme.Dark), (320, ColorScheme.Light), (320, ColorScheme.Dark)];

    [Theory]
    [InlineData("/events")]
    [InlineData("/es/events")]
    public async Task Axe_finds_nothing_on_the_map_with_its_cards_open_and_nothing_overflows(string path)
    {
        var page = await chromium.OpenAsync(site.Address, options => options.ReducedMotion = ReducedMotion.Reduce);
        var map = await page.OpenMapAsync(path);
        await Axe.InjectAsync(page);
        await map.Marks().First.ClickAsync();
        await Expect(map.Slip().Locator("article.event").First).ToBeVisibleAsync();
        await map.Locator("[data-move='pan-left']").ClickAsync();
        await Expect(map.Locator(".map-search")).ToBeVisibleAsync();

        var findings = new List<string>();
        foreach (var (width, theme) in Looks)
        {
            await page.SetViewportSizeAsync(width, 900);
            await page.EmulateMediaAsync(new() { ColorScheme = theme, ReducedMotion = ReducedMotion.Reduce });
            findings.AddRange((await Axe.FindViolationsAsync(page)).Select(violation => $"{width} px, {theme}: {violation}"));
            if (await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth") is > 0 and var overflow)
                findings.Add($"{width} px: {overflow} px too wide");
        }

        Assert.Empty(findings);
    }

    [Theory]
    [InlineData("/events", "This browser cannot draw the map")]
    [InlineData("/es/events", "Este navegador no puede dibujar el mapa")]
    public async Task Without_WebGL_the_list_stands_alone_and_a_line_says_so(string path, string words)
    {
        var page = await chromium.OpenAsync(site.Address);
        var said = Listen(page);
        await page.AddInitScriptAsync(NoWebGl);
        await page.GotoAsync(path, new() { WaitUntil = WaitUntilState.NetworkIdle });

        await Expect(page.Locator(".map-missing")).ToContainTextAsync(words);
        await Expect(page.Locator(".map-frame, .map-tools, .map-key, .map h2, [data-show], .to-map >> visible=true")).ToHaveCountAsync(0);
        await Expect(page.Locator(".days article.event").First).ToBeVisibleAsync();
        Assert.Empty(said);
    }

    [Fact]
    public async Task Without_JavaScript_the_list_stands_alone()
    {
        var page = await chromium.OpenAsync(site.Address, options => options.JavaScriptEnabled = false);
        await page.GotoAsync("/events");

        await Expect(page.Locator("#map")).ToBeHiddenAsync();
        await Expect(page.Locator("[data-show] >> visible=true")).ToHaveCountAsync(0);
        await Expect(page.Locator(".days article.event").First).ToBeVisibleAsync();
        await page.GotoAsync("/events?bbox=-115,31,-109,37");
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Not only in the area of the map" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task The_map_asks_this_site_alone_fetches_counties_when_it_is_near_and_is_silent()
    {
        var page = await chromium.OpenAsync(site.Address, options => options.ReducedMotion = ReducedMotion.Reduce);
        var said = Listen(page);
        var load = new PageLoad();
        page.RequestFinished += (_, request) => load.Add(request);
        var map = await page.OpenMapWithWorkerAsync("/events");
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        await load.FinishAsync();
        output.WriteLine($"{load.Bytes} bytes in {load.Requests} requests for /events with its map");
        foreach (var (address, bytes) in load.Each)
            output.WriteLine($"{bytes,8}  {address}");
        Assert.InRange(load.Bytes, 1, 450 * 1024);
        Assert.DoesNotContain(load.Each, l => l.Address.Contains("counties", StringComparison.Ordinal));
        Assert.Contains(load.Each, l => l.Address.Contains("-worker.", StringComparison.Ordinal) && l.Bytes > 50 * 1024);

        await page.RunAndWaitForRequestFinishedAsync(
            async () =>
            {
                for (var step = 0; step < 4; step++)
                    await map.Button("Closer").ClickAsync();
            },
            new() { Predicate = request => request.Url.Contains("/lib/map/counties.", StringComparison.Ordinal) });
        await load.FinishAsync();

        Assert.Empty(load.Elsewhere(site.Address));
        Assert.Empty(said);
    }

    [Fact]
    public async Task The_map_becomes_night_when_the_readers_system_does()
    {
        var page = await chromium.OpenAsync(site.Address);
        var map = await page.OpenMapAsync("/events");
        var day = await PaperAsync(map);
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        var night = await PaperAsync(map);
        // The colours fade into each other.
        for (var tries = 0; tries < 40 && night != Night; tries++)
            night = await PaperAsync(map);

        Assert.Equal("248,242,228", day);
        Assert.Equal(Night, night);
    }

    [Fact]
    public async Task On_a_phone_nothing_of_the_map_is_fetched_until_it_is_wanted()
    {
        var page = await chromium.OpenAsync(site.Address, options => options.ViewportSize = new() { Width = 360, Height = 720 });
        var load = new PageLoad();
        page.RequestFinished += (_, request) => load.Add(request);
        await page.GotoAsync("/events", new() { WaitUntil = WaitUntilState.NetworkIdle });
        await load.FinishAsync();
        output.WriteLine($"{load.Bytes} bytes in {load.Requests} requests on a phone before the map is wanted");
        Assert.InRange(load.Bytes, 1, 100 * 1024);

        await page.GetByRole(AriaRole.Link, new() { Name = "Map of these events" }).ClickAsync();
        await Expect(page.Locator("#map[data-state='ready']")).ToBeInViewportAsync(new() { Timeout = 30_000 });
    }

    [Fact]
    public async Task On_a_phone_closing_what_the_map_shows_leads_back_to_the_card()
    {
        var page = await chromium.OpenAsync(site.Address, options => options.ViewportSize = new() { Width = 360, Height = 720 });
        await page.GotoAsync("/events");
        var opener = page.Locator(".days .event [data-show]").Nth(3);
        await opener.ClickAsync();
        await Expect(page.Locator(".map-slip")).ToBeInViewportAsync(new() { Timeout = 30_000 });
        await Expect(opener).Not.ToBeInViewportAsync();

        await page.Keyboard.PressAsync("Escape");

        await Expect(opener).ToBeFocusedAsync();
        await Expect(opener).ToBeInViewportAsync();
    }

    /// <summary>The colour of the map's upper left corner, which is the sea.</summary>
    private static async Task<string> PaperAsync(ILocator map)
    {
        // A screenshot waits for the next frame.
        var shot = Convert.ToBase64String(await map.Locator(".map-frame").ScreenshotAsync());
        return await map.EvaluateAsync<string>(
            """
            async (_, shot) => {
              const image = new Image();
              image.src = `data:image/png;base64,${shot}`;
              await image.decode();
              const canvas = new OffscreenCanvas(image.width, image.height);
              const drawing = canvas.getContext('2d');
              drawing.drawImage(image, 0, 0);
              return [...drawing.getImageData(8, 8, 1, 1).data.slice(0, 3)].join();
            }
            """,
            shot);
    }

    private static ConcurrentQueue<string> Listen(IPage page)
    {
        var said = new ConcurrentQueue<string>();
        page.Console += (_, message) =>
        {
            // Chromium tells of its own slowness where graphics are drawn in software.
            if (!message.Text.Contains("GPU stall", StringComparison.Ordinal))
                said.Enqueue(message.Text);
        };
        page.PageError += (_, error) => said.Enqueue(error);
        return said;
    }
}
