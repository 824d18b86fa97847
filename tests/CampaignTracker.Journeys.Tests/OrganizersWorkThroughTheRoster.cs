using CampaignTracker.Data;
using CampaignTracker.Data.Letters;
using CampaignTracker.Data.Organizers;
using CampaignTracker.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace CampaignTracker.Journeys.Tests;

public sealed class OrganizersWorkThroughTheRoster(Chromium chromium)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Two_twins_are_merged_and_the_old_address_redirects()
    {
        await using var site = await SiteAsync();
        var page = await SignedInAsync(site);
        await page.GotoAsync("/organize/organizations?status=listed");
        await page.GetByRole(AriaRole.Link, new() { Name = "Lantern Keepers of Mesa" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Merge with another" }).ClickAsync();
        await page.GetByRole(AriaRole.Searchbox).FillAsync("lantern keepers");
        await page.Locator(".org-list").GetByRole(AriaRole.Link, new() { Name = "The Lantern Keepers" }).ClickAsync();

        await Assertions.Expect(page.GetByText("1 sign-on", new() { Exact = true })).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Group, new() { Name = "Stop it" }).GetByRole(AriaRole.Radio).Nth(1).CheckAsync();
        await page.GetByRole(AriaRole.Group, new() { Name = "City" }).GetByLabel("Mesa").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Merge Lantern Keepers of Mesa into The Lantern Keepers" }).ClickAsync();

        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("The Lantern Keepers");
        await Assertions.Expect(page.GetByText("set aside for another of its own")).ToBeVisibleAsync();
        await page.GotoAsync("/organizations/mesa");
        Assert.EndsWith("/organizations/keepers", page.Url, StringComparison.Ordinal);
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("The Lantern Keepers");
        await using var db = await site.OpenDatabaseAsync();
        Assert.Equal("Mesa", (await db.Organizations.SingleAsync(o => o.Slug == "keepers", Ct)).City);
        Assert.Equal([SignOnStatus.Listed, SignOnStatus.SetAside], await db.SignOns.Select(s => s.Status).Order().ToListAsync(Ct));
    }

    [Fact]
    public async Task Two_organizers_edit_one_organization()
    {
        await using var site = await SiteAsync();
        var (ana, ben) = (await SignedInAsync(site), await SignedInAsync(site));
        var path = await PathOfAsync(site, "keepers");
        foreach (var page in (IPage[])[ana, ben])
        {
            await page.GotoAsync(path);
            await Assertions.Expect(page.GetByLabel("City")).ToHaveValueAsync("Phoenix");
        }

        await ana.GetByLabel("City").FillAsync("Tempe");
        await ana.GetByLabel("ZIP code").FillAsync("85281");
        await ana.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Assertions.Expect(ana.Locator(".notice").Or(ana.GetByText("Saved."))).ToBeVisibleAsync();
        await ben.GetByLabel("City").FillAsync("Glendale");
        await ben.GetByLabel("Short name").FillAsync("LK");
        await ben.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();

        var told = ben.Locator(".met");
        await Assertions.Expect(told).ToBeFocusedAsync();
        await Assertions.Expect(told).ToContainTextAsync("Tempe");
        await Assertions.Expect(told).ToContainTextAsync("85281");
        await Assertions.Expect(ben.GetByLabel("City")).ToHaveValueAsync("Glendale");
        await Assertions.Expect(ben.GetByLabel("ZIP code")).ToHaveValueAsync("85281");
        await ben.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Assertions.Expect(told).ToHaveCountAsync(0);

        await using var db = await site.OpenDatabaseAsync();
        var kept = await db.Organizations.SingleAsync(o => o.Slug == "keepers", Ct);
        Assert.Equal(("Glendale", "85281", "LK"), (kept.City, kept.PostalCode, kept.ShortName));
    }

    [Fact]
    public async Task Many_are_verified_at_once_and_paper_is_keyed_in()
    {
        await using var site = await SiteAsync();
        var page = await SignedInAsync(site);
        await page.GotoAsync("/organize/organizations");
        await page.GetByLabel("Choose all on this page").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Verify" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Verify 3 organizations?")).ToBeFocusedAsync();
        await page.GetByLabel("What your certainty rests on").FillAsync("We met them in Phoenix.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Verify" }).ClickAsync();
        await Assertions.Expect(page.GetByText("3 were verified.")).ToBeVisibleAsync();

        await page.GetByRole(AriaRole.Link, new() { Name = "Newcomers" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Key in a sign-on" }).ClickAsync();
        await page.GetByLabel("Where the paper lies").FillAsync("Blue folder");
        await page.GetByRole(AriaRole.Button, new() { Name = "Enter it" }).ClickAsync();
        await Assertions.Expect(page.Locator(".org-list").GetByText("Blue folder")).ToBeVisibleAsync();
        await using var db = await site.OpenDatabaseAsync();
        Assert.Equal(SignOnOrigin.Paper, (await db.SignOns.SingleAsync(s => s.Organization!.Slug == "newcomers", Ct)).Origin);
    }

    [Theory]
    [InlineData(Language.English, ColorScheme.Light, 1280)]
    [InlineData(Language.English, ColorScheme.Dark, 1280)]
    [InlineData(Language.Spanish, ColorScheme.Dark, 800)]
    [InlineData(Language.Spanish, ColorScheme.Light, 360)]
    public async Task With_everything_opened_axe_finds_nothing_and_no_policy_is_broken(Language language, ColorScheme theme, int width)
    {
        await using var site = await SiteAsync();
        var page = await SignedInAsync(site, language, theme, width);
        var findings = new List<string>();
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
                findings.Add($"console {message.Text}");
        };
        var (keepers, mesa) = (await PathOfAsync(site, "keepers"), await PathOfAsync(site, "mesa"));

        await LookAsync("/organize/organizations", async () =>
        {
            await page.Locator("thead input").CheckAsync();
            await page.Locator(".bulk-steps button").Nth(2).ClickAsync();
            await page.Locator(".step-panel button[type=submit]").ClickAsync();
            await Assertions.Expect(page.Locator(".sheet-error")).ToBeVisibleAsync();
            await page.Locator(".grid-columns summary").ClickAsync();
        });
        await LookAsync(keepers, () => page.Locator(".org-main .queue-actions button").First.ClickAsync());
        await LookAsync($"{mesa}/merge", () => page.Locator("#other").FillAsync("lantern"));
        await LookAsync($"{mesa}/merge?with={keepers.Split('/')[^1]}", () => Task.CompletedTask);
        await LookAsync("/organize/organizations/new", () => page.Locator("button[type=submit]").ClickAsync());
        await LookAsync($"/organize/sign-ons/new?organization={keepers.Split('/')[^1]}", () => page.Locator("button[type=submit]").ClickAsync());
        await LookAsync("/organize/sign-ons/all", () => Task.CompletedTask);
        Assert.True(findings.Count == 0, string.Join(Environment.NewLine, findings));

        async Task LookAsync(string path, Func<Task> open)
        {
            await page.GotoAsync(path);
            await Assertions.Expect(page.Locator(".zone h1")).ToBeVisibleAsync();
            await Assertions.Expect(page.Locator(".loading")).ToHaveCountAsync(0);
            await open();
            await page.WaitForTimeoutAsync(300);
            await Axe.InjectAsync(page);
            findings.AddRange((await Axe.FindViolationsAsync(page)).Select(violation => $"{path}: {violation}"));
            var overflow = await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
            if (overflow > 0)
                findings.Add($"{path} is {overflow} px too wide");
        }
    }

    private static async Task<CampaignSite> SiteAsync()
    {
        var site = await CampaignSite.StartAsync(Engine.Sqlite, new SiteOptions { OnKestrel = true });
        var letter = TestData.OpenLetter("letter", "Stop it");
        var (keepers, mesa, newcomers) = (
            TestData.ListedOrganization("The Lantern Keepers", slug: "keepers"), TestData.ListedOrganization("Lantern Keepers of Mesa", city: "Mesa", slug: "mesa"),
            TestData.ListedOrganization("Newcomers", slug: "newcomers"));
        await site.ChangeAsync(db =>
        {
            db.AddRange(letter, keepers, mesa, newcomers, TestData.ListedSignOn(letter, keepers), TestData.ListedSignOn(letter, mesa));
            return Task.CompletedTask;
        });
        return site;
    }

    private static async Task<string> PathOfAsync(CampaignSite site, string slug)
    {
        await using var db = await site.OpenDatabaseAsync();
        return $"/organize/organizations/{await db.Organizations.Where(o => o.Slug == slug).Select(o => o.Id).SingleAsync(Ct)}";
    }

    private async Task<IPage> SignedInAsync(CampaignSite site, Language language = Language.English, ColorScheme theme = ColorScheme.Light, int width = 1280)
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
