using CampaignTracker.Data.Site;
using CampaignTracker.Web.Platform.Database;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Platform.Switches;

/// <summary>A switch that is turned on this node holds here at once.</summary>
internal sealed class SwitchesSaved(CurrentSwitches switches) : AfterCommit
{
    protected override void Committed(DbContext? context)
    {
        if (context?.ChangeTracker.Entries<SiteSwitches>().FirstOrDefault() is { } row)
            switches.Take(SwitchesNow.Of(row.Entity));
    }
}
