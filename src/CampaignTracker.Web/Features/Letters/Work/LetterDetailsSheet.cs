using System.Globalization;
using CampaignTracker.Data;
using CampaignTracker.Data.Letters;
using CampaignTracker.Data.Organizations;
using CampaignTracker.Web.Platform.Forms;
using CampaignTracker.Web.Ui.Organize.Editing;
using Microsoft.Extensions.Localization;

namespace CampaignTracker.Web.Features.Letters.Work;

/// <summary>What a letter says of itself, as fields. Once it was opened, only its summary and its sources.</summary>
public static class LetterDetailsSheet
{
    public const string Title = "Title";
    public const string TitleEs = "TitleEs";
    public const string Addressee = "Addressee";
    public const string AddresseeEs = "AddresseeEs";
    public const string Summary = "Summary";
    public const string SummaryEs = "SummaryEs";
    public const string Slug = "Slug";
    public const string Target = "Target";
    public const string Sources = "Sources";

    public static Sheet ForNew() => new(new[] { Title, TitleEs, Addressee, AddresseeEs, Slug }.ToDictionary(field => field, _ => ""));

    public static IReadOnlyDictionary<string, string> Fields(Letter letter)
    {
        var always = new Dictionary<string, string>
        {
            [Summary] = letter.Summary.En,
            [SummaryEs] = letter.Summary.Es,
            [Sources] = SourceLines.Write(letter.Sources),
        };
        if (letter.Status is not LetterStatus.Draft)
            return always;
        return new Dictionary<string, string>
        {
            [Title] = letter.Title.En,
            [TitleEs] = letter.Title.Es,
            [Addressee] = letter.Addressee.En,
            [AddresseeEs] = letter.Addressee.Es,
            [Summary] = always[Summary],
            [SummaryEs] = always[SummaryEs],
            [Slug] = letter.Slug,
            [Target] = Number(letter.Target),
            [Sources] = always[Sources],
        };
    }

    public static string Number(int? target) => target?.ToString(CultureInfo.InvariantCulture) ?? "";

    /// <returns>Null where something is amiss.</returns>
    public static LetterDetails? Read(Sheet sheet, FormErrors errors, IStringLocalizer<LetterWorkText> text)
    {
        var title = Both(sheet, Title, TitleEs, Letter.TitleMaxLength, errors, text);
        if (title.IsEmpty)
            errors.Add(Title, text["Title_Missing"]);
        var addressee = Both(sheet, Addressee, AddresseeEs, Letter.AddresseeMaxLength, errors, text);
        if (addressee.IsEmpty)
            errors.Add(Addressee, text["Addressee_Missing"]);
        var slug = SlugOf(sheet[Slug].Trim(), title, errors, text);
        var (summary, target, sources) = sheet.Read.ContainsKey(Summary)
            ? (ReadSummary(sheet, errors, text), ReadTarget(sheet, errors, text), ReadSources(sheet, errors, text))
            : (BilingualText.Empty, null, []);
        return errors.IsEmpty ? new LetterDetails { Slug = slug, Title = title, Addressee = addressee, Summary = summary, Target = target, Sources = sources } : null;
    }

    public static BilingualText ReadSummary(Sheet sheet, FormErrors errors, IStringLocalizer<LetterWorkText> text) =>
        Both(sheet, Summary, SummaryEs, Letter.SummaryMaxLength, errors, text);

    public static int? ReadTarget(Sheet sheet, FormErrors errors, IStringLocalizer<LetterWorkText> text)
    {
        var typed = TidyText.WithoutSpaces(sheet[Target]);
        if (typed.Length == 0)
            return null;
        if (int.TryParse(typed, NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var number) && number > 0)
            return number;
        errors.Add(Target, text["Target_Wrong"]);
        return null;
    }

    public static IReadOnlyList<Source> ReadSources(Sheet sheet, FormErrors errors, IStringLocalizer<LetterWorkText> text)
    {
        var (sources, wrong) = SourceLines.Read(sheet[Sources]);
        if (wrong is { } line)
            errors.Add(Sources, text["Sources_Wrong", line]);
        return sources;
    }

    /// <summary>A text in both languages, each held to its limit.</summary>
    public static BilingualText Both(Sheet sheet, string en, string es, int limit, FormErrors errors, IStringLocalizer<LetterWorkText> text)
    {
        return new BilingualText(One(en), One(es));

        string One(string field)
        {
            var typed = sheet[field].Trim();
            if (typed.Length > limit)
                errors.Add(field, text["TooLong", limit]);
            else if (!StorableText.IsStorable(typed))
                errors.Add(field, text["NotStorable"]);
            return typed;
        }
    }

    /// <summary>As typed, or made of the title; lower case and hyphens only.</summary>
    private static string SlugOf(string typed, BilingualText title, FormErrors errors, IStringLocalizer<LetterWorkText> text)
    {
        var slug = typed.Length > 0 ? typed : OrganizationName.Slug(title.En.Length > 0 ? title.En : title.Es);
        if (typed.Length == 0 && slug is LetterPaths.NewName)
            slug = "new-letter";
        if (typed.Length == 0 && slug.Length > Letter.SlugMaxLength)
            slug = slug[..Letter.SlugMaxLength].TrimEnd('-');
        if (slug is LetterPaths.NewName || slug.Length > Letter.SlugMaxLength || slug != OrganizationName.Slug(slug))
            errors.Add(Slug, text["Slug_Wrong", Letter.SlugMaxLength]);
        return slug;
    }
}
