using CampaignTracker.Data;
using CampaignTracker.Data.Mail;
using CampaignTracker.Data.Organizations;
using CampaignTracker.Web.Features.Events.Hosting;
using CampaignTracker.Web.Features.SignOns;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Features.Listings;

/// <summary>The person who was asked to become an organization's contact says yes.</summary>
public sealed class AcceptHandOver(IDbContextFactory<CampaignDbContext> contexts, ListingMails mails, TimeProvider clock)
{
    /// <summary>What a link would accept; looking changes nothing.</summary>
    /// <returns>Null for a token that nobody was given, or whose offer was taken back.</returns>
    public async Task<HandOverOffer?> FindAsync(string token, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        if (await LinkAsync(db, token, ct) is not { } link || await SuccessorAsync(db, link, ct) is not { } successor)
            return null;
        var from = await db.Contacts.Speaking().Where(c => c.Id == successor.SucceedsId).Select(c => c.Name).SingleOrDefaultAsync(ct);
        var standing = link.StandsAt(clock.UtcNow());
        return new HandOverOffer(
            standing is LinkStanding.Good && from is null ? LinkStanding.Superseded : standing, successor.Organization!.Name, from ?? "", successor.Name, successor.Email);
    }

    /// <summary>Makes the person the contact; the one who asked leaves.</summary>
    /// <returns>How it stands now; null as for <see cref="FindAsync"/>.</returns>
    public async Task<HandOverOffer?> AcceptAsync(string token, CancellationToken ct)
    {
        try
        {
            await using var db = await contexts.CreateDbContextAsync(ct);
            if (await LinkAsync(db, token, ct) is { } link && link.StandsAt(clock.UtcNow()) is LinkStanding.Good
                && await SuccessorAsync(db, link, ct) is { } successor
                && await db.Contacts.Speaking().Include(c => c.Organization).SingleOrDefaultAsync(c => c.Id == successor.SucceedsId, ct) is { } predecessor)
            {
                await ReplaceAsync(db, link, predecessor, successor, ct);
            }
        }
        catch (DbUpdateConcurrencyException)
        {
            // Pressed twice at once.
        }

        return await FindAsync(token, ct);
    }

    private async Task ReplaceAsync(CampaignDbContext db, OneTimeLink link, Contact predecessor, Contact successor, CancellationToken ct)
    {
        var (by, now) = (SignOnActors.Contact, clock.UtcNow());
        var rights = await ListingRights.OfAsync(db, predecessor, ct);
        link.Spend(now);
        successor.Confirm(by, now);
        foreach (var request in await db.SignOnRequests.Where(r => rights.Requests.Contains(r.Id)).ToListAsync(ct))
            request.HandOver(successor, by, now);
        db.Add(mails.HandedOver(predecessor, now));
        await LeaveAsync(db, predecessor, now, ct);
        await db.SaveChangesAsync(ct);
    }

    /// <summary>With all that the same address was for the organization.</summary>
    private static async Task LeaveAsync(CampaignDbContext db, Contact predecessor, DateTime now, CancellationToken ct)
    {
        var (organizationId, key) = (predecessor.OrganizationId, predecessor.EmailKey);
        var same = (await db.Contacts.Speaking().Where(c => c.OrganizationId == organizationId && c.EmailKey == key).ToListAsync(ct))
            .FindAll(c => EmailAddress.AreSame(c.Email, predecessor.Email));
        same.ForEach(c => c.Leave(SignOnActors.Contact, now));
        var ids = same.ConvertAll(c => c.Id);
        await HostLinks.CloseOfAsync(db, [organizationId], now, ct);
        foreach (var open in await db.Links.Open().Where(l => ids.Contains(l.SubjectId)).ToListAsync(ct))
            open.Supersede(now);
    }

    private static Task<OneTimeLink?> LinkAsync(CampaignDbContext db, string token, CancellationToken ct) =>
        db.Links.WithToken(LinkPurpose.AcceptHandOver, token).SingleOrDefaultAsync(ct);

    private static Task<Contact?> SuccessorAsync(CampaignDbContext db, OneTimeLink link, CancellationToken ct) =>
        db.Contacts.Include(c => c.Organization).SingleOrDefaultAsync(c => c.Id == link.SubjectId && c.ErasedAt == null, ct);
}

/// <summary>What a person is asked to take over.</summary>
/// <param name="Link">Whether the link works.</param>
/// <param name="Organization">Its name.</param>
/// <param name="From">Who asks; empty once they left.</param>
/// <param name="Name">The person's name as the contact gave it.</param>
/// <param name="Email">The person's address.</param>
public sealed record HandOverOffer(LinkStanding Link, string Organization, string From, string Name, string Email);
