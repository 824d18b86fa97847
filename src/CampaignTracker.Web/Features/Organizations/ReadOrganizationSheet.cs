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

    /// <summary>One on each line: its title, and behind a bar its address.</summary>
    private List<Source> Sources(string typed, FormErrors errors)
    {
        var sources = new List<Source>();
        foreach (var (line, index) in typed.Split('\n').Select((line, index) => (TidyText.OneLine(line), index)).Where(line => line.Item1.Length > 0))
        {
            var parts = line.Split('|', 2, StringSplitOptions.TrimEntries);
            try
            {
                sources.Add(new Source(parts[0], parts.Length > 1 && parts[1].Length > 0 ? parts[1] : null));
            }
            catch (DomainException)
            {
                errors.Add(OrganizationFields.Sources, text["Error_Source", index + 1]);
            }
        }

        return sources;
    }
}
