namespace CampaignTracker.Web.Features.People;

/// <summary>What became of what an administrator did about a colleague.</summary>
public enum PeopleOutcome
{
    /// <summary>It is done, and told by mail.</summary>
    Done,

    /// <summary>Who asked is no administrator any more, or the session is over.</summary>
    NotAllowed,

    /// <summary>Somebody else was quicker: it is gone, or as it was to be.</summary>
    TooLate,

    /// <summary>Nobody would be left who may invite, change and disable.</summary>
    LastAdministrator,
}
