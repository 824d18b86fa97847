using CampaignTracker.Data.Events;
using CampaignTracker.Data.History;
using CampaignTracker.Data.Letters;
using CampaignTracker.Data.Mail;
using CampaignTracker.Data.Organizations;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Platform.Database;

/// <summary>Tells open pages of this node that what waits for organizers may have changed. What other nodes change is found by looking now and then.</summary>
public sealed class WorkSignal
{
    /// <summary>Raised on whatever thread committed.</summary>
    public event Action? Changed;

    public void Tell() => Changed?.Invoke();
}

/// <summary>
/// Apart from the data's version, which what nobody outside sees does not move. Once too often is harmless: a page that has nothing new shows what it
/// showed.
/// </summary>
internal sealed class WorkInterceptor(WorkSignal signal) : AfterCommit
{
    protected override void Committed(DbContext? context)
    {
        if (Tracks(context, entity => entity is Organization or SignOn or SignOnRequest or OutboxMail or CampaignEvent or Letter or HistoryEntry))
            signal.Tell();
    }
}
