using Bunit;
using CampaignTracker.Data;
using CampaignTracker.Data.Events;
using CampaignTracker.Data.Letters;
using CampaignTracker.Data.Mail;
using CampaignTracker.Data.Organizations;
using CampaignTracker.Data.Organizers;
using CampaignTracker.Testing;
using CampaignTracker.Web.Features.Desk;
using CampaignTracker.Web.Features.Desk.Organize;
using CampaignTracker.Web.Tests.Events.Planning;
using CampaignTracker.Web.Ui.Organize;
using Microsoft.EntityFrameworkCore;
using TestContext = Xunit.TestContext;

namespace CampaignTracker.Web.Tests.Organize;

public sealed class DeskTests
{
    private static readonly Action<SignOn>[] Steps =
    [
        _ => { },
        s => s.Confirm(TestData.By, TestData.At),
        s => s.Confirm(TestData.By, TestData.At),
        s => s.Confirm(TestData.By, TestData.At),
        s => s.Quarantine(TestData.By, TestData.At),
        s => s.Quarantine(TestData.By, TestData.At),
        s => { s.Confirm(TestData.By, TestData.At); s.Disown(TestData.By, TestData.At); },
        s => { s.Confirm(TestData.By, TestData.At); s.Disown(TestData.By, TestData.At); s.Settle(TestData.By, TestData.At); },
        s => { s.Confirm(TestData.By, TestData.At); s.Withdraw(TestData.By, TestData.At); },
    ];

    [Theory, OnBothEngines]
    public async Task It_counts_what_waits_and_nothing_else(Engine engine)
    {
        await using var site = await CampaignSite.StartAsync(engine);
        Assert.True((await ReadAsync(site)).IsClear);

        await site.ChangeAsync(db =>
        {
            var letter = TestData.OpenLetter();
            db.Add(letter);
            foreach (var step in Steps)
            {
                var signOn = letter.Request(TestData.ListedOrganization(), Signatory.Unnamed, TestData.By, TestData.At);
                step(signOn);
                db.Add(signOn);
            }

            var (waiting, dead) = (Mail(), Mail());
            dead.Failed("No such mailbox", TestData.At, forGood: true);
            db.AddRange(waiting, dead);

            var soon = new EventSchedule(DateOnly.FromDateTime(site.Now.AddDays(7)), new(18, 0), null, null, "America/Phoenix");
            var past = soon with { StartDate = soon.StartDate.AddDays(-30) };
            var nowhere = new EventPlace { City = "Nowhere", State = "AZ" };
            var (left, stays) = (TestData.ListedOrganization(), TestData.ListedOrganization());
            left.Withdraw(TestData.By, TestData.At);
            CampaignEvent Hosted(params Organization[] hosts)
            {
                var hosted = TestData.PublishedEvent(schedule: soon);
                foreach (var host in hosts)
                    hosted.HostedBy(host, HostRole.CoHost);
                return hosted;
            }

            var calledOff = Hosted(left);
            calledOff.Cancel(BilingualText.Empty, TestData.By, TestData.At);
            db.AddRange(
                Hosted(left), Hosted(left, stays), Hosted(stays), calledOff,
                CampaignEvent.Propose(TestData.EventDetails(slug: "proposed"), soon, TestData.Phoenix(), TestData.By, TestData.At),
                CampaignEvent.Propose(TestData.EventDetails(slug: "too-late"), past, TestData.Phoenix(), TestData.By, TestData.At),
                TestData.PublishedEvent(TestData.EventDetails(slug: "unsure"), soon, nowhere),
                TestData.PublishedEvent(TestData.EventDetails(slug: "sure"), soon));
            return Task.CompletedTask;
        });
        var desk = await ReadAsync(site);

        Assert.Equal(
            [(DeskKind.SignOn, 3), (DeskKind.Disowned, 1), (DeskKind.ToSpeak, 0), (DeskKind.HeldBack, 2), (DeskKind.ProposedEvent, 1), (DeskKind.UnsurePlace, 1), (DeskKind.HostsGone, 1), (DeskKind.FailedMail, 1), (DeskKind.Letter, 0)],
            desk.Counts.Select(count => (count.Key, count.Value)));
        Assert.Equal(10, desk.Items.Count);
        Assert.Equal(desk.Items.OrderBy(item => item.Since), desk.Items);
        Assert.False(desk.IsClear);
        Assert.Equal(site.Now, desk.At);
    }

    [Theory, OnBothEngines]
    public async Task The_news_begin_with_the_newest_and_leave_out_each_row_of_the_first_start(Engine engine)
    {
        await using var site = await CampaignSite.StartAsync(engine, new SiteOptions { Samples = true });
        await site.ChangeAsync(async db =>
        {
            var organization = TestData.Organization();
            organization.List(TestData.By, site.Now.AddMinutes(1));
            await db.AddAsync(organization);
        });
        var news = (await ReadAsync(site)).News;

        Assert.Equal(("Organization", "listed", "a test"), (news[0].Noun, news[0].What, news[0].By));
        Assert.Equal(news.OrderByDescending(row => row.At), news);
        Assert.Equal("planted", Assert.Single(news, row => row.By == "seeding").What);
    }

    /// <summary>Noon in New York on the campaign's clock: what was confirmed an hour before midnight there counts to its day, not to the next one of UTC.</summary>
    [Theory, OnBothEngines]
    public async Task The_week_counts_by_the_campaigns_days_beside_the_week_before(Engine engine)
    {
        await using var site = await CampaignSite.StartAsync(engine);
        var today = DateOnly.FromDateTime(LocalTimes.ToLocal(site.Now, "America/New_York"));
        DateTime LateOn(DateOnly day) => LocalTimes.ToUtc(day, new TimeOnly(23, 0), "America/New_York");
        await site.ChangeAsync(db =>
        {
            var letter = TestData.OpenLetter();
            db.Add(letter);
            foreach (var daysAgo in (int[])[1, 1, 3, 6, 7, 13, 14])
            {
                var signOn = letter.Request(TestData.ListedOrganization(), Signatory.Unnamed, TestData.By, TestData.At);
                signOn.Confirm(TestData.By, LateOn(today.AddDays(-daysAgo)));
                db.Add(signOn);
            }

            return Task.CompletedTask;
        });

        var row = (await ReadAsync(site)).Week.Single(each => each.Count is WeekCount.SignOnsConfirmed);

        Assert.Equal([1, 0, 0, 1, 0, 2, 0], row.Days.Select(day => day.Count));
        Assert.Equal((today, 4, 2), (row.Days[^1].Day, row.Total, row.Before));
    }

    [Fact]
    public async Task One_click_on_the_desk_lists_a_sign_on_and_says_so()
    {
        await using var site = await CampaignSite.StartAsync(Engine.Sqlite);
        var letter = TestData.OpenLetter();
        await site.ChangeAsync(async db => await db.AddRangeAsync(letter, TestData.ConfirmedRequest(letter, "Lantern Keepers")));
        await using var organizer = await OpenPage.AsAsync(site, OrganizerRole.Organizer);
        var page = organizer.Open<DeskPage>();
        page.WaitForAssertion(() => Assert.Contains("Lantern Keepers", page.Find(".desk").TextContent, StringComparison.Ordinal));

        await page.InvokeAsync(() => page.FindAll(".desk button").Single().ClickAsync(new()));

        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".desk")));
        Assert.Equal("Listed: Lantern Keepers.", organizer.The<Notices>().Current);
        await using var db = await site.OpenDatabaseAsync();
        Assert.Equal(SignOnStatus.Listed, (await db.SignOns.SingleAsync(TestContext.Current.CancellationToken)).Status);
    }

    [Fact]
    public async Task A_row_says_which_letter_from_where_and_what_it_may_be_the_same_as()
    {
        await using var site = await CampaignSite.StartAsync(Engine.Sqlite);
        var (first, second) = (TestData.OpenLetter(title: "Stop it"), TestData.OpenLetter(title: "End it"));
        var organization = TestData.Organization("Lantern Keepers");
        await site.ChangeAsync(async db => await db.AddRangeAsync(
            first, second, TestData.ConfirmedRequest(first, organization: organization), TestData.ConfirmedRequest(second, organization: organization),
            TestData.ConfirmedRequest(first, "Casa de Paz", email: "ana@casa.example"), TestData.ListedOrganization("The Casa de Paz, Inc.", "NM")));
        await using var organizer = await OpenPage.AsAsync(site, OrganizerRole.Organizer);
        var page = organizer.Open<DeskPage>();

        page.WaitForAssertion(() => Assert.Equal(3, page.FindAll(".desk li").Count));
        string[] rows = [.. page.FindAll(".desk li").Select(row => string.Join(' ', row.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)))];
        Assert.Contains(rows, row => row.Contains("Stop it · Phoenix, AZ · neighbors.example", StringComparison.Ordinal));
        Assert.Contains(rows, row => row.Contains("End it · Phoenix, AZ · neighbors.example", StringComparison.Ordinal));
        var alike = page.FindAll(".desk li").Single(row => row.TextContent.Contains("casa.example", StringComparison.Ordinal));
        Assert.Contains("May be the same as The Casa de Paz, Inc.", string.Join(' ', alike.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
        Assert.Empty(alike.QuerySelectorAll("button"));
        Assert.Equal("/organize/sign-ons", alike.QuerySelectorAll("a")[^1].GetAttribute("href"));
    }

    [Fact]
    public async Task A_proposed_event_is_published_by_one_click_its_series_with_it_and_a_letter_says_what_it_needs()
    {
        await using var site = await CampaignSite.StartAsync(Engine.Sqlite);
        var closed = TestData.OpenLetter(title: "Stop it");
        closed.Close(TestData.By, TestData.At);
        await site.ChangeAsync(async db => await db.AddRangeAsync(PlanSheets.OfSeries("Every Saturday")));
        await site.ChangeAsync(async db => await db.AddRangeAsync(closed, PlanSheets.Proposed("Nowhere", place: new EventPlace { City = "Yuma", State = "NM" })));
        await using var organizer = await OpenPage.AsAsync(site, OrganizerRole.Organizer);
        var page = organizer.Open<DeskPage>();

        page.WaitForAssertion(() => Assert.Equal(3, page.FindAll(".desk li").Count));
        var series = page.FindAll(".desk li").Single(row => row.TextContent.Contains("Every Saturday", StringComparison.Ordinal));
        Assert.Contains("Saturday, June 6, 2026 and 3 more", string.Join(' ', series.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
        Assert.Contains("Closed: deliver it, and keep how", page.Find(".desk").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll(".desk li").Single(row => row.TextContent.Contains("Nowhere", StringComparison.Ordinal)).QuerySelectorAll("button"));

        await page.InvokeAsync(() => series.QuerySelector("button")!.ClickAsync(new()));

        page.WaitForAssertion(() => Assert.Equal("Published: Every Saturday.", organizer.The<Notices>().Current));
        await using var db = await site.OpenDatabaseAsync();
        Assert.Equal(4, await db.Events.CountAsync(e => e.Status == EventStatus.Published, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Who_only_reads_sees_what_waits_without_buttons()
    {
        await using var site = await CampaignSite.StartAsync(Engine.Sqlite);
        var letter = TestData.OpenLetter();
        await site.ChangeAsync(async db => await db.AddRangeAsync(letter, TestData.ConfirmedRequest(letter, "Lantern Keepers")));
        await using var reader = await OpenPage.AsAsync(site, OrganizerRole.Reader);
        var page = reader.Open<DeskPage>();

        page.WaitForAssertion(() => Assert.Contains("Lantern Keepers", page.Find(".desk").TextContent, StringComparison.Ordinal));
        Assert.Empty(page.FindAll(".desk button"));
    }

    private static OutboxMail Mail() =>
        new(MailKind.PleaseConfirm, "someone@neighbors.example", Language.English, new MailText("A subject", "Text", "<p>Text"), Guid.NewGuid(), TestData.At);

    private static async Task<DeskView> ReadAsync(CampaignSite site)
    {
        await using var acting = await Acting.AsAsync(site, role: null);
        return await acting.The<ShowDesk>().ReadAsync(TestContext.Current.CancellationToken);
    }
}
