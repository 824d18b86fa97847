using CampaignTracker.Data;
using CampaignTracker.Data.Letters;
using CampaignTracker.Web.Features.Organizers;
using CampaignTracker.Web.Platform.Forms;
using CampaignTracker.Web.Ui.Organize.Editing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace CampaignTracker.Web.Features.Letters.Work;

/// <summary>An organizer begins a letter; its text is written afterwards.</summary>
public sealed class BeginLetter(EditRecord records, IStringLocalizer<LetterWorkText> text)
{
    public async Task<SheetOutcome> BeginAsync(Sheet sheet, CancellationToken ct)
    {
        var errors = new FormErrors();
        if (LetterDetailsSheet.Read(sheet, errors, text) is not { } details)
            return SheetOutcome.Refused(errors.All);
        return await records.AddAsync(OrganizerPolicies.Organizes, async (db, by, at) =>
        {
            if (await db.Letters.Named(details.Slug).AnyAsync(ct))
                return ChangeLetter.Refuse(LetterDetailsSheet.Slug, text["Slug_Taken"]);
            db.Add(Letter.Draft(details, BilingualText.Empty, by, at));
            return SheetOutcome.Saved(version: 0, LetterPaths.Of(details.Slug));
        }, ct);
    }
}
