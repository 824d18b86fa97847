using CampaignTracker.Data;
using CampaignTracker.Data.Events;
using CampaignTracker.Web.Features.Organizers;
using CampaignTracker.Web.Ui;
using CampaignTracker.Web.Ui.Organize.Grids;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Features.Events.Planning;

/// <summary>The list beside organizers' map, in whatever state events are.</summary>
public sealed class ListPlannedEvents(IDbContextFactory<CampaignDbContext> contexts, ActingOrganizer acting, TimeProvider clock)
{
    public const string StartColumn = "start";
    public const string StateColumn = "state";
    public const string StatusColumn = "status";
    public const string TypeColumn = "type";

    public async Task<GridPage<PlannedRow>> FindAsync(GridQuery query, CancellationToken ct)
    {
        var now = clock.UtcNow();
        var filter = FilterOf(query);
        var seesTruePlaces = await acting.ForAsync(OrganizerPolicies.Organizes) is not null;
        await using var db = await contexts.CreateDbContextAsync(ct);
        var fitting = db.Events.AsNoTracking().FitTo(filter, now, seesTruePlaces);
        var page = new PageOf(query.Page, GridQuery.PageSize, await fitting.CountAsync(ct));
        var rows = await Ordered(fitting, query, filter).Skip(page.Skip).Take(GridQuery.PageSize).AsPlannedRows().ToListAsync(ct);
        return new GridPage<PlannedRow>(page, rows);
    }

    /// <summary>What a list's address asks of the events.</summary>
    public static PlanFilter FilterOf(GridQuery query) => PlanFilter.Read(name => name == PlanFilter.HostName ? query.Search : query[name]);

    private static IQueryable<CampaignEvent> Ordered(IQueryable<CampaignEvent> events, GridQuery query, PlanFilter filter) => (query.Sort, query.Descending) switch
    {
        (StateColumn, false) => events.OrderBy(e => e.State).ThenBy(e => e.StartsAt).ThenBy(e => e.Id),
        (StateColumn, true) => events.OrderByDescending(e => e.State).ThenBy(e => e.StartsAt).ThenBy(e => e.Id),
        (StatusColumn, false) => events.OrderBy(e => e.Status).ThenBy(e => e.StartsAt).ThenBy(e => e.Id),
        (StatusColumn, true) => events.OrderByDescending(e => e.Status).ThenBy(e => e.StartsAt).ThenBy(e => e.Id),
        (TypeColumn, false) => events.OrderBy(e => e.Type).ThenBy(e => e.StartsAt).ThenBy(e => e.Id),
        (TypeColumn, true) => events.OrderByDescending(e => e.Type).ThenBy(e => e.StartsAt).ThenBy(e => e.Id),
        (StartColumn, true) => events.LatestFirst(),
        (StartColumn, false) => events.SoonestFirst(),
        _ => filter.When is EventsWhen.Upcoming ? events.SoonestFirst() : events.LatestFirst(),
    };
}

internal static class PlannedRows
{
    public static IQueryable<PlannedRow> AsPlannedRows(this IQueryable<CampaignEvent> events) => events.AsSplitQuery().Select(e => new PlannedRow(
        e.Id, e.Code, e.Slug, e.Type, e.Status, new BilingualText(e.Title.En, e.Title.Es),
        e.StartDate, e.StartTime, e.EndDate, e.EndTime, e.TimeZone, e.PastAt,
        e.City, e.State, e.AddressVisibility, e.Precision, e.Latitude != null,
        e.Hosts.OrderByDescending(h => h.Role == HostRole.Lead).ThenBy(h => h.Organization!.SortKey).Select(h => h.Organization!.Name).ToList(),
        new BilingualText(e.ReportedHost.En, e.ReportedHost.Es),
        e.DayOfAction == null ? null : new BilingualText(e.DayOfAction.Name.En, e.DayOfAction.Name.Es), e.IsFlagship, e.IsSample));
}

/// <summary>An event in organizers' list. Of its place it holds what is public.</summary>
public sealed record PlannedRow(
    Guid Id, string Code, string Slug, EventType Type, EventStatus Status, BilingualText Title,
    DateOnly StartDate, TimeOnly? StartTime, DateOnly? EndDate, TimeOnly? EndTime, string TimeZone, DateTime PastAt,
    string City, string State, AddressVisibility Visibility, PointPrecision Precision, bool HasPoint,
    IReadOnlyList<string> Hosts, BilingualText ReportedHost, BilingualText? DayOfAction, bool IsFlagship, bool IsSample)
{
    public string Town => string.Join(", ", new[] { City, State }.Where(part => part.Length > 0));
}
