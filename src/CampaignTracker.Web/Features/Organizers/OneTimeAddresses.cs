using CampaignTracker.Data;
using CampaignTracker.Data.Mail;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Features.Organizers;

/// <summary>Addresses that are printed at the console and let in once, for half an hour.</summary>
internal static class OneTimeAddresses
{
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(30);

    /// <summary>Adds a new one, and takes the older ones out of use. The caller saves.</summary>
    /// <returns>Its token, of which only the hash is kept.</returns>
    public static async Task<string> AddressAsync(this CampaignDbContext db, LinkPurpose purpose, Guid subjectId, DateTime now, CancellationToken ct)
    {
        foreach (var older in await db.Links.OpenFor(purpose, subjectId).ToListAsync(ct))
            older.Supersede(now);
        db.Add(OneTimeLink.Make(purpose, subjectId, now, Life, out var secrets));
        return secrets.Token;
    }

    /// <summary>Saves; two who spend one address, or change one account, at the same time are told apart.</summary>
    /// <returns>False for the slower.</returns>
    public static async Task<bool> TrySaveAsync(this CampaignDbContext db, CancellationToken ct)
    {
        try
        {
            await db.SaveChangesAsync(ct);
            return true;
        }
        catch (DbUpdateConcurrencyException)
        {
            return false;
        }
    }
}
