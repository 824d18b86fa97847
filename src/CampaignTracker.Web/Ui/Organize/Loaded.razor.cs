using System.Data.Common;
using Microsoft.AspNetCore.Components;

namespace CampaignTracker.Web.Ui.Organize;

/// <summary>Reads a view when the page opens, and again when it is told to.</summary>
public sealed partial class Loaded<TView>(ILogger<Loaded<TView>> logger) : IDisposable
{
    private readonly CancellationTokenSource _gone = new();
    private TView? _view;
    private bool _hasFailed;
    private int _asked;
    private int _shown;

    [Parameter, EditorRequired]
    public required Func<CancellationToken, Task<TView>> Read { get; set; }

    [Parameter, EditorRequired]
    public required RenderFragment<TView> ChildContent { get; set; }

    /// <summary>Reads again; what is shown stays until the new is there.</summary>
    /// <returns>False where it could not be read.</returns>
    public Task<bool> ReloadAsync() => ReloadAsync(keepsOnFailure: false);

    /// <summary>Reads again because something may have changed, not because somebody asked; where that fails, what is shown stays.</summary>
    public Task<bool> RefreshAsync() => ReloadAsync(keepsOnFailure: _view is not null && !_hasFailed);

    public void Dispose()
    {
        _gone.Cancel();
        _gone.Dispose();
    }

    protected override Task OnInitializedAsync() => ReloadAsync();

    private async Task<bool> ReloadAsync(bool keepsOnFailure)
    {
        if (_gone.IsCancellationRequested)
            return false;
        var turn = ++_asked;
        try
        {
            var view = await Read(_gone.Token);
            if (turn < _shown)
                return true;
            (_shown, _view, _hasFailed) = (turn, view, false);
        }
        catch (OperationCanceledException) when (_gone.IsCancellationRequested)
        {
            return false;
        }
        catch (Exception failure) when (failure is DbException or InvalidOperationException or TimeoutException)
        {
            LogFailure(logger, typeof(TView).Name, failure);
            if (keepsOnFailure)
                return false;
            _hasFailed = true;
        }

        StateHasChanged();
        return !_hasFailed;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{View} could not be read.")]
    private static partial void LogFailure(ILogger logger, string view, Exception failure);
}
