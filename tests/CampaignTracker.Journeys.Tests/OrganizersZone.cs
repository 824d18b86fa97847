using CampaignTracker.Data;
using CampaignTracker.Data.Organizers;
using CampaignTracker.Testing;
using Microsoft.Playwright;

namespace CampaignTracker.Journeys.Tests;

/// <summary>What holds for every page below <c>/organize</c>, in a real browser and in Production.</summary>
public sealed class OrganizersZone(Chromium chromium, PublishedSite site)
{
    private static readonly string[] Paths =
    [
        "/organize", "/organize/sign-ons", "/organize/sign-ons/all", "/organize/sign-ons/bulk", "/organize/organizations", "/organize/organizations/new", "/organize/import",
        "/organize/mails", "/organize/history",
    ];

    private static readonly (int Width, ColorScheme Theme)[] Looks = [(1280, ColorScheme.Light), (1280, ColorScheme.Dark), (768, ColorScheme.Light), (320, ColorScheme.Dark)];

    [Theory]
    [InlineData(Language.English)]
    [InlineData(Language.Spanish)]
    public async Task Axe_finds_nothing_no_policy_is_broken_and_nobody_else_is_asked(Language language)
    {
        var findings = new List<string>();
        foreach (var (width, theme) in Looks)
        {
            var page = await SignedInAsync(language, width, theme);
            page.Console += (_, message) => Note(message.Type is "error" or "warning", $"console {message.Text}");
            page.Request += (_, request) => Note(!request.Url.StartsWith(site.Address.ToString(), StringComparison.Ordinal), $"asks {request.Url}");
            foreach (var path in Paths)
            {
                await OpenAsync(page, path);
                await Axe.InjectAsync(page);
                findings.AddRange((await Axe.FindViolationsAsync(page)).Select(violation => $"{path} at {width} px, {theme}: {violation}"));
                var overflow = await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
                Note(overflow > 0, $"{path} is {overflow} px too wide");
            }

            await page.Context.CloseAsync();

            void Note(bool isFinding, string finding)
            {
                if (isFinding)
                    findings.Add($"{width} px, {theme}: {finding}");
            }
        }

        Assert.Empty(findings);
    }

    [Fact]
    public async Task A_page_speaks_the_accounts_language_also_in_what_the_circuit_brings()
    {
        var page = await SignedInAsync(Language.Spanish);
        await OpenAsync(page, "/organize");

        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Escritorio");
        await Assertions.Expect(page.Locator("html")).ToHaveAttributeAsync("lang", "es");
        await page.GetByRole(AriaRole.Button, new() { Name = "Actualizar" }).ClickAsync();
        await Assertions.Expect(page.Locator(".notice-board")).ToContainTextAsync("Se volvió a leer");
    }

    [Fact]
    public async Task It_turns_to_night_with_the_system_without_being_loaded_again()
    {
        var page = await SignedInAsync(Language.English);
        await OpenAsync(page, "/organize");
        var button = page.GetByRole(AriaRole.Button, new() { Name = "Refresh" });
        await Assertions.Expect(button).ToHaveCSSAsync("color", "rgb(27, 26, 46)");

        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });

        await Assertions.Expect(button).ToHaveCSSAsync("color", "rgb(245, 174, 32)");
        await Assertions.Expect(page.Locator("body")).ToHaveCSSAsync("background-color", "rgb(20, 19, 42)");
    }

    [Fact]
    public async Task Links_and_the_back_button_lead_between_the_zones()
    {
        var page = await SignedInAsync(Language.English);
        await OpenAsync(page, "/organize");

        await page.GetByRole(AriaRole.Link, new() { Name = "Public site" }).ClickAsync();
        await Assertions.Expect(page.Locator(".masthead")).ToBeVisibleAsync();
        Assert.Equal(0, await page.Locator("script[src]").CountAsync());

        await page.GoBackAsync();
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Desk");
    }

    [Fact]
    public async Task The_first_key_leads_past_the_navigation()
    {
        var page = await SignedInAsync(Language.English);
        await OpenAsync(page, "/organize");
        await page.EvaluateAsync("document.activeElement.blur()");
        await page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(page.Locator(".zone-skip")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(page.Locator("main")).ToBeFocusedAsync();
    }

    private static async Task OpenAsync(IPage page, string path)
    {
        await page.GotoAsync(path);
        await Assertions.Expect(page.Locator(".zone h1")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator(".loading")).ToHaveCountAsync(0);
    }

    private async Task<IPage> SignedInAsync(Language language, int width = 1280, ColorScheme theme = ColorScheme.Light)
    {
        var page = await chromium.OpenAsync(site.Address, options =>
        {
            options.ViewportSize = new() { Width = width, Height = 900 };
            options.ColorScheme = theme;
            options.ReducedMotion = ReducedMotion.Reduce;
        });
        var cookie = await OrganizerCookie.ForAsync($"Data Source={site.Database}", OrganizerRole.Organizer, language);
        await page.Context.AddCookiesAsync([new() { Name = cookie.Name, Value = cookie.Value, Url = site.Address.ToString() }]);
        return page;
    }
}
