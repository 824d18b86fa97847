using NodaTime;
using NodaTime.TimeZones;

namespace CampaignTracker.Data;

/// <summary>From local dates, times and zones, which are the truth, to UTC, which is derived.</summary>
public static class LocalTimes
{
    /// <summary>Characters of an IANA zone's name.</summary>
    public const int ZoneMaxLength = 64;

    /// <summary>True for an IANA zone.</summary>
    public static bool IsZone(string zone) => DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone) is not null;

    /// <summary>True for a day of the years 1900 to 2199: beyond them, an instant may not fit.</summary>
    public static bool IsWithinReach(DateOnly date) => date.Year is >= 1900 and <= 2199;

    /// <summary>The instant (UTC). A time that a clock change skips is read as if the clock had not yet changed; of one that comes twice, the first is taken.</summary>
    /// <exception cref="DomainException">No such zone, or a day out of reach.</exception>
    public static DateTime ToUtc(DateOnly date, TimeOnly time, string zone) =>
        Zone(zone).AtLeniently(LocalDate.FromDateOnly(Reachable(date)).At(LocalTime.FromTimeOnly(time))).ToDateTimeUtc();

    /// <summary>How often a zone's clocks show a time on a day: once but for the hours of a clock change.</summary>
    /// <exception cref="DomainException">No such zone, or a day out of reach.</exception>
    public static ClockCount CountOf(DateOnly date, TimeOnly time, string zone) =>
        (ClockCount)Map(date, time, zone).Count;

    /// <summary>As <see cref="ToUtc(DateOnly, TimeOnly, string)"/>; of a time that comes twice, the one that is meant.</summary>
    /// <param name="date">The local date.</param>
    /// <param name="time">The local time.</param>
    /// <param name="zone">An IANA zone.</param>
    /// <param name="isSecond">True for the later of two.</param>
    /// <exception cref="DomainException">No such zone, or a day out of reach.</exception>
    public static DateTime ToUtc(DateOnly date, TimeOnly time, string zone, bool isSecond)
    {
        var local = Map(date, time, zone);
        return isSecond && local.Count == 2 ? local.Last().ToDateTimeUtc() : ToUtc(date, time, zone);
    }

    /// <summary>What clocks show at the end of the hour that they skip, where a local time lies in it.</summary>
    /// <exception cref="DomainException">No such zone, or a day out of reach.</exception>
    public static TimeOnly AfterSkipped(DateOnly date, TimeOnly time, string zone) =>
        Map(date, time, zone) is { Count: 0 } skipped ? skipped.LateInterval.IsoLocalStart.TimeOfDay.ToTimeOnly() : time;

    /// <summary>The first instant of a day (UTC).</summary>
    /// <exception cref="DomainException">No such zone, or a day out of reach.</exception>
    public static DateTime StartOfDay(DateOnly date, string zone) =>
        Zone(zone).AtStartOfDay(LocalDate.FromDateOnly(Reachable(date))).ToDateTimeUtc();

    /// <summary>The local date and time at an instant (UTC).</summary>
    /// <exception cref="DomainException">No such zone.</exception>
    public static DateTime ToLocal(DateTime utc, string zone) => InZone(utc, zone).ToDateTimeUnspecified();

    /// <summary>The local date at an instant (UTC).</summary>
    /// <exception cref="DomainException">No such zone.</exception>
    public static DateOnly DateAt(DateTime utc, string zone) => DateOnly.FromDateTime(ToLocal(utc, zone));

    /// <summary>How far the zone's clocks are from UTC at an instant.</summary>
    /// <exception cref="DomainException">No such zone.</exception>
    public static TimeSpan OffsetAt(DateTime utc, string zone) => InZone(utc, zone).Offset.ToTimeSpan();

    /// <summary>The zone's abbreviation at an instant, such as <c>CDT</c>.</summary>
    /// <exception cref="DomainException">No such zone.</exception>
    public static string AbbreviationAt(DateTime utc, string zone)
    {
        var instant = InstantOf(utc);
        return Zone(zone).GetZoneInterval(instant).Name;
    }

    private static ZoneLocalMapping Map(DateOnly date, TimeOnly time, string zone) =>
        Zone(zone).MapLocal(LocalDate.FromDateOnly(Reachable(date)).At(LocalTime.FromTimeOnly(time)));

    private static DateOnly Reachable(DateOnly date) =>
        IsWithinReach(date) ? date : throw new DomainException("A day is neither before 1900 nor after 2199.");

    private static ZonedDateTime InZone(DateTime utc, string zone) => InstantOf(utc).InZone(Zone(zone));

    private static Instant InstantOf(DateTime utc) => Instant.FromDateTimeUtc(DateTime.SpecifyKind(utc, DateTimeKind.Utc));

    private static DateTimeZone Zone(string zone) =>
        DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone) ?? throw new DomainException($"'{zone}' is no IANA time zone.");
}

/// <summary>How often the clocks of a place show a time on a day.</summary>
public enum ClockCount
{
    /// <summary>Never: the clocks skip it in spring.</summary>
    Never,

    /// <summary>Once, as on all other days.</summary>
    Once,

    /// <summary>Twice: in autumn the clocks go back over it.</summary>
    Twice,
}
