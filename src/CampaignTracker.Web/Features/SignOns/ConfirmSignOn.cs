using System.Net;
using CampaignTracker.Data;
using CampaignTracker.Data.Letters;
using CampaignTracker.Data.Mail;
using CampaignTracker.Data.Organizations;
using CampaignTracker.Data.Security;
using CampaignTracker.Web.Platform.Database;
using CampaignTracker.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Features.SignOns;

/// <summary>The contact answers the mail, by its link or by its code. Only then does a sign-on count.</summary>
public sealed class ConfirmSignOn(
    IDbContextFactory<CampaignDbContext> contexts, NetworkHashes networks, Limits limits, FindLikelyOrganizations roster, KnownDomains domains,
    SignOnMails mails, TellPublicAddress publicAddress, TimeProvider clock)
{
    /// <summary>How often a code may be typed before a new mail is needed.</summary>
    public const int MostTries = 5;

    /// <summary>What a link would confirm; looking changes nothing, for mail scanners look at every link.</summary>
    /// <returns>Null for a token that nobody was given.</returns>
    public async Task<SignOnStanding?> FindAsync(string token, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await LinkAsync(db, token, ct) is { } link ? await StandingAsync(db, link, ct) : null;
    }

    /// <summary>Confirms by the link's button.</summary>
    /// <returns>Null for a token that nobody was given; otherwise how it stands now, whoever confirmed it.</returns>
    public async Task<SignOnStanding?> ConfirmAsync(string token, CancellationToken ct)
    {
        await Conflicts.RetryAsync(async () =>
        {
            await using var db = await contexts.CreateDbContextAsync(ct);
            return await LinkAsync(db, token, ct) is { } link && await AnswerAsync(db, link, ct);
        });
        return await FindAsync(token, ct);
    }

    /// <summary>Confirms by the code that was typed on the page where the form was sent.</summary>
    public async Task<CodeAnswer> ConfirmByCodeAsync(Guid formId, string digits, IPAddress? address, CancellationToken ct)
    {
        var now = clock.UtcNow();
        var (triesLeft, networkIsOver) = await CountTryAsync(formId.ToString("n"), await networks.HashAsync(address, ct), now, ct);
        var right = await FindByCodeAsync(formId, digits, now, ct);
        if (triesLeft < 0 || networkIsOver || right is null)
            return new CodeAnswer(null, IsNew: false, networkIsOver ? 0 : Math.Max(0, triesLeft));

        var isNew = await Conflicts.RetryAsync(async () =>
        {
            await using var db = await contexts.CreateDbContextAsync(ct);
            return await AnswerAsync(db, await db.Links.SingleAsync(l => l.Id == right, ct), ct);
        });
        await using var last = await contexts.CreateDbContextAsync(ct);
        return new CodeAnswer(await StandingAsync(last, await last.Links.SingleAsync(l => l.Id == right, ct), ct), isNew, triesLeft);
    }

    /// <summary>Counts a try before it is looked at, and for forms that nobody sent too.</summary>
    /// <returns>How many are left since a mail was asked for, below 0 where there were too many; and whether the network tried too often.</returns>
    private async Task<(int TriesLeft, bool NetworkIsOver)> CountTryAsync(string subject, string network, DateTime now, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var networkIsOver = await limits.NetworkIsOverAsync(db, AttemptKind.Code, network, now, ct);
        db.Add(new Attempt(AttemptKind.Code, network, subject, Guid.Empty, now));
        await db.SaveChangesAsync(ct);
        var asked = await db.Attempts.Where(a => a.Subject == subject && a.Kind == AttemptKind.Resend).MaxAsync(a => (DateTime?)a.At, ct) ?? DateTime.MinValue;
        return (MostTries - await TriesSinceAsync(db, subject, asked, ct), networkIsOver);
    }

    /// <summary>The link that a code belongs to. Asking for another mail shows new tries to everybody; where none went out, the old code has no more of them.</summary>
    private async Task<Guid?> FindByCodeAsync(Guid formId, string digits, DateTime now, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var requestId = await db.SignOnRequests.Where(r => r.FormId == formId && r.Quarantine == QuarantineReason.None).Select(r => (Guid?)r.Id).SingleOrDefaultAsync(ct)
            ?? Guid.Empty;
        var link = await db.Links.AsNoTracking().Where(l => l.SubjectId == requestId && l.Purpose == LinkPurpose.ConfirmSignOn && l.SupersededAt == null)
            .OrderByDescending(l => l.Id).FirstOrDefaultAsync(ct);
        // A code that no mail brought could only be guessed.
        var isMailed = await db.Outbox.About(requestId).AnyAsync(m => m.Kind == MailKind.PleaseConfirm && m.State != MailState.Withheld, ct);
        var tries = await TriesSinceAsync(db, formId.ToString("n"), link?.MadeAt ?? DateTime.MinValue, ct);
        return isMailed && tries <= MostTries && link is not null && link.HasCode(digits) && link.StandsAt(now) is LinkStanding.Good or LinkStanding.Spent
            ? link!.Id
            : null;
    }

    private static Task<int> TriesSinceAsync(CampaignDbContext db, string subject, DateTime since, CancellationToken ct) =>
        db.Attempts.CountAsync(a => a.Subject == subject && a.Kind == AttemptKind.Code && a.At > since, ct);

    /// <returns>False where the link does not work.</returns>
    private async Task<bool> AnswerAsync(CampaignDbContext db, OneTimeLink link, CancellationToken ct)
    {
        var now = clock.UtcNow();
        var by = SignOnActors.Contact;
        if (link.StandsAt(now) is not LinkStanding.Good
            || await db.SignOnRequests.Whole().SingleOrDefaultAsync(r => r.Id == link.SubjectId && r.Quarantine == QuarantineReason.None, ct) is not { } request)
        {
            return false;
        }

        await MergedMeanwhile.JoinAsync(db, request, now, ct);
        await SameMailbox.JoinAsync(db, request, now, ct);
        var (organization, contact) = (request.Organization!, request.Contact!);
        var letters = await LettersOfAsync(db, request, ct);
        var signedBefore = await SignedBeforeAsync(db, request, ct);
        var isListedAtOnce = IsListedAtOnce(organization, contact);

        link.Spend(now);
        request.Confirm(by, now);
        contact.Confirm(by, now);
        await ReplaceAsync(db, contact, now, ct);
        organization.ConfirmEmail(by, now);

        var confirmed = new List<SigningLetter>();
        var mayStillSign = organization.Status is OrganizationStatus.Pending or OrganizationStatus.Listed;
        foreach (var signOn in request.SignOns.Where(s => mayStillSign && s.Status is SignOnStatus.Requested && !signedBefore.ContainsKey(s.LetterVersionId)))
        {
            var letter = letters.Single(l => l.ToSign.Id == signOn.LetterId);
            if (!letter.ToSign.IsOpenAt(now) || letter.ToSign.VersionId != signOn.LetterVersionId)
                continue;
            signOn.Confirm(by, now);
            if (isListedAtOnce)
                signOn.List(SignOnActors.Site, now);
            confirmed.Add(letter);
        }

        if (confirmed.Count > 0)
        {
            db.Add(mails.Confirmed(request, confirmed, isListedAtOnce, now));
            await publicAddress.TellAsync(db, request, confirmed, now, ct);
        }

        await db.SaveChangesAsync(ct);
        return true;
    }

    /// <summary>Only where an organizer verified the organization, and the address is of its own domain: anybody can type a name and a website.</summary>
    private bool IsListedAtOnce(Organization organization, Contact contact)
    {
        var domain = EmailAddress.Domain(contact.Email);
        return organization is { Status: OrganizationStatus.Listed, Verification: VerificationLevel.OrganizerVerified }
            && !domains.IsFreeMail(domain)
            && domain == roster.OwnHost(organization.Website);
    }

    /// <summary>The same mailbox spoke for the organization before: what it tells now counts.</summary>
    private static async Task ReplaceAsync(CampaignDbContext db, Contact contact, DateTime now, CancellationToken ct)
    {
        var near = await db.Contacts.Speaking().Where(c => c.OrganizationId == contact.OrganizationId && c.EmailKey == contact.EmailKey && c.Id != contact.Id).ToListAsync(ct);
        foreach (var earlier in near.FindAll(c => EmailAddress.AreSame(c.Email, contact.Email)))
        {
            earlier.Leave(SignOnActors.Contact, now);
            // Else nobody would answer for them once who left is forgotten.
            foreach (var request in await db.SignOnRequests.Where(r => r.ContactId == earlier.Id || r.AskedById == earlier.Id).ToListAsync(ct))
                request.Renew(earlier, contact, SignOnActors.Contact, now);
        }
    }

    /// <returns>Null where what was asked for is not kept any more.</returns>
    private async Task<SignOnStanding?> StandingAsync(CampaignDbContext db, OneTimeLink link, CancellationToken ct)
    {
        if (await db.SignOnRequests.AsNoTracking().Whole().SingleOrDefaultAsync(r => r.Id == link.SubjectId, ct) is not { } request)
            return null;
        var letters = await LettersOfAsync(db, request, ct);
        var signedBefore = await SignedBeforeAsync(db, request, ct);
        var now = clock.UtcNow();
        var standing = request.Quarantine is QuarantineReason.None ? link.StandsAt(now) : LinkStanding.Expired;
        return SignOnStanding.Of(request, standing, [.. request.SignOns.Select(s => SignedLetter.Of(s, letters, signedBefore, request.ConfirmedAt is not null, now))]);
    }

    private static Task<OneTimeLink?> LinkAsync(CampaignDbContext db, string token, CancellationToken ct) =>
        db.Links.WithToken(LinkPurpose.ConfirmSignOn, token).SingleOrDefaultAsync(ct);

    private static async Task<List<SigningLetter>> LettersOfAsync(CampaignDbContext db, SignOnRequest request, CancellationToken ct)
    {
        var ids = request.SignOns.Select(s => s.LetterId).ToList();
        return await db.ToSign(db.Letters.Where(l => ids.Contains(l.Id))).ToListAsync(ct);
    }

    /// <summary>Versions under which the organization's signature stands by another request, and how.</summary>
    private static async Task<Dictionary<Guid, SignOnStatus>> SignedBeforeAsync(CampaignDbContext db, SignOnRequest request, CancellationToken ct)
    {
        var (organizationId, requestId) = (request.OrganizationId, (Guid?)request.Id);
        return await db.SignOns.Live().Where(s => s.OrganizationId == organizationId && s.RequestId != requestId)
            .ToDictionaryAsync(s => s.LetterVersionId, s => s.Status, ct);
    }
}

/// <summary>What came of a typed code.</summary>
/// <param name="Standing">How the sign-on stands; null where the code was not right.</param>
/// <param name="IsNew">False where it was confirmed before.</param>
/// <param name="TriesLeft">How often one may still try before a new mail is needed.</param>
public sealed record CodeAnswer(SignOnStanding? Standing, bool IsNew, int TriesLeft);
