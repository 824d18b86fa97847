using CampaignTracker.Data.Events;
using CampaignTracker.Testing;

namespace CampaignTracker.Web.Tests.Events;

/// <summary>How pages and flyers say that an event comes again.</summary>
public sealed class SeriesPageTests
{
    [Theory, OnBothEngines]
    public async Task A_weekly_vigil_says_so_until_when_and_which_dates_are_left_out(Engine engine)
    {
        var vigil = Weekly(1, new(2026, 7, 4), [new(2026, 6, 13)]);
        await using var site = await Some.SiteWithAsync(engine, vigil);

        Assert.Equal("Every Saturday until July 4, 2026. Not on June 13, 2026.", await RuleAsync(site, $"/events/{vigil.Slug}"));
        Assert.Equal("Cada sábado hasta el 4 de julio de 2026. Fechas sin evento: 13 de junio de 2026.", await RuleAsync(site, $"/es/events/{vigil.Slug}"));
        Assert.Equal(
            ["Every Saturday until July 4, 2026", "Cada sábado hasta el 4 de julio de 2026"],
            (await site.GetPageAsync($"/events/{vigil.Slug}/flyer")).QuerySelectorAll(".flyer-notes").Select(notes => notes.Words().Split(" · ")[0]));
    }

    [Theory, OnBothEngines]
    public async Task A_date_that_was_moved_is_told_on_all_its_pages_and_on_paper(Engine engine)
    {
        var series = EventSeries.Begin(new Repetition(RepetitionKind.Weekly, 1, IsLast: false, new(2026, 6, 20)), TestData.Saturday(), [], TestData.By, TestData.At);
        List<CampaignEvent> times = [.. series.Dates.Select(date => CampaignEvent.Propose(series, date, TestData.EventDetails("A vigil"), TestData.Phoenix(), TestData.By, TestData.At))];
        times.ForEach(time => time.Publish(TestData.By, TestData.At));
        times[1].Retime(times[1].Schedule with { StartDate = new(2026, 6, 14) }, TestData.By, TestData.At);
        await using var site = await Some.SiteWithAsync(engine, [.. times]);

        Assert.Equal("Every Saturday until June 20, 2026. On June 14, 2026 instead of June 13, 2026.", await RuleAsync(site, $"/events/{times[0].Slug}"));
        Assert.EndsWith("El 14 de junio de 2026 en lugar del 13 de junio de 2026.", await RuleAsync(site, $"/es/events/{times[2].Slug}"), StringComparison.Ordinal);
        Assert.Contains("On June 14, 2026 instead of June 13, 2026", (await site.GetPageAsync($"/events/{times[0].Slug}/flyer")).QuerySelector(".flyer-notes")!.Words(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(RepetitionKind.Weekly, 2, false, "Every other Saturday until June 5, 2027.", "Un sábado sí y otro no, hasta el 5 de junio de 2027.")]
    [InlineData(RepetitionKind.Weekly, 3, false, "Saturday, every 3 weeks, until June 5, 2027.", "El sábado, cada 3 semanas, hasta el 5 de junio de 2027.")]
    [InlineData(RepetitionKind.Monthly, 1, false, "The first Saturday of every month until June 5, 2027.", "El primer sábado de cada mes hasta el 5 de junio de 2027.")]
    [InlineData(RepetitionKind.Monthly, 2, false, "The first Saturday of every 2 months until June 5, 2027.", "El primer sábado, cada 2 meses, hasta el 5 de junio de 2027.")]
    public async Task Every_rule_has_its_words(RepetitionKind kind, int every, bool isLast, string english, string spanish)
    {
        var vigil = Of(new Repetition(kind, every, isLast, new(2027, 6, 5)), TestData.Saturday(), []);
        await using var site = await Some.SiteWithAsync(Engine.Sqlite, vigil);

        Assert.Equal(english, await RuleAsync(site, $"/events/{vigil.Slug}"));
        Assert.Equal(spanish, await RuleAsync(site, $"/es/events/{vigil.Slug}"));
    }

    [Fact]
    public async Task The_last_weekday_of_a_month_is_called_so_and_what_is_once_says_nothing()
    {
        var vigil = Of(new Repetition(RepetitionKind.Monthly, 1, IsLast: true, new(2026, 12, 31)), TestData.Saturday() with { StartDate = new(2026, 6, 27) }, []);
        var once = TestData.PublishedEvent();
        await using var site = await Some.SiteWithAsync(Engine.Sqlite, vigil, once);

        Assert.Equal("The last Saturday of every month until December 31, 2026.", await RuleAsync(site, $"/events/{vigil.Slug}"));
        Assert.Null((await site.GetPageAsync($"/events/{once.Slug}")).QuerySelector(".poster-rule"));
    }

    private static async Task<string> RuleAsync(CampaignSite site, string path) => (await site.GetPageAsync(path)).QuerySelector(".poster-rule")!.Words();

    private static CampaignEvent Weekly(int every, DateOnly until, DateOnly[] skipped) => Of(new Repetition(RepetitionKind.Weekly, every, IsLast: false, until), TestData.Saturday(), skipped);

    private static CampaignEvent Of(Repetition rule, EventSchedule first, DateOnly[] skipped)
    {
        var series = EventSeries.Begin(rule, first, skipped, TestData.By, TestData.At);
        var made = CampaignEvent.Propose(series, series.FirstDate, TestData.EventDetails("A vigil that comes again"), TestData.Phoenix(), TestData.By, TestData.At);
        made.Publish(TestData.By, TestData.At);
        return made;
    }
}
