using CampaignTracker.Data;
using CampaignTracker.Data.Events;
using CampaignTracker.Data.Site;
using CampaignTracker.Web.Features.SignOns;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace CampaignTracker.Web.Features.Site;

/// <summary>
/// While a switch hides exact addresses, no save brings one: whoever publishes, moves or imports an event need not know of the switch. It is asked of
/// the database, not of what this node saw last: events are saved seldom.
/// </summary>
internal sealed class CoarseSaves(CoarseAreas areas, TimeProvider clock) : SaveChangesInterceptor
{
    public override InterceptionResult<int> SavingChanges(DbContextEventData eventData, InterceptionResult<int> result)
    {
        if (Exact(eventData.Context) is { Count: > 0 } exact)
            Coarsen((CampaignDbContext)eventData.Context!, exact, Switches(eventData.Context!).SingleOrDefault());
        return result;
    }

    public override async ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        if (Exact(eventData.Context) is { Count: > 0 } exact)
            Coarsen((CampaignDbContext)eventData.Context!, exact, await Switches(eventData.Context!).SingleOrDefaultAsync(cancellationToken));
        return result;
    }

    private static List<CampaignEvent> Exact(DbContext? context) => context is null ? [] :
    [
        .. context.ChangeTracker.Entries<CampaignEvent>().Where(entry => entry.State is EntityState.Added or EntityState.Modified)
            .Select(entry => entry.Entity).Where(saved => saved.AddressVisibility is AddressVisibility.Public),
    ];

    private static IQueryable<SiteSwitches> Switches(DbContext context) => context.Set<SiteSwitches>().AsNoTracking();

    private void Coarsen(CampaignDbContext db, List<CampaignEvent> exact, SiteSwitches? switches)
    {
        var hidden = exact.FindAll(saved => switches?.AreCoarseIn(saved.State) is true);
        if (hidden.Count == 0)
            return;
        foreach (var saved in hidden)
            saved.Coarsen(areas.Of(saved), SignOnActors.Site, clock.UtcNow());
        db.Settle();
    }
}
