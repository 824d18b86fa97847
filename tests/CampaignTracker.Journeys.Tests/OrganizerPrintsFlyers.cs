using System.Text;
using System.Text.RegularExpressions;
using CampaignTracker.Testing;
using Microsoft.Playwright;

namespace CampaignTracker.Journeys.Tests;

/// <summary>What goes on paper, printed by the browser, and read again as a camera does.</summary>
public sealed partial class OrganizerPrintsFlyers(PublishedSite site, Chromium chromium)
{
    [Fact]
    public async Task An_organizer_prints_flyers_for_Arizona()
    {
        var page = await chromium.OpenAsync(site.Address);
        await page.GotoAsync("/days/sample-two-days-of-light");
        await page.GetByRole(AriaRole.Link, new() { Name = "Arizona: flyer to print" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Two days of light");
        await Assertions.Expect(page.Locator(".flyer-list li")).Not.ToHaveCountAsync(0);
        Assert.Equal(1, await PagesAsync(page));
        Assert.Equal($"{site.Address}days/sample-two-days-of-light", await CodeAsync(page));

        await page.GotoAsync("/events/sample-phoenix-march");
        await page.GetByRole(AriaRole.Link, new() { Name = "Flyer to print" }).ClickAsync();
        Assert.Equal(1, await PagesAsync(page));
        var link = await CodeAsync(page);
        Assert.EndsWith($"/{await page.Locator(".flyer-link b").InnerTextAsync()}", link?.Replace("http:/", "", StringComparison.Ordinal), StringComparison.Ordinal);
        await page.GotoAsync(link!);
        Assert.Equal("/events/sample-phoenix-march", new Uri(page.Url).AbsolutePath);

        await page.GetByRole(AriaRole.Link, new() { Name = "Sign-in sheet to print" }).ClickAsync();
        Assert.Equal(1, await PagesAsync(page));
    }

    private static async Task<int> PagesAsync(IPage page) =>
        PageOfPdf().Count(Encoding.Latin1.GetString(await page.PdfAsync(new() { Format = PaperFormat.Letter, PreferCSSPageSize = true })));

    private static async Task<string?> CodeAsync(IPage page)
    {
        var code = page.Locator("svg.qr");
        var size = (await code.GetAttributeAsync("viewBox"))!.Split(' ')[^1];
        return await QrReader.ReadAsync((await code.Locator("path").GetAttributeAsync("d"))!, int.Parse(size, null));
    }

    [GeneratedRegex(@"/Type\s*/Page[^s]")]
    private static partial Regex PageOfPdf();
}
