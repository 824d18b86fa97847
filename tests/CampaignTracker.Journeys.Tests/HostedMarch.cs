using CampaignTracker.Data;
using CampaignTracker.Data.Events;
using CampaignTracker.Testing;
using Microsoft.Playwright;

namespace CampaignTracker.Journeys.Tests;

/// <summary>A march on Saturday, led by one of three organizations whose contacts have opened listings.</summary>
internal static class HostedMarch
{
    public const string Rosa = "rosa@desert.example";
    public const string Ana = "ana@mesa.example";
    public const string Eva = "eva@tempe.example";

    /// <summary>By the link that the mailbox gets.</summary>
    public static async Task OpenListingAsync(CampaignSite site, IPage page, string email)
    {
        await page.GotoAsync("/listing");
        await page.Locator("#email").FillAsync(email);
        await page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Button).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Main)).ToContainTextAsync(email);
        await page.GotoAsync((await site.MailsToAsync(email)).Last(mail => !mail.LinkPath.Contains("/invitations/", StringComparison.Ordinal)).LinkPath);
        await page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Button).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Your listing");
    }

    /// <param name="coHost">The organization that hosts the march beside its lead.</param>
    public static async Task<CampaignSite> SiteAsync(string? coHost = null)
    {
        var site = await CampaignSite.StartAsync(Engine.Sqlite, new SiteOptions { OnKestrel = true });
        await site.ChangeAsync(db =>
        {
            var letter = TestData.OpenLetter("open-letter", "The open letter");
            var march = TestData.PublishedEvent(TestData.EventDetails("March to the capitol", EventType.March, slug: "march"));
            march.BelongsTo(DayOfAction.Call("the-day", new("The day", "El día"), BilingualText.Empty, new(2026, 6, 6), new(2026, 6, 6), [], TestData.By, TestData.At));
            db.AddRange(letter, march);
            foreach (var (name, email) in new[] { ("Desert Neighbors", Rosa), ("Mesa Friends", Ana), ("Tempe Choir", Eva) })
            {
                var request = TestData.ConfirmedRequest(letter, name, email: email);
                request.Organization!.List(TestData.By, TestData.At);
                foreach (var signOn in request.SignOns)
                    signOn.List(TestData.By, TestData.At);
                db.Add(request);
                if (email == Rosa || name == coHost)
                    march.HostedBy(request.Organization, email == Rosa ? HostRole.Lead : HostRole.CoHost);
            }

            return Task.CompletedTask;
        });
        return site;
    }
}
