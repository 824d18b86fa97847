using CampaignTracker.Data.History;
using CampaignTracker.Data.Organizations;
using CampaignTracker.Data.Places;

namespace CampaignTracker.Data.Events;

/// <summary>A vigil, march, rally, press conference, teach-in, letter delivery … at a place and time. All that it holds but <see cref="TrueAddress"/> is public.</summary>
public sealed partial class CampaignEvent : Record
{
    /// <summary>Characters.</summary>
    public const int SlugMaxLength = 140;

    /// <summary>Characters in each language.</summary>
    public const int TitleMaxLength = 160;

    /// <summary>Characters in each language.</summary>
    public const int DescriptionMaxLength = 4000;

    /// <summary>Characters in each language, for access, what to bring, safety and the notes on changes.</summary>
    public const int NoteMaxLength = 600;

    /// <summary>Characters in each language.</summary>
    public const int ReportedHostMaxLength = 300;

    /// <summary>Characters.</summary>
    public const int VenueMaxLength = 200;

    /// <summary>Characters.</summary>
    public const int AddressMaxLength = 200;

    /// <summary>Characters.</summary>
    public const int CityMaxLength = 100;

    /// <summary>Characters.</summary>
    public const int PostalCodeMaxLength = 10;

    /// <summary>Characters.</summary>
    public const int ReasonMaxLength = 500;

    private readonly List<EventHost> _hosts = [];

    private CampaignEvent()
    {
    }

    private CampaignEvent(EventDetails details, DateTime at, bool isSample)
        : base(at, isSample)
    {
        Slug = StorableText.Required(details.Slug, SlugMaxLength, "The address of the page");
        Code = ShortCode.Checked(details.Code ?? ShortCode.Draw());
        Take(details);
        IsFlagship = details.IsFlagship;
    }

    /// <summary>The last part of its address; unique.</summary>
    public string Slug { get; private set; } = "";

    /// <summary>The code of its short link; unique: a new event whose code is taken gets another when it is saved.</summary>
    public string Code { get; private set; } = "";

    /// <summary>What kind it is.</summary>
    public EventType Type { get; private set; }

    /// <summary>The title.</summary>
    public BilingualText Title { get; private set; } = BilingualText.Empty;

    /// <summary>What happens there.</summary>
    public BilingualText Description { get; private set; } = BilingualText.Empty;

    /// <summary>Step-free access, interpretation, childcare and the like.</summary>
    public BilingualText Accessibility { get; private set; } = BilingualText.Empty;

    /// <summary>What is provided for, beside what <see cref="Accessibility"/> says in words.</summary>
    public AccessFeatures Access { get; private set; }

    /// <summary>What to bring.</summary>
    public BilingualText Bring { get; private set; } = BilingualText.Empty;

    /// <summary>Marshals, legal observers, a know-your-rights line.</summary>
    public BilingualText Safety { get; private set; } = BilingualText.Empty;

    /// <summary>The languages spoken there, ISO 639 codes.</summary>
    public IReadOnlyList<string> Languages { get; private set; } = [];

    /// <summary>Who hosts it, where that is known only as text.</summary>
    public BilingualText ReportedHost { get; private set; } = BilingualText.Empty;

    /// <summary>Organizations of the roster that host it, where loaded.</summary>
    public IReadOnlyList<EventHost> Hosts => _hosts;

    /// <summary>How it is known.</summary>
    public EventEvidence Evidence { get; private set; }

    /// <summary>One that the whole day of action looks at.</summary>
    public bool IsFlagship { get; private set; }

    /// <summary>Where it was read.</summary>
    public IReadOnlyList<Source> Sources { get; private set; } = [];

    /// <summary>Where it stands.</summary>
    public EventStatus Status { get; private set; }

    /// <summary>Why it was declined; null otherwise.</summary>
    [Personal] public string? DeclineReason { get; private set; }

    /// <summary>What the hosts say of a cancellation or postponement.</summary>
    public BilingualText ChangeNote { get; private set; } = BilingualText.Empty;

    /// <summary>UTC; null unless cancelled.</summary>
    public DateTime? CancelledAt { get; private set; }

    /// <summary>When it was last cancelled, postponed or moved in time or place while people counted on it (UTC); null where it was not.</summary>
    public DateTime? ChangedAt { get; private set; }

    /// <summary>When it was last moved to another place while people counted on it (UTC); null where it was not.</summary>
    public DateTime? PlaceChangedAt { get; private set; }

    /// <summary>Degrees north, to a hundredth, of the public point before <see cref="PlaceChangedAt"/>: whoever lives near there is told. No page shows it.</summary>
    [Derived] public double? PreviousLatitude { get; private set; }

    /// <summary>Degrees east, to a hundredth, of the public point before <see cref="PlaceChangedAt"/>.</summary>
    [Derived] public double? PreviousLongitude { get; private set; }

    /// <summary>The local date on which it was to begin before it was postponed or moved; null otherwise.</summary>
    public DateOnly? PreviousStartDate { get; private set; }

    /// <summary>The local time at which it was to begin before it was postponed or moved; null otherwise or where only the day was known.</summary>
    public TimeOnly? PreviousStartTime { get; private set; }

    /// <summary>The local date on which it begins.</summary>
    public DateOnly StartDate { get; private set; }

    /// <summary>The local time at which it begins; null where only the day is known.</summary>
    public TimeOnly? StartTime { get; private set; }

    /// <summary>The local date on which it ends; null where it is the same day or unknown.</summary>
    public DateOnly? EndDate { get; private set; }

    /// <summary>The local time at which it ends; null where unknown.</summary>
    public TimeOnly? EndTime { get; private set; }

    /// <summary>The IANA zone of the place.</summary>
    public string TimeZone { get; private set; } = "";

    /// <summary>When it begins (UTC), derived (<see cref="EventSchedule.StartsAt"/>).</summary>
    public DateTime StartsAt { get; private set; }

    /// <summary>When it is past (UTC), derived (<see cref="EventSchedule.PastAt"/>).</summary>
    public DateTime PastAt { get; private set; }

    /// <summary>Who may see the address.</summary>
    public AddressVisibility AddressVisibility { get; private set; }

    /// <summary>The name of the place; empty where it is hidden or unknown.</summary>
    [Personal] public string Venue { get; private set; } = "";

    /// <summary>Street and number; empty where hidden or unknown.</summary>
    [Personal] public string AddressLine { get; private set; } = "";

    /// <summary>The city; may be empty.</summary>
    public string City { get; private set; } = "";

    /// <summary>A code of <see cref="UsStates"/>.</summary>
    public string State { get; private set; } = "";

    /// <summary>The ZIP code; empty where hidden or unknown.</summary>
    [Personal] public string PostalCode { get; private set; } = "";

    /// <summary>Degrees north of the public point; null where there is none.</summary>
    [Personal] public double? Latitude { get; private set; }

    /// <summary>Degrees east of the public point; null where there is none.</summary>
    [Personal] public double? Longitude { get; private set; }

    /// <summary>What the public point stands for.</summary>
    public PointPrecision Precision { get; private set; }

    /// <summary>Where it truly is: not public, and loaded only where asked for by name.</summary>
    public EventAddress? TrueAddress { get; private set; }

    /// <summary>The day of action that it belongs to; null otherwise.</summary>
    public Guid? DayOfActionId { get; private set; }

    /// <summary>The day of action that it belongs to, where loaded.</summary>
    public DayOfAction? DayOfAction { get; private set; }

    /// <summary>Its schedule as one value.</summary>
    public EventSchedule Schedule => new(StartDate, StartTime, EndDate, EndTime, TimeZone);

    /// <summary>Somebody proposes an event.</summary>
    /// <exception cref="DomainException">A detail is missing, too long or not of its kind.</exception>
    public static CampaignEvent Propose(EventDetails details, EventSchedule schedule, EventPlace place, Actor by, DateTime at, bool isSample = false)
    {
        var proposed = new CampaignEvent(details, at, isSample);
        proposed.Take(schedule);
        proposed.Take(place);
        proposed.Remember("proposed", by, at);
        return proposed;
    }

    /// <summary>Names an organization as a host.</summary>
    /// <exception cref="DomainException">It is a host already, or there is another lead.</exception>
    public void HostedBy(Organization organization, HostRole role)
    {
        if (_hosts.Exists(h => h.OrganizationId == organization.Id))
            throw new DomainException($"{organization.Name} is a host already.");
        if (role is HostRole.Lead && _hosts.Exists(h => h.Role is HostRole.Lead))
            throw new DomainException("An event has one lead.");
        _hosts.Add(new EventHost(Id, organization, role));
    }

    /// <summary>Counts it to a day of action.</summary>
    public void BelongsTo(DayOfAction day) => (DayOfAction, DayOfActionId) = (day, day.Id);

    /// <summary>Makes it public.</summary>
    /// <exception cref="IllegalTransitionException">It is not proposed.</exception>
    public void Publish(Actor by, DateTime at)
    {
        Allow("published", EventStatus.Proposed);
        Status = EventStatus.Published;
        Remember("published", by, at);
    }

    /// <summary>An organizer says no.</summary>
    /// <exception cref="IllegalTransitionException">It is not proposed.</exception>
    public void Decline(string reason, Actor by, DateTime at)
    {
        Allow("declined", EventStatus.Proposed);
        DeclineReason = StorableText.Required(reason, ReasonMaxLength, "The reason");
        Status = EventStatus.Declined;
        Remember("declined", by, at);
    }

    /// <summary>Corrects where it is and who may see that.</summary>
    /// <exception cref="DomainException">The place is no place.</exception>
    /// <exception cref="InvalidOperationException"><see cref="TrueAddress"/> is not loaded.</exception>
    public void Move(EventPlace place, Actor by, DateTime at)
    {
        if (TrueAddress is null)
            throw new InvalidOperationException("Load the true address before moving an event.");
        var (before, trulyBefore) = (ShownPlace, TruePlace);
        Take(place);
        // Hiding or showing the address of the same place is no other place.
        if (IsAwaited(at) && ShownPlace != before && TruePlace != trulyBefore)
        {
            (PlaceChangedAt, ChangedAt) = (at, at);
            (PreviousLatitude, PreviousLongitude) = (Coarse(before.Latitude), Coarse(before.Longitude));
        }

        Remember("moved", by, at);
    }

    /// <summary>Another code than the one another event has.</summary>
    internal void DrawCode() => Code = ShortCode.Draw();

    private (string, string, string, string, string, double? Latitude, double? Longitude) ShownPlace => (Venue, AddressLine, City, State, PostalCode, Latitude, Longitude);

    private (string, string, string, string, string, double?, double?) TruePlace =>
        (TrueAddress!.Venue, TrueAddress.AddressLine, City, State, TrueAddress.PostalCode, TrueAddress.Latitude, TrueAddress.Longitude);

    private static double? Coarse(double? degrees) => degrees is { } exact ? Math.Round(exact, 2) : null;

    /// <summary>True while people count on it: what changes then, they must be told.</summary>
    private bool IsAwaited(DateTime now) => Status is EventStatus.Published && now < PastAt;

    private void Take(EventSchedule schedule)
    {
        (StartDate, StartTime, EndDate, EndTime, TimeZone) = schedule.Checked();
        StartsAt = schedule.StartsAt;
        PastAt = schedule.PastAt;
    }

    private void Take(EventPlace place)
    {
        var known = place.Checked();
        var isHidden = known.Visibility is AddressVisibility.Area;
        TrueAddress ??= new EventAddress(Id);
        TrueAddress.Take(known);
        (AddressVisibility, CoarsenedFrom) = (known.Visibility, null);
        City = known.City;
        State = known.State;
        Venue = isHidden ? "" : known.Venue;
        AddressLine = isHidden ? "" : known.AddressLine;
        PostalCode = isHidden ? "" : known.PostalCode;
        var shown = isHidden ? known.AreaPoint : known.Point;
        (Latitude, Longitude) = (shown?.Latitude, shown?.Longitude);
        Precision = shown is null ? PointPrecision.Unknown : isHidden ? PointPrecision.Area : known.Precision;
    }

    private void Allow(string step, params ReadOnlySpan<EventStatus> states) =>
        IllegalTransitionException.Unless(nameof(CampaignEvent), Status, step, states);
}
