using System.Data.Common;
using CampaignTracker.Data;
using CampaignTracker.Data.Seeding;
using CampaignTracker.Web.Features.Organizers;
using CampaignTracker.Web.Platform.Caching;
using CampaignTracker.Web.Platform.Switches;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Features.Site;

/// <summary>An administrator deletes every sample, as the command <c>samples remove</c> does.</summary>
public sealed partial class RemoveSamples(
    IDbContextFactory<CampaignDbContext> contexts, ActingOrganizer acting, CurrentSwitches switches, DataVersion version, TimeProvider clock, ILogger<RemoveSamples> log)
{
    /// <returns>What was deleted; null where it is not allowed, the site is read-only, or the database did not take it: nothing was changed.</returns>
    public async Task<SampleCounts?> RemoveAsync(CancellationToken ct)
    {
        if (await acting.ForAsync(OrganizerPolicies.Administers) is not { } by || switches.Now.IsReadOnly)
            return null;
        try
        {
            await using var db = await contexts.CreateDbContextAsync(ct);
            var removed = await CampaignSeeding.RemoveSamplesAsync(db, by, clock.UtcNow(), ct);
            // The rows went past the change tracker; all that is saved by it is an entry of the history.
            version.Advance();
            return removed;
        }
        catch (Exception failure) when (failure is DbUpdateException or DbException)
        {
            LogFailure(log, failure);
            return null;
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The samples could not be removed.")]
    private static partial void LogFailure(ILogger logger, Exception failure);
}
