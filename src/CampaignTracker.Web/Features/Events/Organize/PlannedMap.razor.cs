using System.Text.Json;
using CampaignTracker.Data.Events;
using CampaignTracker.Web.Features.Events.Planning;
using CampaignTracker.Web.Platform.Localization;
using CampaignTracker.Web.Ui.Organize;
using CampaignTracker.Web.Ui.Organize.Grids;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace CampaignTracker.Web.Features.Events.Organize;

public sealed partial class PlannedMap
{
    private ElementReference _place;
    private DotNetObjectReference<PlannedMap>? _self;
    private ScriptPart? _map;
    private string _shown = "";

    /// <summary>What the list beside it shows.</summary>
    [Parameter, EditorRequired]
    public required GridQuery Query { get; set; }

    /// <summary>The area in sight, <c>west,south,east,north</c>, when somebody asks for its list.</summary>
    [Parameter]
    public EventCallback<string> AreaChosen { get; set; }

    private string MoreWords => JsonSerializer.Serialize(new Dictionary<string, string>
    {
        ["proposed"] = Text.Word(EventStatus.Proposed),
        ["declined"] = Text.Word(EventStatus.Declined),
        ["hidden"] = Text["Place_Hidden"],
    });

    /// <summary>All that fits but the area: the map is not narrowed to itself.</summary>
    private string Points => PlanningEndpoints.Points + (new GridQuery { Search = Query.Search, Filters = Query.Filters }).With(PlanFilter.BoxName, "");

    /// <summary>Asks for the points again: they may be others.</summary>
    public Task ReloadAsync() => _map?.TellAsync("show", Points, Query[PlanFilter.StateName]) ?? Task.CompletedTask;

    [JSInvokable]
    public Task ShowAreaAsync(string box) => InvokeAsync(() => AreaChosen.InvokeAsync(box));

    public async ValueTask DisposeAsync()
    {
        _self?.Dispose();
        if (_map is not null)
            await _map.DisposeAsync();
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
            await OpenAsync();
        else if (_map is { IsOpen: true } && _shown != Points)
            await ShowAsync();
    }

    private async Task OpenAsync()
    {
        _shown = Points;
        _self = DotNetObjectReference.Create(this);
        _map = new ScriptPart(Script, Logger);
        await _map.OpenAsync($"/{Assets["lib/organize/eventMap.js"]}", _place, _self, Points, Query[PlanFilter.StateName]);
        if (_map.IsOpen && _shown != Points)
            await ShowAsync();
    }

    private Task ShowAsync()
    {
        _shown = Points;
        return ReloadAsync();
    }
}
