using CampaignTracker.Data;
using CampaignTracker.Data.Agreements;
using CampaignTracker.Data.Events;
using CampaignTracker.Data.Organizers;
using CampaignTracker.Data.Places;
using CampaignTracker.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace CampaignTracker.Journeys.Tests;

public sealed class OrganizerFillsAGap(Chromium chromium)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_organizer_finds_the_gap_on_the_map_and_publishes_an_event_there()
    {
        await using var site = await SiteAsync();
        var page = await OpenAsync(site, Language.English, ColorScheme.Light, 1280);
        await OpenMapAsync(page);
        await page.GetByLabel("Member organizations").CheckAsync();
        await page.GetByLabel("Agencies with a 287(g) agreement").CheckAsync();
        await Assertions.Expect(page.Locator(".plan-map[data-members][data-agencies]")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator(".gaps tbody th").First).ToContainTextAsync("Georgia Nothing planned");

        await page.GetByRole(AriaRole.Link, new() { Name = "Plan an event here: Georgia" }).ClickAsync();
        await Assertions.Expect(page.GetByLabel("State", new() { Exact = true })).ToHaveValueAsync("GA");
        await page.GetByLabel("Title, in English").FillAsync("Candles in Lawrenceville");
        await page.GetByLabel("Title, in Spanish").FillAsync("Velas en Lawrenceville");
        await page.GetByLabel("Day", new() { Exact = true }).FillAsync("2026-06-06");
        await page.GetByLabel("Begins at").FillAsync("20:00");
        await page.GetByLabel("ZIP code").FillAsync("30046");
        await Assertions.Expect(page.GetByLabel("Town")).ToHaveValueAsync("Lawrenceville");
        await Assertions.Expect(page.Locator(".plan-precision")).ToContainTextAsync("middle of the ZIP code 30046");
        await page.GetByLabel("Lead organization").FillAsync("lantern");
        await page.GetByRole(AriaRole.Button, new() { Name = "Lantern Keepers, Lawrenceville, GA" }).ClickAsync();

        // The pin is moved by keyboard; the figures say where it is, and that it is exact now.
        await Assertions.Expect(page.Locator(".pin-map[data-state='ready']")).ToBeVisibleAsync(new() { Timeout = 60_000 });
        await page.Locator(".pin").FocusAsync();
        await page.Keyboard.PressAsync("ArrowRight");
        await Assertions.Expect(page.Locator(".plan-precision")).ToContainTextAsync("exact");
        await Assertions.Expect(page.GetByLabel("Pin: latitude, longitude")).Not.ToHaveValueAsync("");

        await page.GetByRole(AriaRole.Button, new() { Name = "Create the event" }).ClickAsync();
        await Assertions.Expect(page.Locator(".zone h1")).ToContainTextAsync("Candles in Lawrenceville");
        await Assertions.Expect(page.Locator(".plan-facts")).ToContainTextAsync("Published");
        await Assertions.Expect(page.Locator(".plan-facts")).ToContainTextAsync("8:00 PM EDT");

        await page.GotoAsync("/events");
        await Assertions.Expect(page.Locator("article.event h3, article.event h4")).ToContainTextAsync(["Candles in Lawrenceville"]);
        await page.GotoAsync("/es/events");
        await Assertions.Expect(page.Locator("article.event h3, article.event h4")).ToContainTextAsync(["Velas en Lawrenceville"]);
        await page.GotoAsync("/organize/events");
        await Assertions.Expect(page.Locator(".gaps tbody tr", new() { HasText = "Georgia" })).Not.ToContainTextAsync("Nothing planned");
    }

    [Fact]
    public async Task The_map_and_the_list_filter_each_other()
    {
        await using var site = await SiteAsync();
        var page = await OpenAsync(site, Language.English, ColorScheme.Light, 1280);
        var map = await OpenMapAsync(page);
        var rows = page.Locator("[data-grid-row]");
        await Assertions.Expect(rows).ToHaveTextAsync(["Candles in Phoenix", "Waits in New York"]);
        await Assertions.Expect(map.Locator(".map-marks button")).ToHaveCountAsync(2);

        await page.GetByRole(AriaRole.Combobox, new() { Name = "Status", Exact = true }).SelectOptionAsync("proposed");
        await Assertions.Expect(rows).ToHaveTextAsync(["Waits in New York"]);
        await Assertions.Expect(map.Locator(".map-marks button")).ToHaveCountAsync(1);
        await page.GetByRole(AriaRole.Combobox, new() { Name = "Status", Exact = true }).SelectOptionAsync("");
        await Assertions.Expect(rows).ToHaveCountAsync(2);

        await page.GetByRole(AriaRole.Button, new() { Name = "Show on the map: Candles in Phoenix" }).ClickAsync();
        await Assertions.Expect(page.Locator(".map-slip[open]")).ToContainTextAsync("Candles in Phoenix");
        await page.GetByRole(AriaRole.Button, new() { Name = "List only this area" }).ClickAsync();
        await Assertions.Expect(rows).ToHaveTextAsync(["Candles in Phoenix"]);
        Assert.Contains("bbox=", page.Url, StringComparison.Ordinal);

        await page.Locator(".map-slip").GetByRole(AriaRole.Link, new() { Name = "Candles in Phoenix" }).ClickAsync();
        await Assertions.Expect(page.Locator(".zone h1")).ToContainTextAsync("Candles in Phoenix");
        await page.GoBackAsync();
        await Assertions.Expect(rows).ToHaveTextAsync(["Candles in Phoenix"]);
    }

    [Fact]
    public async Task Whoever_goes_back_before_a_map_is_there_finds_the_list_again()
    {
        await using var site = await SiteAsync();
        var page = await OpenAsync(site, Language.English, ColorScheme.Light, 1280);
        await OpenMapAsync(page);
        var isLeft = new TaskCompletionSource();
        await page.RouteAsync("**/organize/pinMap*.js", async route =>
        {
            await isLeft.Task;
            await route.ContinueAsync();
        });

        await page.Locator("[data-grid-row]", new() { HasText = "Candles in Phoenix" }).ClickAsync();
        await Assertions.Expect(page.Locator(".pin-map")).ToBeVisibleAsync();
        await page.GoBackAsync();
        await Assertions.Expect(page.Locator(".plan-map[data-state='ready']")).ToBeVisibleAsync();
        await page.RunAndWaitForResponseAsync(() => Task.Run(isLeft.SetResult), answer => answer.Url.Contains("pinMap", StringComparison.Ordinal));

        await page.GetByRole(AriaRole.Combobox, new() { Name = "Status", Exact = true }).SelectOptionAsync("proposed");
        await Assertions.Expect(page.Locator("[data-grid-row]")).ToHaveTextAsync(["Waits in New York"]);
    }

    [Theory]
    [InlineData(Language.English, ColorScheme.Light, 1280)]
    [InlineData(Language.Spanish, ColorScheme.Dark, 1280)]
    [InlineData(Language.Spanish, ColorScheme.Light, 360)]
    [InlineData(Language.English, ColorScheme.Dark, 800)]
    public async Task With_every_menu_form_and_map_open_axe_finds_nothing_and_no_policy_is_broken(Language language, ColorScheme theme, int width)
    {
        await using var site = await SiteAsync();
        var page = await OpenAsync(site, language, theme, width);
        var findings = new List<string>();
        page.Console += (_, message) =>
        {
            // The software that draws maps here tells of its own speed.
            if (message.Type is "error" or "warning" && !message.Text.Contains("GPU stall", StringComparison.Ordinal))
                findings.Add($"console {message.Text}");
        };
        await using var db = await site.OpenDatabaseAsync();
        var proposed = (await db.Events.SingleAsync(e => e.Status == EventStatus.Proposed, Ct)).Id;
        var published = (await db.Events.SingleAsync(e => e.Status == EventStatus.Published, Ct)).Id;
        var day = (await db.DaysOfAction.SingleAsync(Ct)).Id;

        await OpenMapAsync(page);
        foreach (var layer in await page.Locator("[data-layer]").AllAsync())
            await layer.CheckAsync();
        await page.Locator(".map-legend summary").ClickAsync();
        await page.Locator("button[data-show]").First.ClickAsync();
        await Assertions.Expect(page.Locator(".map-slip[open] .plan-card")).ToBeVisibleAsync();
        await page.Locator(".plan-list thead input").CheckAsync();
        await page.Locator(".grid-bulk .mud-button-root").First.ClickAsync();
        await Assertions.Expect(page.Locator(".grid-bulk .mud-button-filled")).ToBeVisibleAsync();
        await page.Locator(".grid-columns summary").ClickAsync();
        await LookAsync("the map and its list");

        await GoAsync("/organize/events/new");
        await page.Locator(".host-field input").First.FillAsync("lantern");
        await Assertions.Expect(page.Locator(".host-found button")).ToBeVisibleAsync();
        await page.Locator(".sheet-actions button").First.ClickAsync();
        await Assertions.Expect(page.Locator(".sheet-error").First).ToBeVisibleAsync();
        await LookAsync("a new event, refused");

        foreach (var (id, steps) in ((Guid, int[])[])[(proposed, [1, 3]), (published, [0, 1])])
        {
            foreach (var step in steps)
            {
                await GoAsync($"/organize/events/{id}");
                await page.Locator(".plan-steps .queue-actions button").Nth(step).ClickAsync();
                await Assertions.Expect(page.Locator(".plan-steps form")).ToBeVisibleAsync();
                await page.Locator(".plan-steps button[type=submit]").ClickAsync();
                await Assertions.Expect(page.Locator(".plan-steps .sheet-error").First).ToBeVisibleAsync();
                await LookAsync($"step {step} of {id}");
            }
        }

        foreach (var path in (string[])["/organize/days", "/organize/days/new", $"/organize/days/{day}", "/organize/events?state=ZZ&q=nothing"])
        {
            await GoAsync(path);
            await LookAsync(path);
        }

        Assert.Empty(findings);

        async Task GoAsync(string path)
        {
            await page.GotoAsync(path);
            await Assertions.Expect(page.Locator(".zone h1")).ToBeVisibleAsync();
            await Assertions.Expect(page.Locator(".loading")).ToHaveCountAsync(0);
        }

        async Task LookAsync(string where)
        {
            await Axe.InjectAsync(page);
            findings.AddRange((await Axe.FindViolationsAsync(page)).Select(violation => $"{where}: {violation}"));
            var overflow = await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
            if (overflow > 0)
                findings.Add($"{where} is {overflow} px too wide");
        }
    }

    private static async Task<ILocator> OpenMapAsync(IPage page)
    {
        await page.GotoAsync("/organize/events");
        var map = page.Locator(".plan-map[data-state='ready']");
        await Assertions.Expect(map).ToBeVisibleAsync(new() { Timeout = 60_000 });
        await Assertions.Expect(page.Locator(".loading")).ToHaveCountAsync(0);
        return map;
    }

    private async Task<IPage> OpenAsync(CampaignSite site, Language language, ColorScheme theme, int width)
    {
        var page = await chromium.OpenAsync(site.Address, options =>
        {
            options.ViewportSize = new() { Width = width, Height = 900 };
            options.ColorScheme = theme;
            options.ReducedMotion = ReducedMotion.Reduce;
        });
        var cookie = await OrganizerCookie.ForAsync(site, OrganizerRole.Organizer, language);
        await page.Context.AddCookiesAsync([new() { Name = cookie.Name, Value = cookie.Value, Url = site.Address.ToString() }]);
        return page;
    }

    /// <summary>Georgia has a member and an agreement, and nothing planned; Phoenix has a vigil; in New York one waits.</summary>
    private static async Task<CampaignSite> SiteAsync()
    {
        var site = await CampaignSite.StartAsync(Engine.Sqlite, new SiteOptions { OnKestrel = true });
        var sheriff = Agency.Keep("sheriff", "A sheriff’s office", "GA", "Gwinnett", "13135", AgencyLevel.County, new GeoPoint(33.96, -84.02), TestData.By, TestData.At);
        await site.ChangeAsync(async db => await db.AddRangeAsync(
            TestData.ListedOrganization("Lantern Keepers", "GA", "Lawrenceville"),
            Agreement.Keep(sheriff, new(AgreementModel.TaskForce, null, AgreementStatus.InForce, new(2026, 5, 1), null, BilingualText.Empty, [new("A list", "https://list.example")]), TestData.By, TestData.At),
            TestData.PublishedEvent(TestData.EventDetails("Candles in Phoenix")),
            CampaignEvent.Propose(
                TestData.EventDetails("Waits in New York"), TestData.Saturday("America/New_York") with { StartDate = new(2026, 6, 7) },
                TestData.Phoenix() with { City = "New York", State = "NY", Point = new GeoPoint(40.71, -74.01) }, TestData.By, TestData.At),
            DayOfAction.Call("a-day", new("A day of candles", "Un día de velas"), BilingualText.Empty, new(2026, 6, 6), new(2026, 6, 7), [], TestData.By, TestData.At)));
        return site;
    }
}
