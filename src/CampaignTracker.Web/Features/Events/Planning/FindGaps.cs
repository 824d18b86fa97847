using CampaignTracker.Data;
using CampaignTracker.Data.Agreements;
using CampaignTracker.Data.Events;
using CampaignTracker.Data.Organizations;
using CampaignTracker.Data.Places;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Features.Events.Planning;

/// <summary>Where nothing is planned: what the map shows, in words and by state. First the states where agreements are in force, members are near, and no event is to come.</summary>
public sealed class FindGaps(IDbContextFactory<CampaignDbContext> contexts, TimeProvider clock)
{
    public async Task<GapsView> ReadAsync(CancellationToken ct)
    {
        var now = clock.UtcNow();
        await using var db = await contexts.CreateDbContextAsync(ct);
        var members = await db.Organizations.Listed().GroupBy(o => o.State)
            .Select(state => new { state.Key, Count = state.Count() }).ToDictionaryAsync(state => state.Key, state => state.Count, ct);
        var agreements = await db.Agreements.Where(a => a.Status == AgreementStatus.InForce).GroupBy(a => a.Agency!.State)
            .Select(state => new { state.Key, Count = state.Count() }).ToDictionaryAsync(state => state.Key, state => state.Count, ct);
        var upcoming = await db.Events.Upcoming(now).Where(e => e.Status == EventStatus.Published || e.Status == EventStatus.Proposed)
            .GroupBy(e => new { e.State, e.Status }).Select(group => new { group.Key.State, group.Key.Status, Count = group.Count() }).ToListAsync(ct);

        int Planned(string state, EventStatus status) => upcoming.Where(one => one.State == state && one.Status == status).Sum(one => one.Count);
        var states = UsStates.Codes
            .Select(code => new StateGap(
                code, members.GetValueOrDefault(code), agreements.GetValueOrDefault(code), Planned(code, EventStatus.Published), Planned(code, EventStatus.Proposed)))
            .Where(state => state.Members + state.Agreements + state.Upcoming + state.Proposed > 0)
            .OrderByDescending(state => state.IsGap).ThenByDescending(state => state.Upcoming == 0).ThenByDescending(state => state.Agreements)
            .ThenByDescending(state => state.Members).ThenBy(state => state.State, StringComparer.Ordinal).ToList();
        return new GapsView(states);
    }
}

/// <param name="States">Those that have anything, the widest gaps first.</param>
public sealed record GapsView(IReadOnlyList<StateGap> States)
{
    public int Gaps => States.Count(state => state.IsGap);
}

/// <param name="State">A code of <see cref="UsStates"/>.</param>
/// <param name="Members">Organizations on the roster.</param>
/// <param name="Agreements">287(g) agreements in force.</param>
/// <param name="Upcoming">Published events that are to come and take place.</param>
/// <param name="Proposed">Events to come that wait for an organizer.</param>
public sealed record StateGap(string State, int Members, int Agreements, int Upcoming, int Proposed)
{
    /// <summary>There is something to protest against and somebody to do it, and nothing is planned.</summary>
    public bool IsGap => Agreements > 0 && Members > 0 && Upcoming == 0;
}
