using System.Globalization;
using CampaignTracker.Data;
using CampaignTracker.Data.Events;
using CampaignTracker.Data.Organizations;
using CampaignTracker.Data.Timeline;
using CampaignTracker.Web.Features.Organizers;
using CampaignTracker.Web.Ui.Organize.Editing;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Features.Timeline;

/// <summary>An organizer writes, corrects or removes a milestone. The public timeline follows at once.</summary>
public sealed class EditMilestone(IDbContextFactory<CampaignDbContext> contexts, EditRecord records, RemoveRecord removal, ReadMilestoneForm form)
{
    public const string List = "/organize/timeline";

    public static string AddressOf(Guid id) => $"{List}/{id}";

    /// <param name="id">Null for a new one.</param>
    /// <param name="ct">Stops it.</param>
    public async Task<Sheet?> ReadAsync(Guid? id, CancellationToken ct)
    {
        if (id is not { } known)
            return new Sheet(ReadMilestoneForm.Empty);
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Milestones.AsNoTracking().SingleOrDefaultAsync(m => m.Id == known, ct) is { } milestone
            ? new Sheet(ReadMilestoneForm.FieldsOf(milestone), milestone.Version)
            : null;
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
                sheet, OrganizerPolicies.Organizes, (db, stop) => db.Milestones.SingleOrDefaultAsync(m => m.Id == known, stop), ReadMilestoneForm.FieldsOf,
                (_, milestone, by, at) =>
                {
                    milestone.Correct(facts.Date, facts.Precision, facts.Title, facts.Body, facts.Sources, by, at);
                    return Task.CompletedTask;
                }, ct);
        }

        return await records.AddAsync(OrganizerPolicies.Organizes, async (db, by, at) =>
        {
            var slug = await FreeSlugAsync(db, facts, ct);
            var milestone = db.Add(Milestone.Keep(slug, facts.Date, facts.Precision, facts.Title, facts.Body, facts.Sources, by, at)).Entity;
            return SheetOutcome.Saved(milestone.Version, AddressOf(milestone.Id));
        }, ct);
    }

    public Task<SheetOutcome> RemoveAsync(Guid id, CancellationToken ct) => removal.RemoveAsync(
        OrganizerPolicies.Organizes, (db, stop) => db.Milestones.SingleOrDefaultAsync(m => m.Id == id, stop),
        (_, milestone, by, at) =>
        {
            milestone.Remove(by, at);
            return Task.CompletedTask;
        }, ct);

    private static async Task<string> FreeSlugAsync(CampaignDbContext db, MilestoneFacts facts, CancellationToken ct)
    {
        var tail = $"-{ShortCode.Draw()}";
        var slug = $"{facts.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}-{OrganizationName.Slug(facts.Title.En)}";
        slug = slug[..Math.Min(slug.Length, Milestone.SlugMaxLength - tail.Length)].TrimEnd('-');
        return await db.Milestones.AnyAsync(m => m.Slug == slug, ct) ? slug + tail : slug;
    }
}
