using System.Globalization;
using CampaignTracker.Data;
using CampaignTracker.Data.Reasons;
using CampaignTracker.Web.Features.Organizers;
using CampaignTracker.Web.Platform.Forms;
using CampaignTracker.Web.Ui.Organize.Editing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace CampaignTracker.Web.Features.Reasons;

/// <summary>An organizer writes, corrects or removes a reason.</summary>
public sealed class EditReason(IDbContextFactory<CampaignDbContext> contexts, EditRecord records, RemoveRecord removal, IStringLocalizer<ReasonsText> text)
{
    public const string List = "/organize/reasons";
    public const string Use = "use";
    public const string English = "text-en";
    public const string Spanish = "text-es";
    public const string Place = "place";

    private const string FirstPlace = "10";

    public static string AddressOf(Guid id) => $"{List}/{id}";

    /// <param name="id">Null for a new one.</param>
    /// <param name="ct">Stops it.</param>
    public async Task<Sheet?> ReadAsync(Guid? id, CancellationToken ct)
    {
        if (id is not { } known)
            return new Sheet(new Dictionary<string, string> { [Use] = nameof(ReasonUse.DeclineSignOn), [Place] = FirstPlace, [English] = "", [Spanish] = "" });
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Reasons.AsNoTracking().SingleOrDefaultAsync(r => r.Id == known, ct) is { } reason ? new Sheet(FieldsOf(reason), reason.Version) : null;
    }

    /// <param name="id">Null for a new one.</param>
    /// <param name="sheet">What is typed.</param>
    /// <param name="ct">Stops it.</param>
    public async Task<SheetOutcome> SaveAsync(Guid? id, Sheet sheet, CancellationToken ct)
    {
        var errors = new List<FieldError>();
        var (use, words, place) = Read(sheet, errors);
        if (errors.Count > 0)
            return SheetOutcome.Refused(errors);
        if (id is { } known)
        {
            return await records.SaveAsync(
                sheet, OrganizerPolicies.Organizes, (db, stop) => db.Reasons.SingleOrDefaultAsync(r => r.Id == known, stop), FieldsOf,
                (_, reason, by, at) =>
                {
                    reason.Correct(use, words, place, by, at);
                    return Task.CompletedTask;
                }, ct);
        }

        return await records.AddAsync(OrganizerPolicies.Organizes, (db, by, at) =>
        {
            var reason = db.Add(Reason.Keep(use, words, place, by, at)).Entity;
            return Task.FromResult(SheetOutcome.Saved(reason.Version, AddressOf(reason.Id)));
        }, ct);
    }

    public Task<SheetOutcome> RemoveAsync(Guid id, CancellationToken ct) => removal.RemoveAsync(
        OrganizerPolicies.Organizes, (db, stop) => db.Reasons.SingleOrDefaultAsync(r => r.Id == id, stop),
        (_, reason, by, at) =>
        {
            reason.Remove(by, at);
            return Task.CompletedTask;
        }, ct);

    private static IReadOnlyDictionary<string, string> FieldsOf(Reason reason) => new Dictionary<string, string>
    {
        [Use] = reason.Use.ToString(),
        [Place] = reason.Place.ToString(CultureInfo.InvariantCulture),
        [English] = reason.Text.En,
        [Spanish] = reason.Text.Es,
    };

    private (ReasonUse Use, BilingualText Words, int Place) Read(Sheet sheet, List<FieldError> errors)
    {
        if (!Enum.TryParse<ReasonUse>(sheet[Use], out var use) || !Enum.IsDefined(use))
            errors.Add(new(Use, text["Use_Missing"]));
        if (!int.TryParse(sheet[Place].Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var place) || place > Reason.LastPlace)
            errors.Add(new(Place, text["Place_Wrong", Reason.LastPlace]));
        var words = new BilingualText(sheet[English].Trim(), sheet[Spanish].Trim());
        Check(English, words.En, errors);
        Check(Spanish, words.Es, errors);
        return (use, words, place);
    }

    private void Check(string field, string words, List<FieldError> errors)
    {
        if (words.Length == 0 || !StorableText.IsStorable(words))
            errors.Add(new(field, text["Text_Missing"]));
        else if (words.Length > Reason.TextMaxLength)
            errors.Add(new(field, text["TooLong", words.Length, Reason.TextMaxLength]));
    }
}
