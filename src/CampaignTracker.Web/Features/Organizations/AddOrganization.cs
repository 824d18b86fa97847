using CampaignTracker.Data;
using CampaignTracker.Data.History;
using CampaignTracker.Data.Organizations;
using CampaignTracker.Web.Features.Organizers;
using CampaignTracker.Web.Features.SignOns;
using CampaignTracker.Web.Platform.Forms;
using CampaignTracker.Web.Platform.Localization;
using CampaignTracker.Web.Ui.Organize.Editing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace CampaignTracker.Web.Features.Organizations;

/// <summary>An organizer puts an organization on the roster by hand; likely twins are shown before it is made.</summary>
public sealed class AddOrganization(EditRecord edit, ReadOrganizationSheet sheets, FindTwins twins, IStringLocalizer<RosterText> text)
{
    /// <summary>The field that says that it is none of the twins that were shown.</summary>
    public const string IsAnother = "is-another";

    /// <summary>The fields of a page that makes one.</summary>
    public static IReadOnlyDictionary<string, string> Blank { get; } =
        OrganizationFields.All.Append(IsAnother).ToDictionary(field => field, field => field == SignOnFields.Scope ? "local" : "");

    /// <param name="sheet">What is typed.</param>
    /// <param name="shown">The twins that the page showed before.</param>
    /// <param name="ct">Stops it.</param>
    public async Task<(SheetOutcome Outcome, IReadOnlyList<Twin> Twins)> AddAsync(Sheet sheet, IReadOnlyCollection<Guid> shown, CancellationToken ct)
    {
        var (details, outcome, found) = await CheckAsync(sheet, shown, ct);
        if (details is null)
            return (outcome!, found);
        return (await edit.AddAsync(OrganizerPolicies.Organizes, async (db, by, now) =>
        {
            var organization = await MakeAsync(db, details, by, now, ct);
            return SheetOutcome.Saved(organization.Version, OrganizationPaths.Of(organization.Id));
        }, ct), found);
    }

    /// <summary>Reads the fields of an organization that is to be made, and looks for twins that were not shown yet.</summary>
    internal async Task<(OrganizationDetails? Details, SheetOutcome? Objection, IReadOnlyList<Twin> Twins)> CheckAsync(
        Sheet sheet, IReadOnlyCollection<Guid> shown, CancellationToken ct)
    {
        var errors = new FormErrors();
        var details = sheets.Read(sheet, errors, isNew: true);
        if (!errors.IsEmpty)
            return (null, SheetOutcome.Refused(errors.All), []);
        var found = await twins.FindAsync(new Likened(Guid.Empty, details.Name, details.State, details.Website), ct);
        return found.All(twin => shown.Contains(twin.Id)) && (found.Count == 0 || sheet.IsChecked(IsAnother))
            ? (details, null, found)
            : (null, SheetOutcome.Refused([new FieldError(IsAnother, text.Count("Error_Twins", found.Count))]), found);
    }

    /// <summary>It is on the roster at once: an organizer knows it. The caller saves.</summary>
    internal static async Task<Organization> MakeAsync(CampaignDbContext db, OrganizationDetails details, Actor by, DateTime now, CancellationToken ct)
    {
        var organization = Organization.Ask(details, await db.FreeSlugAsync(details.Name, ct), by, now);
        organization.List(by, now);
        db.Add(organization);
        return organization;
    }
}
