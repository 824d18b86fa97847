using CampaignTracker.Data.Events;
using CampaignTracker.Data.Letters;
using CampaignTracker.Data.Organizations;
using CampaignTracker.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace CampaignTracker.Journeys.Tests;

public sealed class MemberGroupProposesAWeeklyVigil(Chromium chromium)
{
    private const string Email = "rosa@vecinas.example";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task With_JavaScript_the_map_begins_at_the_ZIP_code_and_the_pin_can_be_moved()
    {
        await using var site = await CampaignSite.StartAsync(Engine.Sqlite, new SiteOptions { OnKestrel = true });
        var page = await chromium.OpenAsync(site.Address, options => options.ReducedMotion = ReducedMotion.Reduce);
        await page.GotoAsync("/es/events/propose");
        await page.Locator("#city").FillAsync("Phoenix");
        await page.Locator("#state").SelectOptionAsync("AZ");
        await page.Locator("#zip").FillAsync("85003");
        var map = page.Locator(".pin-map");
        await map.ScrollIntoViewIfNeededAsync();
        await Assertions.Expect(page.Locator(".pin-map[data-state='ready']")).ToBeVisibleAsync(new() { Timeout = 60_000 });

        await Assertions.Expect(page.Locator(".pin[data-guessed]")).ToBeVisibleAsync();
        await page.RunAndWaitForResponseAsync(
            async () =>
            {
                await page.Locator("#zip").FillAsync("85701");
                await page.Locator("#zip").BlurAsync();
            },
            answer => answer.Url.Contains("zip=85701", StringComparison.Ordinal));
        await Assertions.Expect(page.Locator("#pin")).ToHaveValueAsync("");
        await page.WaitForTimeoutAsync(500);
        await map.Locator(".map-canvas").ClickAsync(new() { Position = new() { X = 60, Y = 60 } });
        Assert.StartsWith("32.", await page.Locator("#pin").InputValueAsync(), StringComparison.Ordinal);

        await page.Locator("#pin").FillAsync("33.4484, -112.074");
        await page.Locator(".pin").FocusAsync();
        await page.Keyboard.PressAsync("ArrowUp");

        await Assertions.Expect(page.Locator("#pin")).Not.ToHaveValueAsync("33.4484, -112.074");
        Assert.StartsWith("33.", await page.Locator("#pin").InputValueAsync(), StringComparison.Ordinal);
        await Axe.InjectAsync(page);
        Assert.Empty(await Axe.FindViolationsAsync(page));
    }

    [Fact]
    public async Task A_member_group_proposes_a_weekly_vigil_and_skips_Thanksgiving_on_a_phone_without_JavaScript()
    {
        await using var site = await CampaignSite.StartAsync(Engine.Sqlite, new SiteOptions { OnKestrel = true });
        await site.ChangeAsync(AddGroupAsync);
        var page = await chromium.OpenAsync(site.Address, options =>
        {
            options.JavaScriptEnabled = false;
            options.ViewportSize = new() { Width = 360, Height = 720 };
        });

        await page.GotoAsync("/listing");
        await page.Locator("#email").FillAsync(Email);
        await page.Locator("main form button[type=submit]").ClickAsync();
        await page.GotoAsync((await site.MailsToAsync(Email)).Single().LinkPath);
        await page.Locator("main form button[type=submit]").ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Propose an event" }).ClickAsync();

        await page.Locator("#title_en").FillAsync("Candles at the plaza");
        await page.Locator("#venue").FillAsync("The old plaza");
        await page.Locator("#city").FillAsync("Phoenix");
        await page.Locator("#state").SelectOptionAsync("AZ");
        await page.Locator("#zip").FillAsync("85003");
        await page.Locator("#start_date").FillAsync("2026-11-05");
        await page.Locator("#start_time").FillAsync("18:00");
        await page.Locator("#repeats").SelectOptionAsync("weekly");
        await page.GetByLabel("Step-free access").CheckAsync();
        await Button(page, "look").ClickAsync();

        // Until when is missing; nothing that was typed is lost.
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("until when");
        await Assertions.Expect(page.Locator("#title_en")).ToHaveValueAsync("Candles at the plaza");
        await page.Locator("#until").FillAsync("2026-12-17");
        await Button(page, "look").ClickAsync();

        var main = page.GetByRole(AriaRole.Main);
        await Assertions.Expect(main).ToContainTextAsync("It takes place 7 times.");
        await Assertions.Expect(main).ToContainTextAsync("middle of ZIP code 85003");
        await page.GetByLabel("Leave it out Thursday, November 26, 2026").CheckAsync();
        await Button(page, "look").ClickAsync();
        await Assertions.Expect(main).ToContainTextAsync("It takes place 6 times.");
        await page.GetByLabel("Instead of Thursday, December 10").FillAsync("2026-12-11");
        Assert.True(await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= 360"));
        await Button(page, "send").ClickAsync();

        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Your event is proposed");
        await using var db = await site.OpenDatabaseAsync();
        var days = await db.Events.Where(e => e.Status == EventStatus.Proposed).OrderBy(e => e.StartDate).Select(e => e.StartDate).ToListAsync(Ct);
        Assert.Equal([new(2026, 11, 5), new(2026, 11, 12), new(2026, 11, 19), new(2026, 12, 3), new(2026, 12, 11), new DateOnly(2026, 12, 17)], days);
    }

    private static async Task AddGroupAsync(Data.CampaignDbContext db)
    {
        var letter = TestData.OpenLetter("carta", "Stop it");
        var group = TestData.Organization("Vecinas de Phoenix");
        var contact = new Contact(group, new ContactDetails { Name = "Rosa Morales", Title = "Chair", Email = Email }, TestData.By, TestData.At);
        var request = new SignOnRequest(Guid.CreateVersion7(), contact, group, QuarantineReason.None, TestData.By, TestData.At);
        var signOn = request.Sign(new LetterToSign(letter.Id, letter.Versions[0].Id, letter.Status, letter.DeadlineAt, false), new Signatory("Rosa Morales", "Chair", false, false), TestData.By, TestData.At);
        request.Confirm(TestData.By, TestData.At);
        contact.Confirm(TestData.By, TestData.At);
        group.ConfirmEmail(TestData.By, TestData.At);
        signOn.Confirm(TestData.By, TestData.At);
        group.List(TestData.By, TestData.At);
        signOn.List(TestData.By, TestData.At);
        await db.AddRangeAsync([letter, group, contact, request], Ct);
    }

    private static ILocator Button(IPage page, string step) => page.Locator($"main form button[name=step][value={step}]");
}
