using CampaignTracker.Data;
using CampaignTracker.Data.Letters;
using CampaignTracker.Web.Platform.Settings;
using CampaignTracker.Web.Ui.Organize.Editing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CampaignTracker.Web.Features.Letters.Work;

/// <summary>One letter as organizers work on it, whatever its state.</summary>
public sealed class ReadLetterToWorkOn(IDbContextFactory<CampaignDbContext> contexts, IOptions<CampaignSettings> campaign, TimeProvider clock)
{
    /// <param name="name">The last part of its address, or its id.</param>
    /// <param name="ct">Stops it.</param>
    public async Task<LetterWork> FindAsync(string name, CancellationToken ct)
    {
        var now = clock.UtcNow();
        await using var db = await contexts.CreateDbContextAsync(ct);
        var letters = Guid.TryParse(name, out var id) ? db.Letters.Where(l => l.Id == id) : db.Letters.Named(name);
        if (await db.RowsOf(letters).SingleOrDefaultAsync(ct) is not { } row)
            return new LetterWork(now, null, null, 0, []);
        var draft = await db.Letters.Where(l => l.Id == row.Id)
            .Select(l => new LetterDraft(new BilingualText(l.DraftText.En, l.DraftText.Es), l.DraftWrittenBy, l.DraftWrittenAt)).SingleAsync(ct);
        var versions = await db.LetterVersions.Where(v => v.LetterId == row.Id).OrderByDescending(v => v.Number)
            .Select(v => new WorkVersion(v.Id, v.Number, v.Hash, v.FrozenAt, db.SignOns.Count(s => s.LetterVersionId == v.Id && s.Status == SignOnStatus.Listed))).ToListAsync(ct);
        var waiting = await db.SignOns.CountAsync(s => s.LetterId == row.Id && s.Status == SignOnStatus.Confirmed, ct);
        return new LetterWork(now, row, draft, waiting, versions) { Delivery = await DeliveryAsync(db, row.Id, ct) };
    }

    /// <summary>The fields of a step's page; null where the letter is not there or the step is not to be taken now.</summary>
    public async Task<Sheet?> FindSheetAsync(Guid id, LetterStep step, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        if (await db.Letters.AsNoTracking().SingleOrDefaultAsync(l => l.Id == id, ct) is not { } letter || !LetterWork.Allows(letter.Status, step))
            return null;
        var zone = campaign.Value.TimeZone;
        return new Sheet(step switch
        {
            LetterStep.Details => LetterDetailsSheet.Fields(letter),
            LetterStep.Open or LetterStep.Amend => LetterAim.FieldsWithText(letter, zone),
            LetterStep.Aim or LetterStep.Reopen => LetterAim.Fields(letter, zone),
            LetterStep.Deliver => DeliverLetter.Fields(letter.DeadlineZone ?? zone),
            _ => AnswerLetter.Fields(letter.DeliveredZone ?? zone),
        }, letter.Version);
    }

    /// <summary>The text that is written now; empty where the letter is not there.</summary>
    public async Task<BilingualText> DraftTextAsync(Guid id, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Letters.Where(l => l.Id == id).Select(l => new BilingualText(l.DraftText.En, l.DraftText.Es)).SingleOrDefaultAsync(ct) ?? BilingualText.Empty;
    }

    private static async Task<WorkDelivery?> DeliveryAsync(CampaignDbContext db, Guid letterId, CancellationToken ct)
    {
        var delivery = await db.LetterDeliveries.Where(d => d.LetterId == letterId).Select(d => new { d.Id, d.SignatoryCount, d.Hash }).SingleOrDefaultAsync(ct);
        return delivery is null ? null : new WorkDelivery(delivery.SignatoryCount, await db.DeliveredSignatories.GoneSince(delivery.Id, db.SignOns).CountAsync(ct), delivery.Hash);
    }
}

/// <param name="Now">When it was read (UTC).</param>
/// <param name="Letter">Null where there is none of that name.</param>
/// <param name="Draft">The text that is written; null where there is no letter.</param>
/// <param name="Waiting">How many confirmed sign-ons wait for an organizer.</param>
/// <param name="Versions">The frozen texts, the newest first.</param>
public sealed record LetterWork(DateTime Now, LetterRow? Letter, LetterDraft? Draft, int Waiting, IReadOnlyList<WorkVersion> Versions)
{
    /// <summary>What it was handed over with; null before, and of letters of the past.</summary>
    public WorkDelivery? Delivery { get; init; }

    public bool CanBeWritten => Letter?.Life.Status is LetterStatus.Draft or LetterStatus.Closed;

    /// <summary>The steps that can be taken now, the likely one first.</summary>
    public IEnumerable<LetterStep> Steps => Enum.GetValues<LetterStep>().Where(step => Letter is not null && step is not LetterStep.Details && Allows(Letter.Life.Status, step))
        .OrderByDescending(step => step is LetterStep.Deliver);

    public static bool Allows(LetterStatus status, LetterStep step) => step switch
    {
        LetterStep.Details => true,
        LetterStep.Open => status is LetterStatus.Draft,
        LetterStep.Aim => status is LetterStatus.Open,
        LetterStep.Answer => status is LetterStatus.Delivered,
        _ => status is LetterStatus.Closed,
    };
}

/// <param name="Text">Markdown.</param>
/// <param name="By">Who wrote it last; null where nobody did here.</param>
/// <param name="At">When (UTC).</param>
public sealed record LetterDraft(BilingualText Text, string? By, DateTime? At);

/// <param name="Id">The version's.</param>
/// <param name="Number">From 1.</param>
/// <param name="Hash">Null where only parts of the text are known.</param>
/// <param name="FrozenAt">UTC.</param>
/// <param name="Signatories">How many stand under it.</param>
public sealed record WorkVersion(Guid Id, int Number, string? Hash, DateTime FrozenAt, int Signatories);

/// <param name="Signatories">With how many it was handed over.</param>
/// <param name="Withdrawn">How many of them withdrew since.</param>
/// <param name="Hash">Names the list.</param>
public sealed record WorkDelivery(int Signatories, int Withdrawn, string Hash);
