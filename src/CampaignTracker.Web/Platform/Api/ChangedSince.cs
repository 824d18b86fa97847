using CampaignTracker.Data;
using CampaignTracker.Web.Platform.Queries;

namespace CampaignTracker.Web.Platform.Api;

/// <summary>What changed since an instant, for programs that keep a copy.</summary>
internal static class ChangedSince
{
    /// <summary>
    /// A change bears the instant at which it began, and is seen once it is saved: one that was under way when a program last asked is older than what
    /// it was told. So a little of what it knows is told again, and nothing is left out.
    /// </summary>
    public static readonly TimeSpan Overlap = TimeSpan.FromMinutes(1);

    public static readonly QueryParameter UpdatedSince = new("updated_since", "2026-06-01T12:00:00Z");

    /// <returns>From when on changes are told (UTC); null where nothing was asked.</returns>
    public static DateTime? Read(PageQuery query, string name) =>
        query.Instant(name) is { } since ? UtcClock.Cut(since - (since - DateTime.MinValue < Overlap ? TimeSpan.Zero : Overlap)) : null;
}
