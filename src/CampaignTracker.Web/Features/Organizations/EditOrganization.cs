using CampaignTracker.Data;
using CampaignTracker.Data.Organizations;
using CampaignTracker.Web.Features.Organizers;
using CampaignTracker.Web.Platform.Forms;
using CampaignTracker.Web.Ui.Organize.Editing;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Features.Organizations;

/// <summary>An organizer corrects what the roster says of an organization.</summary>
public sealed class EditOrganization(IDbContextFactory<CampaignDbContext> contexts, EditRecord edit, ReadOrganizationSheet sheets)
{
    /// <returns>Null where there is none.</returns>
    public async Task<Sheet?> ReadAsync(Guid id, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await FindAsync(db, id, ct) is { } organization ? new Sheet(FieldsOf(organization), organization.Version) : null;
    }

    public async Task<SheetOutcome> SaveAsync(Guid id, Sheet sheet, CancellationToken ct)
    {
        var errors = new FormErrors();
        var typed = sheets.Read(sheet, errors, isNew: false);
        if (!errors.IsEmpty)
            return SheetOutcome.Refused(errors.All);
        var changed = sheet.Changed;
        return await edit.SaveAsync<Organization>(
            sheet, OrganizerPolicies.Organizes, (db, stop) => FindAsync(db, id, stop), FieldsOf,
            (_, organization, by, now) =>
            {
                if (organization.Status is OrganizationStatus.Merged)
                    throw new DomainException("What was merged into another organization is corrected there.");
                organization.Correct(OrganizationFields.Choose(OrganizationFields.DetailsOf(organization), typed, changed.ContainsKey), by, now);
                return Task.CompletedTask;
            }, ct);
    }

    private static IReadOnlyDictionary<string, string> FieldsOf(Organization organization) => OrganizationFields.Of(OrganizationFields.DetailsOf(organization));

    private static Task<Organization?> FindAsync(CampaignDbContext db, Guid id, CancellationToken ct) =>
        db.Organizations.Include(o => o.Sectors).SingleOrDefaultAsync(o => o.Id == id, ct);
}
