using CampaignTracker.Data.Places;

namespace CampaignTracker.Data.Events;

/// <summary>What an event says of itself, all of it public. The limits are those of <see cref="CampaignEvent"/>.</summary>
public sealed record EventDetails
{
    /// <summary>The last part of its address; unique.</summary>
    public required string Slug { get; init; }

    /// <summary>The code of its short link; null draws one.</summary>
    public string? Code { get; init; }

    /// <summary>What kind it is.</summary>
    public required EventType Type { get; init; }

    /// <summary>The title.</summary>
    public required BilingualText Title { get; init; }

    /// <summary>What happens there.</summary>
    public BilingualText Description { get; init; } = BilingualText.Empty;

    /// <summary>Step-free access, interpretation, childcare and the like.</summary>
    public BilingualText Accessibility { get; init; } = BilingualText.Empty;

    /// <summary>What is provided for, beside what <see cref="Accessibility"/> says in words.</summary>
    public AccessFeatures Access { get; init; }

    /// <summary>What to bring.</summary>
    public BilingualText Bring { get; init; } = BilingualText.Empty;

    /// <summary>Marshals, legal observers, a know-your-rights line.</summary>
    public BilingualText Safety { get; init; } = BilingualText.Empty;

    /// <summary>The languages spoken there, ISO 639 codes.</summary>
    public IReadOnlyList<string> Languages { get; init; } = [];

    /// <summary>Who hosts it, where that is known only as text; empty where organizations of the roster host it.</summary>
    public BilingualText ReportedHost { get; init; } = BilingualText.Empty;

    /// <summary>How it is known.</summary>
    public EventEvidence Evidence { get; init; }

    /// <summary>One that the whole day of action looks at.</summary>
    public bool IsFlagship { get; init; }

    /// <summary>Where it was read; empty for those entered by their hosts.</summary>
    public IReadOnlyList<Source> Sources { get; init; } = [];
}

/// <summary>When an event is. Local date and time and the zone are the truth.</summary>
/// <param name="StartDate">The local date on which it begins.</param>
/// <param name="StartTime">The local time at which it begins; null where only the day is known.</param>
/// <param name="EndDate">The local date on which it ends; null where it is the same day or unknown.</param>
/// <param name="EndTime">The local time at which it ends; null where unknown.</param>
/// <param name="TimeZone">The IANA zone of the place.</param>
public sealed record EventSchedule(DateOnly StartDate, TimeOnly? StartTime, DateOnly? EndDate, TimeOnly? EndTime, string TimeZone)
{
    /// <summary>How long an event without an end is taken to last.</summary>
    public static readonly TimeSpan AssumedLength = TimeSpan.FromHours(2);

    /// <summary>Days from the first to the last at most; upcoming events are found by it.</summary>
    public const int MostDays = 366;

    /// <summary>True where only the day is known.</summary>
    public bool IsDateOnly => StartTime is null;

    /// <summary>When it begins (UTC); the start of the day where only the day is known.</summary>
    /// <exception cref="DomainException">No such zone.</exception>
    public DateTime StartsAt => StartTime is { } time ? LocalTimes.ToUtc(StartDate, time, TimeZone) : LocalTimes.StartOfDay(StartDate, TimeZone);

    /// <summary>When it is past by its own zone (UTC): at its end, or after <see cref="AssumedLength"/> where the end is not known, or when the day is over where only the day is.</summary>
    /// <exception cref="DomainException">No such zone.</exception>
    public DateTime PastAt => (StartTime, EndTime) switch
    {
        (not null, { } end) => LocalTimes.ToUtc(EndDate ?? StartDate, end, TimeZone),
        (not null, null) when EndDate is null => StartsAt + AssumedLength,
        _ => LocalTimes.StartOfDay((EndDate ?? StartDate).AddDays(1), TimeZone),
    };

    internal EventSchedule Checked()
    {
        if (!LocalTimes.IsZone(TimeZone))
            throw new DomainException($"'{TimeZone}' is no IANA time zone.");
        if (!LocalTimes.IsWithinReach(StartDate) || !LocalTimes.IsWithinReach(EndDate ?? StartDate))
            throw new DomainException("An event is neither before 1900 nor after 2199.");
        if (EndDate > StartDate.AddDays(MostDays))
            throw new DomainException("An event lasts a year at most.");
        if (StartTime is null && EndTime is not null)
            throw new DomainException("An event with an end time needs a start time.");
        return PastAt > StartsAt ? this : throw new DomainException("An event ends after it begins.");
    }
}

/// <summary>Where an event is.</summary>
public sealed record EventPlace
{
    /// <summary>The name of the place: <c>Mickey Leland Federal Building</c>; may be empty.</summary>
    public string Venue { get; init; } = "";

    /// <summary>Street and number; may be empty.</summary>
    public string AddressLine { get; init; } = "";

    /// <summary>Always public.</summary>
    public required string City { get; init; }

    /// <summary>A code of <see cref="UsStates"/>; always public.</summary>
    public required string State { get; init; }

    /// <summary>A ZIP code; may be empty.</summary>
    public string PostalCode { get; init; } = "";

    /// <summary>Where it is; null where unknown.</summary>
    public GeoPoint? Point { get; init; }

    /// <summary>What <see cref="Point"/> stands for.</summary>
    public PointPrecision Precision { get; init; }

    /// <summary>Who may see the address.</summary>
    public AddressVisibility Visibility { get; init; }

    /// <summary>The centre of the ZIP code's or city's area, shown instead of the point where the address is hidden.</summary>
    public GeoPoint? AreaPoint { get; init; }

    internal EventPlace Checked() => Visibility is AddressVisibility.Area && Point is not null && AreaPoint is null
        ? throw new DomainException("A hidden address needs the centre point of its area.")
        : this with
        {
            Venue = StorableText.Within(Venue, CampaignEvent.VenueMaxLength, "The venue"),
            AddressLine = StorableText.Within(AddressLine, CampaignEvent.AddressMaxLength, "The address"),
            City = StorableText.Within(City, CampaignEvent.CityMaxLength, "The city"),
            State = UsStates.KnownOrEmpty(State),
            PostalCode = StorableText.Within(PostalCode, CampaignEvent.PostalCodeMaxLength, "The ZIP code"),
        };
}
