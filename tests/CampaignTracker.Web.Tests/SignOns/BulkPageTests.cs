using AngleSharp.Dom;
using Bunit;
using CampaignTracker.Data.Organizers;
using CampaignTracker.Testing;
using CampaignTracker.Web.Features.SignOns;
using CampaignTracker.Web.Features.SignOns.Organize;
using CampaignTracker.Web.Tests.Organize;
using CampaignTracker.Web.Ui.Organize;

namespace CampaignTracker.Web.Tests.SignOns;

public sealed class BulkPageTests
{
    [Fact]
    public async Task Who_stopped_it_counts_the_rest_and_goes_on()
    {
        const int All = 5 * QuarantineSignOns.Batch;
        await using var site = await CampaignSite.StartAsync(Engine.Sqlite);
        var letter = TestData.OpenLetter();
        await site.ChangeAsync(async db => await db.AddRangeAsync([letter, .. Enumerable.Range(0, All).Select(i => TestData.Request(letter, $"Wave {i}"))]));
        await using var organizer = await OpenPage.AsAsync(site, OrganizerRole.Organizer);
        var page = organizer.Open<BulkPage>();
        page.WaitForElement("#bulk-name").Change("wave*");
        await page.InvokeAsync(() => page.Find("form").Submit());
        page.WaitForAssertion(() => Assert.Contains($"{All:N0}", page.Find("#bulk-count").TextContent, StringComparison.Ordinal));

        await page.InvokeAsync(() => page.FindAll("[aria-labelledby=bulk-count] button")[0].Click());
        page.WaitForState(() => Stops(page).Count > 0);
        Stops(page)[0].Click();
        page.WaitForAssertion(() => Assert.Empty(Stops(page)));
        Assert.StartsWith("Stopped", organizer.The<Notices>().Current, StringComparison.Ordinal);
        await page.InvokeAsync(() => page.Find("form").Submit());

        page.WaitForElement("#bulk-count");
        await page.InvokeAsync(() => page.FindAll("[aria-labelledby=bulk-count] button")[0].Click());
        page.WaitForAssertion(() => Assert.DoesNotContain("Stopped", organizer.The<Notices>().Current, StringComparison.Ordinal));
        await using var db = await site.OpenDatabaseAsync();
        Assert.All(db.SignOns.Select(s => s.Status), status => Assert.Equal(Data.Letters.SignOnStatus.Quarantined, status));
    }

    private static List<IElement> Stops(IRenderedComponent<BulkPage> page) => [.. page.FindAll("button").Where(button => button.TextContent.Trim() == "Stop")];
}
