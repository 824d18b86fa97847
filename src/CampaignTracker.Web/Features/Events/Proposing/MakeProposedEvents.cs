using CampaignTracker.Data;
using CampaignTracker.Data.Events;
using CampaignTracker.Data.History;
using CampaignTracker.Data.Organizations;
using CampaignTracker.Web.Features.Events.Planning;
using CampaignTracker.Web.Features.SignOns;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Features.Events.Proposing;

/// <summary>Makes the events of a proposal: one, or one for each time of a series. Those of a trusted organization are public at once.</summary>
internal static class MakeProposedEvents
{
    public static async Task<List<CampaignEvent>> MakeAsync(
        CampaignDbContext db, ProposalReading reading, string dayOfAction, Organization organization, Actor by, DateTime now, CancellationToken ct)
    {
        var day = Guid.TryParse(dayOfAction, out var dayId) ? await db.DaysOfAction.SingleOrDefaultAsync(d => d.Id == dayId, ct) : null;
        var series = reading.Rule is { } rule
            ? EventSeries.Begin(rule, reading.Typed.Schedule!, [.. reading.Times.Where(time => time.IsSkipped).Select(time => time.Date)], by, now, organization.IsSample)
            : null;
        if (series is not null)
            db.Add(series);
        var made = new List<CampaignEvent>();
        foreach (var time in reading.Kept)
        {
            var slug = await EventSlugs.FreeAsync(db, reading.Typed.Details.Title, time.Schedule.StartDate, ct);
            var one = Made(reading.Typed, series, time, slug, by, now, organization.IsSample);
            one.HostedBy(organization, HostRole.Lead);
            if (day is not null && day.FirstDay <= time.Schedule.StartDate && time.Schedule.StartDate <= day.LastDay)
                one.BelongsTo(day);
            if (organization.Trusted)
                one.Publish(SignOnActors.Site, now);
            made.Add(one);
        }

        db.AddRange(made);
        return made;
    }

    private static CampaignEvent Made(EventTyped typed, EventSeries? series, ProposedTime time, string slug, Actor by, DateTime now, bool isSample)
    {
        var details = typed.Details with { Slug = slug };
        if (series is null)
            return CampaignEvent.Propose(details, time.Schedule, typed.Place, by, now, isSample);
        var one = CampaignEvent.Propose(series, time.Date, details, typed.Place, by, now);
        if (time.IsMoved)
            one.Retime(time.Schedule, by, now);
        return one;
    }
}
