using CampaignTracker.Data;
using CampaignTracker.Data.Letters;
using CampaignTracker.Data.Organizers;
using CampaignTracker.Testing;
using CampaignTracker.Web.Features.SignOns;
using CampaignTracker.Web.Ui.Organize;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace CampaignTracker.Journeys.Tests;

public sealed class LetterGoesFromDraftToDelivered(Chromium chromium)
{
    private const string Email = "rosa@vecinas.example";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_letter_goes_from_draft_to_delivered()
    {
        await using var site = await CampaignSite.StartAsync(Engine.Sqlite, new SiteOptions { OnKestrel = true });
        var page = await SignedInAsync(site, Language.English);

        await page.GotoAsync("/organize/letters");
        await page.GetByRole(AriaRole.Link, new() { Name = "New letter" }).ClickAsync();
        await page.GetByLabel("Title in English").FillAsync("End the program");
        await page.GetByLabel("Title in Spanish").FillAsync("Pongan fin al programa");
        await page.GetByLabel("To whom, in English").FillAsync("The President");
        await page.GetByLabel("To whom, in Spanish").FillAsync("El Presidente");
        await page.GetByRole(AriaRole.Button, new() { Name = "Begin the letter" }).ClickAsync();

        await English(page).FillAsync("## We ask\n\nEnd it **now**.");
        await Spanish(page).FillAsync("## Pedimos\n\nPónganle fin **ya**.");
        await Assertions.Expect(page.Locator(".writing-state").First).ToContainTextAsync("Saved on");
        await Assertions.Expect(page.Locator(".writing-state").Last).ToContainTextAsync("Saved on");
        await Assertions.Expect(page.Locator(".letter-text strong").First).ToHaveTextAsync("now");
        await page.ReloadAsync();
        await Assertions.Expect(Spanish(page)).ToHaveValueAsync("## Pedimos\n\nPónganle fin **ya**.");

        await page.GetByRole(AriaRole.Link, new() { Name = "Open for signatures" }).ClickAsync();
        var hash = LetterVersion.HashOf(new("## We ask\n\nEnd it **now**.", "## Pedimos\n\nPónganle fin **ya**."));
        await Assertions.Expect(page.Locator(".letter-hash")).ToHaveTextAsync(hash);
        await page.GetByLabel("How many organizations are hoped for").FillAsync("10");
        await page.GetByLabel("Day", new() { Exact = true }).FillAsync("2026-06-26");
        await page.GetByLabel("Time", new() { Exact = true }).FillAsync("15:00");
        await page.GetByLabel("Time zone", new() { Exact = true }).SelectOptionAsync("America/New_York");
        await Assertions.Expect(page.Locator(".moment-words")).ToHaveTextAsync("3:00 PM EDT, Friday, June 26, 2026");
        await page.GetByRole(AriaRole.Button, new() { Name = "Open this letter" }).ClickAsync();
        await Assertions.Expect(page.Locator(".letter-state")).ToHaveTextAsync("Open");

        await SignAsync(site);
        site.Clock.Advance(LiveUpdates.Rest);
        await Assertions.Expect(page.Locator(".letter-facts")).ToContainTextAsync("1 of 10 hoped for");
        await page.GetByRole(AriaRole.Button, new() { Name = "Close" }).ClickAsync();
        await Assertions.Expect(page.Locator(".letter-state")).ToHaveTextAsync("Closed");
        await page.GetByRole(AriaRole.Link, new() { Name = "Record the delivery" }).ClickAsync();
        await page.GetByLabel("Handed to whom, in English").FillAsync("The mailroom of the White House");
        await page.GetByLabel("Handed to whom, in Spanish").FillAsync("La oficina de correo de la Casa Blanca");
        await page.GetByLabel("How, in English").FillAsync("By hand, in a box.");
        await page.GetByLabel("Day", new() { Exact = true }).FillAsync("2026-06-01");
        await page.GetByLabel("What shows it, in English").FillAsync("A stamped copy.");
        await Assertions.Expect(page.Locator(".letter-means")).ToContainTextAsync("1 signatory is kept with it.");
        await page.GetByLabel("Keep it with 1 signatory.").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Keep the delivery and the list" }).ClickAsync();
        await Assertions.Expect(page.Locator(".letter-state")).ToHaveTextAsync("Delivered");

        var reader = await chromium.OpenAsync(site.Address);
        await reader.GotoAsync("/letters/end-the-program");
        await Assertions.Expect(reader.Locator("aside")).ToContainTextAsync("Delivered with 1 signatory on June 1, 2026.");
        await reader.GotoAsync("/es/letters/end-the-program/print");
        await Assertions.Expect(reader.Locator(".printed")).ToContainTextAsync("Vecinas de Phoenix");
        await Assertions.Expect(reader.Locator(".printed-text")).ToContainTextAsync("Pónganle fin ya.");
        await Assertions.Expect(reader.Locator(".printed footer")).ToContainTextAsync(hash);
        await using var db = await site.OpenDatabaseAsync();
        Assert.Equal(
            ["closed", "delivered", "drafted", "opened", "written"],
            (await db.History.Where(h => h.Noun == nameof(Letter)).Select(h => h.What).ToListAsync(Ct)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Two_who_write_see_each_others_words_and_a_reload_loses_nothing_that_was_not_stored_yet()
    {
        await using var site = await CampaignSite.StartAsync(Engine.Sqlite, new SiteOptions { OnKestrel = true });
        await site.ChangeAsync(async db => await db.AddAsync(TestData.DraftLetter("shared"), Ct));
        var (ana, luis) = (await SignedInAsync(site, Language.English), await SignedInAsync(site, Language.English));
        foreach (var page in new[] { ana, luis })
        {
            await page.GotoAsync("/organize/letters/shared");
            await Assertions.Expect(English(page)).ToHaveValueAsync("We ask.");
        }

        await English(ana).FillAsync("We ask.\n\nAna’s paragraph.");
        await Assertions.Expect(English(luis)).ToHaveValueAsync("We ask.\n\nAna’s paragraph.");

        site.Clock.Advance(LiveUpdates.Rest);

        // What is typed a moment before the page is loaded again was kept by the browser.
        await English(luis).FillAsync("We ask, all of us.\n\nAna’s paragraph.");
        await luis.ReloadAsync();
        await Assertions.Expect(English(luis)).ToHaveValueAsync("We ask, all of us.\n\nAna’s paragraph.");
        site.Clock.Advance(LiveUpdates.Rest);
        await Assertions.Expect(English(ana)).ToHaveValueAsync("We ask, all of us.\n\nAna’s paragraph.");
    }

    [Fact]
    public async Task What_is_typed_before_the_script_is_there_is_stored_too()
    {
        await using var site = await CampaignSite.StartAsync(Engine.Sqlite, new SiteOptions { OnKestrel = true });
        await site.ChangeAsync(async db => await db.AddAsync(TestData.DraftLetter("early"), Ct));
        var page = await SignedInAsync(site, Language.English);
        var isTyped = new TaskCompletionSource();
        await page.RouteAsync("**/organize/writing*.js", async route =>
        {
            await isTyped.Task;
            await route.ContinueAsync();
        });

        await page.GotoAsync("/organize/letters/early");
        await English(page).FillAsync("We ask at once.");
        isTyped.SetResult();

        await Assertions.Expect(page.Locator(".writing-state").First).ToContainTextAsync("Saved on");
        await using var db = await site.OpenDatabaseAsync();
        Assert.Equal("We ask at once.", (await db.Letters.SingleAsync(Ct)).DraftText.En);
    }

    [Theory]
    [InlineData(Language.English, ColorScheme.Light, 1280)]
    [InlineData(Language.Spanish, ColorScheme.Dark, 1280)]
    [InlineData(Language.Spanish, ColorScheme.Light, 360)]
    [InlineData(Language.English, ColorScheme.Dark, 800)]
    public async Task Axe_finds_nothing_no_policy_is_broken_and_nothing_is_too_wide(Language language, ColorScheme theme, int width)
    {
        await using var site = await CampaignSite.StartAsync(Engine.Sqlite, new SiteOptions { OnKestrel = true, Campaign2009 = true, Samples = true });
        var closed = TestData.OpenLetter("closed", "Signed and closed");
        closed.Close(TestData.By, TestData.At);
        await site.ChangeAsync(async db => await db.AddRangeAsync([TestData.DraftLetter("draft"), closed], Ct));
        var page = await SignedInAsync(site, language, width, theme);
        var findings = new List<string>();
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
                findings.Add($"console {message.Text}");
        };

        foreach (var path in (string[])
        [
            "", "/new", "/draft", "/draft/open", "/draft/details", "/closed", "/closed/amend", "/closed/reopen", "/closed/deliver", "/sample-end-287g-agreements",
            "/sample-end-287g-agreements/aim", "/end-287g-2009", "/end-287g-2009/answer", "/nobodys",
        ])
        {
            await page.GotoAsync($"/organize/letters{path}");
            await Assertions.Expect(page.Locator(".zone h1")).ToBeVisibleAsync();
            await Assertions.Expect(page.Locator(".loading")).ToHaveCountAsync(0);
            if (await page.Locator("form.sheet button[type=submit]").CountAsync() == 1 && path is "/new" or "/closed/deliver")
            {
                await page.Locator("form.sheet button[type=submit]").ClickAsync();
                await Assertions.Expect(page.Locator(".sheet-error").First).ToBeVisibleAsync();
            }

            await Axe.InjectAsync(page);
            findings.AddRange((await Axe.FindViolationsAsync(page)).Select(violation => $"{path}: {violation}"));
            var overflow = await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
            if (overflow > 0)
                findings.Add($"{path} is {overflow} px too wide");
        }

        Assert.Empty(findings);
    }

    private static ILocator English(IPage page) => page.GetByRole(AriaRole.Textbox, new() { Name = "English", Exact = true });

    private static ILocator Spanish(IPage page) => page.GetByRole(AriaRole.Textbox, new() { Name = "Spanish", Exact = true });

    /// <summary>By the public form and the mail's code; an organizer lists it.</summary>
    private async Task SignAsync(CampaignSite site)
    {
        var page = await chromium.OpenAsync(site.Address, options => options.JavaScriptEnabled = false);
        await page.GotoAsync("/letters/end-the-program/sign-on");
        await page.Locator("#name").FillAsync("Vecinas de Phoenix");
        await page.Locator("#city").FillAsync("Phoenix");
        await page.Locator("#state").SelectOptionAsync("AZ");
        await page.Locator("#zip").FillAsync("85003");
        await page.Locator("input[name=scope][value=local]").CheckAsync();
        await page.Locator("input[name=sectors][value=community]").CheckAsync();
        await page.Locator("#person").FillAsync("Rosa Morales");
        await page.Locator("#email").FillAsync(Email);
        site.Clock.Advance(TimeSpan.FromMinutes(2));
        await page.Locator("form[action$='/sign-on'] button[type=submit]").ClickAsync();
        await Assertions.Expect(page.Locator("#code")).ToBeVisibleAsync();
        var mail = (await site.MailsToAsync(Email))[^1];
        await page.Locator("#code").FillAsync(mail.Code);
        await page.Locator("form[action$='/sign-on/code'] button[type=submit]").ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("Thank you");

        await using var scope = site.Services.CreateAsyncScope();
        await using var db = await site.OpenDatabaseAsync();
        var signOn = await db.SignOns.AsNoTracking().SingleAsync(s => s.Status == SignOnStatus.Confirmed, Ct);
        await scope.ServiceProvider.GetRequiredService<ReviewSignOns>().ListAsync(signOn.Id, besideTwin: false, TestData.By, Ct);
    }

    private async Task<IPage> SignedInAsync(CampaignSite site, Language language, int width = 1280, ColorScheme theme = ColorScheme.Light)
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
}
