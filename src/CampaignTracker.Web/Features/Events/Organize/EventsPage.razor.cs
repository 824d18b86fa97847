using CampaignTracker.Data.Events;
using CampaignTracker.Data.Places;
using CampaignTracker.Web.Features.Events.Planning;
using CampaignTracker.Web.Platform.Localization;
using CampaignTracker.Web.Platform.Queries;
using CampaignTracker.Web.Ui;
using CampaignTracker.Web.Ui.Organize;
using CampaignTracker.Web.Ui.Organize.Grids;
using Microsoft.AspNetCore.Components;

namespace CampaignTracker.Web.Features.Events.Organize;

/// <summary>The map and the list of events, each filtering the other, and the states in which nothing is planned.</summary>
public sealed partial class EventsPage(ListPlannedEvents events, ListDays days, FindGaps gaps, NavigationManager navigation)
{
    private PlannedMap? _map;
    private Grid<PlannedRow>? _grid;
    private Loaded<GapsView>? _gaps;
    private GridQuery _query = new();
    private ElementReference _gapsTitle;

    private ListPlannedEvents Events => events;

    private ListDays Days => days;

    private FindGaps Gaps => gaps;

    protected override void OnInitialized() => _query = GridQuery.Read(new Uri(navigation.Uri).Query, PlanFilter.Names);

    private IReadOnlyList<GridFilter> FiltersOf(DaysView known) =>
    [
        new(PlanFilter.WhenName, Words["When"], [new("", Text["When_Upcoming"]), new(Wire.Name(EventsWhen.Past), Text["When_Past"]), new(Wire.Name(EventsWhen.All), Text["When_All"])]),
        new(PlanFilter.StateName, Words["Field_State"], [new("", Words["AnyState"]), .. UsStates.Codes.Select(code => new FilterOption(code, Places[code])).OrderBy(state => state.Label, StringComparer.CurrentCulture)]),
        new(PlanFilter.TypeName, Words["Field_Type"], [new("", Words["AnyType"]), .. Enum.GetValues<EventType>().Select(type => new FilterOption(Wire.Name(type), Words.Word(type)))]),
        new(PlanFilter.StatusName, Text["Column_Status"], [new("", Text["AnyStatus"]), .. Enum.GetValues<EventStatus>().Select(status => new FilterOption(Wire.Name(status), Text.Word(status)))]),
        new(PlanFilter.DayName, Text["Column_Day"], [new("", Text["AnyDay"]), .. known.Days.Select(day => new FilterOption(day.Id.ToString(), day.Name.Read()))]),
        new(PlanFilter.PlaceName, Text["Filter_Place"], [new("", Text["AnyPlace"]), new(PlanFilter.Unsure, Text["PlaceUnsure"])]),
        new(PlanFilter.BoxName, Text["Filter_Area"], _query[PlanFilter.BoxName] is { Length: > 0 } box ? [new("", Text["AnyArea"]), new(box, Text["ThisArea"])] : [new("", Text["AnyArea"])]),
    ];

    private void ShowQuery(GridQuery query) => _query = query;

    /// <summary>The map's area narrows the list, because somebody asked for it.</summary>
    private void ShowArea(string box) => navigation.NavigateTo(Links.To("/organize/events") + _query.With(PlanFilter.BoxName, box));

    private async Task GoToGapsAsync() => await _gapsTitle.FocusAsync();

    private async Task TakePublishedAsync()
    {
        if (_grid is not null)
        {
            _grid.ChooseNone();
            await _grid.ReloadAsync();
        }

        await RefreshMapAndGapsAsync();
    }

    private async Task RefreshAsync()
    {
        if (_grid is not null)
            await _grid.RefreshAsync();
        await RefreshMapAndGapsAsync();
    }

    private async Task RefreshMapAndGapsAsync()
    {
        if (_map is not null)
            await _map.ReloadAsync();
        if (_gaps is not null)
            await _gaps.RefreshAsync();
    }

    private static string HostsOf(PlannedRow row) => row.Hosts.Count > 0 ? string.Join(", ", row.Hosts) : row.ReportedHost.Read();
}
