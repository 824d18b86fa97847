using System.Net;
using CampaignTracker.Data;
using CampaignTracker.Data.Letters;
using CampaignTracker.Data.Mail;
using CampaignTracker.Data.Organizations;
using CampaignTracker.Data.Security;
using CampaignTracker.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CampaignTracker.Web.Features.SignOns;

/// <summary>
/// An organization asks to sign. It counts once its contact answers the mail. A new, a known, a blocked and a held-back one take the same path:
/// the same is read and written for all of them, and only the mail differs, or does not go out.
/// </summary>
public sealed class RequestSignOn(
    IDbContextFactory<CampaignDbContext> contexts, NetworkHashes networks, Limits limits, BlockedAddresses blocked, FindLikelyOrganizations roster, KnownDomains domains,
    SignOnMails mails, DailyMails dailyMails, IOptions<SignOnSettings> settings, TimeProvider clock)
{
    /// <summary>How long a mail can be answered.</summary>
    public static readonly TimeSpan TimeToConfirm = TimeSpan.FromDays(7);

    private const int Tries = 6;

    /// <returns>False where none of the letters is open.</returns>
    public async Task<bool> RequestAsync(SignOnAnswers answers, FormSent form, IPAddress? address, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await TryAsync(answers, form, address, ct);
            }
            catch (DbUpdateException) when (attempt < Tries)
            {
                // The same form was posted twice at once, or another one took the same address or the same place among the day's mails: the next try sees it.
            }
        }
    }

    private async Task<bool> TryAsync(SignOnAnswers answers, FormSent form, IPAddress? address, CancellationToken ct)
    {
        var now = clock.UtcNow();
        await using var db = await contexts.CreateDbContextAsync(ct);
        if (await db.SignOnRequests.AnyAsync(r => r.FormId == form.FormId, ct))
            return true;
        var letters = (await db.ToSign(db.Letters.Where(l => answers.LetterSlugs.Contains(l.Slug))).ToListAsync(ct)).FindAll(l => l.ToSign.IsOpenAt(now));
        if (letters.Count == 0)
            return false;

        var network = await networks.HashAsync(address, ct);
        var quarantine = await JudgeAsync(db, answers.Contact.Email, form, network, letters[0].ToSign.Id, now, ct);
        var organization = await OrganizationAsync(db, answers, quarantine, now, ct);
        var contact = new Contact(organization, answers.Contact, SignOnActors.Stranger, now);
        var request = new SignOnRequest(form.FormId, contact, organization, quarantine, SignOnActors.Stranger, now);
        var signatory = new Signatory(contact.Name, contact.Title, answers.ShowName, answers.ShowTitle);
        foreach (var letter in letters)
            request.Sign(letter.ToSign, signatory, SignOnActors.Stranger, now);
        var link = OneTimeLink.Make(LinkPurpose.ConfirmSignOn, request.Id, now, TimeToConfirm, out var secrets);

        var mail = await HasSignedAsync(db, request, letters, ct)
            ? mails.AlreadySigned(request, letters, now)
            : mails.PleaseConfirm(request, letters, secrets, now);
        await dailyMails.CountAsync(db, mail, now, ct);
        if (quarantine is not QuarantineReason.None)
            mail.Withheld();

        var attempt = new Attempt(AttemptKind.SignOn, network, EmailAddress.Domain(contact.Email), letters[0].ToSign.Id, now);
        db.AddRange(contact, request, link, mail, attempt);
        await db.SaveChangesAsync(ct);
        return true;
    }

    /// <summary>Asks everything of everybody, so that the answer takes the same time for all.</summary>
    private async Task<QuarantineReason> JudgeAsync(
        CampaignDbContext db, string email, FormSent form, string network, Guid letterId, DateTime now, CancellationToken ct)
    {
        var domain = EmailAddress.Domain(email);
        var isBlocked = await blocked.HoldAsync(email, ct);
        var networkIsOver = await limits.NetworkIsOverAsync(db, AttemptKind.SignOn, network, now, ct);
        var domainIsOver = await limits.MailDomainIsOverAsync(db, domain, now, ct);
        var letterIsOver = await limits.LetterIsOverAsync(db, letterId, now, ct);

        return form.IsTrapFilled ? QuarantineReason.Honeypot
            : form.Age < TimeSpan.FromSeconds(settings.Value.LeastSecondsToFill) ? QuarantineReason.TooQuick
            : isBlocked ? QuarantineReason.Blocked
            : networkIsOver ? QuarantineReason.Network
            : domainIsOver && !domains.IsFreeMail(domain) ? QuarantineReason.MailDomain
            : letterIsOver ? QuarantineReason.Letter
            : QuarantineReason.None;
    }

    /// <summary>The one that was chosen from the roster; the one that this contact asked for before; otherwise a new one.</summary>
    private async Task<Organization> OrganizationAsync(
        CampaignDbContext db, SignOnAnswers answers, QuarantineReason quarantine, DateTime now, CancellationToken ct)
    {
        var chosen = answers.OrganizationSlug is { } slug ? await roster.NamedAsync(slug, ct) : null;
        var askedBefore = await AskedBeforeAsync(db, answers, ct);
        var address = await FreeSlugAsync(db, answers.Organization.Name, ct);
        if (chosen is not null && await db.Organizations.SingleOrDefaultAsync(o => o.Id == chosen.Id && o.Status == OrganizationStatus.Listed, ct) is { } listed)
            return listed;
        if (askedBefore is not null && quarantine is QuarantineReason.None)
            return askedBefore;
        var organization = Organization.Ask(answers.Organization, address, SignOnActors.Stranger, now);
        db.Add(organization);
        return organization;
    }

    private static async Task<Organization?> AskedBeforeAsync(CampaignDbContext db, SignOnAnswers answers, CancellationToken ct)
    {
        var (email, name, state) = (EmailAddress.Canonical(answers.Contact.Email), OrganizationName.MatchKey(answers.Organization.Name), answers.Organization.State);
        return await db.Contacts
            .Where(c => c.EmailKey == email && c.ConfirmedAt != null && c.Organization!.Status == OrganizationStatus.Pending
                && c.Organization.MatchKey == name && c.Organization.State == state)
            .OrderBy(c => c.Id).Select(c => c.Organization).FirstOrDefaultAsync(ct);
    }

    private static async Task<string> FreeSlugAsync(CampaignDbContext db, string name, CancellationToken ct)
    {
        var slug = OrganizationName.Slug(name);
        if (!await db.Organizations.AnyAsync(o => o.Slug == slug, ct))
            return slug;
        var tail = $"-{Data.Events.ShortCode.Draw()}";
        return slug[..Math.Min(slug.Length, Organization.SlugMaxLength - tail.Length)].TrimEnd('-') + tail;
    }

    /// <summary>True where the organization has signed all of it, and this is the contact who knows.</summary>
    private static async Task<bool> HasSignedAsync(CampaignDbContext db, SignOnRequest request, List<SigningLetter> letters, CancellationToken ct)
    {
        var (organizationId, email) = (request.OrganizationId, request.Contact!.EmailKey);
        var versions = letters.ConvertAll(l => l.ToSign.VersionId);
        var signed = await db.SignOns.CountAsync(s => versions.Contains(s.LetterVersionId) && s.OrganizationId == organizationId
            && (s.Status == SignOnStatus.Confirmed || s.Status == SignOnStatus.Listed)
            && db.Contacts.Any(c => c.OrganizationId == organizationId && c.EmailKey == email && c.ConfirmedAt != null && c.LeftAt == null), ct);
        return signed == versions.Count;
    }
}
