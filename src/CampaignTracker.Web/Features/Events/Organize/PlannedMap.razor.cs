using System.Text.Json;
using CampaignTracker.Data.Events;
using CampaignTracker.Web.Features.Events.Planning;
using CampaignTracker.Web.Platform.Localization;
using CampaignTracker.Web.Ui.Organize.Grids;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace CampaignTracker.Web.Features.Events.Organize;

public sealed partial class PlannedMap
{
    private ElementReference _place;
    private DotNetObjectReference<PlannedMap>? _self;
    private IJSObjectReference? _map;
    private string _shown = "";
    private bool _isGone;

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
    public async Task ReloadAsync()
    {
        if (_map is not null)
            await _map.InvokeVoidAsync("show", Points, Query[PlanFilter.StateName]);
    }

    [JSInvokable]
    public Task ShowAreaAsync(string box) => InvokeAsync(() => AreaChosen.InvokeAsync(box));

    public async ValueTask DisposeAsync()
    {
        _isGone = true;
        _self?.Dispose();
        if (_map is null)
            return;
        try
        {
            await _map.InvokeVoidAsync("leave");
            await _map.DisposeAsync();
        }
        catch (JSDisconnectedException)
        {
            // The browser is gone, and the map with it.
        }
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
            await OpenAsync();
        else if (_map is not null && _shown != Points)
            await ShowAsync();
    }

    private async Task OpenAsync()
    {
        _shown = Points;
        _self = DotNetObjectReference.Create(this);
        await using var module = await Script.InvokeAsync<IJSObjectReference>("import", $"/{Assets["lib/organize/eventMap.js"]}");
        _map = await module.InvokeAsync<IJSObjectReference>("open", _place, _self, Points, Query[PlanFilter.StateName]);
        if (_isGone)
            await DisposeAsync();
        else if (_shown != Points)
            await ShowAsync();
    }

    private Task ShowAsync()
    {
        _shown = Points;
        return ReloadAsync();
    }
}
