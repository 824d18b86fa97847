namespace CampaignTracker.Web.Features.Events.Planning;

/// <summary>What may be right and may be a slip: asked before it is saved.</summary>
public enum EventQuestion
{
    /// <summary>The pin stands in another state than the one that is named, or at sea.</summary>
    PinElsewhere,

    /// <summary>The pin stands far from the ZIP code or town that is named.</summary>
    PinFar,

    /// <summary>The ZIP code is another state's.</summary>
    ZipElsewhere,

    /// <summary>The ZIP code is none that we know; a new one may be missing.</summary>
    ZipUnknown,

    /// <summary>An address that only organizers saw is to be seen by everybody.</summary>
    BecomesPublic,

    /// <summary>The clocks of the zone that was chosen show another time than those of the place.</summary>
    ZoneElsewhere,

    /// <summary>The clocks skip the time that day.</summary>
    TimeSkipped,

    /// <summary>The clocks show the time twice that day.</summary>
    TimeTwice,

    /// <summary>It begins in the past.</summary>
    InThePast,

    /// <summary>Another event looks like it.</summary>
    Twins,
}
