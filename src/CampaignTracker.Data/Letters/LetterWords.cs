namespace CampaignTracker.Data.Letters;

/// <summary>Where a letter stands in its life.</summary>
public enum LetterStatus
{
    /// <summary>Being written; nobody outside sees it.</summary>
    Draft,

    /// <summary>Its text is frozen and organizations sign it.</summary>
    Open,

    /// <summary>No more signatures are taken.</summary>
    Closed,

    /// <summary>Handed to its addressee.</summary>
    Delivered,

    /// <summary>The addressee answered.</summary>
    Answered,
}

/// <summary>Where one organization's signature stands.</summary>
public enum SignOnStatus
{
    /// <summary>Asked for; the mail is not answered yet.</summary>
    Requested,

    /// <summary>The contact confirmed it; an organizer has not looked yet.</summary>
    Confirmed,

    /// <summary>Shown under the letter and counted.</summary>
    Listed,

    /// <summary>An organizer said no, with a reason.</summary>
    Declined,

    /// <summary>Taken back by the organization.</summary>
    Withdrawn,

    /// <summary>The organization did not authorize it.</summary>
    Disowned,

    /// <summary>Held back silently; from outside it looks like <see cref="Requested"/>.</summary>
    Quarantined,

    /// <summary>Another signature of the same organization stands for it, since two twins became one.</summary>
    SetAside,
}

/// <summary>How a sign-on came in.</summary>
public enum SignOnOrigin
{
    /// <summary>By the public form; its contact confirms it.</summary>
    Form,

    /// <summary>On paper; an organizer keyed it in.</summary>
    Paper,

    /// <summary>By telephone; an organizer keyed it in.</summary>
    Telephone,

    /// <summary>In a list that an organizer imported.</summary>
    Import,

    /// <summary>Kept from the past, as sources name it.</summary>
    History,
}
