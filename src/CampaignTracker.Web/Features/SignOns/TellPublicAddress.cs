using CampaignTracker.Data;
using CampaignTracker.Data.Letters;
using CampaignTracker.Data.Mail;
using CampaignTracker.Data.Organizations;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Features.SignOns;

/// <summary>Tells the organization's public address when somebody signed in its name, with a way to say that nobody was authorized to.</summary>
public sealed class TellPublicAddress(SignOnMails mails, DailyMails dailyMails)
{
    /// <summary>
    /// Each signature is told: one a day, so that the address cannot be flooded, and what comes more often on the days after. Only an address that the
    /// roster knows: while an organization waits, its address is what a stranger typed, and any mailbox could be written to by it. The caller saves.
    /// </summary>
    public async Task TellAsync(CampaignDbContext db, SignOnRequest request, List<SigningLetter> letters, DateTime now, CancellationToken ct)
    {
        if (request.Organization!.Status is not OrganizationStatus.Listed || request.Organization.PublicEmail is not { Length: > 0 } publicAddress || !EmailAddress.IsAddress(publicAddress)
            || EmailAddress.Canonical(publicAddress) == request.Contact!.EmailKey)
        {
            return;
        }

        db.Add(OneTimeLink.Make(LinkPurpose.DisownSignOn, request.Id, now, DisownSignOn.TimeToDisown, out var secrets));
        var notice = mails.SignedInYourName(publicAddress, request, letters, secrets, now);
        await dailyMails.CountNoticeAsync(db, notice, now, ct);
        db.Add(notice);
    }

    /// <summary>Tells of a signature that an organizer just listed, unless its form was told of before. The caller saves.</summary>
    public async Task TellOnceListedAsync(CampaignDbContext db, SignOn listed, DateTime now, CancellationToken ct)
    {
        var requestId = listed.RequestId;
        if (await db.SignOnRequests.Whole().SingleOrDefaultAsync(r => r.Id == requestId && r.ConfirmedAt != null, ct) is not { } request
            || await db.Links.AnyAsync(l => l.SubjectId == request.Id && l.Purpose == LinkPurpose.DisownSignOn, ct))
        {
            return;
        }

        var letterIds = request.SignOns.Where(s => s.Status is SignOnStatus.Confirmed or SignOnStatus.Listed).Select(s => s.LetterId).ToList();
        await TellAsync(db, request, await db.ToSign(db.Letters.Where(l => letterIds.Contains(l.Id))).ToListAsync(ct), now, ct);
    }

    /// <summary>
    /// A mail to an organization's public address that has not gone out yet may name the person. It goes out without the name: nobody may escape it
    /// by being erased. The caller saves.
    /// </summary>
    public async Task TellAnewAsync(CampaignDbContext db, IReadOnlyList<SignOnRequest> requests, DateTime now, CancellationToken ct)
    {
        var ids = requests.Select(r => r.Id).ToList();
        var waiting = await db.Outbox.Where(m => ids.Contains(m.AboutId) && m.Kind == MailKind.SignedInYourName && m.State != MailState.Sent).ToListAsync(ct);
        foreach (var mail in waiting.FindAll(m => m.Recipient.Length > 0))
        {
            var request = requests.First(r => r.Id == mail.AboutId);
            var letterIds = request.SignOns.Select(s => s.LetterId).ToList();
            var letters = await db.ToSign(db.Letters.Where(l => letterIds.Contains(l.Id))).ToListAsync(ct);
            foreach (var earlier in await db.Links.OpenFor(LinkPurpose.DisownSignOn, request.Id).ToListAsync(ct))
                earlier.Supersede(now);
            db.Add(OneTimeLink.Make(LinkPurpose.DisownSignOn, request.Id, now, DisownSignOn.TimeToDisown, out var secrets));
            db.Add(mails.SignedInYourName(mail.Recipient, request, letters, secrets, now));
            mail.Erase();
        }
    }
}
