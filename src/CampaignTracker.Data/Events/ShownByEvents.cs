using CampaignTracker.Data.Organizations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace CampaignTracker.Data.Events;

/// <summary>
/// What events show of others: the names of their hosts, as long as those are on the roster, and of their day of action. Where that changes, so do the
/// events, in the same save: whoever keeps copies of them asks for what changed, and a calendar knows a newer entry by its number.
/// </summary>
/// <param name="Events">Those that show what changes.</param>
/// <param name="At">When it changes (UTC).</param>
internal sealed record ShownByEvents(IQueryable<CampaignEvent> Events, DateTime At)
{
    /// <summary>What is about to be saved that events show.</summary>
    public static IEnumerable<ShownByEvents> ChangingIn(CampaignDbContext db)
    {
        List<Organization> hosts = [.. db.ChangeTracker.Entries<Organization>().Where(IsShownAnew).Select(entry => entry.Entity)];
        if (hosts.Count > 0)
        {
            var ids = hosts.ConvertAll(host => host.Id);
            var hosted = db.Set<EventHost>().Where(h => ids.Contains(h.OrganizationId)).Select(h => h.Event!);
            yield return new(hosted.Shown(), hosts.Max(host => host.UpdatedAt));
        }

        List<DayOfAction> days = [.. db.ChangeTracker.Entries<DayOfAction>().Where(IsRenamed).Select(entry => entry.Entity)];
        if (days.Count > 0)
        {
            var ids = days.ConvertAll(day => (Guid?)day.Id);
            yield return new(db.Events.Shown().Where(e => ids.Contains(e.DayOfActionId)), days.Max(day => day.UpdatedAt));
        }
    }

    public void Tell(List<CampaignEvent> events) => events.ForEach(shown => shown.ShowOthersAnew(At));

    private static bool IsShownAnew(EntityEntry<Organization> entry)
    {
        if (entry.State is not EntityState.Modified)
            return false;
        var (status, isListed) = (entry.Property(o => o.Status), entry.Entity.Status is OrganizationStatus.Listed);
        var wasListed = status.OriginalValue is OrganizationStatus.Listed;
        return wasListed != isListed || (isListed && entry.Property(o => o.Name).IsModified);
    }

    private static bool IsRenamed(EntityEntry<DayOfAction> entry) => entry.State is EntityState.Modified && entry.ComplexProperty(day => day.Name).IsModified;
}
