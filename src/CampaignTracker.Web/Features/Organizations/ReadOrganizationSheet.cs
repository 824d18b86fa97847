using CampaignTracker.Data;
using CampaignTracker.Data.Organizations;
using CampaignTracker.Web.Features.SignOns;
using CampaignTracker.Web.Platform.Forms;
using CampaignTracker.Web.Ui.Organize.Editing;
using Microsoft.Extensions.Localization;

namespace CampaignTracker.Web.Features.Organizations;

/// <summary>Makes details of what an organizer typed, by the checks of the sign-on form, or tells at each field what is amiss.</summary>
public sealed class ReadOrganizationSheet(ReadSignOnForm forms, IStringLocalizer<RosterText> text)
{
    /// <param name="sheet">What is typed.</param>
    /// <param name="errors">What is amiss is added.</param>
    /// <param name="isNew">False for one that is stored: fields that nobody touched are not complained of.</param>
    public OrganizationDetails Read(Sheet sheet, FormErrors errors, bool isNew)
    {
        var all = new FormErrors();
        var details = forms.Organization(FormOf(sheet), all, isPlaceOptional: true) with
        {
            About = new BilingualText(
                forms.About(OrganizationFields.AboutEn, sheet[OrganizationFields.AboutEn], all), forms.About(OrganizationFields.AboutEs, sheet[OrganizationFields.AboutEs], all)),
            Sources = Sources(sheet[OrganizationFields.Sources], all),
        };
        foreach (var error in all.All.Where(error => isNew || sheet.Changed.ContainsKey(error.Name)))
            errors.Add(error.Name, error.Message);
        return details;
    }

    private static SignOnForm FormOf(Sheet sheet) => new()
    {
        Name = sheet[SignOnFields.Name],
        ShortName = sheet[SignOnFields.ShortName],
        Website = sheet[SignOnFields.Website],
        PublicEmail = sheet[SignOnFields.PublicEmail],
        Scope = sheet[SignOnFields.Scope],
        City = sheet[SignOnFields.City],
        State = sheet[SignOnFields.State],
        Zip = sheet[SignOnFields.Zip],
        Sectors = sheet.Chosen(SignOnFields.Sectors),
    };

    private IReadOnlyList<Source> Sources(string typed, FormErrors errors)
    {
        var (sources, wrong) = SourceLines.Read(typed);
        if (wrong is { } line)
            errors.Add(OrganizationFields.Sources, text["Error_Source", line]);
        return sources;
    }
}
