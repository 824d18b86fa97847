using CampaignTracker.Data;
using CampaignTracker.Data.Letters;
using CampaignTracker.Data.Mail;

namespace CampaignTracker.Web.Features.SignOns;

/// <summary>Tells the organization's public address when somebody signed in its name, with a way to say that nobody was authorized to.</summary>
public sealed class TellPublicAddress(SignOnMails mails, DailyMails dailyMails)
{
    /// <summary>Each signature is told: one a day, so that the address cannot be flooded, and what comes more often on the days after. The caller saves.</summary>
    public async Task TellAsync(CampaignDbContext db, SignOnRequest request, List<SigningLetter> letters, DateTime now, CancellationToken ct)
    {
        if (request.Organization!.PublicEmail is not { Length: > 0 } publicAddress || !EmailAddress.IsAddress(publicAddress)
            || EmailAddress.Canonical(publicAddress) == request.Contact!.EmailKey)
        {
            return;
        }

        db.Add(OneTimeLink.Make(LinkPurpose.DisownSignOn, request.Id, now, DisownSignOn.TimeToDisown, out var secrets));
        var notice = mails.SignedInYourName(publicAddress, request, letters, secrets, now);
        await dailyMails.CountNoticeAsync(db, notice, now, ct);
        db.Add(notice);
    }
}
