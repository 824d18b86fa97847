using CampaignTracker.Data;
using CampaignTracker.Data.Mail;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CampaignTracker.Web.Features.SignOns;

/// <summary>However many strangers type an address, its mailbox gets a few mails a day.</summary>
public sealed class DailyMails(IOptions<SignOnSettings> settings)
{
    /// <summary>True where a mailbox may get one more.</summary>
    public async Task<bool> MayGetOneAsync(CampaignDbContext db, string canonicalAddress, DateTime now, CancellationToken ct) =>
        await db.Outbox.GoingTo(canonicalAddress, now.AddDays(-1)).CountAsync(ct) < settings.Value.MailsPerDay;

    /// <summary>Gives a mail its place among the mailbox's mails of the day, or keeps it back where they are all taken.</summary>
    public async Task CountAsync(CampaignDbContext db, OutboxMail mail, DateTime now, CancellationToken ct)
    {
        var going = await db.Outbox.GoingTo(mail.RecipientKey, now.AddDays(-1)).Select(m => m.DaySlot).ToListAsync(ct);
        var day = DateOnly.FromDateTime(now);
        var free = Enumerable.Range(1, settings.Value.MailsPerDay).FirstOrDefault(number => !going.Contains(OutboxMail.SlotOf(day, number)));
        if (free == 0 || going.Count >= settings.Value.MailsPerDay)
            mail.Withheld();
        else
            mail.TakeSlot(day, free);
    }
}
