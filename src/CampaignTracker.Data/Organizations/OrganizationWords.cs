namespace CampaignTracker.Data.Organizations;

/// <summary>Where an organization stands in its life on the roster.</summary>
public enum OrganizationStatus
{
    /// <summary>Asks to be on the roster; nobody has looked yet.</summary>
    Pending,

    /// <summary>On the public roster.</summary>
    Listed,

    /// <summary>Was listed and has left.</summary>
    Withdrawn,

    /// <summary>An organizer said no, with a reason.</summary>
    Declined,

    /// <summary>Is the same as another one; its address leads there.</summary>
    Merged,
}

/// <summary>What an organization answers whoever asks it to host an event with them.</summary>
public enum CoHosting
{
    /// <summary>Its contact answers each time.</summary>
    Ask,

    /// <summary>Yes, always.</summary>
    Always,

    /// <summary>No, always.</summary>
    Never,
}

/// <summary>How sure the coalition is that an organization is who it says.</summary>
public enum VerificationLevel
{
    /// <summary>Nothing was checked.</summary>
    None,

    /// <summary>Its contact answered a mail.</summary>
    EmailConfirmed,

    /// <summary>An organizer checked it and kept the evidence.</summary>
    OrganizerVerified,
}

/// <summary>How far an organization's work reaches.</summary>
public enum Scope
{
    /// <summary>The whole country or several states.</summary>
    National,

    /// <summary>One state.</summary>
    State,

    /// <summary>A city, county or neighborhood.</summary>
    Local,
}

/// <summary>The fields of work that the coalition tells apart.</summary>
public enum Sector
{
    /// <summary>Immigrant rights.</summary>
    ImmigrantRights,

    /// <summary>Civil rights.</summary>
    CivilRights,

    /// <summary>Racial justice.</summary>
    RacialJustice,

    /// <summary>Labor.</summary>
    Labor,

    /// <summary>Faith.</summary>
    Faith,

    /// <summary>Legal services and advocacy.</summary>
    Legal,

    /// <summary>Support of survivors of violence.</summary>
    SurvivorsSupport,

    /// <summary>Research and policy.</summary>
    Research,

    /// <summary>Students.</summary>
    Students,

    /// <summary>LGBTQ.</summary>
    Lgbtq,

    /// <summary>Community organizing and services.</summary>
    Community,

    /// <summary>Law enforcement.</summary>
    LawEnforcement,

    /// <summary>None of the others.</summary>
    Other,
}
