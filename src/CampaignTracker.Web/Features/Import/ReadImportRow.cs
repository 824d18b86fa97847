using CampaignTracker.Data.Letters;
using CampaignTracker.Data.Organizations;
using CampaignTracker.Web.Features.Organizations;
using CampaignTracker.Web.Features.SignOns;
using CampaignTracker.Web.Platform.Forms;
using CampaignTracker.Web.Platform.Localization;
using CampaignTracker.Web.Platform.Queries;
using Microsoft.Extensions.Localization;

namespace CampaignTracker.Web.Features.Import;

/// <summary>Reads a row as the public form is read, and fills in what lists leave out.</summary>
public sealed class ReadImportRow(ReadSignOnForm form, IStringLocalizer<ImportsText> text)
{
    private const int ZipDigits = 5;

    private static readonly ClosedWords<Sector> Sectors = new(typeof(OrganizationsText));
    private static readonly ClosedWords<Scope> Scopes = new(
        typeof(OrganizationsText),
        ("national", Scope.National), ("nacional", Scope.National), ("nationwide", Scope.National), ("statewide", Scope.State), ("state", Scope.State), ("estatal", Scope.State),
        ("estado", Scope.State), ("regional", Scope.State), ("local", Scope.Local), ("city", Scope.Local), ("county", Scope.Local));

    private static readonly Dictionary<string, ImportField> FieldsOfForm = new()
    {
        [SignOnFields.Name] = ImportField.Name,
        [SignOnFields.ShortName] = ImportField.ShortName,
        [SignOnFields.Website] = ImportField.Website,
        [SignOnFields.PublicEmail] = ImportField.PublicEmail,
        [SignOnFields.City] = ImportField.City,
        [SignOnFields.State] = ImportField.State,
        [SignOnFields.Zip] = ImportField.Zip,
        [SignOnFields.Scope] = ImportField.Scope,
        [SignOnFields.Sectors] = ImportField.Sectors,
        [SignOnFields.About] = ImportField.AboutEn,
        [SignOnFields.Person] = ImportField.Person,
        [SignOnFields.Title] = ImportField.Title,
    };

    /// <returns>What it tells, and what is amiss; null where nothing is.</returns>
    public (OrganizationDetails Details, Signatory Signatory, string? Why) Read(ImportRow row, ImportOrder order)
    {
        string Cell(ImportField field) => row.Cell(order.ColumnOf(field));

        var errors = new FormErrors();
        foreach (var (field, of) in FieldsOfForm)
        {
            if (ImportErrors.Has(Cell(of)))
                errors.Add(field, text["Error_Cell", Cell(of).Trim()]);
        }

        var (city, state) = (SignOnRules.Optional(Cell(ImportField.City)), SignOnRules.Optional(Cell(ImportField.State)));
        var typed = new SignOnForm
        {
            Name = Cell(ImportField.Name),
            ShortName = Cell(ImportField.ShortName),
            Website = Cell(ImportField.Website),
            PublicEmail = Cell(ImportField.PublicEmail),
            City = city,
            State = state,
            Zip = WithZeros(SignOnRules.Optional(Cell(ImportField.Zip))),
            Scope = ScopeOf(Cell(ImportField.Scope), city, state),
            Sectors = SectorsOf(Cell(ImportField.Sectors), order.Sector),
            Person = Cell(ImportField.Person),
            Title = Cell(ImportField.Title),
            ShowName = IsYes(Cell(ImportField.ShowName)),
            ShowTitle = IsYes(Cell(ImportField.ShowTitle)),
        };
        var details = form.Organization(typed, errors, isFromList: true) with { About = form.AboutFromList(Cell(ImportField.AboutEn), Cell(ImportField.AboutEs), errors) };
        var signatory = order.Kind is ImportKind.SignOns ? form.Signatory(typed, errors) : Signatory.Unnamed;
        return (details, signatory, errors.IsEmpty ? null : string.Join("; ", errors.All.Select(error => $"{text.Word(FieldsOfForm[error.Name])}: {error.Message}")));
    }

    /// <summary>Where the list does not say how far its work reaches, its place does.</summary>
    private static string ScopeOf(string cell, string city, string state) =>
        SignOnRules.Optional(cell) is { Length: > 0 } typed ? Scopes.Find(typed) is { } scope ? Wire.Name(scope) : typed
        : Wire.Name(state.Length == 0 ? Scope.National : city.Length > 0 ? Scope.Local : Scope.State);

    private static List<string> SectorsOf(string cell, Sector usual)
    {
        var words = SignOnRules.Optional(cell).Split([';', ',', '/', '|'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return words.Length == 0 ? [Wire.Name(usual)] : [.. words.Select(word => Sectors.Find(word) is { } sector ? Wire.Name(sector) : word)];
    }

    /// <summary>Spreadsheets take ZIP codes for numbers: 2139 was 02139.</summary>
    private static string WithZeros(string zip) => zip.Length is 3 or 4 && zip.All(char.IsAsciiDigit) ? zip.PadLeft(ZipDigits, '0') : zip;

    private static bool IsYes(string cell) => Data.FoldedText.Fold(cell) is "true" or "yes" or "y" or "1" or "x" or "si" or "verdadero";
}
