using System.Net;
using CampaignTracker.Data;
using CampaignTracker.Data.Letters;
using CampaignTracker.Data.Mail;
using CampaignTracker.Data.Organizations;
using CampaignTracker.Data.Security;
using CampaignTracker.Web.Features.Organizations;
using CampaignTracker.Web.Platform.Database;
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

    /// <returns>The id by which its code and another mail are asked for; null where none of the letters is open.</returns>
    /// <remarks>The same form may be posted twice at once, and another may take the same address or the same place among the day's mails.</remarks>
    public Task<Guid?> RequestAsync(SignOnAnswers answers, FormSent form, IPAddress? address, CancellationToken ct) =>
        Conflicts.RetryAsync(() => TryAsync(answers, form, address, ct));

    private async Task<Guid?> TryAsync(SignOnAnswers answers, FormSent form, IPAddress? address, CancellationToken ct)
    {
        var now = clock.UtcNow();
        await using var db = await contexts.CreateDbContextAsync(ct);
        // Once for all the questions below, each of which would open it again.
        await db.Database.OpenConnectionAsync(ct);
        var sentTo = await db.SignOnRequests.Where(r => r.FormId == form.FormId).Select(r => r.Contact!.Email).ToListAsync(ct);
        var formId = sentTo.TrueForAll(address => EmailAddress.AreSame(address, answers.Contact.Email)) ? form.FormId : form.IdFor(answers.Contact.Email);
        if (sentTo.Count > 0 && await db.SignOnRequests.AnyAsync(r => r.FormId == formId, ct))
            return formId;
        var letters = (await db.ToSign(db.Letters.Where(l => answers.LetterSlugs.Contains(l.Slug))).ToListAsync(ct)).FindAll(l => l.ToSign.IsOpenAt(now));
        if (letters.Count == 0)
            return null;

        var network = await networks.HashAsync(address, ct);
        var quarantine = await JudgeAsync(db, answers.Contact.Email, form, network, letters, now, ct);
        var organization = await OrganizationAsync(db, answers, quarantine, now, ct);
        var contact = new Contact(organization, answers.Contact, SignOnActors.Stranger, now);
        var request = new SignOnRequest(formId, contact, organization, quarantine, SignOnActors.Stranger, now);
        request.CameFrom(network);
        var signatory = new Signatory(contact.Name, contact.Title, answers.ShowName, answers.ShowTitle);
        foreach (var letter in letters)
            request.Sign(letter.ToSign, signatory, SignOnActors.Stranger, now);
        var link = OneTimeLink.Make(LinkPurpose.ConfirmSignOn, request.Id, now, TimeToConfirm, out var secrets);

        var mail = await HasSignedAsync(db, request, letters, ct)
            ? mails.AlreadySigned(request, letters, now)
            : mails.PleaseConfirm(request, letters, secrets, now);
        await dailyMails.CountOrPutOffAsync(db, mail, now, ct);
        if (quarantine is not QuarantineReason.None)
            mail.Withheld();

        db.AddRange(contact, request, link, mail);
        db.AddRange(Attempts(quarantine, network, EmailAddress.Domain(contact.Email), letters, now));
        await db.SaveChangesAsync(ct);
        return formId;
    }

    /// <summary>Asks everything of everybody, so that the answer takes the same time for all.</summary>
    private async Task<QuarantineReason> JudgeAsync(
        CampaignDbContext db, string email, FormSent form, string network, List<SigningLetter> letters, DateTime now, CancellationToken ct)
    {
        var domain = EmailAddress.Domain(email);
        var isBlocked = await blocked.HoldAsync(email, ct);
        var networkIsOver = await limits.NetworkIsOverAsync(db, AttemptKind.SignOn, network, now, ct);
        var domainIsOver = await limits.MailDomainIsOverAsync(db, domain, now, ct);
        var letterIsOver = false;
        foreach (var letter in letters)
            letterIsOver |= await limits.LetterIsOverAsync(db, letter.ToSign.Id, now, ct);

        return form.IsTrapFilled ? QuarantineReason.Honeypot
            : form.Age < TimeSpan.FromSeconds(settings.Value.LeastSecondsToFill) ? QuarantineReason.TooQuick
            : isBlocked ? QuarantineReason.Blocked
            : networkIsOver ? QuarantineReason.Network
            : domainIsOver && !domains.IsFreeMail(domain) ? QuarantineReason.MailDomain
            : letterIsOver ? QuarantineReason.Letter
            : QuarantineReason.None;
    }

    /// <summary>
    /// What counts against the limits. One that is held back counts for its network only: a single network must not use up what a letter, or the
    /// organization behind a mail domain, may get.
    /// </summary>
    private static IEnumerable<Attempt> Attempts(QuarantineReason quarantine, string network, string domain, List<SigningLetter> letters, DateTime now)
    {
        if (quarantine is not QuarantineReason.None)
            return [new Attempt(AttemptKind.SignOn, network, "", Guid.Empty, now)];
        return letters.Select((letter, i) => new Attempt(AttemptKind.SignOn, i == 0 ? network : "", i == 0 ? domain : "", letter.ToSign.Id, now));
    }

    /// <summary>The one that was chosen from the roster; the one that this contact asked for before; otherwise a new one.</summary>
    private async Task<Organization> OrganizationAsync(
        CampaignDbContext db, SignOnAnswers answers, QuarantineReason quarantine, DateTime now, CancellationToken ct)
    {
        var chosen = answers.OrganizationSlug is { } slug ? await roster.NamedAsync(slug, ct) : null;
        var askedBefore = await SameMailbox.KnownAsAsync(db, answers.Contact.Email, answers.Organization.Name, answers.Organization.State, ct);
        var address = await db.FreeSlugAsync(answers.Organization.Name, ct);
        if (chosen is not null && await db.Organizations.SingleOrDefaultAsync(o => o.Id == chosen.Id && o.Status == OrganizationStatus.Listed, ct) is { } listed)
            return listed;
        if (askedBefore is not null && quarantine is QuarantineReason.None)
            return askedBefore;
        var organization = Organization.Ask(answers.Organization, address, SignOnActors.Stranger, now);
        db.Add(organization);
        return organization;
    }

    /// <summary>True where the organization has signed all of it, and this is the contact who knows.</summary>
    private static async Task<bool> HasSignedAsync(CampaignDbContext db, SignOnRequest request, List<SigningLetter> letters, CancellationToken ct)
    {
        var (organizationId, contact) = (request.OrganizationId, request.Contact!);
        var key = contact.EmailKey;
        var versions = letters.ConvertAll(l => l.ToSign.VersionId);
        var speakers = await db.Contacts.Speaking().Where(c => c.OrganizationId == organizationId && c.EmailKey == key).Select(c => c.Email).ToListAsync(ct);
        var signed = await db.SignOns.Live().CountAsync(s => versions.Contains(s.LetterVersionId) && s.OrganizationId == organizationId, ct);
        return signed == versions.Count && speakers.Exists(address => EmailAddress.AreSame(address, contact.Email));
    }
}
