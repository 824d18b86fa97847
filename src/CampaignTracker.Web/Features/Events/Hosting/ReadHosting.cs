using CampaignTracker.Data;
using CampaignTracker.Data.Events;
using CampaignTracker.Web.Features.Listings;
using CampaignTracker.Web.Features.Organizers;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Features.Events.Hosting;

/// <summary>What an organization hosts and is asked to host, for its listing.</summary>
public sealed class ReadHosting(IDbContextFactory<CampaignDbContext> contexts, ActingOrganizer acting, TimeProvider clock)
{
    private const int MostPast = 20;

    /// <summary>Its events in all states: those to come first, then the last that are past.</summary>
    public async Task<HostedList> ListAsync(Guid organizationId, CancellationToken ct)
    {
        var now = clock.UtcNow();
        await using var db = await contexts.CreateDbContextAsync(ct);
        var hosted = db.Events.AsNoTracking().HostedBy(organizationId);
        var coming = await RowsOf(hosted.Where(e => e.PastAt > now).SoonestFirst(), organizationId, now).ToListAsync(ct);
        var past = await RowsOf(hosted.Where(e => e.PastAt <= now).LatestFirst().Take(MostPast), organizationId, now).ToListAsync(ct);
        var asked = await db.HostInvitations.AsNoTracking().Where(i => i.OrganizationId == organizationId && i.Status == HostInvitationStatus.Asked
                && db.Events.Any(e => (e.Id == i.EventId || (e.SeriesId != null && e.SeriesId == i.Event!.SeriesId)) && e.PastAt > now
                    && (e.Status == EventStatus.Proposed || e.Status == EventStatus.Published || e.Status == EventStatus.Postponed)))
            .OrderBy(i => i.Id)
            .Select(i => new AskedRow(
                i.Id, new BilingualText(i.Event!.Title.En, i.Event.Title.Es), i.Event.StartDate, i.Event.StartTime, i.Event.TimeZone,
                i.Event.Hosts.Where(h => h.Role == HostRole.Lead).Select(h => h.Organization!.Name).FirstOrDefault() ?? ""))
            .ToListAsync(ct);
        return new HostedList(coming, past, asked);
    }

    /// <summary>One of its events; null where it does not host it.</summary>
    public async Task<HostedEvent?> FindAsync(Guid organizationId, Guid eventId, CancellationToken ct)
    {
        var now = clock.UtcNow();
        await using var db = await contexts.CreateDbContextAsync(ct);
        if (await db.Events.AsNoTracking().Whole().SingleOrDefaultAsync(e => e.Id == eventId && e.Hosts.Any(h => h.OrganizationId == organizationId), ct) is not { } stored)
            return null;
        var later = await HostedTimes.LaterAsync(db, stored, now, ct);
        return new HostedEvent(
            stored, stored.Hosts.Single(host => host.OrganizationId == organizationId).Role, await InvitationsAsync(db, stored, ct), later.Count, now);
    }

    /// <summary>Who was asked to host an event, for its page among organizers; empty for those who may not organize.</summary>
    public async Task<IReadOnlyList<InvitedRow>> InvitedToAsync(Guid eventId, CancellationToken ct)
    {
        if (await acting.ForAsync(OrganizerPolicies.Organizes) is null)
            return [];
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Events.AsNoTracking().SingleOrDefaultAsync(e => e.Id == eventId, ct) is { } stored ? await InvitationsAsync(db, stored, ct) : [];
    }

    private static async Task<IReadOnlyList<InvitedRow>> InvitationsAsync(CampaignDbContext db, CampaignEvent stored, CancellationToken ct)
    {
        var keptById = (await HostedTimes.KeptByAsync(db, stored, ct)).Id;
        var invited = await db.HostInvitations.AsNoTracking().Where(i => i.EventId == keptById && i.Status != HostInvitationStatus.TakenBack).OrderBy(i => i.Organization!.Name)
            .Select(i => new InvitedRow(i.Id, i.OrganizationId, i.Organization!.Name, i.Status, true)).ToListAsync(ct);
        var answering = (await db.AnsweringForAsync([.. invited.Select(row => row.OrganizationId)], ct)).Select(contact => contact.OrganizationId).ToHashSet();
        return invited.ConvertAll(row => row with { CanAnswer = answering.Contains(row.OrganizationId) });
    }

    private static IQueryable<HostedRow> RowsOf(IQueryable<CampaignEvent> events, Guid organizationId, DateTime now) => events.Select(e => new HostedRow(
        e.Id, new BilingualText(e.Title.En, e.Title.Es), e.Status, e.DeclineReason, e.StartDate, e.StartTime, e.TimeZone, e.City, e.State,
        e.Hosts.Where(h => h.OrganizationId == organizationId).Select(h => h.Role).First(), e.PastAt <= now, e.StartsAt <= now, e.ReportedAt != null, e.IsSample));
}

/// <summary>What an organization hosts and is asked to host.</summary>
public sealed record HostedList(IReadOnlyList<HostedRow> Coming, IReadOnlyList<HostedRow> Past, IReadOnlyList<AskedRow> Asked);

/// <summary>One of its events.</summary>
public sealed record HostedRow(
    Guid Id, BilingualText Title, EventStatus Status, string? DeclineReason, DateOnly StartDate, TimeOnly? StartTime, string TimeZone, string City, string State,
    HostRole Role, bool IsPast, bool HasBegun, bool IsReported, bool IsSample)
{
    /// <summary>True where its hosts can tell how it was, and have not.</summary>
    public bool AwaitsReport => HasBegun && !IsReported && Status is EventStatus.Published;
}

/// <summary>One that it is asked to host.</summary>
public sealed record AskedRow(Guid Id, BilingualText Title, DateOnly StartDate, TimeOnly? StartTime, string TimeZone, string Lead);

/// <summary>Who was asked, what it answered, and whether anybody speaks for it who can.</summary>
public sealed record InvitedRow(Guid Id, Guid OrganizationId, string Name, HostInvitationStatus Status, bool CanAnswer);

/// <summary>An event as one of its hosts sees it; its true address is loaded.</summary>
/// <param name="Event">All of it.</param>
/// <param name="Role">What the organization does for it.</param>
/// <param name="Invited">Who was asked to host with it.</param>
/// <param name="LaterTimes">How many times of its series come after it.</param>
/// <param name="Now">UTC.</param>
public sealed record HostedEvent(CampaignEvent Event, HostRole Role, IReadOnlyList<InvitedRow> Invited, int LaterTimes, DateTime Now)
{
    public bool IsLead => Role is HostRole.Lead;

    public bool IsPast => Event.PastAt <= Now;

    /// <summary>True where its lead can correct it.</summary>
    public bool MayEdit => IsLead && Event.Status is (EventStatus.Proposed or EventStatus.Published or EventStatus.Postponed);

    /// <summary>True where its hosts can tell how it was.</summary>
    public bool MayReport => Event.StartsAt <= Now && Event.Status is EventStatus.Published;
}
