using System.Globalization;
using CampaignTracker.Data;
using CampaignTracker.Data.Events;
using CampaignTracker.Data.Organizations;
using CampaignTracker.Web.Features.Organizers;
using CampaignTracker.Web.Ui.Organize.Editing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace CampaignTracker.Web.Features.Events.Planning;

/// <summary>An organizer calls a day of action, or corrects one.</summary>
public sealed class EditDay(EditRecord records, IDbContextFactory<CampaignDbContext> contexts, IStringLocalizer<PlanningText> text)
{
    public static string PathOf(Guid id) => $"/organize/days/{id}";

    /// <summary>The fields of one; null where it is not there.</summary>
    public async Task<Sheet?> ReadAsync(Guid id, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await FindAsync(db, id, ct) is { } stored ? new Sheet(DayFields.Of(stored), stored.Version) : null;
    }

    public async Task<SheetOutcome> CallAsync(Sheet sheet, CancellationToken ct)
    {
        var (typed, errors) = Read(sheet);
        if (typed is null)
            return SheetOutcome.Refused(errors.Found);
        return await records.AddAsync(OrganizerPolicies.Organizes, async (db, by, now) =>
        {
            var day = DayOfAction.Call(await FreeSlugAsync(db, typed, ct), typed.Name, typed.Summary, typed.FirstDay, typed.LastDay, [], by, now);
            db.Add(day);
            return SheetOutcome.Saved(day.Version, PathOf(day.Id));
        }, ct);
    }

    public Task<SheetOutcome> SaveAsync(Guid id, Sheet sheet, CancellationToken ct)
    {
        var (typed, errors) = Read(sheet);
        return typed is null
            ? Task.FromResult(SheetOutcome.Refused(errors.Found))
            : records.SaveAsync(sheet, OrganizerPolicies.Organizes, (db, stop) => FindAsync(db, id, stop), DayFields.Of, (_, stored, by, now) =>
            {
                stored.Correct(typed.Name, typed.Summary, typed.FirstDay, typed.LastDay, by, now);
                return Task.CompletedTask;
            }, ct);
    }

    private static Task<DayOfAction?> FindAsync(CampaignDbContext db, Guid id, CancellationToken ct) => db.DaysOfAction.SingleOrDefaultAsync(d => d.Id == id, ct);

    private static async Task<string> FreeSlugAsync(CampaignDbContext db, DayTyped typed, CancellationToken ct)
    {
        var wanted = OrganizationName.Slug($"{(typed.Name.En.Length > 0 ? typed.Name.En : typed.Name.Es)} {typed.FirstDay.Year}");
        wanted = wanted[..Math.Min(wanted.Length, DayOfAction.SlugMaxLength - 5)];
        var number = 1;
        for (var slug = wanted; ; slug = $"{wanted}-{++number}")
        {
            if (!await db.DaysOfAction.Named(slug).AnyAsync(ct))
                return slug;
        }
    }

    private (DayTyped? Typed, SheetErrors Errors) Read(Sheet sheet)
    {
        var errors = new SheetErrors(sheet, text);
        var name = errors.Line(DayFields.NameEn, DayFields.NameEs, DayOfAction.NameMaxLength);
        var summary = errors.Lines(DayFields.SummaryEn, DayFields.SummaryEs, DayOfAction.SummaryMaxLength);
        if (name.IsEmpty)
            errors.Add(DayFields.NameEn, text["Name_Missing"]);
        var first = Day(sheet, DayFields.FirstDay, errors);
        var last = sheet[DayFields.LastDay].Trim().Length == 0 ? first : Day(sheet, DayFields.LastDay, errors);
        if (last < first)
            errors.Add(DayFields.LastDay, text["EndsBefore"]);
        return errors.Found.Count > 0 ? (null, errors) : (new DayTyped(name, summary, first!.Value, last!.Value), errors);
    }

    private DateOnly? Day(Sheet sheet, string field, SheetErrors errors)
    {
        if (DateOnly.TryParseExact(sheet[field].Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && LocalTimes.IsWithinReach(day))
            return day;
        errors.Add(field, text["NotADay"]);
        return null;
    }

    private sealed record DayTyped(BilingualText Name, BilingualText Summary, DateOnly FirstDay, DateOnly LastDay);
}
