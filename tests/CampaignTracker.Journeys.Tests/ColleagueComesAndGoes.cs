using System.Text.RegularExpressions;
using CampaignTracker.Data;
using CampaignTracker.Data.Organizers;
using CampaignTracker.Testing;
using CampaignTracker.Web.Features.Organizers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace CampaignTracker.Journeys.Tests;

public sealed partial class ColleagueComesAndGoes(Chromium chromium)
{
    private const string Password = "seven quiet lanterns by the river";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_colleague_is_invited_signs_in_with_a_passkey_and_is_disabled()
    {
        await using var site = await CampaignSite.StartAsync(Engine.Sqlite, new SiteOptions { OnKestrel = true });
        var findings = new List<string>();
        var administrator = await SignedInAsync(site, OrganizerRole.Administrator, Language.English, findings);
        await administrator.GotoAsync("/organize/people");
        await administrator.GetByRole(AriaRole.Button, new() { Name = "Invite a colleague" }).ClickAsync();
        await administrator.GetByLabel("Name").FillAsync("Eva Lara");
        await administrator.GetByLabel("E-mail address").FillAsync("eva@neighbors.example");
        await administrator.GetByLabel("Language of the mail and the pages").SelectOptionAsync("Spanish");
        await administrator.GetByRole(AriaRole.Button, new() { Name = "Send the invitation" }).ClickAsync();
        await Assertions.Expect(administrator.Locator("[aria-labelledby=invited] h3")).ToHaveTextAsync("Eva Lara");

        var colleague = await OpenAsync(site, findings);
        await AcceptAsync(site, colleague);
        await AddPasskeyAsync(colleague);
        await SignOutAsync(colleague);
        await colleague.GetByRole(AriaRole.Button, new() { Name = "Entrar con una llave de acceso" }).ClickAsync();
        await Assertions.Expect(colleague.Locator(".zone h1")).ToHaveTextAsync("Escritorio");

        await administrator.GetByRole(AriaRole.Link, new() { Name = "People" }).ClickAsync();
        await administrator.ReloadAsync();
        var item = administrator.GetByRole(AriaRole.Article, new() { Name = "Eva Lara" });
        await Assertions.Expect(item).ToContainTextAsync("1 passkey");
        await item.GetByRole(AriaRole.Button, new() { Name = "Change" }).ClickAsync();
        await item.GetByRole(AriaRole.Button, new() { Name = "Disable" }).ClickAsync();
        await Assertions.Expect(item).ToContainTextAsync("Disabled");

        // The clock of the site stands still: what this node did, its open pages learn without it.
        await Assertions.Expect(colleague.Locator("h1")).ToHaveTextAsync("Su sesión terminó", new() { Timeout = 5_000 });
        await Assertions.Expect(colleague.Locator(".zone-bar")).ToHaveCountAsync(0);
        await colleague.GetByRole(AriaRole.Link, new() { Name = "Iniciar sesión otra vez" }).ClickAsync();
        await colleague.GetByRole(AriaRole.Button, new() { Name = "Entrar con una llave de acceso" }).ClickAsync();
        await Assertions.Expect(colleague.Locator("[role=alert]").First).ToContainTextAsync("Esa llave de acceso no abre nada aquí");
        Assert.DoesNotContain(findings, finding => !finding.Contains("status of 400", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Another_role_takes_the_page_and_its_link_away_while_it_is_open()
    {
        await using var site = await CampaignSite.StartAsync(Engine.Sqlite, new SiteOptions { OnKestrel = true });
        var findings = new List<string>();
        var page = await SignedInAsync(site, OrganizerRole.Administrator, Language.English, findings);
        await page.GotoAsync("/organize/people");
        await Assertions.Expect(page.GetByRole(AriaRole.Article)).ToHaveCountAsync(1);

        await site.ChangeAsync(async db => (await db.Organizers.SingleAsync(Ct)).ChangeRole(OrganizerRole.Organizer, TestData.By, site.Now));

        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("This page is for another role", new() { Timeout = 5_000 });
        await Assertions.Expect(page.GetByRole(AriaRole.Link, new() { Name = "People" })).ToHaveCountAsync(0);
        await page.GetByRole(AriaRole.Link, new() { Name = "Go to the desk" }).ClickAsync();
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Desk");
        Assert.Empty(findings);
    }

    [Theory]
    [InlineData(Language.English, ColorScheme.Light, OrganizerTheme.System, 1280)]
    [InlineData(Language.Spanish, ColorScheme.Light, OrganizerTheme.Dark, 1280)]
    [InlineData(Language.English, ColorScheme.Dark, OrganizerTheme.Light, 800)]
    [InlineData(Language.Spanish, ColorScheme.Dark, OrganizerTheme.System, 360)]
    public async Task Axe_finds_nothing_and_no_policy_is_broken(Language language, ColorScheme scheme, OrganizerTheme theme, int width)
    {
        await using var site = await CampaignSite.StartAsync(Engine.Sqlite, new SiteOptions { OnKestrel = true });
        var former = await OrganizerCookie.ForAsync(site, OrganizerRole.Reader);
        await site.ChangeAsync(async db =>
        {
            (await db.Organizers.SingleAsync(o => o.Id == former.OrganizerId, Ct)).Disable(TestData.By, site.Now);
            db.Add(new Invitation("Eva Lara", "eva@neighbors.example", OrganizerRole.Reader, Language.Spanish, TestData.By, site.Now));
        });
        var findings = new List<string>();
        var page = await SignedInAsync(site, OrganizerRole.Administrator, language, findings, scheme, width, theme);
        await page.GotoAsync("/organize/people");
        await Assertions.Expect(page.GetByRole(AriaRole.Article)).ToHaveCountAsync(3);
        await CheckAsync("the list");
        var isDark = theme is OrganizerTheme.Dark || (theme is OrganizerTheme.System && scheme is ColorScheme.Dark);
        await Assertions.Expect(page.Locator("body")).ToHaveCSSAsync("background-color", isDark ? "rgb(20, 19, 42)" : "rgb(248, 242, 228)");

        await page.Locator(".zone-head button").ClickAsync();
        await page.Locator(".person-form button[type=submit]").ClickAsync();
        await Assertions.Expect(page.Locator(".mud-input-error").First).ToBeVisibleAsync();
        await page.Locator(".person button[aria-expanded]").First.ClickAsync();
        await page.Locator(".person-acts .mud-button-outlined-error").ClickAsync();
        await Assertions.Expect(page.Locator(".person-change [role=alert]")).ToBeVisibleAsync();
        await page.Locator(".person button[aria-expanded]").Last.ClickAsync();
        await CheckAsync("the list with everything open");

        foreach (var path in (string[])["/account", "/account/passkeys", "/account/sign-in"])
        {
            await page.GotoAsync(language is Language.Spanish ? $"/es{path}" : path);
            await CheckAsync(path);
        }

        Assert.Empty(findings);

        async Task CheckAsync(string what)
        {
            await Axe.InjectAsync(page);
            findings.AddRange((await Axe.FindViolationsAsync(page)).Select(violation => $"{what}: {violation}"));
            var overflow = await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
            if (overflow > 0)
                findings.Add($"{what} is {overflow} px too wide");
        }
    }

    private static async Task AcceptAsync(CampaignSite site, IPage page)
    {
        var mail = (await site.MailsToAsync("eva@neighbors.example"))[^1];
        await page.GotoAsync(InvitedAddress().Match(mail.Html).Value);
        await page.Locator("#new-password").FillAsync(Password);
        await page.Locator("#again").FillAsync(Password);
        await page.Locator("main form button[type=submit]").ClickAsync();
        var secret = (await page.Locator("code.secret").TextContentAsync())!.Replace(" ", "", StringComparison.Ordinal);
        await page.Locator("#code").FillAsync(AuthenticatorCodes.CodeAt(secret, site.Now));
        await page.Locator("main form button[type=submit]").ClickAsync();
        await page.Locator("button[name=kept]").ClickAsync();
        await Assertions.Expect(page.Locator(".zone h1")).ToHaveTextAsync("Escritorio");
    }

    /// <summary>On an authenticator that the browser makes up: built in, unlocked by whoever sits there.</summary>
    private static async Task AddPasskeyAsync(IPage page)
    {
        var browser = await page.Context.NewCDPSessionAsync(page);
        await browser.SendAsync("WebAuthn.enable");
        await browser.SendAsync("WebAuthn.addVirtualAuthenticator", new()
        {
            ["options"] = new Dictionary<string, object>
            {
                ["protocol"] = "ctap2",
                ["transport"] = "internal",
                ["hasResidentKey"] = true,
                ["hasUserVerification"] = true,
                ["isUserVerified"] = true,
                ["automaticPresenceSimulation"] = true,
            },
        });
        await page.GotoAsync("/es/account/passkeys");
        await page.Locator("#name").FillAsync("Mi teléfono");
        await page.Locator("#password").FillAsync(Password);
        await page.Locator("button[value=add]").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Crear la llave de acceso" }).ClickAsync();
        await Assertions.Expect(page.Locator(".facts dt")).ToHaveTextAsync(["Mi teléfono"]);
    }

    private static async Task SignOutAsync(IPage page)
    {
        await page.GotoAsync("/es/account");
        await page.Locator("button[value=sign-out]").ClickAsync();
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Iniciar sesión");
    }

    private async Task<IPage> SignedInAsync(
        CampaignSite site, OrganizerRole role, Language language, List<string> findings,
        ColorScheme scheme = ColorScheme.Light, int width = 1280, OrganizerTheme theme = OrganizerTheme.System)
    {
        var page = await OpenAsync(site, findings, scheme, width);
        var cookie = await OrganizerCookie.ForAsync(site, role, language);
        if (theme is not OrganizerTheme.System)
            await site.ChangeAsync(async db => (await db.Organizers.SingleAsync(o => o.Id == cookie.OrganizerId, Ct)).Wear(theme, TestData.By, site.Now));
        await page.Context.AddCookiesAsync([new() { Name = cookie.Name, Value = cookie.Value, Url = LocalHost(site).ToString() }]);
        return page;
    }

    private async Task<IPage> OpenAsync(CampaignSite site, List<string> findings, ColorScheme scheme = ColorScheme.Light, int width = 1280)
    {
        var page = await chromium.OpenAsync(LocalHost(site), options =>
        {
            options.ViewportSize = new() { Width = width, Height = 900 };
            options.ColorScheme = scheme;
            options.ReducedMotion = ReducedMotion.Reduce;
        });
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
                findings.Add($"console {message.Text}");
        };
        return page;
    }

    /// <summary>By name: a passkey belongs to a domain, which a number is not.</summary>
    private static Uri LocalHost(CampaignSite site) => new UriBuilder(site.Address) { Host = "localhost" }.Uri;

    [GeneratedRegex(@"/es/account/invited/[\w-]+")]
    private static partial Regex InvitedAddress();
}
