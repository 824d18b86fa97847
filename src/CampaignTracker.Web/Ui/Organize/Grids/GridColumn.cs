using Microsoft.AspNetCore.Components;

namespace CampaignTracker.Web.Ui.Organize.Grids;

/// <summary>One column of a list. Stands within <see cref="Grid{TRow}"/> and shows nothing itself.</summary>
public sealed class GridColumn<TRow> : ComponentBase
{
    [CascadingParameter]
    public required Grid<TRow> Grid { get; set; }

    /// <summary>Its name in the address.</summary>
    [Parameter, EditorRequired]
    public required string Key { get; set; }

    /// <summary>What stands above it.</summary>
    [Parameter, EditorRequired]
    public required string Title { get; set; }

    [Parameter, EditorRequired]
    public required RenderFragment<TRow> ChildContent { get; set; }

    /// <summary>True where the list can be ordered by it.</summary>
    [Parameter]
    public bool Sorts { get; set; }

    /// <summary>True where it is shown unless the address says otherwise.</summary>
    [Parameter]
    public bool IsShown { get; set; } = true;

    /// <summary>True for the one that names the row: it is always shown, and links to the row's page.</summary>
    [Parameter]
    public bool IsName { get; set; }

    /// <summary>True for figures, which stand at the end of their cell.</summary>
    [Parameter]
    public bool IsNumber { get; set; }

    protected override void OnInitialized() => Grid.Add(this);
}
