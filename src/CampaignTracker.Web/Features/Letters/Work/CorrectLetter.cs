using CampaignTracker.Data.Letters;
using CampaignTracker.Web.Platform.Forms;
using CampaignTracker.Web.Ui.Organize.Editing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace CampaignTracker.Web.Features.Letters.Work;

/// <summary>An organizer corrects what a letter says of itself: all of it while it is a draft, its summary and sources afterwards.</summary>
public sealed class CorrectLetter(ChangeLetter changes, IStringLocalizer<LetterWorkText> text)
{
    public Task<SheetOutcome> CorrectAsync(Guid id, Sheet sheet, CancellationToken ct) => changes.SaveAsync(id, sheet, LetterDetailsSheet.Fields, async change =>
    {
        var (letter, errors) = (change.Letter, new FormErrors());
        if (letter.Status is not LetterStatus.Draft)
        {
            var (summary, sources) = (LetterDetailsSheet.ReadSummary(sheet, errors, text), LetterDetailsSheet.ReadSources(sheet, errors, text));
            if (!errors.IsEmpty)
                return SheetOutcome.Refused(errors.All);
            letter.Introduce(summary, sources, change.By, change.Now);
            return null;
        }

        if (LetterDetailsSheet.Read(sheet, errors, text) is not { } details)
            return SheetOutcome.Refused(errors.All);
        if (await change.Db.Letters.Named(details.Slug).AnyAsync(other => other.Id != id, ct))
            return ChangeLetter.Refuse(LetterDetailsSheet.Slug, text["Slug_Taken"]);
        letter.Correct(details with { Deadline = LetterAim.Of(letter).Deadline }, change.By, change.Now);
        return null;
    }, ct);
}
