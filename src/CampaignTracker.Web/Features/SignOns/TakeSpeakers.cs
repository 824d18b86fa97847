using CampaignTracker.Data;
using CampaignTracker.Data.History;
using CampaignTracker.Data.Letters;
using CampaignTracker.Data.Mail;
using CampaignTracker.Data.Organizations;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Features.SignOns;

/// <summary>
/// Somebody signed for a listed organization whose signature stood already: nothing is to be listed, but the person asks to speak for it. An organizer
/// says yes, and the listing is theirs to open, or no.
/// </summary>
public sealed class TakeSpeakers(IDbContextFactory<CampaignDbContext> contexts, SignOnMails mails, TimeProvider clock)
{
    /// <summary>One sign-on for each person who asks: whose mail is answered, and who may not change the listing yet.</summary>
    public static IQueryable<SignOn> Waiting(CampaignDbContext db) => db.SignOns.Where(s => s.Status == SignOnStatus.Requested
        && s.Organization!.Status == OrganizationStatus.Listed
        && db.SignOns.Any(o => o.LetterVersionId == s.LetterVersionId && o.OrganizationId == s.OrganizationId && o.Id != s.Id
            && (o.Status == SignOnStatus.Confirmed || o.Status == SignOnStatus.Listed))
        && db.SignOnRequests.Any(r => r.Id == s.RequestId && r.ConfirmedAt != null
            && r.Contact!.ConfirmedAt != null && r.Contact.LeftAt == null && r.Contact.ErasedAt == null
            // What is listed of the same form, or will be, tells the same.
            && !r.SignOns.Any(o => o.Status == SignOnStatus.Confirmed || o.Status == SignOnStatus.Listed || (o.Status == SignOnStatus.Requested && o.Id < s.Id))
            && !db.SignOns.Any(o => o.OrganizationId == s.OrganizationId && o.ListedAt != null && o.Status != SignOnStatus.Disowned
                && db.SignOnRequests.Any(own => own.Id == o.RequestId && own.ConfirmedAt != null && own.Contact!.EmailKey == r.Contact.EmailKey))));

    /// <summary>The person speaks for the organization from now on, and is told how to open its listing.</summary>
    /// <exception cref="DomainException">Nobody waits for that any more.</exception>
    public Task AcceptAsync(Guid signOnId, Actor by, CancellationToken ct) => ChangeAsync(signOnId, async (db, signOn, now) =>
    {
        var (organizationId, versionId) = (signOn.OrganizationId, signOn.LetterVersionId);
        signOn.StandBehind(await db.SignOns.Live().FirstAsync(s => s.OrganizationId == organizationId && s.LetterVersionId == versionId, ct), by, now);
        return contact => mails.Speaks(signOn, contact, now);
    }, ct);

    /// <summary>The person does not, and is told why.</summary>
    /// <exception cref="DomainException">Nobody waits for that any more, or the reason is missing or too long.</exception>
    public Task TurnDownAsync(Guid signOnId, string reason, Actor by, CancellationToken ct) => ChangeAsync(signOnId, (_, signOn, now) =>
    {
        signOn.TurnDown(reason, by, now);
        return Task.FromResult<Func<Contact, OutboxMail>>(contact => mails.DoesNotSpeak(signOn, contact, now));
    }, ct);

    private async Task ChangeAsync(Guid signOnId, Func<CampaignDbContext, SignOn, DateTime, Task<Func<Contact, OutboxMail>>> change, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var signOn = await Waiting(db).Include(s => s.Organization).SingleOrDefaultAsync(s => s.Id == signOnId, ct)
            ?? throw new DomainException("Nobody waits for that any more.");
        var write = await change(db, signOn, clock.UtcNow());
        db.Add(write(await db.SignOnRequests.Where(r => r.Id == signOn.RequestId).Select(r => r.Contact!).SingleAsync(ct)));
        await db.SaveChangesAsync(ct);
    }
}
