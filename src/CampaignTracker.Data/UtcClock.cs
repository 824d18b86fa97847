namespace CampaignTracker.Data;

/// <summary>The injected clock, cut to what both engines keep.</summary>
public static class UtcClock
{
    /// <summary>The present instant, UTC, in whole microseconds: PostgreSQL keeps no more, and a value must be equal after a round trip.</summary>
    public static DateTime UtcNow(this TimeProvider clock) => Cut(clock.GetUtcNow().UtcDateTime);

    /// <summary>Cuts an instant to whole microseconds.</summary>
    public static DateTime Cut(DateTime instant) => instant.AddTicks(-(instant.Ticks % TimeSpan.TicksPerMicrosecond));
}
