using System.Globalization;
using CampaignTracker.Data.Agreements;
using CampaignTracker.Data.Timeline;
using CampaignTracker.Testing;

namespace CampaignTracker.Web.Tests.Timeline;

public sealed class TimelinePageTests(SeededSites sites)
{
    [Theory, OnBothEngines]
    public async Task There_are_at_least_forty_milestones_each_with_a_source_to_open(Engine engine)
    {
        var site = await sites.OnAsync(engine);

        var milestones = (await site.GetPageAsync("/timeline")).QuerySelectorAll(".milestone");

        Assert.True(milestones.Length >= 40, $"{milestones.Length} milestones");
        Assert.All(milestones, milestone => Assert.NotNull(milestone.QuerySelector(".source a[href^=http]")));
    }

    [Theory, OnBothEngines]
    public async Task Years_and_days_run_from_the_newest_to_the_oldest_and_each_year_is_linked(Engine engine)
    {
        var site = await sites.OnAsync(engine);

        var page = await site.GetPageAsync("/timeline");

        var years = page.QuerySelectorAll(".year h2").Select(h => h.Words()).ToArray();
        Assert.Equal(years.OrderDescending(), years);
        Assert.Equal(("2026", "1996"), (years[0], years[^1]));
        Assert.Equal(years, page.QuerySelectorAll("nav[aria-label=Years] a").Select(a => page.QuerySelector(a.GetAttribute("href")!)!.Words()));
        var dates = page.QuerySelectorAll(".milestone > time").Select(t => DateOnly.Parse($"{t.GetAttribute("datetime")}-01-01"[..10], CultureInfo.InvariantCulture)).ToArray();
        Assert.Equal(dates.OrderDescending(), dates);
    }

    [Theory, OnBothEngines]
    public async Task Dates_are_as_exact_as_they_are_known_in_both_languages(Engine engine)
    {
        await using var site = await CampaignSite.StartAsync(engine);
        await site.ChangeAsync(db =>
        {
            db.AddRange(
                Fact("a-day", new(2009, 7, 10), DatePrecision.Day), Fact("a-month", new(2009, 2, 1), DatePrecision.Month), Fact("a-year", new(2012, 1, 1), DatePrecision.Year));
            return Task.CompletedTask;
        });

        var english = await site.GetPageAsync("/timeline");
        var spanish = await site.GetPageAsync("/es/timeline");

        Assert.Equal(["2012", "July 10, 2009", "February 2009"], english.QuerySelectorAll(".milestone time").Select(t => t.Words()));
        Assert.Equal(["2012", "10 de julio de 2009", "febrero de 2009"], spanish.QuerySelectorAll(".milestone time").Select(t => t.Words()));
        Assert.Equal(["2012", "2009-07-10", "2009-02"], english.QuerySelectorAll(".milestone time").Select(t => t.GetAttribute("datetime")));
        Assert.Contains("Un hecho", spanish.QuerySelector("#a-day")!.Words(), StringComparison.Ordinal);
        Assert.Null(english.QuerySelector(".chart"));
    }

    [Theory, OnBothEngines]
    public async Task Without_milestones_it_says_what_to_do_next(Engine engine)
    {
        await using var site = await CampaignSite.StartAsync(engine);

        Assert.Equal("/agreements", (await site.GetPageAsync("/timeline")).QuerySelector(".empty a")!.GetAttribute("href"));
    }

    [Theory, OnBothEngines]
    public async Task The_chart_shows_the_last_count_of_each_month_and_the_table_the_same_figures(Engine engine)
    {
        await using var site = await CampaignSite.StartAsync(engine);
        await site.ChangeAsync(db =>
        {
            db.AddRange(
                new AgreementCount(new(2024, 1, 5), 1150, 500, 0, 650, "one.xlsx"), new AgreementCount(new(2024, 1, 20), 900, 400, 0, 500, "two.xlsx"),
                new AgreementCount(new(2024, 1, 31), 1000, 450, 50, 500, "three.xlsx"), new AgreementCount(new(2024, 3, 1), 2000, 600, 900, 500, "four.xlsx"));
            return Task.CompletedTask;
        });

        var page = await site.GetPageAsync("/timeline");

        Assert.Equal("From 1,150 agreements to 2,000", page.QuerySelector("#counts")!.Words());
        Assert.Equal(
            [
                "March 1, 2024|2,000|900|500|600|four.xlsx", "January 31, 2024|1,000|50|500|450|three.xlsx", "January 5, 2024|1,150|0|650|500|one.xlsx",
            ],
            page.QuerySelectorAll("details tbody tr").Select(row => string.Join('|', row.Children.Select(cell => cell.Words()))));
        Assert.All(page.QuerySelectorAll(".chart > svg .chart-line"), line => Assert.Equal(3, line.GetAttribute("d")!.Split('M', 'L').Skip(1).Count()));
        Assert.Contains("4 dated copies", page.QuerySelector("figcaption")!.Words(), StringComparison.Ordinal);
    }

    [Theory, OnBothEngines]
    public async Task The_chart_says_in_words_what_it_shows(Engine engine)
    {
        var site = await sites.OnAsync(engine);

        var page = await site.GetPageAsync("/timeline");
        var spanish = await site.GetPageAsync("/es/timeline");

        const string essence = "ICE’s list held 150 agreements in January 2021. The fewest were 135, in June 2024. "
            + "On May 18, 2026 there were 1,843: 1,162 under the task force model, 499 for warrant service and 182 for jail enforcement.";
        var charts = page.QuerySelectorAll(".chart > svg[role=img]");
        Assert.Equal(2, charts.Length);
        Assert.All(charts, chart => Assert.Equal(
            $"Agreements on ICE’s list over time {essence}",
            string.Join(' ', chart.GetAttribute("aria-labelledby")!.Split(' ').Select(id => page.GetElementById(id)!.Words()))));
        Assert.Contains("El 18 de mayo de 2026 había 1,843: 1,162 de fuerza operativa", spanish.QuerySelector(".chart desc")!.Words(), StringComparison.Ordinal);
    }

    [Theory, OnBothEngines]
    public async Task Lines_are_told_apart_by_dash_and_label_and_need_no_inline_style(Engine engine)
    {
        var site = await sites.OnAsync(engine);

        var page = await site.GetPageAsync("/timeline");

        var wide = page.QuerySelector(".chart-wide")!;
        Assert.Equal(4, wide.QuerySelectorAll(".chart-line").Select(line => line.GetAttribute("stroke-dasharray")).Distinct().Count());
        Assert.Equal(
            ["1,843 All agreements", "1,162 Task force", "499 Warrant service", "182 Jail enforcement"],
            wide.QuerySelectorAll(".chart-line ~ text").Select(label => label.Words()));
        Assert.Equal(["All agreements", "Task force", "Warrant service", "Jail enforcement"], page.QuerySelectorAll(".chart .key li").Select(li => li.Words()));
        Assert.Empty(page.QuerySelectorAll("[style], main style"));
    }

    [Theory, OnBothEngines]
    public async Task Labels_of_lines_that_end_together_do_not_cover_each_other(Engine engine)
    {
        await using var site = await CampaignSite.StartAsync(engine);
        await site.ChangeAsync(db =>
        {
            db.Add(new AgreementCount(new(2024, 1, 1), 0, 0, 0, 0, "empty.xlsx"));
            return Task.CompletedTask;
        });

        foreach (var chart in (await site.GetPageAsync("/timeline")).QuerySelectorAll(".chart > svg"))
        {
            var heights = chart.QuerySelectorAll(".chart-line ~ text").Select(t => double.Parse(t.GetAttribute("y")!, CultureInfo.InvariantCulture)).ToArray();
            Assert.Equal(4, heights.Length);
            Assert.All(heights.Zip(heights.Skip(1)), pair => Assert.True(pair.Second - pair.First >= 14, $"{pair}"));
            Assert.All(heights, y => Assert.InRange(y, 0, double.Parse(chart.GetAttribute("viewBox")!.Split(' ')[3], CultureInfo.InvariantCulture)));
        }
    }

    private static Milestone Fact(string slug, DateOnly date, DatePrecision precision) => Milestone.Keep(
        slug, date, precision, new("A fact", "Un hecho"), new("", ""), [new("A source", "https://example.org/")], TestData.By, TestData.At);
}
