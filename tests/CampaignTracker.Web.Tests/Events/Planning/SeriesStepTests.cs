using CampaignTracker.Data.Events;
using CampaignTracker.Data.Mail;
using CampaignTracker.Data.Organizers;
using CampaignTracker.Testing;
using CampaignTracker.Web.Features.Events.Planning;
using CampaignTracker.Web.Tests.Listings;
using CampaignTracker.Web.Tests.Organize;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Tests.Events.Planning;

/// <summary>What a host proposed is decided on, all times of it in one step, and its contact is told.</summary>
public sealed class SeriesStepTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, OnBothEngines]
    public async Task All_times_of_a_series_are_published_in_one_step_and_the_host_gets_one_mail(Engine engine)
    {
        await using var site = await ListingSite.StartAsync(engine);
        var times = await HostedAsync(site);
        await using var acting = await Acting.AsAsync(site, OrganizerRole.Organizer);
        Assert.Equal(EventStep.PublishSeries, (await acting.The<ShowPlannedEvent>().FindAsync(times[1].Id, Ct))!.Steps[0]);

        await acting.The<TakeEventStep>().TakeAsync(EventStep.PublishSeries, times[1].Id, new(), PlanSheets.Nothing, Ct);

        Assert.Equal(4, await ListingSite.ReadAsync(site, db => db.Events.CountAsync(e => e.Status == EventStatus.Published, Ct)));
        var mail = Assert.Single(await ListingSite.MailsToAsync(site, ListingSite.Rosa));
        Assert.Equal(MailKind.EventStands, mail.Kind);
        Assert.Contains("published", mail.Subject, StringComparison.Ordinal);
        Assert.Contains("3 more times", mail.Text, StringComparison.Ordinal);
    }

    [Theory, OnBothEngines]
    public async Task All_times_of_a_series_are_declined_in_one_step_with_a_reason_that_the_host_reads(Engine engine)
    {
        await using var site = await ListingSite.StartAsync(engine);
        var times = await HostedAsync(site);
        await using var acting = await Acting.AsAsync(site, OrganizerRole.Organizer);
        var steps = acting.The<TakeEventStep>();
        await steps.TakeAsync(EventStep.Publish, times[0].Id, new(), PlanSheets.Nothing, Ct);
        Assert.Equal(EventStepResult.Refused, (await steps.TakeAsync(EventStep.DeclineSeries, times[1].Id, new(), PlanSheets.Nothing, Ct)).Result);

        await steps.TakeAsync(EventStep.DeclineSeries, times[1].Id, new() { Reason = "The plaza is closed." }, PlanSheets.Nothing, Ct);

        Assert.Equal(3, await ListingSite.ReadAsync(site, db => db.Events.CountAsync(e => e.Status == EventStatus.Declined, Ct)));
        Assert.Contains(await ListingSite.MailsToAsync(site, ListingSite.Rosa), mail => mail.Text.Contains("The plaza is closed.", StringComparison.Ordinal));
    }

    [Theory, OnBothEngines]
    public async Task Many_published_at_once_bring_the_host_one_mail_for_each_series(Engine engine)
    {
        await using var site = await ListingSite.StartAsync(engine);
        var times = await HostedAsync(site);
        await using var acting = await Acting.AsAsync(site, OrganizerRole.Organizer);

        await acting.The<PublishEvents>().PublishAsync([.. times.Select(time => time.Id)], Ct);

        Assert.Single(await ListingSite.MailsToAsync(site, ListingSite.Rosa));
    }

    [Theory, OnBothEngines]
    public async Task A_stored_events_twins_are_found_but_not_among_its_own_series(Engine engine)
    {
        await using var site = await ListingSite.StartAsync(engine);
        var times = await HostedAsync(site);
        var other = PlanSheets.Proposed("Another vigil there", TestData.Saturday());
        await site.ChangeAsync(async db => await db.AddAsync(other));
        await using var acting = await Acting.AsAsync(site, OrganizerRole.Organizer);

        Assert.Equal([other.Id], (await acting.The<FindEventTwins>().FindAsync(times[0].Id, Ct)).Select(twin => twin.Id));
        Assert.Empty(await acting.The<FindEventTwins>().FindAsync(times[2].Id, Ct));
    }

    private static async Task<List<CampaignEvent>> HostedAsync(CampaignSite site)
    {
        var speaker = await ListingSite.SpeakerAsync(site);
        var times = PlanSheets.OfSeries();
        await site.ChangeAsync(async db =>
        {
            var host = await db.Organizations.SingleAsync(o => o.Id == speaker.OrganizationId, Ct);
            times.ForEach(time => time.HostedBy(host, HostRole.Lead));
            db.AddRange(times);
        });
        return times;
    }
}
