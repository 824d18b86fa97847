using System.Globalization;
using CampaignTracker.Data;
using CampaignTracker.Data.Timeline;
using CampaignTracker.Web.Platform.Forms;
using CampaignTracker.Web.Ui.Organize.Editing;
using Microsoft.Extensions.Localization;

namespace CampaignTracker.Web.Features.Timeline;

/// <summary>The fields of a milestone's page, and what they mean.</summary>
public sealed class ReadMilestoneForm(IStringLocalizer<MilestonesText> text)
{
    public const string Date = "date";
    public const string Precision = "precision";
    public const string TitleEn = "title-en";
    public const string TitleEs = "title-es";
    public const string BodyEn = "body-en";
    public const string BodyEs = "body-es";
    public const string Sources = "sources";

    private const string IsoDay = "yyyy-MM-dd";

    public static IReadOnlyDictionary<string, string> Empty { get; } = new Dictionary<string, string>
    {
        [Date] = "",
        [Precision] = nameof(DatePrecision.Day),
        [TitleEn] = "",
        [TitleEs] = "",
        [BodyEn] = "",
        [BodyEs] = "",
        [Sources] = "",
    };

    public static IReadOnlyDictionary<string, string> FieldsOf(Milestone milestone) => new Dictionary<string, string>
    {
        [Date] = milestone.Date.ToString(IsoDay, CultureInfo.InvariantCulture),
        [Precision] = milestone.Precision.ToString(),
        [TitleEn] = milestone.Title.En,
        [TitleEs] = milestone.Title.Es,
        [BodyEn] = milestone.Body.En,
        [BodyEs] = milestone.Body.Es,
        [Sources] = SourceLines.Write(milestone.Sources),
    };

    /// <returns>The fact; or what is amiss.</returns>
    public (MilestoneFacts? Facts, IReadOnlyList<FieldError> Errors) Read(Sheet sheet)
    {
        var errors = new List<FieldError>();
        if (!DateOnly.TryParseExact(sheet[Date].Trim(), IsoDay, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) || !LocalTimes.IsWithinReach(date))
            errors.Add(new(Date, text["Date_Missing"]));
        if (!Enum.TryParse<DatePrecision>(sheet[Precision], out var precision) || !Enum.IsDefined(precision))
            errors.Add(new(Precision, text["Precision_Missing"]));
        var title = new BilingualText(TidyText.OneLine(sheet[TitleEn]), TidyText.OneLine(sheet[TitleEs]));
        Check(TitleEn, title.En, Milestone.TitleMaxLength, isNeeded: true, errors);
        Check(TitleEs, title.Es, Milestone.TitleMaxLength, isNeeded: true, errors);
        var body = new BilingualText(sheet[BodyEn].Trim(), sheet[BodyEs].Trim());
        Check(BodyEn, body.En, Milestone.BodyMaxLength, isNeeded: false, errors);
        Check(BodyEs, body.Es, Milestone.BodyMaxLength, isNeeded: false, errors);
        var (sources, wrong) = SourceLines.Read(sheet[Sources]);
        if (wrong is { } line)
            errors.Add(new(Sources, text["Sources_Wrong", line]));
        else if (!sources.Any(source => source.Url is not null))
            errors.Add(new(Sources, text["Sources_Missing"]));
        return errors.Count > 0 ? (null, errors) : (new MilestoneFacts(date, precision, title, body, sources), errors);
    }

    private void Check(string field, string words, int maxLength, bool isNeeded, List<FieldError> errors)
    {
        if (words.Length > maxLength)
            errors.Add(new(field, text["TooLong", words.Length, maxLength]));
        else if (!StorableText.IsStorable(words))
            errors.Add(new(field, text["NotStorable"]));
        else if (isNeeded && words.Length == 0)
            errors.Add(new(field, text[field == TitleEs ? "Title_Missing_Es" : "Title_Missing_En"]));
    }
}

/// <summary>What a milestone's page says.</summary>
/// <param name="Date">As exact as <paramref name="Precision"/> says.</param>
/// <param name="Precision">How exactly the date is known.</param>
/// <param name="Title">The fact in a sentence.</param>
/// <param name="Body">More of it; may be empty.</param>
/// <param name="Sources">At least one that readers can open.</param>
public sealed record MilestoneFacts(DateOnly Date, DatePrecision Precision, BilingualText Title, BilingualText Body, IReadOnlyList<Source> Sources);
