using System.Threading.Channels;
using CampaignTracker.Web.Platform.Database;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace CampaignTracker.Web.Ui.Organize;

/// <summary>Has a page read again when this node changed something, and now and then for what other nodes changed. Shows nothing itself.</summary>
public sealed class LiveUpdates(WorkSignal signal, TimeProvider clock) : ComponentBase, IDisposable
{
    /// <summary>How long another node's change may go unseen.</summary>
    public static readonly TimeSpan Look = TimeSpan.FromSeconds(30);

    /// <summary>On a busy day each page reads once in a while, not at each sign-on.</summary>
    public static readonly TimeSpan Rest = TimeSpan.FromSeconds(2);

    private readonly Channel<bool> _told = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly CancellationTokenSource _gone = new();

    [Parameter, EditorRequired]
    public required Func<Task> Changed { get; set; }

    public void Dispose()
    {
        signal.Changed -= Tell;
        _gone.Cancel();
        _gone.Dispose();
    }

    protected override void OnInitialized()
    {
        signal.Changed += Tell;
        _ = FollowAsync(_gone.Token);
    }

    private void Tell() => _told.Writer.TryWrite(true);

    private async Task FollowAsync(CancellationToken gone)
    {
        try
        {
            while (true)
            {
                await WaitAsync(gone);
                await ShowAsync(gone);
                await Task.Delay(Rest, clock, gone);
            }
        }
        catch (OperationCanceledException) when (gone.IsCancellationRequested)
        {
            // The page was left.
        }
        catch (Exception failure)
        {
            await DispatchExceptionAsync(failure);
        }
    }

    private async Task ShowAsync(CancellationToken gone)
    {
        try
        {
            await InvokeAsync(Changed);
        }
        catch (Exception failure) when (failure is JSDisconnectedException || (failure is OperationCanceledException && !gone.IsCancellationRequested))
        {
            // The browser is away, or did not answer: it is not shown this time.
        }
    }

    private async Task WaitAsync(CancellationToken gone)
    {
        using var patience = new CancellationTokenSource(Look, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, gone);
        try
        {
            await _told.Reader.ReadAsync(either.Token);
        }
        catch (OperationCanceledException) when (!gone.IsCancellationRequested)
        {
            // It was waited long enough.
        }
    }
}
