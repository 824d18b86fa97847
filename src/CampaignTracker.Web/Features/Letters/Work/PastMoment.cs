using CampaignTracker.Data;
using CampaignTracker.Data.Letters;
using CampaignTracker.Web.Platform.Forms;
using CampaignTracker.Web.Ui.Organize.Editing;
using Microsoft.Extensions.Localization;

namespace CampaignTracker.Web.Features.Letters.Work;

/// <summary>What is kept of something that has happened: when, by the hour or only by the day, and where it can be seen.</summary>
public static class PastMoment
{
    /// <returns>Null where something is amiss.</returns>
    public static LetterMoment? Read(Sheet sheet, DateTime now, FormErrors errors, IStringLocalizer<LetterWorkText> text)
    {
        var moment = MomentSheet.Read(sheet, needsTime: false, errors, text);
        if (moment is null)
            errors.Add(MomentSheet.Date, text["Date_Missing"]);
        else if (moment.At > now)
            errors.Add(MomentSheet.Date, text["Date_Ahead"]);
        return moment;
    }

    /// <returns>Null where none is typed, and where it is none.</returns>
    public static string? ReadUrl(Sheet sheet, string field, FormErrors errors, IStringLocalizer<LetterWorkText> text)
    {
        var typed = TidyText.WithoutSpaces(sheet[field]);
        if (typed.Length == 0)
            return null;
        if (!Source.IsWebAddress(typed))
            errors.Add(field, text["Url_Wrong"]);
        return typed;
    }
}
