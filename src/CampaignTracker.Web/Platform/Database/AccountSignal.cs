using CampaignTracker.Data.Organizers;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Platform.Database;

/// <summary>Tells this node that an organizer's account changed: what a person may do, or whether the person may be here at all.</summary>
public sealed class AccountSignal
{
    /// <summary>Raised on whatever thread committed.</summary>
    public event Action? Changed;

    public void Tell() => Changed?.Invoke();
}

/// <summary>Tells after the commit, so that who looks then sees the change.</summary>
internal sealed class AccountInterceptor(AccountSignal signal) : AfterCommit
{
    protected override void Committed(DbContext? context)
    {
        if (Tracks(context, entity => entity is Organizer))
            signal.Tell();
    }
}
