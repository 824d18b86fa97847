using System.Net;
using CampaignTracker.Data;
using CampaignTracker.Data.Letters;
using CampaignTracker.Data.Mail;
using CampaignTracker.Data.Organizations;
using CampaignTracker.Data.Security;
using CampaignTracker.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Features.SignOns;

/// <summary>The contact answers the mail, by its link or by its code. Only then does a sign-on count.</summary>
public sealed class ConfirmSignOn(
    IDbContextFactory<CampaignDbContext> contexts, NetworkHashes networks, Limits limits, FindLikelyOrganizations roster, KnownDomains domains,
    SignOnMails mails, TimeProvider clock)
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
        try
        {
            await using var db = await contexts.CreateDbContextAsync(ct);
            if (await LinkAsync(db, token, ct) is not { } link)
                return null;
            if (link.StandsAt(clock.UtcNow()) is LinkStanding.Good)
                await AnswerAsync(db, link, ct);
        }
        catch (DbUpdateException)
        {
            // It was confirmed twice at once; or the same organization's other request was. The first one counts.
        }

        return await FindAsync(token, ct);
    }

    /// <summary>Confirms by the code that was typed on the page where the form was sent.</summary>
    public async Task<CodeAnswer> ConfirmByCodeAsync(Guid formId, string digits, IPAddress? address, CancellationToken ct)
    {
        var network = await networks.HashAsync(address, ct);
        var now = clock.UtcNow();
        var subject = formId.ToString("n");
        int triesLeft;
        bool networkIsOver;
        await using (var db = await contexts.CreateDbContextAsync(ct))
        {
            networkIsOver = await limits.NetworkIsOverAsync(db, AttemptKind.Code, network, now, ct);
            // Counted before it is looked at, and for forms that nobody sent too.
            db.Add(new Attempt(AttemptKind.Code, network, subject, Guid.Empty, now));
            await db.SaveChangesAsync(ct);
            triesLeft = MostTries - await TriesAsync(db, subject, ct);
        }

        await using var again = await contexts.CreateDbContextAsync(ct);
        var link = await NewestLinkAsync(again, formId, ct);
        if (triesLeft < 0 || networkIsOver)
            return new CodeAnswer(null, 0);
        if (link is null || !link.HasCode(digits) || link.StandsAt(now) is not (LinkStanding.Good or LinkStanding.Spent))
            return new CodeAnswer(null, triesLeft);
        try
        {
            if (link.StandsAt(now) is LinkStanding.Good)
                await AnswerAsync(again, link, ct);
        }
        catch (DbUpdateException)
        {
            // Confirmed meanwhile, as above.
        }

        await using var last = await contexts.CreateDbContextAsync(ct);
        return new CodeAnswer(await StandingAsync(last, await last.Links.SingleAsync(l => l.Id == link.Id, ct), ct), triesLeft);
    }

    private async Task AnswerAsync(CampaignDbContext db, OneTimeLink link, CancellationToken ct)
    {
        var now = clock.UtcNow();
        var by = SignOnActors.Contact;
        var request = await db.SignOnRequests.Whole().SingleAsync(r => r.Id == link.SubjectId, ct);
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
        foreach (var signOn in request.SignOns.Where(s => s.Status is SignOnStatus.Requested && !signedBefore.ContainsKey(s.LetterVersionId)))
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
            await TellPublicAddressAsync(db, request, confirmed, now, ct);
        }

        await db.SaveChangesAsync(ct);
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
        var earlier = await db.Contacts
            .Where(c => c.OrganizationId == contact.OrganizationId && c.EmailKey == contact.EmailKey && c.Id != contact.Id && c.ConfirmedAt != null && c.LeftAt == null)
            .ToListAsync(ct);
        earlier.ForEach(c => c.Leave(SignOnActors.Contact, now));
    }

    private async Task TellPublicAddressAsync(CampaignDbContext db, SignOnRequest request, List<SigningLetter> letters, DateTime now, CancellationToken ct)
    {
        if (request.Organization!.PublicEmail is not { Length: > 0 } publicAddress || !EmailAddress.IsAddress(publicAddress))
            return;
        var (key, since) = (EmailAddress.Canonical(publicAddress), now.AddDays(-1));
        if (key == request.Contact!.EmailKey || await db.Outbox.GoingTo(key, since).AnyAsync(m => m.Kind == MailKind.SignedInYourName, ct))
            return;
        db.Add(OneTimeLink.Make(LinkPurpose.DisownSignOn, request.Id, now, DisownSignOn.TimeToDisown, out var secrets));
        db.Add(mails.SignedInYourName(request, letters, secrets, now));
    }

    private async Task<SignOnStanding> StandingAsync(CampaignDbContext db, OneTimeLink link, CancellationToken ct)
    {
        var request = await db.SignOnRequests.AsNoTracking().Whole().SingleAsync(r => r.Id == link.SubjectId, ct);
        var letters = await LettersOfAsync(db, request, ct);
        var signedBefore = await SignedBeforeAsync(db, request, ct);
        var now = clock.UtcNow();
        var standing = request.Quarantine is QuarantineReason.None ? link.StandsAt(now) : LinkStanding.Expired;
        return SignOnStanding.Of(request, standing, [.. request.SignOns.Select(s => SignedLetter.Of(s, letters, signedBefore, request.ConfirmedAt is not null, now))]);
    }

    private static Task<OneTimeLink?> LinkAsync(CampaignDbContext db, string token, CancellationToken ct) =>
        db.Links.WithToken(LinkPurpose.ConfirmSignOn, token).SingleOrDefaultAsync(ct);

    private static async Task<OneTimeLink?> NewestLinkAsync(CampaignDbContext db, Guid formId, CancellationToken ct)
    {
        var request = await db.SignOnRequests.Where(r => r.FormId == formId && r.Quarantine == QuarantineReason.None).Select(r => (Guid?)r.Id).SingleOrDefaultAsync(ct);
        return await db.Links.Where(l => l.SubjectId == (request ?? Guid.Empty) && l.Purpose == LinkPurpose.ConfirmSignOn && l.SupersededAt == null)
            .OrderByDescending(l => l.Id).FirstOrDefaultAsync(ct);
    }

    /// <summary>Codes typed since the newest mail was asked for.</summary>
    private static async Task<int> TriesAsync(CampaignDbContext db, string subject, CancellationToken ct)
    {
        var asked = await db.Attempts.Where(a => a.Subject == subject && a.Kind == AttemptKind.Resend).MaxAsync(a => (DateTime?)a.At, ct) ?? DateTime.MinValue;
        return await db.Attempts.CountAsync(a => a.Subject == subject && a.Kind == AttemptKind.Code && a.At > asked, ct);
    }

    private static async Task<List<SigningLetter>> LettersOfAsync(CampaignDbContext db, SignOnRequest request, CancellationToken ct)
    {
        var ids = request.SignOns.Select(s => s.LetterId).ToList();
        return await db.ToSign(db.Letters.Where(l => ids.Contains(l.Id))).ToListAsync(ct);
    }

    /// <summary>Versions under which the organization's signature stands by another request, and how.</summary>
    private static async Task<Dictionary<Guid, SignOnStatus>> SignedBeforeAsync(CampaignDbContext db, SignOnRequest request, CancellationToken ct)
    {
        var (organizationId, requestId) = (request.OrganizationId, (Guid?)request.Id);
        return await db.SignOns
            .Where(s => s.OrganizationId == organizationId && s.RequestId != requestId && (s.Status == SignOnStatus.Confirmed || s.Status == SignOnStatus.Listed))
            .ToDictionaryAsync(s => s.LetterVersionId, s => s.Status, ct);
    }
}

/// <summary>What came of a typed code.</summary>
/// <param name="Standing">How the sign-on stands; null where the code was not right.</param>
/// <param name="TriesLeft">How often one may still try before a new mail is needed.</param>
public sealed record CodeAnswer(SignOnStanding? Standing, int TriesLeft);
