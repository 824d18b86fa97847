using System.Text;
using CampaignTracker.Data.Events;
using CampaignTracker.Data.Organizations;
using CampaignTracker.Testing;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Tests.Api;

/// <summary>Rows for spreadsheets: RFC 4180 to the letter, and no name of a stranger runs in one.</summary>
public sealed class CsvTests(SeededSites sites)
{
    private static readonly Dictionary<string, string> ColumnsByPath = new()
    {
        ["/organizations.csv"] = "id,url,name,short_name,city,state,scope,sectors,website,public_email,about_en,about_es,is_verified,is_sample,listed_at,updated_at",
        ["/events.csv"] = "id,url,type,status,title_en,title_es,start_date,start_at,start_at_utc,end_at,time_zone,address_visibility,venue,address,locality,region,"
            + "postal_code,latitude,longitude,precision,hosts,reported_host,day_of_action,is_sample,updated_at,"
            + "access,changed_at,previous_start_date,series_id,occurrence_date,turnout,"
            + "lead,co_hosts,is_flagship,place_changed_at,cancelled_at,change_note",
        ["/letters/end-287g-2009/signatories.csv"] = "id,name,short_name,city,state,scope,signatory_name,signatory_title,url,is_sample",
    };

    public static MatrixTheoryData<Engine, string> PathsOnBothEngines => new(Enum.GetValues<Engine>(), ColumnsByPath.Keys);

    [Theory, MemberData(nameof(PathsOnBothEngines))]
    public async Task It_names_its_columns_and_holds_every_row_in_the_order_of_the_list(Engine engine, string path)
    {
        var site = await sites.OnAsync(engine);
        using var response = await site.AskAsync(path);
        var text = Encoding.UTF8.GetString(await response.Content.ReadAsByteArrayAsync());
        var ids = await site.WalkAsync($"{path[..^4]}?limit=200");

        Assert.Equal("text/csv; charset=utf-8; header=present", response.Header("Content-Type"));
        Assert.StartsWith("\uFEFF" + ColumnsByPath[path] + "\r\n", text, StringComparison.Ordinal);
        Assert.True(ids.Count > 1);
        Assert.Equal(ids, Csv.Read(text[1..]).Select(row => Guid.Parse(row["id"])));
    }

    [Theory, OnBothEngines]
    public async Task Hostile_names_come_through_whole_and_none_begins_a_formula(Engine engine)
    {
        Dictionary<string, string> cells = new()
        {
            ["=HYPERLINK(\"http://evil.example\",\"x\")"] = "'=HYPERLINK(\"http://evil.example\",\"x\")",
            ["+1 (555) 0100"] = "'+1 (555) 0100",
            ["-2+3+cmd|' /C calc'!A0"] = "'-2+3+cmd|' /C calc'!A0",
            ["@SUM(A1:A9)"] = "'@SUM(A1:A9)",
            ["Quoted \"name\", with comma"] = "Quoted \"name\", with comma",
            ["Two\r\nlines"] = "Two\r\nlines",
            ["Two\nlines"] = "Two\nlines",
            ["'Apostrophe"] = "'Apostrophe",
            ["Not = a + formula - at @ all"] = "Not = a + formula - at @ all",
            ["Ñandú 🕯 日本"] = "Ñandú 🕯 日本",
            ["\""] = "\"",
            [","] = ",",
        };
        await using var site = await CampaignSite.StartAsync(engine);
        await site.ChangeAsync(db =>
        {
            var letter = TestData.OpenLetter("signed");
            db.Add(letter);
            db.AddRange(cells.Keys.Select(name => TestData.ListedSignOn(letter, TestData.ListedOrganization(name, city: name), new(name, name, ShowName: true, ShowTitle: true))));
            db.AddRange(cells.Keys.Select(name => TestData.PublishedEvent(
                TestData.EventDetails(name) with { ReportedHost = new(name, "") }, place: TestData.Phoenix() with { Venue = name, AddressLine = name, City = name })));
            return Task.CompletedTask;
        });

        var roster = Csv.Read(await site.TextAsync("/organizations.csv"));
        var events = Csv.Read(await site.TextAsync("/events.csv"));
        var signatories = Csv.Read(await site.TextAsync("/letters/signed/signatories.csv"));

        var expected = cells.Values.Order(StringComparer.Ordinal);
        foreach (var (rows, columns) in (IEnumerable<(List<Dictionary<string, string>>, string)>)[
            (roster, "name city"), (events, "title_en venue address locality reported_host"), (signatories, "name city signatory_name signatory_title")])
        {
            foreach (var column in columns.Split(' '))
                Assert.Equal(expected, rows.Select(row => row[column]).Order(StringComparer.Ordinal));
        }

        Assert.All(events, row => Assert.Equal(("33.45", "-112.08"), (row["latitude"], row["longitude"])));
    }

    [Theory, OnBothEngines]
    public async Task Times_numbers_and_absent_values_are_written_as_programs_read_them(Engine engine)
    {
        await using var site = await CampaignSite.StartAsync(engine);
        await site.ChangeAsync(db =>
        {
            var several = Organization.Ask(
                new OrganizationDetails { Name = "Several", Scope = Scope.National, Sectors = [Sector.Legal, Sector.Faith] }, "several", TestData.By, TestData.At);
            several.List(TestData.By, TestData.At);
            return db.AddRangeAsync(several, ApiReading.Event("timed", lead: several), TestData.PublishedEvent(
                TestData.EventDetails(slug: "day"), TestData.Saturday() with { StartDate = new(2026, 6, 7), StartTime = null }, TestData.Phoenix() with { Point = null }));
        });

        var roster = Assert.Single(Csv.Read(await site.TextAsync("/organizations.csv")));
        var events = Csv.Read(await site.TextAsync("/events.csv"));

        Assert.Equal(("", "", "faith; legal", "false", "2026-05-01T12:00:00Z"), (roster["short_name"], roster["state"], roster["sectors"], roster["is_sample"], roster["listed_at"]));
        Assert.Equal(
            ("2026-06-06", "2026-06-06T19:00:00-07:00", "2026-06-07T02:00:00Z", "", "America/Phoenix", "Several"),
            (events[0]["start_date"], events[0]["start_at"], events[0]["start_at_utc"], events[0]["end_at"], events[0]["time_zone"], events[0]["hosts"]));
        Assert.Equal(("2026-06-07", "", "", "", "", "unknown"), (events[1]["start_date"], events[1]["start_at"], events[1]["start_at_utc"], events[1]["latitude"], events[1]["hosts"], events[1]["precision"]));
    }

    [Theory, OnBothEngines]
    public async Task A_row_tells_who_leads_and_who_hosts_with_them_and_what_became_of_the_event(Engine engine)
    {
        var (lead, other, third) = (TestData.ListedOrganization("Lantern; Inc."), TestData.ListedOrganization("Beacon"), TestData.ListedOrganization("Candle"));
        var hosted = ApiReading.Event("hosted", lead: lead, coHost: other);
        hosted.HostedBy(third, HostRole.CoHost);
        hosted.MarkFlagship(TestData.By, TestData.At);
        var cancelled = ApiReading.Event("cancelled", day: "2026-06-07", coHost: other);
        await using var site = await CampaignSite.StartAsync(engine);
        await site.ChangeAsync(db => db.AddRangeAsync(hosted, cancelled));
        await site.ChangeAsync(async db =>
        {
            var stored = await db.Events.Include(e => e.TrueAddress).SingleAsync(e => e.Id == cancelled.Id);
            stored.Move(TestData.Phoenix() with { Venue = "Another Plaza" }, TestData.By, site.Now);
            stored.Cancel(new("", "Llueve."), TestData.By, site.Now);
        });

        var rows = Csv.Read(await site.TextAsync("/events.csv"));

        Assert.Equal(
            ("Lantern; Inc.; Beacon; Candle", "Lantern; Inc.", "Beacon; Candle", "true", "", "", ""),
            (rows[0]["hosts"], rows[0]["lead"], rows[0]["co_hosts"], rows[0]["is_flagship"], rows[0]["place_changed_at"], rows[0]["cancelled_at"], rows[0]["change_note"]));
        Assert.Equal(
            ("", "Beacon", "false", "2026-06-01T16:00:00Z", "2026-06-01T16:00:00Z", "Llueve."),
            (rows[1]["lead"], rows[1]["co_hosts"], rows[1]["is_flagship"], rows[1]["place_changed_at"], rows[1]["cancelled_at"], rows[1]["change_note"]));
    }
}
