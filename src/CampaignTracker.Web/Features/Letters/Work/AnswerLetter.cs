using CampaignTracker.Data.Letters;
using CampaignTracker.Web.Platform.Forms;
using CampaignTracker.Web.Ui.Organize.Editing;
using Microsoft.Extensions.Localization;

namespace CampaignTracker.Web.Features.Letters.Work;

/// <summary>An organizer keeps what the addressee answered.</summary>
public sealed class AnswerLetter(ChangeLetter changes, IStringLocalizer<LetterWorkText> text)
{
    public const string From = "From";
    public const string FromEs = "FromEs";
    public const string Note = "Note";
    public const string NoteEs = "NoteEs";
    public const string Url = "Url";

    public static Dictionary<string, string> Fields(string zone) =>
        new(MomentSheet.Fields(null, null, null, null, zone)) { [From] = "", [FromEs] = "", [Note] = "", [NoteEs] = "", [Url] = "" };

    public Task<SheetOutcome> AnswerAsync(Guid id, Sheet sheet, CancellationToken ct) => changes.SaveAsync(id, sheet, _ => sheet.Read, change =>
    {
        var errors = new FormErrors();
        var note = LetterDetailsSheet.Both(sheet, Note, NoteEs, Letter.NoteMaxLength, errors, text);
        if (note.IsEmpty)
            errors.Add(Note, text["Note_Missing"]);
        var from = LetterDetailsSheet.Both(sheet, From, FromEs, Letter.AddresseeMaxLength, errors, text);
        var when = PastMoment.Read(sheet, change.Now, errors, text);
        if (when?.Until < change.Letter.DeliveredAt)
            errors.Add(MomentSheet.Date, text["Date_BeforeDelivery"]);
        var url = PastMoment.ReadUrl(sheet, Url, errors, text);
        if (!errors.IsEmpty)
            return Task.FromResult<SheetOutcome?>(SheetOutcome.Refused(errors.All));
        change.Letter.Answer(new AnswerDetails { Note = note, From = from, When = when!, Url = url }, change.By, change.Now);
        return Task.FromResult<SheetOutcome?>(null);
    }, ct);
}
