using System.Globalization;
using System.Text;
using CampaignTracker.Data;
using CampaignTracker.Data.Letters;
using CampaignTracker.Data.Organizers;
using CampaignTracker.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace CampaignTracker.Journeys.Tests;

public sealed class OrganizerBringsListsIn(Chromium chromium)
{
    private const int Rows = 5000;
    private const int Wrong = 40;

    private static readonly LocatorAssertionsToBeVisibleOptions Patiently = new() { Timeout = 120_000 };

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Five_thousand_rows_are_imported_and_forty_come_back_with_their_reasons()
    {
        await using var site = await SiteAsync();
        var page = await OpenAsync(site, OrganizerRole.Organizer);
        await page.GotoAsync("/organize/sign-ons");
        await page.GetByRole(AriaRole.Link, new() { Name = "Import a list" }).ClickAsync();
        await page.GetByLabel("Sign-ons to a letter").CheckAsync();
        await page.GetByLabel("Which letter did they sign?").SelectOptionAsync(new SelectOptionValue { Label = "Stop it" });
        await page.GetByLabel("A file: CSV, XLSX").SetInputFilesAsync(new FilePayload { Name = "list.xls", MimeType = "application/vnd.ms-excel", Buffer = Encoding.UTF8.GetBytes(List()) });
        await Assertions.Expect(page.GetByText("list.xls")).ToBeVisibleAsync();
        await page.GetByLabel("Where is this list from?").FillAsync("Sheets of the Phoenix meeting");
        await page.GetByRole(AriaRole.Button, new() { Name = "Read the list" }).ClickAsync();
        await Assertions.Expect(page.GetByLabel("What “Organización” tells")).ToHaveValueAsync("Name");
        await page.GetByRole(AriaRole.Button, new() { Name = "Look it over" }).ClickAsync();

        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Import 4,960 rows" })).ToBeVisibleAsync(Patiently);
        await Assertions.Expect(page.Locator(".is-amiss dd")).ToHaveTextAsync("40");
        await page.GetByRole(AriaRole.Button, new() { Name = "Import 4,960 rows" }).ClickAsync();
        await Assertions.Expect(page.GetByText("The list is imported.")).ToBeVisibleAsync(Patiently);

        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Button, new() { Name = "40 rows that are left out" }).ClickAsync());
        var lines = await File.ReadAllLinesAsync((await download.PathAsync())!, Ct);
        Assert.Equal("left-out.csv", download.SuggestedFilename);
        Assert.Equal(Wrong + 1, lines.Length);
        Assert.Equal("Organización,Ciudad,Estado,line,reason", lines[0].TrimStart('\uFEFF'));
        Assert.Equal("Neighbors of Street 125,Springfield,Narnia,126,State: Choose the state where it is based", lines[1]);
        await using var db = await site.OpenDatabaseAsync();
        Assert.Equal(Rows - Wrong, await db.SignOns.CountAsync(s => s.Status == SignOnStatus.Listed && s.Origin == SignOnOrigin.Import, Ct));
        await page.GetByRole(AriaRole.Link, new() { Name = "See the letter" }).ClickAsync();
        await Assertions.Expect(page.GetByText("4,960").First).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_wave_is_held_back_and_the_file_with_contacts_is_taken()
    {
        await using var site = await SiteAsync();
        await site.ChangeAsync(async db =>
        {
            var letter = await db.Letters.Include(l => l.Versions).SingleAsync(Ct);
            db.AddRange(Enumerable.Range(1, 12).Select(i => TestData.ConfirmedRequest(letter, $"Cheap Watches {i}", email: $"a{i}@spam.example")));
        });
        var page = await OpenAsync(site, OrganizerRole.Administrator);
        await page.GotoAsync("/organize/sign-ons/bulk");
        await page.GetByRole(AriaRole.Button, new() { Name = "Count them" }).ClickAsync();
        await Assertions.Expect(page.GetByText("otherwise it would be all of them")).ToBeVisibleAsync();
        await page.GetByLabel("Mail domain of the contact").FillAsync("spam.example");
        await page.GetByRole(AriaRole.Button, new() { Name = "Count them" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Hold back 12 sign-ons" }).ClickAsync();
        await Assertions.Expect(page.GetByText("12 sign-ons are held back.")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Undo: mail domain spam.example" }).ClickAsync();
        await Assertions.Expect(page.GetByText("12 sign-ons stand as before.")).ToBeVisibleAsync();

        await page.GotoAsync("/organize/export/contacts");
        await page.GetByLabel("What do you need them for?").FillAsync("To call everybody before the vigil");
        await page.GetByRole(AriaRole.Button, new() { Name = "Ask for 12 contacts" }).ClickAsync();
        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Button, new() { Name = "Take the file" }).ClickAsync());
        Assert.Equal("contacts.csv", download.SuggestedFilename);
        Assert.Contains("a7@spam.example", await File.ReadAllTextAsync((await download.PathAsync())!, Ct), StringComparison.Ordinal);
        await page.GotoAsync("/organize/export/contacts");
        await Assertions.Expect(page.GetByRole(AriaRole.Cell, new() { Name = "To call everybody before the vigil" })).ToBeVisibleAsync();

        await page.GotoAsync("/organize/sign-ons");
        var list = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "XLSX" }).ClickAsync());
        Assert.Equal("waiting.xlsx", list.SuggestedFilename);
    }

    [Theory]
    [InlineData(Language.English, ColorScheme.Light, 1280)]
    [InlineData(Language.Spanish, ColorScheme.Dark, 800)]
    [InlineData(Language.Spanish, ColorScheme.Light, 360)]
    public async Task On_every_step_axe_finds_nothing_nothing_overflows_and_no_policy_is_broken(Language language, ColorScheme theme, int width)
    {
        await using var site = await SiteAsync();
        await site.ChangeAsync(async db =>
        {
            await db.AddAsync(TestData.ListedOrganization("Puente"), Ct);
            var run = new QuarantineRun("*", TestData.By, TestData.At);
            run.Hold([], [], TestData.By, TestData.At);
            await db.AddAsync(run, Ct);
        });
        var page = await OpenAsync(site, OrganizerRole.Administrator, language, options =>
        {
            options.ViewportSize = new() { Width = width, Height = 900 };
            options.ColorScheme = theme;
            options.ReducedMotion = ReducedMotion.Reduce;
        });
        var findings = new List<string>();
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
                findings.Add($"console {message.Text}");
        };

        await page.GotoAsync("/organize/import");
        await page.Locator("input[value=Organizations]").CheckAsync();
        await page.Locator("form button[type=submit]").ClickAsync();
        await Assertions.Expect(page.Locator(".import-error").First).ToBeVisibleAsync();
        await LookAsync(page, "start", findings);
        await page.Locator("#import-file").SetInputFilesAsync(new FilePayload { Name = "l.csv", MimeType = "text/csv", Buffer = "name,state\nPuente,AZ\nX,Narnia\nY,AZ\n"u8.ToArray() });
        await Assertions.Expect(page.GetByText("l.csv")).ToBeVisibleAsync();
        await page.Locator("#import-note").FillAsync("A list");
        await page.Locator("form button[type=submit]").ClickAsync();
        await Assertions.Expect(page.Locator(".import-table select").First).ToBeVisibleAsync();
        await LookAsync(page, "columns", findings);
        await page.Locator("form button[type=submit]").ClickAsync();
        await Assertions.Expect(page.Locator(".import-likeness select")).ToBeVisibleAsync();
        await LookAsync(page, "preview", findings);

        await page.GotoAsync("/organize/sign-ons/bulk");
        await page.Locator("#bulk-name").FillAsync("none*");
        await page.Locator("form button[type=submit]").ClickAsync();
        await Assertions.Expect(page.Locator("#bulk-count")).ToBeVisibleAsync();
        await LookAsync(page, "bulk", findings);
        await page.GotoAsync("/organize/export/contacts");
        await page.Locator("#export-reason").FillAsync("Why");
        await LookAsync(page, "contacts", findings);
        await page.Locator("form button[type=submit]").ClickAsync();
        await Assertions.Expect(page.Locator("#export-format")).ToBeVisibleAsync();
        await LookAsync(page, "ticket", findings);

        Assert.Empty(findings);
    }

    private static async Task LookAsync(IPage page, string where, List<string> findings)
    {
        await Axe.InjectAsync(page);
        findings.AddRange((await Axe.FindViolationsAsync(page)).Select(violation => $"{where}: {violation}"));
        var overflow = await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        if (overflow > 0)
            findings.Add($"{where} is {overflow} px too wide");
        if (Environment.GetEnvironmentVariable("LOOK_AT") is { Length: > 0 } folder)
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{where}-{page.ViewportSize!.Width}.png"), FullPage = true });
    }

    private static string List() => "Organización,Ciudad,Estado\n" + string.Concat(Enumerable.Range(1, Rows)
        .Select(i => string.Create(CultureInfo.InvariantCulture, $"Neighbors of Street {i},Springfield,{(i % (Rows / Wrong) == 0 ? "Narnia" : "Arizona")}\n")));

    private static async Task<CampaignSite> SiteAsync()
    {
        var site = await CampaignSite.StartAsync(Engine.Sqlite, new SiteOptions { OnKestrel = true });
        await site.ChangeAsync(async db => await db.AddAsync(TestData.OpenLetter("letter", "Stop it"), Ct));
        return site;
    }

    private async Task<IPage> OpenAsync(CampaignSite site, OrganizerRole role, Language language = Language.English, Action<BrowserNewContextOptions>? with = null)
    {
        var page = await chromium.OpenAsync(site.Address, options => with?.Invoke(options));
        var cookie = await OrganizerCookie.ForAsync(site, role, language);
        await page.Context.AddCookiesAsync([new() { Name = cookie.Name, Value = cookie.Value, Url = site.Address.ToString() }]);
        return page;
    }
}
