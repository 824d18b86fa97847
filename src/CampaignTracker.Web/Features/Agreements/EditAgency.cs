using CampaignTracker.Data;
using CampaignTracker.Data.Agreements;
using CampaignTracker.Data.Events;
using CampaignTracker.Data.Organizations;
using CampaignTracker.Web.Features.Organizers;
using CampaignTracker.Web.Ui.Organize.Editing;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Features.Agreements;

/// <summary>An organizer adds, corrects or removes an agency.</summary>
public sealed class EditAgency(IDbContextFactory<CampaignDbContext> contexts, EditRecord records, RemoveRecord removal, ReadAgencyForm form)
{
    public const string List = "/organize/agreements/agencies";

    public static string AddressOf(Guid id) => $"{List}/{id}";

    /// <param name="id">Null for a new one.</param>
    /// <param name="ct">Stops it.</param>
    public async Task<Sheet?> ReadAsync(Guid? id, CancellationToken ct)
    {
        if (id is not { } known)
            return new Sheet(ReadAgencyForm.Empty);
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Agencies.AsNoTracking().SingleOrDefaultAsync(a => a.Id == known, ct) is { } agency ? new Sheet(ReadAgencyForm.FieldsOf(agency), agency.Version) : null;
    }

    /// <param name="id">Null for a new one.</param>
    /// <param name="sheet">What is typed.</param>
    /// <param name="ct">Stops it.</param>
    public async Task<SheetOutcome> SaveAsync(Guid? id, Sheet sheet, CancellationToken ct)
    {
        var (read, errors) = form.Read(sheet);
        if (read is not { } facts)
            return SheetOutcome.Refused(errors);
        if (id is { } known)
        {
            return await records.SaveAsync(
                sheet, OrganizerPolicies.Organizes, (db, stop) => db.Agencies.SingleOrDefaultAsync(a => a.Id == known, stop), ReadAgencyForm.FieldsOf,
                (_, agency, by, at) =>
                {
                    agency.Correct(facts.Name, facts.State, facts.County, facts.CountyFips, facts.Level, facts.Centre, by, at);
                    return Task.CompletedTask;
                }, ct);
        }

        return await records.AddAsync(OrganizerPolicies.Organizes, async (db, by, at) =>
        {
            var slug = await FreeSlugAsync(db, facts, ct);
            var agency = db.Add(Agency.Keep(slug, facts.Name, facts.State, facts.County, facts.CountyFips, facts.Level, facts.Centre, by, at)).Entity;
            return SheetOutcome.Saved(agency.Version, AddressOf(agency.Id));
        }, ct);
    }

    public Task<SheetOutcome> RemoveAsync(Guid id, CancellationToken ct) => removal.RemoveAsync(
        OrganizerPolicies.Organizes, (db, stop) => db.Agencies.SingleOrDefaultAsync(a => a.Id == id, stop),
        async (db, agency, by, at) => agency.Remove(await db.Agreements.CountAsync(a => a.AgencyId == id, ct), by, at), ct);

    private static async Task<string> FreeSlugAsync(CampaignDbContext db, AgencyFacts facts, CancellationToken ct)
    {
        var tail = $"-{ShortCode.Draw()}";
        var slug = OrganizationName.Slug($"{facts.Name} {facts.State}");
        slug = slug[..Math.Min(slug.Length, Agency.SlugMaxLength - tail.Length)].TrimEnd('-');
        return await db.Agencies.AnyAsync(a => a.Slug == slug, ct) ? slug + tail : slug;
    }
}
