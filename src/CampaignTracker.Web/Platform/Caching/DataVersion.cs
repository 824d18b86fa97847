using CampaignTracker.Data;
using CampaignTracker.Web.Platform.Database;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Platform.Caching;

/// <summary>
/// Counts the commits of this node. A cached page carries the version that was read at its request's start in its key,
/// so a render begun before a commit is never served after it.
/// </summary>
public sealed class DataVersion
{
    private long _current;

    public long Current => Interlocked.Read(ref _current);

    public void Advance() => Interlocked.Increment(ref _current);
}

/// <summary>A form that waits for its mail to be answered changes no page: on a busy day each would empty the cache.</summary>
internal sealed class DataVersionInterceptor(DataVersion version) : AfterCommit
{
    protected override void Committed(DbContext? context)
    {
        if (context is not CampaignDbContext { ChangesWhatIsShown: false })
            version.Advance();
    }
}
