using System.Net;
using CampaignTracker.Data;
using CampaignTracker.Data.Mail;
using CampaignTracker.Data.Security;
using CampaignTracker.Web.Features.SignOns;
using CampaignTracker.Web.Platform.Database;
using CampaignTracker.Web.Platform.Localization;
using CampaignTracker.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Features.Listings;

/// <summary>
/// Somebody asks for the link to a listing. Answers nothing: a known and an unknown address read and write the same, and only the mailbox's owner
/// learns which it was. Who has no listing, but is kept, gets the link to be erased.
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
        var kept = await db.Contacts.AsNoTracking().KeptAtAsync(address, ct);
        var speakers = kept.Where(c => c.Speaks).DistinctBy(c => c.OrganizationId).Take(MostOrganizations).ToList();
        var purpose = speakers.Count == 0 && kept.Count > 0 ? LinkPurpose.EraseContact : LinkPurpose.YourListing;
        // Somebody unknown gets a link to nothing, so that the same is written for all.
        var subjects = speakers.Count > 0 ? speakers.ConvertAll(c => c.Id) : [kept.Count > 0 ? kept[0].Id : Guid.CreateVersion7(now)];
        var earlier = await EarlierAsync(db, [.. subjects.Union(kept.Select(c => c.Id))], ct);
        var links = subjects.ConvertAll(id => (Link: OneTimeLink.Make(purpose, id, now, LinkLife, out var secrets), secrets.Token));

        var mail = speakers.Count > 0 ? mails.YourListing(speakers[0], [.. speakers.Zip(links, (speaker, link) => (speaker.Organization!.Name, link.Token))], now)
            : kept.Count > 0 ? mails.NoListingButKept(address, Reader.Language, kept[0].Id, links[0].Token, now)
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

    /// <summary>Links to a listing and links to be erased take each other's place: who asks anew may have come to speak for an organization, or have left it.</summary>
    private static Task<List<OneTimeLink>> EarlierAsync(CampaignDbContext db, List<Guid> subjects, CancellationToken ct) =>
        db.Links.Open().Where(l => subjects.Contains(l.SubjectId) && (l.Purpose == LinkPurpose.YourListing || l.Purpose == LinkPurpose.EraseContact)).ToListAsync(ct);
}
