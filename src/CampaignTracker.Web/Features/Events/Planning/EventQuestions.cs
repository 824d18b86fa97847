namespace CampaignTracker.Web.Features.Events.Planning;

/// <summary>What may be right and may be a slip: asked before it is saved.</summary>
public enum EventQuestion
{
    /// <summary>The pin stands in another state than the one that is named, or at sea.</summary>
    PinElsewhere,

    /// <summary>The ZIP code is another state's.</summary>
    ZipElsewhere,

    /// <summary>The clocks skip the time that day.</summary>
    TimeSkipped,

    /// <summary>The clocks show the time twice that day.</summary>
    TimeTwice,

    /// <summary>It begins in the past.</summary>
    InThePast,

    /// <summary>Another event looks like it.</summary>
    Twins,
}
