using System.Globalization;
using CampaignTracker.Data;
using CampaignTracker.Data.Letters;
using CampaignTracker.Web.Platform.Forms;
using CampaignTracker.Web.Platform.Localization;
using CampaignTracker.Web.Ui.Organize.Editing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace CampaignTracker.Web.Features.Letters.Work;

/// <summary>An organizer keeps that a letter was handed over. Its text and the signatories that it had then are kept with it.</summary>
public sealed class DeliverLetter(ChangeLetter changes, IDbContextFactory<CampaignDbContext> contexts, IStringLocalizer<LetterWorkText> text)
{
    public const string Recipient = "Recipient";
    public const string RecipientEs = "RecipientEs";
    public const string Means = "Means";
    public const string MeansEs = "MeansEs";
    public const string Proof = "Proof";
    public const string ProofEs = "ProofEs";
    public const string ProofUrl = "ProofUrl";

    /// <summary>With how many signatories whoever keeps it knows that it is kept: it can't be undone.</summary>
    public const string Confirmed = "Confirmed";

    public static Dictionary<string, string> Fields(string zone) =>
        new(MomentSheet.Fields(null, null, null, null, zone)) { [Recipient] = "", [RecipientEs] = "", [Means] = "", [MeansEs] = "", [Proof] = "", [ProofEs] = "", [ProofUrl] = "", [Confirmed] = "" };

    public Task<SheetOutcome> DeliverAsync(Guid id, Sheet sheet, CancellationToken ct) => changes.SaveAsync(id, sheet, _ => sheet.Read, async change =>
    {
        var errors = new FormErrors();
        var version = change.Letter.Versions.MaxBy(v => v.Number)!;
        if (Read(sheet, version, change.Now, errors) is not { } details)
            return SheetOutcome.Refused(errors.All);
        await MeetChangesOfNamesAsync(change.Db, version.Id, ct);
        var signed = await change.Db.SignOns.AsNoTracking().Include(s => s.Organization).DeliveredUnder(version.Id, details.When.Until).ToListAsync(ct);
        var count = signed.Count(s => change.Letter.IsSample || !s.IsSample);
        if (sheet[Confirmed] != Number(count))
            return ChangeLetter.Refuse(Confirmed, count == 0 ? text["Confirmed_MissingNobody"] : text.Count("Confirmed_Missing", count));
        // A new row through a letter that is tracked already: it has its key, so it is added by hand.
        change.Db.Add(change.Letter.Deliver(details, signed, change.By, change.Now));
        return null;
    }, ct);

    /// <summary>
    /// Who is hidden or erased at this very moment is not kept by name: whoever saves that after this one is met, and looks anew, at what was
    /// delivered too; whoever saved it before is seen. All of the delivery is one transaction.
    /// </summary>
    private static async Task MeetChangesOfNamesAsync(CampaignDbContext db, Guid version, CancellationToken ct)
    {
        await db.Database.BeginTransactionAsync(ct);
        await db.SignOns.Where(s => s.LetterVersionId == version && (s.ShowSignatoryName || s.ShowSignatoryTitle))
            .ExecuteUpdateAsync(set => set.SetProperty(s => s.Version, s => s.Version + 1), ct);
    }

    /// <summary>With how many signatories it would be kept, by what is typed so far; those of now where no day is.</summary>
    public async Task<int> CountAsync(Guid id, Sheet sheet, DateTime now, CancellationToken ct)
    {
        var until = MomentSheet.Read(sheet, needsTime: false, new FormErrors(), text)?.Until ?? now;
        await using var db = await contexts.CreateDbContextAsync(ct);
        var version = await db.LetterVersions.Where(v => v.LetterId == id).OrderByDescending(v => v.Number).Select(v => v.Id).FirstOrDefaultAsync(ct);
        var isSample = await db.Letters.AnyAsync(l => l.Id == id && l.IsSample, ct);
        return await db.SignOns.DeliveredUnder(version, until).CountAsync(s => isSample || !s.IsSample, ct);
    }

    /// <summary>How many wait for an organizer: they would be handed over only once they are listed.</summary>
    public async Task<int> WaitingAsync(Guid id, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.SignOns.CountAsync(s => s.LetterId == id && s.Status == SignOnStatus.Confirmed, ct);
    }

    /// <summary>A number as the field holds it.</summary>
    public static string Number(int count) => count.ToString(CultureInfo.InvariantCulture);

    private DeliveryDetails? Read(Sheet sheet, LetterVersion version, DateTime now, FormErrors errors)
    {
        var recipient = LetterDetailsSheet.Both(sheet, Recipient, RecipientEs, LetterDelivery.RecipientMaxLength, errors, text);
        if (recipient.IsEmpty)
            errors.Add(Recipient, text["Recipient_Missing"]);
        var means = LetterDetailsSheet.Both(sheet, Means, MeansEs, LetterDelivery.NoteMaxLength, errors, text);
        var when = PastMoment.Read(sheet, now, errors, text);
        if (when?.Until < version.FrozenAt)
            errors.Add(MomentSheet.Date, text["Date_BeforeOpening", Moment.OfInstant(version.FrozenAt, when.TimeZone).Words]);
        var proof = LetterDetailsSheet.Both(sheet, Proof, ProofEs, LetterDelivery.NoteMaxLength, errors, text);
        var url = PastMoment.ReadUrl(sheet, ProofUrl, errors, text);
        return errors.IsEmpty ? new DeliveryDetails { Recipient = recipient, Means = means, When = when!, Proof = proof, ProofUrl = url } : null;
    }
}
