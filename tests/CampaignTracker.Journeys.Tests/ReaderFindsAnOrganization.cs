using Microsoft.Playwright;

namespace CampaignTracker.Journeys.Tests;

public sealed class ReaderFindsAnOrganization(Chromium chromium, PublishedSite site)
{
    [Fact]
    public async Task A_reader_finds_an_organization_in_Spanish_without_JavaScript()
    {
        var page = await chromium.OpenAsync(site.Address, options =>
        {
            options.JavaScriptEnabled = false;
            options.ViewportSize = new() { Width = 360, Height = 720 };
        });

        await page.GotoAsync("/");
        await page.GetByRole(AriaRole.Link, new() { Name = "Español", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Navigation, new() { Name = "Principal" }).GetByRole(AriaRole.Link, new() { Name = "Organizaciones" }).ClickAsync();
        await page.Locator("#q").FillAsync("american CIVIL");
        await page.Locator("form.filters button[type=submit]").ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "American Civil Liberties Union" }).ClickAsync();

        await Assertions.Expect(page).ToHaveURLAsync(new Uri(site.Address, "/es/organizations/american-civil-liberties-union").ToString());
        await Assertions.Expect(page.Locator("html")).ToHaveAttributeAsync("lang", "es");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("American Civil Liberties Union");
        await Assertions.Expect(page.GetByRole(AriaRole.Main).Locator("a[href='/es/letters/end-287g-2009']")).ToBeVisibleAsync();
    }
}
