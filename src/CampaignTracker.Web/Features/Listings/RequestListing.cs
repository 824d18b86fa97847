using System.Net;
using CampaignTracker.Data;
using CampaignTracker.Data.Mail;
using CampaignTracker.Data.Organizations;
using CampaignTracker.Data.Security;
using CampaignTracker.Web.Features.SignOns;
using CampaignTracker.Web.Platform.Database;
using CampaignTracker.Web.Platform.Localization;
using CampaignTracker.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Features.Listings;

/// <summary>
/// Somebody asks for the link to a listing. Answers nothing: a known and an unknown address read and write the same, and only the mailbox's owner
/// learns which it was.
/// </summary>
public sealed class RequestListing(
    IDbContextFactory<CampaignDbContext> contexts, NetworkHashes networks, Limits limits, DailyMails dailyMails, ListingMails mails, TimeProvider clock)
{
    /// <summary>How long a link works.</summary>
    public static readonly TimeSpan LinkLife = TimeSpan.FromMinutes(30);

    private const int MostOrganizations = 20;

    /// <remarks>Two who ask at once may take the same place among the day's mails.</remarks>
    public Task RequestAsync(string address, IPAddress? network, CancellationToken ct) => Conflicts.RetryAsync(() => TryAsync(address, network, ct));

    private async Task<bool> TryAsync(string address, IPAddress? network, CancellationToken ct)
    {
        var now = clock.UtcNow();
        var hash = await networks.HashAsync(network, ct);
        await using var db = await contexts.CreateDbContextAsync(ct);
        var networkIsOver = await limits.NetworkIsOverAsync(db, AttemptKind.Listing, hash, now, ct);
        var contacts = await SpeakersAtAsync(db, address, ct);
        // Somebody unknown gets a link to nothing, so that the same is written for all.
        var subjects = contacts.Count > 0 ? contacts.ConvertAll(c => c.Id) : [Guid.CreateVersion7(now)];
        var earlier = await db.Links.Where(l => subjects.Contains(l.SubjectId) && l.Purpose == LinkPurpose.YourListing && l.SpentAt == null && l.SupersededAt == null)
            .ToListAsync(ct);
        var links = subjects.ConvertAll(id => (Link: OneTimeLink.Make(LinkPurpose.YourListing, id, now, LinkLife, out var secrets), secrets.Token));

        var mail = contacts.Count > 0
            ? mails.YourListing(contacts[0], [.. contacts.Zip(links, (contact, link) => (contact.Organization!.Name, link.Token))], now)
            : mails.NoListing(address, Reader.Language, now);
        await dailyMails.CountAsync(db, mail, now, ct);
        if (networkIsOver)
            mail.Withheld();
        // A link that nobody gets takes no other's place.
        if (mail.State is MailState.Waiting)
        {
            earlier.ForEach(link => link.Supersede(now));
            db.AddRange(links.Select(link => link.Link));
        }

        db.AddRange(mail, new Attempt(AttemptKind.Listing, hash, "", Guid.Empty, now));
        return await db.SaveChangesAsync(ct) > 0;
    }

    /// <summary>By the address as it was given; the canonical form only leads to it by the index.</summary>
    private static async Task<List<Contact>> SpeakersAtAsync(CampaignDbContext db, string address, CancellationToken ct)
    {
        var key = EmailAddress.Canonical(address);
        var near = await db.Contacts.AsNoTracking().Speaking().Where(c => c.EmailKey == key).Include(c => c.Organization).OrderByDescending(c => c.Id).ToListAsync(ct);
        return [.. near.Where(c => EmailAddress.AreSame(c.Email, address)).DistinctBy(c => c.OrganizationId).Take(MostOrganizations)];
    }
}
