namespace CampaignTracker.Data.Agreements;

/// <summary>The models of 287(g) agreements. Source: CRS IF11898 and ICE's published lists.</summary>
public enum AgreementModel
{
    /// <summary>The sources do not say.</summary>
    Unknown,

    /// <summary>In the jail: officers question people already booked and start removal papers (JEM).</summary>
    JailEnforcement,

    /// <summary>In the field: officers question and arrest during ordinary police work (TFM); to 2012 and again from 2025.</summary>
    TaskForce,

    /// <summary>Jail and field under one agreement; to 2012.</summary>
    Hybrid,

    /// <summary>In the jail: officers serve ICE's warrants on named people only (WSO); from 2019.</summary>
    WarrantServiceOfficer,

    /// <summary>None of the others.</summary>
    Other,
}

/// <summary>How an agreement stood on the day that its sources speak of.</summary>
public enum AgreementStatus
{
    /// <summary>The sources do not say.</summary>
    Unknown,

    /// <summary>Signed and in force.</summary>
    InForce,

    /// <summary>Negotiated, not signed yet.</summary>
    Pending,

    /// <summary>Was in force and is no more.</summary>
    Ended,

    /// <summary>Announced and never signed.</summary>
    NotSigned,
}

/// <summary>Whose an agency is.</summary>
public enum AgencyLevel
{
    /// <summary>A state's.</summary>
    State,

    /// <summary>A county's, parish's or borough's.</summary>
    County,

    /// <summary>A city's or town's.</summary>
    Municipal,
}
