using CampaignTracker.Data;
using CampaignTracker.Data.Agreements;
using CampaignTracker.Web.Features.Organizers;
using CampaignTracker.Web.Platform.Database;
using CampaignTracker.Web.Ui.Organize.Editing;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Features.Agreements;

/// <summary>An organizer adds, corrects or removes an agreement of an agency. The public table follows at once.</summary>
public sealed class EditAgreement(IDbContextFactory<CampaignDbContext> contexts, EditRecord records, RemoveRecord removal, ReadAgreementForm form)
{
    public const string List = "/organize/agreements";

    public static string AddressOf(Guid id) => $"{List}/{id}";

    public async Task<Sheet?> ReadAsync(Guid id, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Agreements.AsNoTracking().SingleOrDefaultAsync(a => a.Id == id, ct) is { } agreement
            ? new Sheet(ReadAgreementForm.FieldsOf(agreement), agreement.Version)
            : null;
    }

    /// <summary>A new one of an agency.</summary>
    public async Task<Sheet?> BeginAsync(Guid agencyId, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Agencies.AnyAsync(a => a.Id == agencyId, ct) ? new Sheet(ReadAgreementForm.Empty) : null;
    }

    public async Task<SheetOutcome> SaveAsync(Guid id, Sheet sheet, CancellationToken ct)
    {
        var (read, errors) = form.Read(sheet);
        return read is not { } facts
            ? SheetOutcome.Refused(errors)
            : await records.SaveAsync(
                sheet, OrganizerPolicies.Organizes, (db, stop) => db.Agreements.SingleOrDefaultAsync(a => a.Id == id, stop), ReadAgreementForm.FieldsOf,
                (_, agreement, by, at) =>
                {
                    agreement.Correct(facts, by, at);
                    return Task.CompletedTask;
                }, ct);
    }

    /// <summary>Keeps a new one of an agency.</summary>
    public async Task<SheetOutcome> AddAsync(Guid agencyId, Sheet sheet, CancellationToken ct)
    {
        var (read, errors) = form.Read(sheet);
        return read is not { } facts
            ? SheetOutcome.Refused(errors)
            : await Conflicts.RetryAsync(() => records.AddAsync(OrganizerPolicies.Organizes, async (db, by, at) =>
            {
                if (await db.Agencies.SingleOrDefaultAsync(a => a.Id == agencyId, ct) is not { } agency)
                    return SheetOutcome.Gone;
                // Else one that is kept while its agency is removed would be deleted with it.
                db.Hold(agency);
                var agreement = db.Add(Agreement.Keep(agency, facts, by, at)).Entity;
                return SheetOutcome.Saved(agreement.Version, AddressOf(agreement.Id));
            }, ct));
    }

    public Task<SheetOutcome> RemoveAsync(Guid id, CancellationToken ct) => removal.RemoveAsync(
        OrganizerPolicies.Organizes, (db, stop) => db.Agreements.SingleOrDefaultAsync(a => a.Id == id, stop),
        (_, agreement, by, at) =>
        {
            agreement.Remove(by, at);
            return Task.CompletedTask;
        }, ct);
}
