using CampaignTracker.Data.History;
using CampaignTracker.Data.Organizations;
using CampaignTracker.Data.Places;

namespace CampaignTracker.Data.Events;

/// <content>What organizers change of an event whose state stays. Each step raises the version, by which calendars that follow know of it.</content>
public sealed partial class CampaignEvent
{
    /// <summary>What it says of itself as one value.</summary>
    public EventDetails Details => new()
    {
        Slug = Slug,
        Code = Code,
        Type = Type,
        Title = Title,
        Description = Description,
        Accessibility = Accessibility,
        Bring = Bring,
        Safety = Safety,
        Access = Access,
        Languages = Languages,
        ReportedHost = ReportedHost,
        Evidence = Evidence,
        IsFlagship = IsFlagship,
        Sources = Sources,
    };

    /// <summary>Where it truly is as one value: not public.</summary>
    /// <exception cref="InvalidOperationException"><see cref="TrueAddress"/> is not loaded.</exception>
    public EventPlace Place
    {
        get
        {
            var known = TrueAddress ?? throw new InvalidOperationException("Load the true address before asking where an event is.");
            var shown = PointOf(Latitude, Longitude);
            var isHidden = AddressVisibility is AddressVisibility.Area;
            var point = PointOf(known.Latitude, known.Longitude);
            return new EventPlace
            {
                Venue = known.Venue,
                AddressLine = known.AddressLine,
                City = City,
                State = State,
                PostalCode = known.PostalCode,
                Point = point,
                // How well a hidden place is known is not kept: nobody is shown it.
                Precision = point is null ? PointPrecision.Unknown : isHidden ? PointPrecision.Exact : Precision,
                Visibility = AddressVisibility,
                AreaPoint = isHidden ? shown : null,
            };
        }
    }

    /// <summary>Changes what it says of itself; its addresses stay, and whether the day of action looks at it.</summary>
    /// <exception cref="DomainException">A detail is missing, too long or not of its kind.</exception>
    public void Correct(EventDetails details, Actor by, DateTime at)
    {
        Take(details);
        Remember("corrected", by, at);
    }

    /// <summary>Corrects when it is. One that is postponed gets its new time by <see cref="Reschedule"/>.</summary>
    /// <exception cref="IllegalTransitionException">It is postponed.</exception>
    /// <exception cref="DomainException">The schedule is no schedule.</exception>
    public void Retime(EventSchedule schedule, Actor by, DateTime at)
    {
        Allow("retimed", EventStatus.Proposed, EventStatus.Published, EventStatus.Declined, EventStatus.Cancelled);
        if (IsAwaited(at) && (schedule.StartDate, schedule.StartTime) != (StartDate, StartTime))
            (PreviousStartDate, PreviousStartTime, ChangedAt) = (StartDate, StartTime, at);
        Take(schedule);
        Remember("retimed", by, at);
    }

    /// <summary>Names the organizations that host it, in place of those before. Their rows must be loaded.</summary>
    /// <exception cref="DomainException">One is named twice, or there are two leads.</exception>
    public void RenameHosts(IReadOnlyList<(Organization Organization, HostRole Role)> hosts, Actor by, DateTime at)
    {
        if (hosts.Count(host => host.Role is HostRole.Lead) > 1)
            throw new DomainException("An event has one lead.");
        if (hosts.DistinctBy(host => host.Organization.Id).Count() < hosts.Count)
            throw new DomainException("An organization hosts an event once.");

        NotePart(nameof(Hosts), NamesOfHosts(), hosts.Select(host => host.Organization.Name));
        _hosts.RemoveAll(held => !hosts.Any(host => host.Organization.Id == held.OrganizationId));
        foreach (var (organization, role) in hosts)
        {
            if (_hosts.Find(held => held.OrganizationId == organization.Id) is { } held)
                held.Become(role);
            else
                _hosts.Add(new EventHost(Id, organization, role));
        }

        Remember("hosts-changed", by, at);
    }

    /// <summary>Counts it to a day of action, or to none.</summary>
    public void CountTo(DayOfAction? day, Actor by, DateTime at)
    {
        (DayOfAction, DayOfActionId) = (day, day?.Id);
        Remember("day-changed", by, at);
    }

    /// <summary>The whole day of action looks at it.</summary>
    public void MarkFlagship(Actor by, DateTime at)
    {
        if (IsFlagship)
            return;
        IsFlagship = true;
        Remember("flagship-marked", by, at);
    }

    /// <summary>It is one of many again.</summary>
    public void UnmarkFlagship(Actor by, DateTime at)
    {
        if (!IsFlagship)
            return;
        IsFlagship = false;
        Remember("flagship-unmarked", by, at);
    }

    /// <summary>
    /// Proposes another one like it at another time: its words, place and hosts, under addresses of its own. Where it was read goes with the one
    /// that was read of.
    /// </summary>
    /// <param name="slug">The address of the new one.</param>
    /// <param name="schedule">When the new one is.</param>
    /// <param name="by">Who asks.</param>
    /// <param name="at">When (UTC).</param>
    /// <exception cref="DomainException">The schedule is no schedule.</exception>
    /// <exception cref="InvalidOperationException"><see cref="TrueAddress"/> is not loaded.</exception>
    public CampaignEvent Duplicate(string slug, EventSchedule schedule, Actor by, DateTime at)
    {
        var details = Details with { Slug = slug, Code = null, Evidence = EventEvidence.EnteredHere, IsFlagship = false, Sources = [] };
        var other = new CampaignEvent(details, at, IsSample);
        other.Take(schedule);
        other.Take(Place);
        (other.DayOfAction, other.DayOfActionId) = (DayOfAction, DayOfActionId);
        foreach (var host in _hosts)
            other._hosts.Add(new EventHost(other.Id, host.Organization!, host.Role));
        other.Remember("duplicated", by, at);
        return other;
    }

    private void Take(EventDetails details)
    {
        var title = details.Title.Required(TitleMaxLength, "The title");
        var description = details.Description.Within(DescriptionMaxLength, "The description");
        var accessibility = details.Accessibility.Within(NoteMaxLength, "The note on access");
        var bring = details.Bring.Within(NoteMaxLength, "The note on what to bring");
        var safety = details.Safety.Within(NoteMaxLength, "The note on safety");
        var reportedHost = details.ReportedHost.Within(ReportedHostMaxLength, "The host");
        if (!details.Languages.All(IsLanguage))
            throw new DomainException("A language is an ISO 639 code.");

        Type = details.Type;
        (Title, Description) = (title, description);
        (Accessibility, Bring, Safety) = (accessibility, bring, safety);
        ReportedHost = reportedHost;
        Access = details.Access;
        Languages = details.Languages;
        Evidence = details.Evidence;
        Sources = details.Sources;
    }

    private static GeoPoint? PointOf(double? latitude, double? longitude) =>
        latitude is { } north && longitude is { } east ? new GeoPoint(north, east) : null;

    private static bool IsLanguage(string code) => code.Length is 2 or 3 && code.All(char.IsAsciiLetterLower);
}
