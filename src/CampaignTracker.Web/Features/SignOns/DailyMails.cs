using CampaignTracker.Data;
using CampaignTracker.Data.Mail;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CampaignTracker.Web.Features.SignOns;

/// <summary>
/// However many strangers type an address, its mailbox gets a few mails a day (UTC). The link to a listing has places of its own, so that whoever
/// has others mailed keeps nobody from their listing; so have the questions of hosts, which nobody asks who is not on the roster.
/// </summary>
public sealed class DailyMails(IOptions<SignOnSettings> settings)
{
    private const int Notice = 0;

    /// <summary>Places of a day: what strangers ask for has the numbers from 1 on, the listing's link those after 100, hosts' questions those after 200.</summary>
    private const int Listing = 100;
    private const int Hosting = 200;

    /// <summary>Questions of hosts that reach a mailbox in a day.</summary>
    private const int HostingPerDay = 10;

    /// <summary>Days: what was written longer ago is erased, so its place is of the past.</summary>
    private const int LongestWait = 30;

    /// <summary>True where a mailbox may get one more today.</summary>
    public async Task<bool> MayGetOneAsync(CampaignDbContext db, string canonicalAddress, DateTime now, CancellationToken ct)
    {
        var today = DateOnly.FromDateTime(now);
        return FreeOn(today, 0, settings.Value.MailsPerDay, await TakenAsync(db, canonicalAddress, now, ct)) is not null;
    }

    /// <summary>Gives a mail its place among the mailbox's mails of today, or keeps it back where they are all taken.</summary>
    public Task CountAsync(CampaignDbContext db, OutboxMail mail, DateTime now, CancellationToken ct) => CountAsync(db, mail, now, lastDay: 0, ct);

    /// <summary>As <see cref="CountAsync(CampaignDbContext, OutboxMail, DateTime, CancellationToken)"/>, but a mail that can wait comes tomorrow where today is full.</summary>
    public Task CountOrPutOffAsync(CampaignDbContext db, OutboxMail mail, DateTime now, CancellationToken ct) => CountAsync(db, mail, now, lastDay: 1, ct);

    /// <summary>Gives the question of a host its place: on the first day that has one, none left out.</summary>
    public async Task CountQuestionAsync(CampaignDbContext db, OutboxMail question, DateTime now, CancellationToken ct)
    {
        var taken = await TakenAsync(db, question.RecipientKey, now, ct);
        var day = DateOnly.FromDateTime(now);
        int? number;
        while ((number = FreeOn(day, Hosting, HostingPerDay, taken)) is null)
            day = day.AddDays(1);
        question.TakeSlot(day, number.Value);
    }

    /// <summary>Gives a notice its place: one a day, the others on the days after, none left out.</summary>
    public async Task CountNoticeAsync(CampaignDbContext db, OutboxMail notice, DateTime now, CancellationToken ct)
    {
        var taken = await TakenAsync(db, notice.RecipientKey, now, ct);
        var day = DateOnly.FromDateTime(now);
        while (taken.Contains(OutboxMail.SlotOf(day, Notice)))
            day = day.AddDays(1);
        notice.TakeSlot(day, Notice);
    }

    private async Task CountAsync(CampaignDbContext db, OutboxMail mail, DateTime now, int lastDay, CancellationToken ct)
    {
        var today = DateOnly.FromDateTime(now);
        var taken = await TakenAsync(db, mail.RecipientKey, now, ct);
        var first = mail.Kind is MailKind.YourListing or MailKind.NoListing ? Listing : 0;
        foreach (var day in Enumerable.Range(0, lastDay + 1).Select(today.AddDays))
        {
            if (FreeOn(day, first, settings.Value.MailsPerDay, taken) is not { } number)
                continue;
            mail.TakeSlot(day, number);
            return;
        }

        mail.Withheld();
    }

    private static int? FreeOn(DateOnly day, int after, int count, HashSet<string> taken) =>
        Enumerable.Range(after + 1, count).Select(number => (int?)number).FirstOrDefault(number => !taken.Contains(OutboxMail.SlotOf(day, number!.Value)));

    private static async Task<HashSet<string>> TakenAsync(CampaignDbContext db, string canonicalAddress, DateTime now, CancellationToken ct)
    {
        var since = now.AddDays(-LongestWait);
        return [.. await db.Outbox.GoingTo(canonicalAddress, since).Where(m => m.DaySlot != null).Select(m => m.DaySlot!).ToListAsync(ct)];
    }
}
