using CampaignTracker.Data.Letters;
using CampaignTracker.Web.Platform.Forms;
using CampaignTracker.Web.Platform.Settings;
using CampaignTracker.Web.Ui.Organize.Editing;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

namespace CampaignTracker.Web.Features.Letters.Work;

/// <summary>An organizer opens a letter for signatures, changes how long and for how many while it can be signed, opens it again, or amends it.</summary>
public sealed class OpenLetter(ChangeLetter changes, IOptions<CampaignSettings> campaign, IStringLocalizer<LetterWorkText> text)
{
    /// <summary>Freezes the text that was looked at; from now on it is signed.</summary>
    public Task<SheetOutcome> OpenAsync(Guid id, Sheet sheet, CancellationToken ct) =>
        SaveAsync(id, sheet, letter => LetterAim.FieldsWithText(letter, Zone), LetterStatus.Draft, (change, aim) => change.Letter.Open(change.By, change.Now, aim.Goal), ct);

    /// <summary>Takes signatures under the same text again.</summary>
    public Task<SheetOutcome> ReopenAsync(Guid id, Sheet sheet, CancellationToken ct) =>
        SaveAsync(id, sheet, letter => LetterAim.Fields(letter, Zone), LetterStatus.Closed, (change, aim) => change.Letter.Open(change.By, change.Now, aim.Goal), ct);

    /// <summary>Freezes a new text: every organization is asked again, and the old list stays with the old text.</summary>
    public Task<SheetOutcome> AmendAsync(Guid id, Sheet sheet, CancellationToken ct) =>
        SaveAsync(id, sheet, letter => LetterAim.FieldsWithText(letter, Zone), LetterStatus.Closed, (change, aim) => change.Letter.Amend(change.Letter.DraftText, change.By, change.Now, aim.Goal), ct);

    /// <summary>Changes target and deadline of an open letter.</summary>
    public Task<SheetOutcome> AimAsync(Guid id, Sheet sheet, CancellationToken ct) =>
        SaveAsync(id, sheet, letter => LetterAim.Fields(letter, Zone), LetterStatus.Open, (change, aim) => aim.Give(change.Letter, change.By, change.Now), ct);

    private string Zone => campaign.Value.TimeZone;

    private Task<SheetOutcome> SaveAsync(
        Guid id, Sheet sheet, Func<Letter, IReadOnlyDictionary<string, string>> show, LetterStatus from, Action<LetterChange, LetterAim> step, CancellationToken ct) =>
        changes.SaveAsync(id, sheet, show, change => Task.FromResult(Take(sheet, from, step, change)), ct);

    private SheetOutcome? Take(Sheet sheet, LetterStatus from, Action<LetterChange, LetterAim> step, LetterChange change)
    {
        var errors = new FormErrors();
        if (change.Letter.Status != from)
            return ChangeLetter.Refuse("", text["TooLate"]);
        if (LetterAim.Read(sheet, change.Now, errors, text) is not { } aim)
            return SheetOutcome.Refused(errors.All);
        if (sheet.Read.ContainsKey(LetterAim.Text) && Objection(change.Letter) is { } objection)
            return ChangeLetter.Refuse("", objection);
        step(change, aim);
        return null;
    }

    private string? Objection(Letter letter) =>
        letter.DraftText.IsEmpty ? text["Text_Missing"].Value
        : letter.Versions.Count > 0 && letter.Versions.MaxBy(v => v.Number)!.Text == letter.DraftText ? text["Text_Same"].Value
        : null;
}
