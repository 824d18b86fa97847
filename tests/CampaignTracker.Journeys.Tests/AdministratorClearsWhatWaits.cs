using System.Text.RegularExpressions;
using CampaignTracker.Data;
using CampaignTracker.Data.Letters;
using CampaignTracker.Data.Mail;
using CampaignTracker.Data.Organizers;
using CampaignTracker.Testing;
using CampaignTracker.Web.Features.Organizers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace CampaignTracker.Journeys.Tests;

public sealed partial class AdministratorClearsWhatWaits(Chromium chromium)
{
    private const string Password = "seven quiet lanterns by the river";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_first_administrator_sets_up_and_clears_the_queue()
    {
        await using var site = await SiteAsync();
        var page = await chromium.OpenAsync(site.Address);
        await SetUpAsync(site, page);
        await page.GetByRole(AriaRole.Link, new() { Name = "sign-ons to review" }).ClickAsync();
        await Assertions.Expect(page.Locator(".queue h2")).ToHaveTextAsync(["Lantern Keepers", "Cheap Watches"]);

        await Item(page, "Lantern Keepers").GetByRole(AriaRole.Button, new() { Name = "List" }).ClickAsync();
        await Assertions.Expect(page.Locator(".queue h2")).ToHaveTextAsync(["Cheap Watches"]);
        await Assertions.Expect(Item(page, "Cheap Watches")).ToBeFocusedAsync();

        await Item(page, "Cheap Watches").GetByRole(AriaRole.Button, new() { Name = "Decline" }).ClickAsync();
        await Assertions.Expect(page.GetByLabel("Why it is declined")).ToBeFocusedAsync();
        await page.GetByLabel("Why it is declined").FillAsync("We could not find this group.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Decline it" }).ClickAsync();
        await Assertions.Expect(page.Locator(".zone-empty")).ToBeFocusedAsync();

        await page.GetByRole(AriaRole.Link, new() { Name = "Mail", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Try again" }).ClickAsync();
        await Assertions.Expect(page.Locator(".zone-empty")).ToBeVisibleAsync();

        await page.GetByRole(AriaRole.Link, new() { Name = "Desk", Exact = true }).ClickAsync();
        await Assertions.Expect(page.GetByText("Nothing waits.")).ToBeVisibleAsync();
        await using var db = await site.OpenDatabaseAsync();
        Assert.Equal(
            [("Cheap Watches", SignOnStatus.Declined), ("Lantern Keepers", SignOnStatus.Listed)],
            (await db.SignOns.Include(s => s.Organization).ToListAsync(Ct)).Select(s => (s.Organization!.Name, s.Status)).Order());
        Assert.Equal(0, await db.Outbox.CountAsync(m => m.State == MailState.Dead, Ct));
        Assert.Equal("Ana Ruiz", (await db.History.FirstAsync(h => h.Noun == nameof(SignOn) && h.What == "listed", Ct)).By);
    }

    [Theory]
    [InlineData(Language.English, ColorScheme.Light, 1280)]
    [InlineData(Language.Spanish, ColorScheme.Dark, 1280)]
    [InlineData(Language.Spanish, ColorScheme.Light, 360)]
    public async Task With_rows_and_open_forms_axe_finds_nothing_and_no_policy_is_broken(Language language, ColorScheme theme, int width)
    {
        await using var site = await SiteAsync(
            letter => TestData.Request(letter, "Held back", quarantine: QuarantineReason.Honeypot), letter => TestData.DisownedRequest(letter, "Disowned"));
        var page = await chromium.OpenAsync(site.Address, options =>
        {
            options.ViewportSize = new() { Width = width, Height = 900 };
            options.ColorScheme = theme;
            options.ReducedMotion = ReducedMotion.Reduce;
        });
        var cookie = await OrganizerCookie.ForAsync(site, OrganizerRole.Organizer, language);
        await page.Context.AddCookiesAsync([new() { Name = cookie.Name, Value = cookie.Value, Url = site.Address.ToString() }]);
        var findings = new List<string>();
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
                findings.Add($"console {message.Text}");
        };

        foreach (var path in (string[])["/organize/sign-ons", "/organize/sign-ons?list=held_back", "/organize/sign-ons?list=disowned", "/organize/mails"])
        {
            await page.GotoAsync(path);
            await Assertions.Expect(page.Locator(".queue-item, .mails li").First).ToBeVisibleAsync();
            if (path == "/organize/sign-ons")
            {
                await page.Locator(".queue-actions button").Nth(1).ClickAsync();
                await page.Locator("form button[type=submit]").ClickAsync();
                await Assertions.Expect(page.Locator(".mud-input-error").First).ToBeVisibleAsync();
            }

            await Axe.InjectAsync(page);
            findings.AddRange((await Axe.FindViolationsAsync(page)).Select(violation => $"{path}: {violation}"));
        }

        Assert.Empty(findings);
    }

    private static async Task<CampaignSite> SiteAsync(params Func<Letter, object>[] more)
    {
        var site = await CampaignSite.StartAsync(Engine.Sqlite, new SiteOptions { OnKestrel = true });
        var letter = TestData.OpenLetter("letter", "Stop it");
        var first = TestData.ConfirmedRequest(letter, "Lantern Keepers", website: "https://neighbors.example");
        await site.ChangeAsync(db =>
        {
            db.AddRange(
                letter, TestData.ListedOrganization("The Lantern Keepers, Inc."), first, TestData.ConfirmedRequest(letter, "Cheap Watches", TestData.At.AddHours(1)),
                TestData.DeadMail(first.Id));
            db.AddRange(more.Select(make => make(letter)));
            return Task.CompletedTask;
        });
        return site;
    }

    private static async Task SetUpAsync(CampaignSite site, IPage page)
    {
        await page.GotoAsync(site.Log.Select(line => SetUpAddress().Match(line)).First(match => match.Success).Value);
        await page.Locator("#name").FillAsync("Ana Ruiz");
        await page.Locator("#email").FillAsync("ana@coalition.example");
        await page.Locator("#new-password").FillAsync(Password);
        await page.Locator("#again").FillAsync(Password);
        await page.Locator("main form button[type=submit]").ClickAsync();
        var secret = (await page.Locator("code.secret").TextContentAsync())!.Replace(" ", "", StringComparison.Ordinal);
        await page.Locator("#code").FillAsync(AuthenticatorCodes.CodeAt(secret, site.Now));
        await page.Locator("main form button[type=submit]").ClickAsync();
        await page.Locator("button[name=kept]").ClickAsync();
        await Assertions.Expect(page.Locator(".zone h1")).ToHaveTextAsync("Desk");
    }

    private static ILocator Item(IPage page, string name) => page.GetByRole(AriaRole.Article, new() { Name = name });

    [GeneratedRegex(@"/account/set-up/[\w-]+")]
    private static partial Regex SetUpAddress();
}
