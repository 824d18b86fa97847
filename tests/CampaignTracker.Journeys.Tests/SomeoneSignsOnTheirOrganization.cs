using CampaignTracker.Data.Letters;
using CampaignTracker.Data.Organizations;
using CampaignTracker.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace CampaignTracker.Journeys.Tests;

public sealed class SomeoneSignsOnTheirOrganization(Chromium chromium)
{
    private const string Email = "rosa@vecinas.example";

    [Fact]
    public async Task Someone_signs_on_their_organization_on_a_phone_in_Spanish_without_JavaScript_with_the_code()
    {
        await using var site = await CampaignSite.StartAsync(Engine.Sqlite, new SiteOptions { OnKestrel = true });
        await site.ChangeAsync(async db => await db.AddAsync(TestData.OpenLetter("carta", "Stop it")));
        var page = await chromium.OpenAsync(site.Address, options =>
        {
            options.JavaScriptEnabled = false;
            options.ViewportSize = new() { Width = 360, Height = 720 };
        });

        await page.GotoAsync("/es/letters/carta");
        await page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link, new() { Name = "Firm" }).First.ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Main)).ToContainTextAsync("Pedimos.");
        await page.Locator("#name").FillAsync("Vecinas de Phoenix");
        await page.Locator("#city").FillAsync("  phoenix ");
        await page.Locator("#state").SelectOptionAsync("AZ");
        await page.Locator("#zip").FillAsync("85003-1234");
        await page.Locator("input[name=scope][value=local]").CheckAsync();
        await page.Locator("input[name=sectors][value=community]").CheckAsync();
        await page.Locator("#person").FillAsync("Rosa Morales");
        await page.Locator("#email").FillAsync("rosa(at)vecinas.example");
        site.Clock.Advance(TimeSpan.FromMinutes(2));
        await Button(page, "/sign-on").ClickAsync();

        // An address without @ is told at the field, and nothing that was typed is lost.
        await Assertions.Expect(page).ToHaveTitleAsync(new System.Text.RegularExpressions.Regex("^Error"));
        await Assertions.Expect(page.Locator("#name")).ToHaveValueAsync("Vecinas de Phoenix");
        await page.GetByRole(AriaRole.Alert).GetByRole(AriaRole.Link).ClickAsync();
        await page.Locator("#email").FillAsync(Email);
        await Button(page, "/sign-on").ClickAsync();

        await Assertions.Expect(page.GetByRole(AriaRole.Main)).ToContainTextAsync(Email);
        var mail = Assert.Single(await site.MailsToAsync(Email));
        Assert.Contains("Confirme la firma de Vecinas de Phoenix", mail.Subject, StringComparison.Ordinal);
        await page.Locator("#code").FillAsync($"{mail.Code[..3]} {mail.Code[3..]}");
        await Button(page, "/sign-on/code").ClickAsync();

        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("Gracias");
        await using var db = await site.OpenDatabaseAsync();
        var signOn = await db.SignOns.Include(s => s.Organization).SingleAsync(TestContext.Current.CancellationToken);
        Assert.Equal((SignOnStatus.Confirmed, "85003", "Rosa Morales", false), (signOn.Status, signOn.Organization!.PostalCode, signOn.SignatoryName, signOn.ShowSignatoryName));
    }

    [Fact]
    public async Task A_mail_scanner_opens_every_link_and_nothing_changes()
    {
        await using var site = await CampaignSite.StartAsync(Engine.Sqlite, new SiteOptions { OnKestrel = true });
        await site.ChangeAsync(async db => await db.AddAsync(TestData.OpenLetter("letter", "Stop it")));
        var page = await chromium.OpenAsync(site.Address);
        await SignOnAsync(site, page);
        var mail = Assert.Single(await site.MailsToAsync(Email));

        // As scanners do: every address of the mail, with HEAD and GET, and in a real browser that runs scripts.
        var scanner = await chromium.OpenAsync(site.Address);
        foreach (var link in Links(mail))
        {
            await scanner.APIRequest.FetchAsync(link, new() { Method = "HEAD" });
            await scanner.GotoAsync(link);
            await scanner.WaitForLoadStateAsync(LoadState.NetworkIdle);
        }

        await using (var db = await site.OpenDatabaseAsync())
            Assert.Equal(SignOnStatus.Requested, (await db.SignOns.SingleAsync(TestContext.Current.CancellationToken)).Status);

        await page.GotoAsync(mail.LinkPath);
        await page.Locator("main form button[type=submit]").ClickAsync();
        await using (var db = await site.OpenDatabaseAsync())
            Assert.Equal(SignOnStatus.Confirmed, (await db.SignOns.SingleAsync(TestContext.Current.CancellationToken)).Status);
    }

    [Fact]
    public async Task An_organization_disowns_a_sign_on()
    {
        const string Office = "office@vecinas.example";
        await using var site = await CampaignSite.StartAsync(Engine.Sqlite, new SiteOptions { OnKestrel = true });
        var known = Organization.Ask(
            new() { Name = "Vecinas de Phoenix", City = "Phoenix", State = "AZ", Scope = Scope.Local, Sectors = [Sector.Community], PublicEmail = Office }, "vecinas-de-phoenix", TestData.By, TestData.At);
        known.List(TestData.By, TestData.At);
        await site.ChangeAsync(async db => await db.AddRangeAsync(TestData.OpenLetter("letter", "Stop it"), known));
        var stranger = await chromium.OpenAsync(site.Address);
        await SignOnAsync(site, stranger, isKnown: true);
        await stranger.GotoAsync((await site.MailsToAsync(Email)).Single().LinkPath);
        await stranger.Locator("main form button[type=submit]").ClickAsync();
        await site.ChangeAsync(async db =>
        {
            var signOn = await db.SignOns.SingleAsync(TestContext.Current.CancellationToken);
            signOn.List(TestData.By, site.Now);
        });

        var office = await chromium.OpenAsync(site.Address, options => options.JavaScriptEnabled = false);
        await office.GotoAsync("/letters/letter");
        await Assertions.Expect(office.Locator("#signatories")).ToContainTextAsync("Vecinas de Phoenix");
        await office.GotoAsync((await site.MailsToAsync(Office)).Single().LinkPath);
        await Assertions.Expect(office.GetByRole(AriaRole.Main)).ToContainTextAsync("Vecinas de Phoenix");
        await office.Locator("main form button[type=submit]").ClickAsync();

        await office.GotoAsync("/letters/letter");
        await Assertions.Expect(office.GetByRole(AriaRole.Main)).Not.ToContainTextAsync("Vecinas de Phoenix");
    }

    private static async Task SignOnAsync(CampaignSite site, IPage page, bool isKnown = false)
    {
        await page.GotoAsync("/letters/letter/sign-on");
        await page.Locator("#name").FillAsync("Vecinas de Phoenix");
        await page.Locator("#city").FillAsync("Phoenix");
        await page.Locator("#state").SelectOptionAsync("AZ");
        await page.Locator("input[name=scope][value=local]").CheckAsync();
        await page.Locator("input[name=sectors][value=community]").CheckAsync();
        await page.Locator("#person").FillAsync("Rosa Morales");
        await page.Locator("#email").FillAsync(Email);
        site.Clock.Advance(TimeSpan.FromMinutes(2));
        await Button(page, "/sign-on").ClickAsync();
        if (isKnown)
        {
            await page.Locator("input[name=organization][value=vecinas-de-phoenix]").CheckAsync();
            await Button(page, "/sign-on").ClickAsync();
        }

        await Assertions.Expect(page.GetByRole(AriaRole.Main)).ToContainTextAsync(Email);
    }

    private static IEnumerable<string> Links(SentMail mail) =>
        System.Text.RegularExpressions.Regex.Matches(mail.Html, "href=\"(http[^\"]+)\"").Select(match => System.Net.WebUtility.HtmlDecode(match.Groups[1].Value));

    private static ILocator Button(IPage page, string action) => page.Locator($"form[action$='{action}'] button[type=submit]").First;
}
