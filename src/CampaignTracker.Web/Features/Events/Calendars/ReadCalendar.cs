using CampaignTracker.Data;
using CampaignTracker.Data.Events;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Features.Events.Calendars;

/// <summary>The events that a calendar holds, soonest first.</summary>
public sealed class ReadCalendar(IDbContextFactory<CampaignDbContext> contexts, TimeProvider clock)
{
    /// <summary>Those of the whole campaign, or of a state or type.</summary>
    public Task<IReadOnlyList<CalendarRow>> AllAsync(string? state, EventType? type, CancellationToken ct) => ReadAsync(
        shown =>
        {
            if (state is not null)
                shown = shown.InState(state);
            return type is { } kind ? shown.OfType(kind) : shown;
        },
        ct);

    /// <summary>Those that an organization hosts, in whatever role.</summary>
    public Task<IReadOnlyList<CalendarRow>> HostedByAsync(Guid organizationId, CancellationToken ct) =>
        ReadAsync(shown => shown.HostedBy(organizationId), ct);

    /// <summary>Those that the API was asked for, past ones among them.</summary>
    public async Task<IReadOnlyList<CalendarRow>> FittingAsync(EventFilter filter, CancellationToken ct)
    {
        var now = clock.UtcNow();
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Events.Shown().FitTo(filter, now).SoonestFirst().AsCalendarRows().ToListAsync(ct);
    }

    /// <summary>One event, however long it is past; null where the public sees no such event.</summary>
    public async Task<CalendarRow?> FindAsync(string slug, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Events.Shown().Named(slug).AsCalendarRows().SingleOrDefaultAsync(ct);
    }

    private async Task<IReadOnlyList<CalendarRow>> ReadAsync(Func<IQueryable<CampaignEvent>, IQueryable<CampaignEvent>> fitting, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await fitting(db.Events.Shown().OnCalendars(clock.UtcNow())).SoonestFirst().AsCalendarRows().ToListAsync(ct);
    }
}
