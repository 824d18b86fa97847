using CampaignTracker.Data;
using CampaignTracker.Data.History;
using CampaignTracker.Data.Letters;
using CampaignTracker.Web.Features.Organizers;
using CampaignTracker.Web.Platform.Forms;
using CampaignTracker.Web.Ui.Organize.Editing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace CampaignTracker.Web.Features.Letters.Work;

/// <summary>
/// An organizer changes a letter. Who it is is asked at that moment. Fields are compared rather than the letter's version, which each pause of
/// whoever writes its text raises: only who changed the same page is met.
/// </summary>
public sealed class ChangeLetter(IDbContextFactory<CampaignDbContext> contexts, ActingOrganizer acting, TimeProvider clock, IStringLocalizer<LetterWorkText> text)
{
    private const int Tries = 4;

    /// <param name="id">The letter.</param>
    /// <param name="sheet">What is typed, over what was read.</param>
    /// <param name="show">The same fields as they are stored now.</param>
    /// <param name="change">Takes the steps; null where nothing stands in the way.</param>
    /// <param name="ct">Stops it.</param>
    internal async Task<SheetOutcome> SaveAsync(
        Guid id, Sheet sheet, Func<Letter, IReadOnlyDictionary<string, string>> show, Func<LetterChange, Task<SheetOutcome?>> change, CancellationToken ct)
    {
        if (await acting.ForAsync(OrganizerPolicies.Organizes) is not { } by)
            return SheetOutcome.NotAllowed;
        for (var number = 1; ; number++)
        {
            await using var db = await contexts.CreateDbContextAsync(ct);
            if (await db.Letters.Include(l => l.Versions).SingleOrDefaultAsync(l => l.Id == id, ct) is not { } letter)
                return SheetOutcome.Gone;
            var stored = show(letter);
            if (stored.Any(field => sheet.Read[field.Key] != field.Value))
                return SheetOutcome.Met(stored, letter.Version, await LastAsync(db, id, ct));
            try
            {
                if (await change(new LetterChange(db, letter, by, clock.UtcNow())) is { } refused)
                    return refused;
                await db.SaveChangesAsync(ct);
                // A change that reads what others write at the same moment begins one of its own.
                if (db.Database.CurrentTransaction is { } whole)
                    await whole.CommitAsync(ct);
                return SheetOutcome.Saved(letter.Version, LetterPaths.Of(letter.Slug));
            }
            catch (DbUpdateConcurrencyException) when (number < Tries)
            {
                // Somebody wrote on at its text; the next try looks whether anything that is changed here was.
            }
            catch (Exception late) when (late is DomainException or DbUpdateConcurrencyException)
            {
                return Refuse("", text["TooLate"]);
            }
        }
    }

    /// <summary>A step without fields.</summary>
    internal Task<SheetOutcome> TakeAsync(Guid id, Func<LetterChange, Task> step, CancellationToken ct) =>
        SaveAsync(id, new Sheet(new Dictionary<string, string>()), _ => new Dictionary<string, string>(), async change =>
        {
            await step(change);
            return null;
        }, ct);

    internal static SheetOutcome Refuse(string field, string message) => SheetOutcome.Refused([new FieldError(field, message)]);

    private static async Task<string> LastAsync(CampaignDbContext db, Guid id, CancellationToken ct) =>
        await db.History.Where(h => h.Noun == nameof(Letter) && h.NounId == id).OrderByDescending(h => h.At).ThenByDescending(h => h.Id).Select(h => h.By).FirstOrDefaultAsync(ct) ?? "";
}

/// <summary>What a step has at hand.</summary>
/// <param name="Db">Saved once the step is taken.</param>
/// <param name="Letter">With its versions.</param>
/// <param name="By">Who acts.</param>
/// <param name="Now">UTC.</param>
internal sealed record LetterChange(CampaignDbContext Db, Letter Letter, Actor By, DateTime Now);
