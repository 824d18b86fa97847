using System.Net;
using System.Text.RegularExpressions;
using CampaignTracker.Data.Events;
using CampaignTracker.Data.Mail;
using CampaignTracker.Data.Organizations;
using CampaignTracker.Testing;
using CampaignTracker.Web.Tests.Listings;
using CampaignTracker.Web.Tests.SignOns;

namespace CampaignTracker.Web.Tests.Events.Hosting;

public sealed partial class CoHostTests
{
    [Theory, OnBothEngines]
    public async Task A_co_host_shows_only_once_it_has_accepted_by_the_link_of_the_mail_and_who_asked_is_told(Engine engine)
    {
        await using var hosting = await HostingSite.StartAsync(engine);
        var rosa = await ListingSite.OpenAsync(hosting.Site);
        var asked = await ListingSite.FollowAsync(rosa, await hosting.AskAsync(rosa));
        Assert.Contains("Mesa Friends: asked, not answered yet", asked.Words, StringComparison.Ordinal);
        var mail = Assert.Single(await hosting.MailsAsync(MailKind.PleaseHost));
        Assert.Equal((HostingSite.Ana, "¿Convocan este evento? March to the capitol (es)"), (mail.Recipient, mail.Subject));
        var ana = new Visitor(hosting.Site);
        var path = Link().Match(mail.Text).Value;

        var page = await ana.OpenAsync(path);
        Assert.Equal(HostInvitationStatus.Asked, (await hosting.InvitationAsync()).Status);
        Assert.DoesNotContain("Mesa Friends", await HostsAsync(hosting), StringComparison.Ordinal);
        var answered = await ana.SendAsync(page, ListingSite.FormOf(path), ("answer", "yes"));

        Assert.Equal("Gracias: lo convocan", answered.Title);
        Assert.Contains("Mesa Friends", await HostsAsync(hosting), StringComparison.Ordinal);
        var told = Assert.Single(await hosting.MailsAsync(MailKind.HostAnswered));
        Assert.Equal((ListingSite.Rosa, "Mesa Friends hosts with you"), (told.Recipient, told.Subject));
        var again = await ana.SendAsync(page, ListingSite.FormOf(path), ("answer", "no"));
        Assert.Equal(("Gracias: lo convocan", HostInvitationStatus.Accepted), (again.Title, (await hosting.InvitationAsync()).Status));
        Assert.Contains("March to the capitol", (await (await ListingSite.OpenAsync(hosting.Site, HostingSite.Ana)).OpenAsync("/listing/edit")).Words, StringComparison.Ordinal);
    }

    [Theory, OnBothEngines]
    public async Task A_co_host_declines_on_its_listing_and_its_link_is_closed(Engine engine)
    {
        await using var hosting = await HostingSite.StartAsync(engine);
        await hosting.AskAsync(await ListingSite.OpenAsync(hosting.Site));
        var path = Link().Match(Assert.Single(await hosting.MailsAsync(MailKind.PleaseHost)).Text).Value;
        var ana = await ListingSite.OpenAsync(hosting.Site, HostingSite.Ana);
        var invitation = await hosting.InvitationAsync();

        Assert.Contains("Desert Neighbors asks you to host it with them.", (await ana.OpenAsync("/listing/edit")).Words, StringComparison.Ordinal);
        var done = await ListingSite.FollowAsync(ana, await ListingSite.SendAsync(ana, $"/listing/events/asked/{invitation.Id:n}", ("answer", "no")));

        Assert.Contains("You said no.", done.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("Mesa Friends", await HostsAsync(hosting), StringComparison.Ordinal);
        Assert.Equal("Mesa Friends does not host with you", Assert.Single(await hosting.MailsAsync(MailKind.HostAnswered)).Subject);
        Assert.Equal("No lo convocan", (await new Visitor(hosting.Site).OpenAsync(path)).Title);
    }

    [Theory]
    [InlineData(Engine.Sqlite, CoHosting.Always, HostInvitationStatus.Accepted)]
    [InlineData(Engine.Postgres, CoHosting.Always, HostInvitationStatus.Accepted)]
    [InlineData(Engine.Sqlite, CoHosting.Never, HostInvitationStatus.Declined)]
    [InlineData(Engine.Postgres, CoHosting.Never, HostInvitationStatus.Declined)]
    public async Task A_standing_answer_is_given_at_once_and_who_hosts_by_it_is_told(Engine engine, CoHosting answer, HostInvitationStatus expected)
    {
        await using var hosting = await HostingSite.StartAsync(engine);
        var ana = await ListingSite.OpenAsync(hosting.Site, HostingSite.Ana);
        await ListingSite.SendAsync(ana, "/listing/events/co-hosting", ("answer", answer.ToString()));

        await hosting.AskAsync(await ListingSite.OpenAsync(hosting.Site));

        Assert.Equal(expected, (await hosting.InvitationAsync()).Status);
        Assert.Equal(expected is HostInvitationStatus.Accepted, (await HostsAsync(hosting)).Contains("Mesa Friends", StringComparison.Ordinal));
        Assert.Empty(await hosting.MailsAsync(MailKind.PleaseHost));
        Assert.Equal(
            expected is HostInvitationStatus.Accepted ? [(HostingSite.Ana, "Ustedes también convocan: March to the capitol (es)")] : [],
            (await hosting.MailsAsync(MailKind.HostAnswered)).Select(mail => (mail.Recipient, mail.Subject)));
        Assert.Contains(await ListingSite.HistoryOfAsync(hosting.Site, (await hosting.InvitationAsync()).Id), line => line.Contains("by standing answer", StringComparison.Ordinal));
    }

    [Theory, OnBothEngines]
    public async Task However_often_an_organization_is_asked_no_question_is_left_out(Engine engine)
    {
        await using var hosting = await HostingSite.StartAsync(engine);
        var rosa = await ListingSite.OpenAsync(hosting.Site);
        List<CampaignEvent> events = [.. Enumerable.Range(0, 12).Select(number => TestData.PublishedEvent(TestData.EventDetails($"Vigil {number}")))];
        await hosting.Site.ChangeAsync(async db =>
        {
            var lead = await db.Organizations.FindAsync([hosting.Lead.OrganizationId], TestContext.Current.CancellationToken);
            events.ForEach(one => one.HostedBy(lead!, HostRole.Lead));
            db.AddRange(events);
        });

        foreach (var one in events)
            await hosting.AskAsync(rosa, id: one.Id);

        var mails = await hosting.MailsAsync(MailKind.PleaseHost);
        Assert.Equal((12, 10), (mails.Count(mail => mail.State is MailState.Waiting), mails.Count(mail => mail.DueAt <= hosting.Site.Now)));
    }

    [Theory, OnBothEngines]
    public async Task Who_asked_learns_that_nobody_answers_and_what_was_called_off_asks_nobody(Engine engine)
    {
        await using var hosting = await HostingSite.StartAsync(engine);
        await hosting.Site.ChangeAsync(async db => await db.AddAsync(TestData.ListedOrganization("Silent Keepers")));
        var rosa = await ListingSite.OpenAsync(hosting.Site);
        var asked = await ListingSite.FollowAsync(rosa, await hosting.AskAsync(rosa, "Silent Keepers"));
        Assert.Contains("Silent Keepers: asked, but nobody speaks for it here", asked.Words, StringComparison.Ordinal);
        await hosting.AskAsync(rosa);
        var ana = await ListingSite.OpenAsync(hosting.Site, HostingSite.Ana);
        Assert.Contains("asks you to host it", (await ana.OpenAsync("/listing/edit")).Words, StringComparison.Ordinal);

        await ListingSite.SendAsync(rosa, $"{hosting.Page}/cancel", ("note_en", "The heat."));

        Assert.DoesNotContain("asks you to host it", (await ana.OpenAsync("/listing/edit")).Words, StringComparison.Ordinal);
    }

    [Theory, OnBothEngines]
    public async Task Of_a_series_a_co_host_joins_and_leaves_all_times_to_come(Engine engine)
    {
        await using var hosting = await HostingSite.StartAsync(engine);
        var times = await hosting.SeriesAsync();
        await hosting.AskAsync(await ListingSite.OpenAsync(hosting.Site), id: times[1]);
        var ana = await ListingSite.OpenAsync(hosting.Site, HostingSite.Ana);

        await ListingSite.SendAsync(ana, $"/listing/events/asked/{(await hosting.InvitationAsync()).Id:n}", ("answer", "yes"));
        Assert.Equal([2, 2, 2, 2], await HostCountsAsync());
        await ListingSite.SendAsync(ana, $"/listing/events/{times[2]:n}/leave");

        Assert.Equal([1, 1, 1, 1], await HostCountsAsync());
        Assert.Equal(HostInvitationStatus.Declined, (await hosting.InvitationAsync()).Status);
        Assert.Equal("Mesa Friends hosts no longer with you", (await hosting.MailsAsync(MailKind.HostAnswered))[^1].Subject);

        async Task<List<int>> HostCountsAsync()
        {
            List<int> counts = [];
            foreach (var id in times)
                counts.Add((await hosting.EventAsync(id)).Hosts.Count);
            return counts;
        }
    }

    [Theory, OnBothEngines]
    public async Task What_was_asked_can_be_taken_back_and_asked_again(Engine engine)
    {
        await using var hosting = await HostingSite.StartAsync(engine);
        var rosa = await ListingSite.OpenAsync(hosting.Site);
        await hosting.AskAsync(rosa);
        var path = Link().Match(Assert.Single(await hosting.MailsAsync(MailKind.PleaseHost)).Text).Value;

        await ListingSite.SendAsync(rosa, $"{hosting.Page}/hosts", ("back", (await hosting.InvitationAsync()).Id.ToString("n")));
        Assert.Equal(HttpStatusCode.Gone, (await new Visitor(hosting.Site).OpenAsync(path)).Status);
        await hosting.AskAsync(rosa);

        Assert.Equal(HostInvitationStatus.Asked, (await hosting.InvitationAsync()).Status);
    }

    [Theory, OnBothEngines]
    public async Task Who_leaves_the_roster_hosts_no_event_to_come_with_others(Engine engine)
    {
        await using var hosting = await HostingSite.StartAsync(engine);
        await hosting.AskAsync(await ListingSite.OpenAsync(hosting.Site));
        var ana = await ListingSite.OpenAsync(hosting.Site, HostingSite.Ana);
        await ListingSite.SendAsync(ana, $"/listing/events/asked/{(await hosting.InvitationAsync()).Id:n}", ("answer", "yes"));

        await ListingSite.SendAsync(ana, "/listing/edit/withdraw");

        Assert.Equal(HostInvitationStatus.Declined, (await hosting.InvitationAsync()).Status);
        Assert.DoesNotContain("Mesa Friends", await HostsAsync(hosting), StringComparison.Ordinal);
    }

    [Theory, OnBothEngines]
    public async Task Who_is_erased_leaves_no_link_and_no_address_in_the_questions_and_answers_to_hosts(Engine engine)
    {
        await using var hosting = await HostingSite.StartAsync(engine);
        await hosting.AskAsync(await ListingSite.OpenAsync(hosting.Site));
        var path = Link().Match(Assert.Single(await hosting.MailsAsync(MailKind.PleaseHost)).Text).Value;
        var ana = await ListingSite.OpenAsync(hosting.Site, HostingSite.Ana);

        await ListingSite.SendAsync(ana, "/listing/edit/erase");

        Assert.Equal(HttpStatusCode.Gone, (await new Visitor(hosting.Site).OpenAsync(path)).Status);
        Assert.Empty(await ListingSite.MailsToAsync(hosting.Site, HostingSite.Ana));
        Assert.DoesNotContain(await ListingSite.HistoryOfAsync(hosting.Site, (await hosting.InvitationAsync()).Id), entry => entry.Contains("Ana", StringComparison.Ordinal));
    }

    [Theory, OnBothEngines]
    public async Task A_host_tells_how_it_was_and_only_addresses_of_the_web_are_links(Engine engine)
    {
        await using var hosting = await HostingSite.StartAsync(engine, isHosting: true);
        Assert.Equal(HttpStatusCode.Redirect, (await (await ListingSite.OpenAsync(hosting.Site)).OpenAsync($"{hosting.Page}/report")).Status);
        hosting.Site.Clock.Advance(new DateTimeOffset(2026, 6, 7, 12, 0, 0, TimeSpan.Zero) - hosting.Site.Clock.GetUtcNow());
        var ana = await ListingSite.OpenAsync(hosting.Site, HostingSite.Ana);
        var path = $"{hosting.Page}/report";

        var refused = await ListingSite.SendAsync(ana, path, ("turnout", "many"), ("press", "Bad javascript:alert(1)"));
        var done = await ListingSite.FollowAsync(ana, await ListingSite.SendAsync(
            ana, path, ("turnout", "1,200"), ("press", "Arizona Daily https://news.example/march\n\nhttps://radio.example/1"), ("pictures", "http://pictures.example/march")));

        Assert.Equal((HttpStatusCode.UnprocessableEntity, "turnout press"), (refused.Status, string.Join(' ', refused.Errors.Select(error => error.Field))));
        Assert.Contains("1,200", done.Words, StringComparison.Ordinal);
        var kept = await hosting.EventAsync();
        Assert.Equal((1200, 2, 1), (kept.Turnout, kept.Press.Count, kept.Pictures.Count));
        Assert.Equal(("Arizona Daily", "radio.example/1"), (kept.Press[0].Title, kept.Press[1].Title));
    }

    private static async Task<string> HostsAsync(HostingSite hosting) => (await hosting.Site.GetPageAsync("/events/march")).QuerySelector("main")!.TextContent;

    [GeneratedRegex(@"(/es)?/listing/invitations/[\w-]{43}")]
    private static partial Regex Link();
}
