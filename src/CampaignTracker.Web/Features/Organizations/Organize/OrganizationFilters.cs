using CampaignTracker.Data.Organizations;
using CampaignTracker.Data.Places;
using CampaignTracker.Web.Features.Places;
using CampaignTracker.Web.Features.SignOns;
using CampaignTracker.Web.Platform.Localization;
using CampaignTracker.Web.Platform.Queries;
using CampaignTracker.Web.Ui;
using CampaignTracker.Web.Ui.Organize.Grids;
using Microsoft.Extensions.Localization;

namespace CampaignTracker.Web.Features.Organizations.Organize;

/// <summary>The closed choices of organizations, as filters and fields show them.</summary>
internal static class OrganizationFilters
{
    public static IReadOnlyList<GridFilter> Of(
        IStringLocalizer<RosterText> text, IStringLocalizer<QueueText> words, IStringLocalizer<OrganizationsText> sectors, IStringLocalizer<PlacesText> places)
    {
        var any = new FilterOption("", text["Any"]);
        FilterOption[] yesAndNo = [any, new(ListOrganizations.Yes, text["Yes"]), new(ListOrganizations.No, text["No"])];
        return
        [
            new(ListOrganizations.Status, text["Column_Status"], [any, .. Enum.GetValues<OrganizationStatus>().Select(one => new FilterOption(Wire.Name(one), text.Word(one)))]),
            new(ListOrganizations.State, text["Column_State"], [any, .. States(places), new(ListOrganizations.NoState, text["StateUnknown"])]),
            new(ListOrganizations.Scope, text["Column_Scope"], [any, .. Scopes(words)]),
            new(ListOrganizations.Sector, text["Field_sectors"], [any, .. Sectors(sectors)]),
            new(ListOrganizations.Verification, text["Column_Verification"], [any, .. Enum.GetValues<VerificationLevel>().Select(one => new FilterOption(Wire.Name(one), words.Word(one)))]),
            new(ListOrganizations.Trusted, text["Filter_Trusted"], yesAndNo),
            new(ListOrganizations.Sample, text["Sample"], yesAndNo),
        ];
    }

    public static IEnumerable<FilterOption> States(IStringLocalizer<PlacesText> places) => UsStates.Codes.Select(code => new FilterOption(code, places[code])).OrderBy(state => state.Label, StringComparer.CurrentCulture);

    public static IEnumerable<FilterOption> Scopes(IStringLocalizer<QueueText> words) => Enum.GetValues<Scope>().Select(one => new FilterOption(Wire.Name(one), words.Word(one)));

    public static IEnumerable<FilterOption> Sectors(IStringLocalizer<OrganizationsText> sectors) =>
        Enum.GetValues<Sector>().Select(one => new FilterOption(Wire.Name(one), sectors.Word(one)));
}
