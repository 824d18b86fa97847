using CampaignTracker.Data.Organizations;
using CampaignTracker.Web.Features.SignOns;
using CampaignTracker.Web.Platform.Forms;
using Microsoft.Extensions.Localization;

namespace CampaignTracker.Web.Features.Import.Organize;

/// <summary>What an organizer has chosen so far.</summary>
public sealed class ImportDraft
{
    /// <summary>Characters that can be pasted; a longer list comes as a file, which is not sent in one message. At most six bytes each, they fit into one of a circuit.</summary>
    public const int PastedMaxLength = 60_000;

    public ImportKind? Kind { get; set; }

    public string LetterId { get; set; } = "";

    public string Note { get; set; } = "";

    public string Url { get; set; } = "";

    public Sector Sector { get; set; } = Sector.Other;

    public string Pasted { get; set; } = "";

    /// <summary>Empty where the list was pasted.</summary>
    public string FileName { get; set; } = "";

    public ImportTable? Table { get; set; }

    public List<ImportField> Columns { get; set; } = [];

    public Dictionary<ImportLikeness, DuplicateChoice> ByLikeness { get; } = [];

    public Dictionary<int, DuplicateChoice> ByLine { get; } = [];

    /// <summary>A list that fills the field was longer, and the browser cut it off: it is not imported without its end.</summary>
    internal ImportReading ReadPasted() => Pasted.Length >= PastedMaxLength ? ImportReading.Refused(ImportRefusal.TooLongToPaste) : ReadImportFile.ReadText(Pasted);

    public ImportOrder ToOrder() => new()
    {
        Kind = Kind!.Value,
        Table = Table!,
        Columns = Columns,
        Note = Note.Trim(),
        Url = SignOnRules.Website(Url) is { } url && Url.Trim().Length > 0 ? url : "",
        LetterId = Kind is ImportKind.SignOns && Guid.TryParse(LetterId, out var id) ? id : null,
        Sector = Sector,
        ByLikeness = ByLikeness,
        ByLine = ByLine,
    };

    /// <summary>What is missing before the list can be read.</summary>
    public FormErrors Check(IStringLocalizer<ImportsText> text)
    {
        var errors = new FormErrors();
        if (Kind is null)
            errors.Add(nameof(Kind), text["Error_Kind"]);
        if (Kind is ImportKind.SignOns && !Guid.TryParse(LetterId, out _))
            errors.Add(nameof(LetterId), text["Error_Letter"]);
        if (Table is null)
            errors.Add(nameof(Table), text["Error_List"]);
        var note = Note.Trim();
        if (note.Length is 0 or > Data.Letters.SignOn.OriginNoteMaxLength || !Data.StorableText.IsStorable(note))
            errors.Add(nameof(Note), text["Error_Note", Data.Letters.SignOn.OriginNoteMaxLength]);
        if (Url.Trim().Length > 0 && SignOnRules.Website(Url) is not { Length: <= Data.Source.UrlMaxLength })
            errors.Add(nameof(Url), text["Error_Url"]);
        return errors;
    }
}
