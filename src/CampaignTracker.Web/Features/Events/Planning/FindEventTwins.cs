using CampaignTracker.Data;
using CampaignTracker.Data.Events;
using CampaignTracker.Data.Places;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Features.Events.Planning;

/// <summary>Which events a new one may be already: of the same host or at the same place, within a day. For those who may organize only: it looks at true places.</summary>
public sealed class FindEventTwins(IDbContextFactory<CampaignDbContext> contexts)
{
    private const int Most = 5;
    private const double SamePlaceMiles = 0.5;

    public async Task<IReadOnlyList<EventTwin>> FindAsync(EventTyped typed, CancellationToken ct)
    {
        if (typed.Schedule is not { StartDate: var day })
            return [];
        var hosts = typed.Hosts.Select(host => host.Id).ToList();
        var (from, to, state) = (day.AddDays(-1), day.AddDays(1), typed.Place.State);
        await using var db = await contexts.CreateDbContextAsync(ct);
        var near = await db.Events.AsNoTracking().From(from).To(to).Where(e => e.Status != EventStatus.Declined && e.Status != EventStatus.Cancelled)
            .Where(e => e.State == state || e.Hosts.Any(h => hosts.Contains(h.OrganizationId)))
            .OrderBy(e => e.StartsAt).ThenBy(e => e.Id)
            .Select(e => new Near(
                new EventTwin(e.Id, new BilingualText(e.Title.En, e.Title.Es), e.Type, e.Status, e.StartDate, e.StartTime, e.TimeZone, e.City, e.State, e.IsSample),
                e.Hosts.Any(h => hosts.Contains(h.OrganizationId)), e.TrueAddress!.Venue, e.TrueAddress.Latitude, e.TrueAddress.Longitude, e.Precision))
            .ToListAsync(ct);
        return [.. near.Where(one => one.HasSameHost || IsSamePlace(one, typed.Place)).Select(one => one.Twin).Take(Most)];
    }

    /// <summary>The middle of a town is the place of all that is in it: there the name of the venue tells.</summary>
    private static bool IsSamePlace(Near one, EventPlace place)
    {
        if (place.Venue.Length > 0 && FoldedText.Fold(one.Venue) == FoldedText.Fold(place.Venue) && FoldedText.Fold(one.Twin.City) == FoldedText.Fold(place.City))
            return true;
        var isKnown = place.Precision is PointPrecision.Exact && one.Precision is PointPrecision.Exact or PointPrecision.Area;
        return isKnown && place.Point is { } here && one is { Latitude: { } latitude, Longitude: { } longitude }
            && new GeoPoint(latitude, longitude).MilesTo(here) <= SamePlaceMiles;
    }

    private sealed record Near(EventTwin Twin, bool HasSameHost, string Venue, double? Latitude, double? Longitude, PointPrecision Precision);
}

/// <summary>An event that a new one may be already.</summary>
public sealed record EventTwin(
    Guid Id, BilingualText Title, EventType Type, EventStatus Status, DateOnly StartDate, TimeOnly? StartTime, string TimeZone, string City, string State, bool IsSample);
