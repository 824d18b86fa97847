using CampaignTracker.Data;
using CampaignTracker.Data.Letters;
using CampaignTracker.Data.Mail;
using CampaignTracker.Web.Features.Organizers;
using CampaignTracker.Web.Ui;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Features.SignOns;

/// <summary>What waits for an organizer, beside what it may be a duplicate of. Who may only read sees neither contacts nor notes that may tell of people.</summary>
public sealed class ReadWaitingSignOns(
    IDbContextFactory<CampaignDbContext> contexts, ActingOrganizer acting, FindTwins twins, FindLikelyOrganizations roster, KnownDomains domains, TimeProvider clock)
{
    /// <summary>More would make an organizer's page, which lives in the server's memory, large.</summary>
    public const int PageSize = 25;

    public async Task<QueueView> ReadAsync(QueueList list, int page, CancellationToken ct)
    {
        var seesContacts = await acting.ForAsync(OrganizerPolicies.Organizes) is not null;
        await using var db = await contexts.CreateDbContextAsync(ct);
        var counts = new Dictionary<QueueList, int>();
        foreach (var each in Enum.GetValues<QueueList>())
            counts[each] = await Waiting(db, each).CountAsync(ct);

        var pages = new PageOf(page, PageSize, counts[list]);
        var found = await FoundAsync(db, list, pages, ct);
        var letters = await LettersAsync(db, found, ct);
        var requests = await RequestsAsync(db, found, seesContacts, ct);
        var likely = await twins.FindAsync([.. found.Select(f => f.Organization).DistinctBy(o => o.Id)], ct);
        var signed = await SignedAsync(db, [.. letters.Keys], [.. likely.SelectMany(group => group).Select(twin => twin.Id).Distinct()], ct);

        var rows = found.Select(one => new QueueRow
        {
            Id = one.Id,
            Status = one.Status,
            Since = one.Since,
            Organization = seesContacts ? one.Organization : one.Organization with { Evidence = null },
            Letter = letters[one.LetterId],
            Signatory = seesContacts ? one.Signatory : OnlyPublic(one.Signatory),
            IsSignatoryHidden = !seesContacts && one.Signatory.Name.Length > 0 && !one.Signatory.ShowName,
            Request = one.RequestId is { } id ? requests.GetValueOrDefault(id) : null,
            Twins = [.. likely[one.Organization.Id].Select(twin => twin with { UnderLetter = signed.TryGetValue((one.LetterId, twin.Id), out var status) ? status : null })],
        });
        return new QueueView(list, counts, pages, [.. rows], clock.UtcNow());
    }

    internal static IQueryable<SignOn> Waiting(CampaignDbContext db, QueueList list) => list switch
    {
        QueueList.HeldBack => db.SignOns.Where(s => s.Status == SignOnStatus.Quarantined),
        QueueList.Disowned => db.SignOns.Where(s => s.Status == SignOnStatus.Disowned && s.LookedAt == null),
        QueueList.ToSpeak => TakeSpeakers.Waiting(db),
        _ => db.SignOns.Where(s => s.Status == SignOnStatus.Confirmed),
    };

    private static IOrderedQueryable<SignOn> OldestFirst(IQueryable<SignOn> signOns, QueueList list) => list switch
    {
        QueueList.HeldBack or QueueList.ToSpeak => signOns.OrderBy(s => s.CreatedAt).ThenBy(s => s.Id),
        QueueList.Disowned => signOns.OrderBy(s => s.DisownedAt).ThenBy(s => s.Id),
        _ => signOns.OrderBy(s => s.ConfirmedAt).ThenBy(s => s.Id),
    };

    private static Task<List<Found>> FoundAsync(CampaignDbContext db, QueueList list, PageOf page, CancellationToken ct) =>
        OldestFirst(Waiting(db, list), list).Skip(page.Skip).Take(page.Size)
            .Select(s => new Found(
                s.Id, s.Status, list == QueueList.HeldBack ? s.CreatedAt : s.DisownedAt ?? s.ConfirmedAt ?? s.CreatedAt, s.LetterId, s.RequestId,
                new Signatory(s.SignatoryName, s.SignatoryTitle, s.ShowSignatoryName, s.ShowSignatoryTitle),
                new QueueOrganization
                {
                    Id = s.OrganizationId,
                    Slug = s.Organization!.Slug,
                    Name = s.Organization.Name,
                    ShortName = s.Organization.ShortName,
                    City = s.Organization.City,
                    State = s.Organization.State,
                    PostalCode = s.Organization.PostalCode,
                    Scope = s.Organization.Scope,
                    Sectors = s.Organization.Sectors.Select(work => work.Sector).ToList(),
                    Website = s.Organization.Website,
                    PublicEmail = s.Organization.PublicEmail,
                    About = new BilingualText(s.Organization.About.En, s.Organization.About.Es),
                    Status = s.Organization.Status,
                    Verification = s.Organization.Verification,
                    Evidence = s.Organization.VerificationEvidence,
                    IsSample = s.Organization.IsSample,
                }))
            .ToListAsync(ct);

    private static async Task<Dictionary<Guid, QueueLetter>> LettersAsync(CampaignDbContext db, List<Found> found, CancellationToken ct)
    {
        var ids = found.Select(f => f.LetterId).Distinct().ToList();
        return await db.Letters.Where(l => ids.Contains(l.Id))
            .Select(l => new QueueLetter(l.Id, l.Slug, new BilingualText(l.Title.En, l.Title.Es), l.IsSample)).ToDictionaryAsync(l => l.Id, ct);
    }

    private async Task<Dictionary<Guid, QueueRequest>> RequestsAsync(CampaignDbContext db, List<Found> found, bool seesContacts, CancellationToken ct)
    {
        var ids = found.Select(f => f.RequestId).OfType<Guid>().Distinct().ToList();
        var requests = await db.SignOnRequests.Where(r => ids.Contains(r.Id))
            .Select(r => new
            {
                r.Id,
                r.Quarantine,
                Letters = r.SignOns.Count,
                r.Organization!.Website,
                r.ContactId,
                Contact = new QueueContact(r.Contact!.Name, r.Contact.Title, r.Contact.Email, r.Contact.Phone, r.Contact.Language),
                IsErased = r.Contact.ErasedAt != null,
            })
            .ToListAsync(ct);
        return requests.ToDictionary(r => r.Id, r => new QueueRequest(
            r.Id, r.Quarantine, r.Letters, ProofOf(r.Contact.Email, r.Website), r.ContactId, seesContacts && !r.IsErased ? r.Contact : null, r.IsErased));
    }

    private MailProof ProofOf(string email, string? website)
    {
        var domain = EmailAddress.Domain(email);
        return domain.Length == 0 ? MailProof.Unknown
            : domains.IsFreeMail(domain) ? MailProof.FreeMail
            : string.IsNullOrEmpty(website) ? MailProof.NoWebsite
            : domain == roster.OwnHost(website) ? MailProof.OwnDomain
            : MailProof.OtherDomain;
    }

    private static async Task<Dictionary<(Guid LetterId, Guid OrganizationId), SignOnStatus>> SignedAsync(
        CampaignDbContext db, List<Guid> letters, List<Guid> organizations, CancellationToken ct)
    {
        var signOns = await db.SignOns.Where(s => letters.Contains(s.LetterId) && organizations.Contains(s.OrganizationId))
            .OrderBy(s => s.Id).Select(s => new { s.LetterId, s.OrganizationId, s.Status }).ToListAsync(ct);
        return signOns.GroupBy(s => (s.LetterId, s.OrganizationId))
            .ToDictionary(group => group.Key, group => group.Any(s => s.Status is SignOnStatus.Listed) ? SignOnStatus.Listed : group.Last().Status);
    }

    private static Signatory OnlyPublic(Signatory signatory) => signatory with
    {
        Name = signatory.ShowName ? signatory.Name : "",
        Title = signatory.ShowTitle ? signatory.Title : "",
    };

    private sealed record Found(
        Guid Id, SignOnStatus Status, DateTime Since, Guid LetterId, Guid? RequestId, Signatory Signatory, QueueOrganization Organization);
}
