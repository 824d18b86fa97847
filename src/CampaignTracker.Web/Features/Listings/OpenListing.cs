using CampaignTracker.Data;
using CampaignTracker.Data.Mail;
using CampaignTracker.Data.Organizations;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Features.Listings;

/// <summary>The link of the mail opens a listing once, by its button.</summary>
public sealed class OpenListing(IDbContextFactory<CampaignDbContext> contexts, TimeProvider clock)
{
    /// <summary>What a link would open; looking changes nothing.</summary>
    /// <returns>Null for a token that nobody was given.</returns>
    public async Task<ListingDoor?> FindAsync(string token, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        if (await db.Links.AsNoTracking().WithToken(LinkPurpose.YourListing, token).SingleOrDefaultAsync(ct) is not { } link)
            return null;
        var organization = await db.Contacts.Speaking().Where(c => c.Id == link.SubjectId).Select(c => c.Organization!.Name).SingleOrDefaultAsync(ct);
        return organization is null ? null : new ListingDoor(link.StandsAt(clock.UtcNow()), organization);
    }

    /// <summary>Spends the link.</summary>
    /// <returns>The contact whose listing is open from now on; null where the link does not work.</returns>
    public async Task<Guid?> OpenAsync(string token, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var now = clock.UtcNow();
        var link = await db.Links.WithToken(LinkPurpose.YourListing, token).SingleOrDefaultAsync(ct);
        if (link?.StandsAt(now) is not LinkStanding.Good || !await db.Contacts.Speaking().AnyAsync(c => c.Id == link.SubjectId, ct))
            return null;
        try
        {
            link.Spend(now);
            await db.SaveChangesAsync(ct);
            return link.SubjectId;
        }
        catch (DbUpdateConcurrencyException)
        {
            // Pressed twice at once: the other one opened it.
            return null;
        }
    }
}

/// <summary>What a link leads to.</summary>
public sealed record ListingDoor(LinkStanding Link, string Organization);
