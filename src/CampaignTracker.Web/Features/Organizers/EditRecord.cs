using CampaignTracker.Data;
using CampaignTracker.Data.History;
using CampaignTracker.Web.Ui.Organize.Editing;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Features.Organizers;

/// <summary>
/// An organizer saves a page that edits one record. Checks who it is at that moment, and compares versions: who saves later sees what the quicker one
/// changed, and loses nothing.
/// </summary>
public sealed class EditRecord(IDbContextFactory<CampaignDbContext> contexts, ActingOrganizer acting, TimeProvider clock)
{
    /// <param name="sheet">What is typed, over which version.</param>
    /// <param name="policy">Who may.</param>
    /// <param name="find">Reads the record with all that the change needs.</param>
    /// <param name="show">The record's fields, as the page shows them.</param>
    /// <param name="change">Takes the steps; the caller has checked the fields.</param>
    /// <param name="ct">Stops it.</param>
    /// <exception cref="DomainException">A rule that the fields' check does not know.</exception>
    public async Task<SheetOutcome> SaveAsync<TRecord>(
        Sheet sheet, string policy, Func<CampaignDbContext, CancellationToken, Task<TRecord?>> find, Func<TRecord, IReadOnlyDictionary<string, string>> show,
        Func<CampaignDbContext, TRecord, Actor, DateTime, Task> change, CancellationToken ct)
        where TRecord : Record
    {
        if (await acting.ForAsync(policy) is not { } by)
            return SheetOutcome.NotAllowed;
        await using (var db = await contexts.CreateDbContextAsync(ct))
        {
            if (await find(db, ct) is not { } record)
                return SheetOutcome.Gone;
            if (record.Version == sheet.Version)
            {
                await change(db, record, by, clock.UtcNow());
                if (await db.TrySaveAsync(ct))
                    return SheetOutcome.Saved(record.Version);
            }
        }

        return await MeetAsync(find, show, ct);
    }

    /// <summary>Stores something new.</summary>
    /// <param name="policy">Who may.</param>
    /// <param name="make">Adds it; returns where its page is, or what stands in the way.</param>
    /// <param name="ct">Stops it.</param>
    /// <exception cref="DomainException">A rule that the fields' check does not know.</exception>
    public async Task<SheetOutcome> AddAsync(string policy, Func<CampaignDbContext, Actor, DateTime, Task<SheetOutcome>> make, CancellationToken ct)
    {
        if (await acting.ForAsync(policy) is not { } by)
            return SheetOutcome.NotAllowed;
        await using var db = await contexts.CreateDbContextAsync(ct);
        var outcome = await make(db, by, clock.UtcNow());
        if (outcome.Result is SheetResult.Saved)
            await db.SaveChangesAsync(ct);
        return outcome;
    }

    private async Task<SheetOutcome> MeetAsync<TRecord>(
        Func<CampaignDbContext, CancellationToken, Task<TRecord?>> find, Func<TRecord, IReadOnlyDictionary<string, string>> show, CancellationToken ct)
        where TRecord : Record
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        if (await find(db, ct) is not { } theirs)
            return SheetOutcome.Gone;
        var (noun, id) = (typeof(TRecord).Name, theirs.Id);
        var by = await db.History.Where(h => h.Noun == noun && h.NounId == id).OrderByDescending(h => h.At).ThenByDescending(h => h.Id).Select(h => h.By).FirstOrDefaultAsync(ct);
        return SheetOutcome.Met(show(theirs), theirs.Version, by ?? "");
    }
}
