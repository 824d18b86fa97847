using CampaignTracker.Data;
using CampaignTracker.Data.History;
using CampaignTracker.Data.Organizers;
using CampaignTracker.Web.Features.Organizers;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Features.People;

/// <summary>
/// An administrator changes a colleague's role, disables the account or lets it in again, or ends its sessions. The person's open pages follow within
/// seconds, and a mail tells. One active administrator is always left.
/// </summary>
internal sealed class ChangeColleague(IDbContextFactory<CampaignDbContext> contexts, ActingOrganizer acting, AccountMails mails, TimeProvider clock)
{
    public Task<PeopleOutcome> RoleAsync(Guid id, OrganizerRole role, CancellationToken ct) => ChangeAsync(
        id, AccountChange.Role, takesAdministrator: role is not OrganizerRole.Administrator,
        colleague => colleague.DisabledAt is null && colleague.Role != role, (colleague, by, now) => colleague.ChangeRole(role, by, now), ct);

    public Task<PeopleOutcome> DisableAsync(Guid id, CancellationToken ct) => ChangeAsync(
        id, AccountChange.Disabled, takesAdministrator: true, colleague => colleague.DisabledAt is null, (colleague, by, now) => colleague.Disable(by, now), ct);

    public Task<PeopleOutcome> EnableAsync(Guid id, CancellationToken ct) => ChangeAsync(
        id, AccountChange.Enabled, takesAdministrator: false, colleague => colleague.DisabledAt is not null, (colleague, by, now) => colleague.Enable(by, now), ct);

    public Task<PeopleOutcome> SignOutEverywhereAsync(Guid id, CancellationToken ct) => ChangeAsync(
        id, AccountChange.SignedOutEverywhere, takesAdministrator: false, colleague => colleague.DisabledAt is null, (colleague, by, now) => colleague.EndSessions(by, now), ct);

    private async Task<PeopleOutcome> ChangeAsync(
        Guid id, AccountChange told, bool takesAdministrator, Func<Organizer, bool> isDue, Action<Organizer, Actor, DateTime> change, CancellationToken ct)
    {
        if (await acting.ForAsync(OrganizerPolicies.Administers) is not { } by)
            return PeopleOutcome.NotAllowed;
        var now = clock.UtcNow();
        await using var db = await contexts.CreateDbContextAsync(ct);
        if (await db.Organizers.SingleOrDefaultAsync(o => o.Id == id, ct) is not { } colleague || !isDue(colleague))
            return PeopleOutcome.TooLate;
        if (takesAdministrator && colleague is { Role: OrganizerRole.Administrator, DisabledAt: null } && !await KeepsAnotherAsync(db, id, ct))
            return PeopleOutcome.LastAdministrator;
        change(colleague, by, now);
        db.Add(mails.ChangedBy(by, colleague, told, now));
        return await db.TrySaveAsync(ct) ? PeopleOutcome.Done : PeopleOutcome.TooLate;
    }

    /// <summary>Another administrator is written too, unchanged: of two who take each other's role at the same moment, one is too late.</summary>
    private static async Task<bool> KeepsAnotherAsync(CampaignDbContext db, Guid id, CancellationToken ct)
    {
        var another = await db.Organizers.Active().InRole(OrganizerRole.Administrator).Where(o => o.Id != id).OrderBy(o => o.Id).FirstOrDefaultAsync(ct);
        if (another is null)
            return false;
        db.Entry(another).Property(o => o.UpdatedAt).IsModified = true;
        return true;
    }
}
