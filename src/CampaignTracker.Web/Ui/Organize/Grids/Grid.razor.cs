using System.Data.Common;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;

namespace CampaignTracker.Web.Ui.Organize.Grids;

public sealed partial class Grid<TRow>(NavigationManager navigation, TimeProvider clock, ILogger<Grid<TRow>> logger) : IDisposable
{
    /// <summary>How long typing must rest before it is searched for.</summary>
    public static readonly TimeSpan Rest = TimeSpan.FromMilliseconds(300);

    private readonly string _searchId = $"g-{Guid.NewGuid():n}";
    private readonly List<GridColumn<TRow>> _columns = [];
    private readonly HashSet<Guid> _chosen = [];
    private readonly CancellationTokenSource _gone = new();
    private GridQuery _query = new();
    private GridPage<TRow>? _page;
    private string _path = "";
    private string _search = "";
    private bool _takesAll;
    private bool _isReading;
    private bool _hasFailed;
    private int _asked;
    private int _typed;

    /// <summary>Reads one page of the list.</summary>
    [Parameter, EditorRequired]
    public required Func<GridQuery, CancellationToken, Task<GridPage<TRow>>> Read { get; set; }

    /// <summary>The columns (<see cref="GridColumn{TRow}"/>), one of which names the row.</summary>
    [Parameter, EditorRequired]
    public required RenderFragment Columns { get; set; }

    [Parameter, EditorRequired]
    public required Func<TRow, Guid> KeyOf { get; set; }

    /// <summary>The row in a word, for whoever cannot see it.</summary>
    [Parameter, EditorRequired]
    public required Func<TRow, string> NameOf { get; set; }

    /// <summary>The row's page; null where it has none.</summary>
    [Parameter, EditorRequired]
    public required Func<TRow, string?> AddressOfRow { get; set; }

    /// <summary>What the list is called.</summary>
    [Parameter, EditorRequired]
    public required string Label { get; set; }

    [Parameter]
    public IReadOnlyList<GridFilter> Filters { get; set; } = [];

    /// <summary>False for a list that is only filtered.</summary>
    [Parameter]
    public bool Searches { get; set; } = true;

    [Parameter]
    public string? SearchLabel { get; set; }

    /// <summary>What can be done to the chosen rows; without it none is chosen.</summary>
    [Parameter]
    public RenderFragment<GridSelection>? BulkActions { get; set; }

    /// <summary>Stands beside the filters.</summary>
    [Parameter]
    public RenderFragment? Tools { get; set; }

    /// <summary>The list as files (<see cref="ExportLinks"/>), given the query that narrows it.</summary>
    [Parameter]
    public RenderFragment<string>? Exports { get; set; }

    /// <summary>Says what to do where there is nothing yet.</summary>
    [Parameter]
    public RenderFragment? Empty { get; set; }

    /// <summary>Says what to do where nothing fits what is asked for.</summary>
    [Parameter]
    public RenderFragment? NothingFits { get; set; }

    /// <summary>Told what is shown, each time that it is another.</summary>
    [Parameter]
    public EventCallback<GridQuery> Queried { get; set; }

    private IEnumerable<GridColumn<TRow>> ShownColumns => _columns.Where(column => column.IsName || Shows(column));

    private bool IsNarrowed => _query.Search.Length > 0 || _query.Filters.Count > 0;

    /// <summary>Reads again; what is shown stays until the new is there.</summary>
    public Task ReloadAsync() => ReloadAsync(tells: true);

    /// <summary>Reads again because something may have changed, not because somebody asked: not under the hands of who has chosen rows, and without a word.</summary>
    public Task RefreshAsync() => _chosen.Count > 0 || _isReading || _hasFailed ? Task.CompletedTask : ReloadAsync(tells: false);

    private async Task ReloadAsync(bool tells)
    {
        var turn = ++_asked;
        (_isReading, _hasFailed) = (tells, false);
        try
        {
            var page = await Read(_query, _gone.Token);
            if (turn == _asked)
                Take(page);
        }
        catch (OperationCanceledException) when (_gone.IsCancellationRequested)
        {
            return;
        }
        catch (Exception failure) when (failure is DbException or InvalidOperationException or TimeoutException)
        {
            LogFailure(logger, typeof(TRow).Name, failure);
            if (turn == _asked && (tells || _page is null))
                (_hasFailed, _isReading) = (true, false);
        }

        await InvokeAsync(StateHasChanged);
    }

    /// <summary>Only what can be seen is chosen: rows that left the page are not, and a whole list only while its page is chosen.</summary>
    private void Take(GridPage<TRow> page)
    {
        (_page, _isReading) = (page, false);
        _chosen.IntersectWith(page.Rows.Select(KeyOf));
        _takesAll &= _chosen.Count > 0 && _chosen.Count == page.Rows.Count;
    }

    /// <summary>Nothing is chosen any more.</summary>
    public void ChooseNone()
    {
        _chosen.Clear();
        _takesAll = false;
        StateHasChanged();
    }

    public void Dispose()
    {
        navigation.LocationChanged -= Follow;
        _gone.Cancel();
        _gone.Dispose();
    }

    internal void Add(GridColumn<TRow> column)
    {
        _columns.Add(column);
        StateHasChanged();
    }

    protected override async Task OnInitializedAsync()
    {
        _path = new Uri(navigation.Uri).AbsolutePath;
        navigation.LocationChanged += Follow;
        await ShowAsync(navigation.Uri);
    }

    private void Follow(object? sender, LocationChangedEventArgs change)
    {
        if (new Uri(change.Location).AbsolutePath == _path)
            _ = InvokeAsync(() => ShowAsync(change.Location));
    }

    private async Task ShowAsync(string address)
    {
        var query = GridQuery.Read(new Uri(address).Query, Filters.Select(filter => filter.Name));
        if (_page is not null && query.ToString() == _query.ToString())
            return;
        if ((query with { Page = 1, Columns = null }).ToString() != (_query with { Page = 1, Columns = null }).ToString())
            ChooseNone();
        _query = query;
        if (_search.Trim() != query.Search)
            _search = query.Search;
        _chosen.Clear();
        await Queried.InvokeAsync(query);
        await ReloadAsync();
    }

    private void Narrow(GridFilter filter, ChangeEventArgs change) => Go(_query.With(filter.Name, (string?)change.Value ?? ""));

    private void Go(GridQuery query) => navigation.NavigateTo(AddressOf(query));

    private async Task SearchSoonAsync()
    {
        var turn = ++_typed;
        await Task.Delay(Rest, clock, _gone.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        if (turn == _typed && !_gone.IsCancellationRequested)
            await SearchAsync();
    }

    /// <summary>Typing does not fill the browser's history: the address is replaced.</summary>
    private Task SearchAsync()
    {
        _typed++;
        if (_search.Trim() != _query.Search)
            navigation.NavigateTo(AddressOf(_query with { Search = _search.Trim(), Page = 1 }), replace: true);
        return Task.CompletedTask;
    }

    private bool Shows(GridColumn<TRow> column) => _query.Columns?.Contains(column.Key) ?? column.IsShown;

    private void Toggle(GridColumn<TRow> column) =>
        Go(_query with { Columns = [.. _columns.Where(each => !each.IsName && Shows(each) != (each == column)).Select(each => each.Key)] });

    private GridSelection Selection(GridPage<TRow> page) =>
        _takesAll ? new GridSelection([], _query with { Page = 1 }, page.Page.Total) : new GridSelection([.. _chosen], null, _chosen.Count);

    private void Choose(Guid id, bool isChosen)
    {
        _takesAll = false;
        if (isChosen)
            _chosen.Add(id);
        else
            _chosen.Remove(id);
    }

    private void ChoosePage(GridPage<TRow> page, bool isChosen)
    {
        ChooseNone();
        if (isChosen)
            _chosen.UnionWith(page.Rows.Select(KeyOf));
    }

    private string AddressOf(GridQuery query) => _path + query;

    private string? AriaSort(GridColumn<TRow> column) => !column.Sorts ? null : _query.Sort != column.Key ? "none" : _query.Descending ? "descending" : "ascending";

    private string Arrow(GridColumn<TRow> column) => _query.Sort != column.Key ? "" : _query.Descending ? " ↓" : " ↑";

    [LoggerMessage(Level = LogLevel.Error, Message = "A list of {Row} could not be read.")]
    private static partial void LogFailure(ILogger logger, string row, Exception failure);
}
