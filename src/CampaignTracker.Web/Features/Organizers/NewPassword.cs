using CampaignTracker.Web.Platform.Forms;
using CampaignTracker.Web.Platform.Settings;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

namespace CampaignTracker.Web.Features.Organizers;

/// <summary>Reads a new password, typed twice, and tells what is amiss with it at its fields.</summary>
internal sealed class NewPassword(PostedForm form, IStringLocalizer<OrganizersText> text, IOptions<CampaignSettings> campaign)
{
    public const string Field = "new-password";
    public const string AgainField = "again";

    /// <returns>The password; errors say whether it may be used.</returns>
    public string Read(FormErrors errors, params IEnumerable<string> about)
    {
        var typed = form.Text(Field);
        if (PasswordRules.ProblemOf(typed, [.. about, campaign.Value.Name, campaign.Value.NameEs ?? ""]) is { } problem)
            errors.Add(Field, text[$"{nameof(PasswordProblem)}_{problem}", PasswordRules.MinLength, PasswordRules.MaxLength]);
        else if (form.Text(AgainField) != typed)
            errors.Add(AgainField, text["Again_Differs"]);
        return typed;
    }
}
