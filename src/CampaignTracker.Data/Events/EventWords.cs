namespace CampaignTracker.Data.Events;

/// <summary>What kind of event it is.</summary>
public enum EventType
{
    /// <summary>People stand together, often with candles.</summary>
    Vigil,

    /// <summary>People walk together.</summary>
    March,

    /// <summary>People gather and speak.</summary>
    Rally,

    /// <summary>For the press.</summary>
    PressConference,

    /// <summary>A letter is handed over.</summary>
    LetterDelivery,

    /// <summary>A religious service.</summary>
    PrayerService,

    /// <summary>People learn together.</summary>
    TeachIn,

    /// <summary>A meeting.</summary>
    Meeting,

    /// <summary>None of the others.</summary>
    Other,
}

/// <summary>Where an event stands in its life. "Past" is the clock, not a state.</summary>
public enum EventStatus
{
    /// <summary>Waits for an organizer.</summary>
    Proposed,

    /// <summary>Public, and takes place.</summary>
    Published,

    /// <summary>An organizer said no, with a reason.</summary>
    Declined,

    /// <summary>Public, and does not take place.</summary>
    Cancelled,

    /// <summary>Public; the new time is not known yet.</summary>
    Postponed,
}

/// <summary>What an event provides for.</summary>
[Flags]
public enum AccessFeatures
{
    /// <summary>Nothing is known.</summary>
    None = 0,

    /// <summary>There is a way without steps.</summary>
    StepFree = 1,

    /// <summary>Somebody interprets.</summary>
    Interpretation = 2,

    /// <summary>Children are looked after.</summary>
    Childcare = 4,
}

/// <summary>How a reported event is known.</summary>
public enum EventEvidence
{
    /// <summary>Its hosts entered it here.</summary>
    EnteredHere,

    /// <summary>A source announced it; no report that it took place was found.</summary>
    Announced,

    /// <summary>A source reports that it took place.</summary>
    Happened,
}

/// <summary>Who may see where an event is.</summary>
public enum AddressVisibility
{
    /// <summary>Everybody sees the address.</summary>
    Public,

    /// <summary>Only city, state and a centre point are public.</summary>
    Area,
}

/// <summary>What a public point stands for.</summary>
public enum PointPrecision
{
    /// <summary>No point is known.</summary>
    Unknown,

    /// <summary>The place itself.</summary>
    Exact,

    /// <summary>The centre of a ZIP code's area.</summary>
    PostalCode,

    /// <summary>The centre of a city.</summary>
    City,

    /// <summary>The centre of the area that is shown instead of a hidden address.</summary>
    Area,
}

/// <summary>What an organization does for an event.</summary>
public enum HostRole
{
    /// <summary>Leads it.</summary>
    Lead,

    /// <summary>Hosts it with the lead.</summary>
    CoHost,
}
