using System.Globalization;
using CampaignTracker.Data;
using CampaignTracker.Data.Agreements;
using CampaignTracker.Web.Platform.Forms;
using CampaignTracker.Web.Ui.Organize.Editing;
using Microsoft.Extensions.Localization;

namespace CampaignTracker.Web.Features.Agreements;

/// <summary>The fields of an agreement's page, and what they mean.</summary>
public sealed class ReadAgreementForm(IStringLocalizer<AgenciesText> text)
{
    public const string Model = "model";
    public const string Status = "status";
    public const string StatusAsOf = "as-of";
    public const string SignedOn = "signed";
    public const string EndedOn = "ended";
    public const string NoteEn = "note-en";
    public const string NoteEs = "note-es";
    public const string Sources = "sources";

    private const string IsoDay = "yyyy-MM-dd";

    public static IReadOnlyDictionary<string, string> Empty { get; } = new Dictionary<string, string>
    {
        [Model] = nameof(AgreementModel.Unknown),
        [Status] = nameof(AgreementStatus.InForce),
        [StatusAsOf] = "",
        [SignedOn] = "",
        [EndedOn] = "",
        [NoteEn] = "",
        [NoteEs] = "",
        [Sources] = "",
    };

    public static IReadOnlyDictionary<string, string> FieldsOf(Agreement agreement) => new Dictionary<string, string>
    {
        [Model] = agreement.Model.ToString(),
        [Status] = agreement.Status.ToString(),
        [StatusAsOf] = Day(agreement.StatusAsOf),
        [SignedOn] = Day(agreement.SignedOn),
        [EndedOn] = Day(agreement.EndedOn),
        [NoteEn] = agreement.Note.En,
        [NoteEs] = agreement.Note.Es,
        [Sources] = SourceLines.Write(agreement.Sources),
    };

    /// <returns>What the page says; or what is amiss.</returns>
    public (AgreementFacts? Facts, IReadOnlyList<FieldError> Errors) Read(Sheet sheet)
    {
        var errors = new List<FieldError>();
        if (!Enum.TryParse<AgreementModel>(sheet[Model], out var model) || !Enum.IsDefined(model))
            errors.Add(new(Model, text["Model_Missing"]));
        if (!Enum.TryParse<AgreementStatus>(sheet[Status], out var status) || !Enum.IsDefined(status))
            errors.Add(new(Status, text["Status_Missing"]));
        var asOf = Day(sheet, StatusAsOf, errors);
        if (asOf is null && sheet[StatusAsOf].Trim().Length == 0)
            errors.Add(new(StatusAsOf, text["AsOf_Missing"]));
        var (signed, ended) = (Day(sheet, SignedOn, errors), Day(sheet, EndedOn, errors));
        if (ended < signed)
            errors.Add(new(EndedOn, text["Ended_BeforeSigned"]));
        var note = new BilingualText(sheet[NoteEn].Trim(), sheet[NoteEs].Trim());
        CheckNote(NoteEn, note.En, errors);
        CheckNote(NoteEs, note.Es, errors);
        var (sources, wrong) = SourceLines.Read(sheet[Sources]);
        if (wrong is { } line)
            errors.Add(new(Sources, text["Sources_Wrong", line]));
        else if (sources.Count == 0)
            errors.Add(new(Sources, text["Sources_Missing"]));
        return errors.Count > 0 ? (null, errors) : (new AgreementFacts(model, signed, status, asOf!.Value, ended, note, sources), errors);
    }

    private void CheckNote(string field, string words, List<FieldError> errors)
    {
        if (words.Length > Agreement.NoteMaxLength)
            errors.Add(new(field, text["TooLong", words.Length, Agreement.NoteMaxLength]));
        else if (!StorableText.IsStorable(words))
            errors.Add(new(field, text["NotStorable"]));
    }

    private DateOnly? Day(Sheet sheet, string field, List<FieldError> errors)
    {
        var typed = sheet[field].Trim();
        if (typed.Length == 0)
            return null;
        if (DateOnly.TryParseExact(typed, IsoDay, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && LocalTimes.IsWithinReach(day))
            return day;
        errors.Add(new(field, text["Day_Wrong"]));
        return null;
    }

    private static string Day(DateOnly? day) => day?.ToString(IsoDay, CultureInfo.InvariantCulture) ?? "";
}
