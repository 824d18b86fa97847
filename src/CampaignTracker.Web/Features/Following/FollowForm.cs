using System.Globalization;
using CampaignTracker.Data;
using CampaignTracker.Data.Events;
using CampaignTracker.Data.Places;
using CampaignTracker.Web.Features.Places;
using CampaignTracker.Web.Features.SignOns;
using CampaignTracker.Web.Platform.Forms;
using CampaignTracker.Web.Platform.Localization;
using Microsoft.Extensions.Localization;

namespace CampaignTracker.Web.Features.Following;

/// <summary>The form as it was sent: everything as typed.</summary>
public sealed record FollowForm(string Email, string Zip, string Miles, string Language, string Trap)
{
    /// <summary>What its stamps are good for (<see cref="FormStamps"/>).</summary>
    public const string Purpose = "follow";

    public const string MilesField = "miles";

    public const int UsualMiles = 25;

    public static FollowForm Of(PostedForm posted) => new(
        posted.Text(SignOnFields.Email), posted.Text(SignOnFields.Zip), posted.Text(MilesField), posted.Text(SignOnFields.Language), posted.Text(SignOnFields.Trap));
}

/// <summary>What somebody asks for.</summary>
/// <param name="Email">Where the mails go.</param>
/// <param name="Zip">Five digits.</param>
/// <param name="Around">Its centre.</param>
/// <param name="Miles">How far around.</param>
/// <param name="Language">Of the mails.</param>
public sealed record FollowAnswers(string Email, string Zip, GeoPoint Around, int Miles, Language Language);

/// <summary>Makes answers of what was typed, or tells at each field what is amiss.</summary>
public sealed class ReadFollowForm(ZipCodes zipCodes, IStringLocalizer<FollowingText> text)
{
    /// <returns>Null where something is amiss.</returns>
    public FollowAnswers? Read(FollowForm form, FormErrors errors)
    {
        if (SignOnRules.Email(form.Email) is not { } email)
        {
            errors.Add(SignOnFields.Email, text["Error_Email"]);
            email = "";
        }

        var zip = Zip(form.Zip, errors);
        var miles = int.TryParse(form.Miles, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && EventFollower.Distances.Contains(number) ? number : 0;
        if (miles == 0)
            errors.Add(FollowForm.MilesField, text["Error_Miles"]);
        if (form.Language is not ("en" or "es" or ""))
            errors.Add(SignOnFields.Language, text["Error_Language"]);
        var language = form.Language switch { "en" => Language.English, "es" => Language.Spanish, _ => Reader.Language };
        return errors.IsEmpty && zip?.Point is { } around ? new FollowAnswers(email, zip.Zip, around, miles, language) : null;
    }

    private ZipCode? Zip(string typed, FormErrors errors)
    {
        if (ZipCodes.Clean(typed) is null)
            errors.Add(SignOnFields.Zip, text["Error_Zip"]);
        else if (zipCodes.Find(typed) is not { Point: not null } zip)
            errors.Add(SignOnFields.Zip, text["Error_ZipUnknown"]);
        else
            return zip;
        return null;
    }
}
