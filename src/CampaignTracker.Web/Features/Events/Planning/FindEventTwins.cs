using CampaignTracker.Data;
using CampaignTracker.Data.Events;
using CampaignTracker.Data.Places;
using CampaignTracker.Web.Features.Places;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Features.Events.Planning;

/// <summary>Which events a new one may be already: of the same host or at the same place, within a day.</summary>
public sealed class FindEventTwins(IDbContextFactory<CampaignDbContext> contexts)
{
    private const int Most = 5;
    private const double SamePlaceMiles = 0.5;

    /// <summary>Of an event that is typed. For those who may organize only: it looks at true places.</summary>
    public async Task<IReadOnlyList<EventTwin>> FindAsync(EventTyped typed, CancellationToken ct)
    {
        if (typed.Schedule is not { StartDate: var day })
            return [];
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await FindAsync(db.Events, new TwinsAsked([day], [.. typed.Hosts.Select(host => host.Id)], typed.Place), ct);
    }

    /// <summary>Of an event that is stored, but for other times of its own series. For those who may organize only.</summary>
    public async Task<IReadOnlyList<EventTwin>> FindAsync(Guid id, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        if (await db.Events.AsNoTracking().Include(e => e.TrueAddress).Include(e => e.Hosts).AsSplitQuery().SingleOrDefaultAsync(e => e.Id == id, ct) is not { } stored)
            return [];
        var series = stored.SeriesId;
        var others = db.Events.Where(e => e.Id != id && (series == null || e.SeriesId != series));
        return await FindAsync(others, new TwinsAsked([stored.StartDate], [.. stored.Hosts.Select(h => h.OrganizationId)], stored.Place), ct);
    }

    /// <summary>Of what a stranger or a host proposes: among what is public, by what is public of it, and among what waits of their own.</summary>
    /// <param name="days">The days on which it is to be.</param>
    /// <param name="organizationId">Who is to lead it.</param>
    /// <param name="place">Where it is to be.</param>
    /// <param name="isTheirs">True where who asks speaks for the organization.</param>
    /// <param name="ct">Stops it.</param>
    public async Task<IReadOnlyList<EventTwin>> FindShownAsync(IReadOnlyList<DateOnly> days, Guid organizationId, EventPlace place, bool isTheirs, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var asked = new TwinsAsked(days, [organizationId], place);
        var near = await On(db.Events, asked).Where(e => e.Status == EventStatus.Published || e.Status == EventStatus.Postponed
                || (isTheirs && e.Status == EventStatus.Proposed && e.Hosts.Any(h => h.OrganizationId == organizationId)))
            .OrderBy(e => e.StartsAt).ThenBy(e => e.Id)
            .Select(e => new Near(
                new EventTwin(e.Id, e.Slug, new BilingualText(e.Title.En, e.Title.Es), e.Type, e.Status, e.StartDate, e.StartTime, e.TimeZone, e.City, e.State, e.IsSample),
                e.Hosts.Any(h => h.OrganizationId == organizationId), e.Venue, e.AddressLine, e.PostalCode, e.Latitude, e.Longitude, e.Precision))
            .ToListAsync(ct);
        return Alike(near, asked);
    }

    private static async Task<IReadOnlyList<EventTwin>> FindAsync(IQueryable<CampaignEvent> events, TwinsAsked asked, CancellationToken ct)
    {
        var hosts = asked.Hosts;
        var near = await On(events, asked).Where(e => e.Status != EventStatus.Declined && e.Status != EventStatus.Cancelled)
            .OrderBy(e => e.StartsAt).ThenBy(e => e.Id)
            .Select(e => new Near(
                new EventTwin(e.Id, e.Slug, new BilingualText(e.Title.En, e.Title.Es), e.Type, e.Status, e.StartDate, e.StartTime, e.TimeZone, e.City, e.State, e.IsSample),
                e.Hosts.Any(h => hosts.Contains(h.OrganizationId)), e.TrueAddress!.Venue, e.TrueAddress.AddressLine, e.TrueAddress.PostalCode, e.TrueAddress.Latitude, e.TrueAddress.Longitude, e.Precision))
            .ToListAsync(ct);
        return Alike(near, asked);
    }

    /// <summary>Those within a day of one of the days, in the same state or by the same host.</summary>
    private static IQueryable<CampaignEvent> On(IQueryable<CampaignEvent> events, TwinsAsked asked)
    {
        var (days, hosts, state) = (asked.Days.SelectMany(day => new[] { day.AddDays(-1), day, day.AddDays(1) }).Distinct().ToList(), asked.Hosts, asked.Place.State);
        return events.AsNoTracking().Where(e => days.Contains(e.StartDate)).Where(e => e.State == state || e.Hosts.Any(h => hosts.Contains(h.OrganizationId)));
    }

    private static IReadOnlyList<EventTwin> Alike(List<Near> near, TwinsAsked asked) =>
        [.. near.Where(one => one.HasSameHost || IsSamePlace(one, asked.Place)).Select(one => one.Twin).Take(Most)];

    /// <summary>The middle of a town is the place of all that is in it: there the name of the venue or the street tells.</summary>
    private static bool IsSamePlace(Near one, EventPlace place)
    {
        var isSameTown = FoldedText.Fold(one.Twin.City) == FoldedText.Fold(place.City);
        if (place.Venue.Length > 0 && isSameTown && FoldedText.Fold(one.Venue) == FoldedText.Fold(place.Venue))
            return true;
        var isSameZip = ZipCodes.Clean(place.PostalCode) is { } zip && zip == ZipCodes.Clean(one.PostalCode);
        if ((isSameTown || isSameZip) && StreetLine.Fold(place.AddressLine) is { Length: > 0 } street && street == StreetLine.Fold(one.AddressLine))
            return true;
        var isKnown = place.Precision is PointPrecision.Exact && one.Precision is PointPrecision.Exact or PointPrecision.Area;
        return isKnown && place.Point is { } here && one is { Latitude: { } latitude, Longitude: { } longitude }
            && new GeoPoint(latitude, longitude).MilesTo(here) <= SamePlaceMiles;
    }

    private sealed record TwinsAsked(IReadOnlyList<DateOnly> Days, List<Guid> Hosts, EventPlace Place);

    private sealed record Near(EventTwin Twin, bool HasSameHost, string Venue, string AddressLine, string PostalCode, double? Latitude, double? Longitude, PointPrecision Precision);
}

/// <summary>An event that a new one may be already.</summary>
public sealed record EventTwin(
    Guid Id, string Slug, BilingualText Title, EventType Type, EventStatus Status, DateOnly StartDate, TimeOnly? StartTime, string TimeZone, string City, string State,
    bool IsSample);
