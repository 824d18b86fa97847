namespace CampaignTracker.Web.Ui.Organize;

/// <summary>
/// What a page does for long: it tells how far it is and can be stopped, again and again. Who leaves the page stops what runs, and what is only
/// read (<see cref="Left"/>); who stops a run stops nothing else.
/// </summary>
public sealed class LongRun : IProgress<(int Done, int Of)>, IProgress<int>, IDisposable
{
    private readonly CancellationTokenSource _left = new();
    private CancellationTokenSource? _stop;
    private Action _show = () => { };

    public LongRun() => Left = _left.Token;

    /// <summary>Null where nothing runs.</summary>
    public (int Done, int Of)? Progress { get; private set; }

    /// <summary>Cancelled when the page is left.</summary>
    public CancellationToken Left { get; }

    /// <summary>Runs one thing.</summary>
    /// <param name="of">Of how many it is expected to tell.</param>
    /// <param name="show">Has the page rendered, from whatever thread.</param>
    /// <param name="work">Is stopped by its token, and tells by this.</param>
    public async Task<T> RunAsync<T>(int of, Action show, Func<LongRun, CancellationToken, Task<T>> work)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Left);
        (_stop, _show, Progress) = (stop, show, (0, of));
        show();
        try
        {
            return await work(this, stop.Token);
        }
        finally
        {
            (_stop, Progress) = (null, null);
        }
    }

    public void Stop() => _stop?.Cancel();

    public void Report(int value) => Report((value, Progress?.Of ?? value));

    /// <summary>At once and in turn, which <see cref="Progress{T}"/> is not. What is told after the end is not shown.</summary>
    public void Report((int Done, int Of) value)
    {
        if (Progress is null)
            return;
        Progress = value;
        _show();
    }

    public void Dispose()
    {
        _left.Cancel();
        _left.Dispose();
    }
}
