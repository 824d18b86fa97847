using CampaignTracker.Data;
using CampaignTracker.Data.History;
using CampaignTracker.Data.Mail;
using CampaignTracker.Data.Organizers;
using CampaignTracker.Data.Security;
using CampaignTracker.Data.Site;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace CampaignTracker.Web.Platform.Switches;

/// <summary>While the site is read-only, no save changes anything but what keeps it running; whoever saves is told by <see cref="SiteIsReadOnlyException"/>.</summary>
internal sealed class ReadOnlySaves(CurrentSwitches switches) : SaveChangesInterceptor
{
    private static readonly AsyncLocal<bool> ByTheSite = new();

    /// <summary>What is saved until it is disposed is the site's own doing, such as a job's: read-only does not stop it.</summary>
    public static IDisposable DoneByTheSite()
    {
        ByTheSite.Value = true;
        return new Own();
    }

    public override InterceptionResult<int> SavingChanges(DbContextEventData eventData, InterceptionResult<int> result)
    {
        Check(eventData.Context);
        return result;
    }

    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        Check(eventData.Context);
        return ValueTask.FromResult(result);
    }

    private void Check(DbContext? context)
    {
        if (switches.Now.IsReadOnly && !ByTheSite.Value && context is CampaignDbContext
            && context.ChangeTracker.Entries().Any(entry => entry.State is not (EntityState.Unchanged or EntityState.Detached) && !GoesOn(entry.Entity)))
        {
            throw new SiteIsReadOnlyException();
        }
    }

    /// <summary>
    /// The switches themselves, organizers' accounts, how people come to have one, what signing in writes, drafts, and mails on their way. Mails and links that strangers ask
    /// for come with an <see cref="Attempt"/>, which is refused.
    /// </summary>
    private static bool GoesOn(object entity) => entity is
        SiteSwitches or HistoryEntry or Organizer or Invitation or RecoveryCode or SignInAttempts or IdentityUserPasskey<Guid> or Draft
        or OutboxMail or OneTimeLink or NetworkKey or DataProtectionKey;

    private sealed class Own : IDisposable
    {
        public void Dispose() => ByTheSite.Value = false;
    }
}

/// <summary>Nothing was saved: an administrator made the site read-only.</summary>
public sealed class SiteIsReadOnlyException() : DbUpdateException("The site is read-only.");
