using System.Text;
using System.Text.RegularExpressions;
using CampaignTracker.Data;
using CampaignTracker.Data.Events;
using CampaignTracker.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace CampaignTracker.Journeys.Tests;

/// <summary>What goes on paper, printed by the browser, and read again as a camera does.</summary>
public sealed partial class OrganizerPrintsFlyers(PublishedSite site, Chromium chromium)
{
    /// <summary>What stands beyond the edge of its part of the sheet.</summary>
    private const string Cut = """
        () => [...document.querySelectorAll('.flyer-words, .flyer-strips p')]
          .filter(one => one.scrollWidth > one.clientWidth || one.scrollHeight > one.clientHeight)
          .map(one => `${one.className} ${one.scrollWidth}/${one.clientWidth} ${one.scrollHeight}/${one.clientHeight}`).join()
        """;

    private const string CutFromLines = """
        () => [...document.querySelectorAll('.flyer-strips span')]
          .filter(one => one.scrollWidth > one.clientWidth || one.scrollHeight > one.clientHeight).map(one => one.textContent).join()
        """;

    [Fact]
    public async Task An_organizer_prints_flyers_for_Arizona()
    {
        var page = await chromium.OpenAsync(site.Address);
        await page.GotoAsync("/days/sample-two-days-of-light");
        await page.GetByRole(AriaRole.Link, new() { Name = "Arizona: flyer to print" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Two days of light");
        await Assertions.Expect(page.Locator(".flyer-list li")).Not.ToHaveCountAsync(0);
        Assert.Equal(1, await PagesAsync(page));
        Assert.Equal($"{site.Address}days/sample-two-days-of-light?state=AZ", await CodeAsync(page));
        await page.GotoAsync((await CodeAsync(page))!);
        await Assertions.Expect(page.Locator(".day h3")).ToHaveTextAsync(["Arizona"]);

        await page.GotoAsync("/events/sample-phoenix-march");
        await page.GetByRole(AriaRole.Link, new() { Name = "Flyer to print" }).ClickAsync();
        Assert.Equal(1, await PagesAsync(page));
        var link = await CodeAsync(page);
        Assert.EndsWith($"/{await page.Locator(".flyer-link b").InnerTextAsync()}", link?.Replace("http:/", "", StringComparison.Ordinal), StringComparison.Ordinal);
        await page.GotoAsync(link!);
        Assert.Equal("/events/sample-phoenix-march", new Uri(page.Url).AbsolutePath);

        await page.GetByRole(AriaRole.Link, new() { Name = "Sign-in sheet to print" }).ClickAsync();
        Assert.Equal(1, await PagesAsync(page));
    }

    [Fact]
    public async Task Whatever_a_flyer_says_it_is_one_page_of_Letter_and_of_A4_and_nothing_is_cut_from_its_strips()
    {
        await using var campaign = await WorstAsync();
        var page = await chromium.OpenAsync(campaign.Address);
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        await using var db = await campaign.OpenDatabaseAsync();
        var slugs = await db.Events.Shown().Select(e => e.Slug).ToListAsync(TestContext.Current.CancellationToken);
        string[] paths = [.. slugs.Select(slug => $"/events/{slug}/flyer"), "/days/sample-two-days-of-light/flyer", "/days/worst/flyer", "/days/worst/flyer?state=AZ"];
        foreach (var path in paths.SelectMany(path => (string[])[path, $"/es{path}"]))
        {
            await page.GotoAsync(path);
            Assert.Contains("coalition-example.org", await page.Locator(".flyer-link b").InnerTextAsync(), StringComparison.Ordinal);
            // What the printer leaves of the paper, in CSS pixels.
            foreach (var (format, width, height) in ((string, int, int)[])[(PaperFormat.Letter, 710, 935), (PaperFormat.A4, 688, 1002)])
            {
                Assert.Equal((path, format, 1), (path, format, await PagesAsync(page, format)));
                await page.SetViewportSizeAsync(width, height);
                Assert.Equal((path, format, ""), (path, format, await page.EvaluateAsync<string>(Cut)));
            }
        }

        await page.GotoAsync("/events/sample-tucson-porch-class/flyer");
        Assert.All(await page.Locator(".flyer-strips p:nth-child(odd)").AllInnerTextsAsync(), strip => Assert.Contains("5:30 PM MST, until 7:00 PM", strip, StringComparison.Ordinal));
        Assert.All(await page.Locator(".flyer-strips p").AllInnerTextsAsync(), strip => Assert.Contains("coalition-example.org/e/kpzrec", strip, StringComparison.Ordinal));
        Assert.Equal("", await page.EvaluateAsync<string>(CutFromLines));
        Assert.True(await SizeAsync(page, ".flyer-other h2") >= .65 * await SizeAsync(page, ".flyer-first h1"));
        await page.GotoAsync("/days/worst/flyer");
        Assert.True(await SizeAsync(page, ".flyer-list li p:last-child") >= 16);   // 12 points
    }

    [Fact]
    public async Task The_page_of_a_day_prints_for_the_press()
    {
        var page = await chromium.OpenAsync(site.Address);
        await page.GotoAsync("/days/sample-two-days-of-light");
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        await Assertions.Expect(page.Locator("#map")).ToBeHiddenAsync();
        await Assertions.Expect(page.Locator(".day-numbers .figures dd").First).ToBeVisibleAsync();
        var marks = page.Locator(".event[data-type=march] .mark");
        await Assertions.Expect(marks.First).ToHaveCSSAsync("print-color-adjust", "exact");
        await Assertions.Expect(marks.First).ToHaveCSSAsync("background-color", "rgb(0, 0, 0)");
        await Assertions.Expect(page.Locator(".event .badge").First).ToHaveCSSAsync("color", "rgb(0, 0, 0)");
    }

    [Fact]
    public async Task A_vigil_beside_a_march_keeps_its_own_mark()
    {
        var page = await chromium.OpenAsync(site.Address);
        await page.GotoAsync("/events/sample-phoenix-march");
        await Assertions.Expect(page.Locator(".event[data-type=vigil] .mark").First).ToHaveCSSAsync("background-color", "rgb(245, 174, 32)");
    }

    /// <summary>Samples beside events that say as much as an event may.</summary>
    private static async Task<CampaignSite> WorstAsync()
    {
        var worst = await CampaignSite.StartAsync(Engine.Sqlite, new SiteOptions
        {
            OnKestrel = true,
            Samples = true,
            Settings = new Dictionary<string, string> { ["Site:PublicUrl"] = "https://coalition-example.org" },
        });
        var day = DayOfAction.Call(
            "worst", Long("A day of action for everybody", "Una jornada para todo el mundo", DayOfAction.NameMaxLength), new("Of action.", "De acción."), new(2026, 9, 23), new(2026, 9, 24), [], TestData.By, TestData.At);
        await worst.ChangeAsync(db =>
        {
            db.Events.AddRange(Enumerable.Range(1, 14).Select(number => Worst($"worst-{number}", day)));
            return Task.CompletedTask;
        });
        return worst;
    }

    private static CampaignEvent Worst(string slug, DayOfAction day)
    {
        var details = new EventDetails
        {
            Slug = slug,
            Type = EventType.PressConference,
            Title = Long("Neighborhoods MARCHING together", "Comunidades MARCHANDO juntas", CampaignEvent.TitleMaxLength),
            Accessibility = Long("Ramps at every door.", "Rampas en cada puerta.", CampaignEvent.NoteMaxLength),
            Bring = Long("Candles and water.", "Velas y agua.", CampaignEvent.NoteMaxLength),
            Safety = Long("Stay close together.", "Permanezcan juntos.", CampaignEvent.NoteMaxLength),
            ReportedHost = Long("A host of hosts", "Quienes convocan", CampaignEvent.ReportedHostMaxLength),
            Access = AccessFeatures.StepFree,
            Languages = ["en", "es", "ht"],
            IsFlagship = true,
        };
        var place = TestData.Phoenix() with
        {
            Venue = Long("The assembly hall", CampaignEvent.VenueMaxLength),
            AddressLine = Long("100 Boulevard of Independence", CampaignEvent.AddressMaxLength),
            City = Long("Mountainside", CampaignEvent.CityMaxLength),
        };
        var schedule = new EventSchedule(new(2026, 9, 23), new(10, 30), new(2026, 9, 24), new(12, 30), "America/Phoenix");
        var worst = TestData.PublishedEvent(details, schedule, place);
        worst.Retime(schedule with { StartTime = new(11, 30) }, TestData.By, TestData.At);
        worst.Move(place with { PostalCode = "85004" }, TestData.By, TestData.At);
        worst.BelongsTo(day);
        return worst;
    }

    private static BilingualText Long(string english, string spanish, int length) => new(Long(english, length), Long(spanish, length));

    private static string Long(string words, int length) => string.Join(' ', Enumerable.Repeat(words, length / words.Length + 1))[..length].Trim();

    /// <summary>Of the type, in CSS pixels.</summary>
    private static Task<double> SizeAsync(IPage page, string selector) =>
        page.Locator(selector).First.EvaluateAsync<double>("one => parseFloat(getComputedStyle(one).fontSize)");

    private static async Task<int> PagesAsync(IPage page, string? format = null) =>
        PageOfPdf().Count(Encoding.Latin1.GetString(await page.PdfAsync(new() { Format = format ?? PaperFormat.Letter, PreferCSSPageSize = true })));

    private static async Task<string?> CodeAsync(IPage page)
    {
        var code = page.Locator("svg.qr");
        var size = (await code.GetAttributeAsync("viewBox"))!.Split(' ')[^1];
        return await QrReader.ReadAsync((await code.Locator("path").GetAttributeAsync("d"))!, int.Parse(size, null));
    }

    [GeneratedRegex(@"/Type\s*/Page[^s]")]
    private static partial Regex PageOfPdf();
}
