using Microsoft.JSInterop;

namespace CampaignTracker.Web.Ui.Organize;

/// <summary>
/// What a component keeps in the browser: the object that its script's <c>open</c> answers, which has a <c>leave</c>. Whoever goes on
/// before the script is there has lost its element, and is not told of that. A script that fails leaves the page as it is without it.
/// </summary>
public sealed partial class ScriptPart(IJSRuntime script, ILogger<ScriptPart> logger) : IAsyncDisposable
{
    private IJSObjectReference? _part;
    private bool _isGone;

    /// <summary>True where the script did not open it, and the page goes on without.</summary>
    public bool HasFailed { get; private set; }

    public bool IsOpen => _part is not null && !_isGone;

    /// <summary>Fetches a script and has it open its part.</summary>
    /// <param name="module">The script's address.</param>
    /// <param name="values">What its <c>open</c> takes.</param>
    public async Task OpenAsync(string module, params object?[] values)
    {
        try
        {
            await using var opened = await script.InvokeAsync<IJSObjectReference?>("import", module);
            if (opened is not null && !_isGone)
                _part = await opened.InvokeAsync<IJSObjectReference?>("open", values);
        }
        catch (Exception failure) when (_isGone && failure is JSException or ObjectDisposedException)
        {
            return;
        }
        catch (Exception failure) when (failure is JSException or OperationCanceledException)
        {
            // What a script says may hold words of the page: only its kind is told.
            HasFailed = true;
            LogNotOpened(logger, module, failure.GetType().Name);
            return;
        }

        if (_isGone)
            await LeaveAsync();
    }

    /// <summary>Calls a method of the part. Nothing happens before it is open, nor while the browser is away.</summary>
    public async Task TellAsync(string method, params object?[] values) => await AskAsync<object?>(method, null, values);

    /// <summary>As <see cref="TellAsync"/>, with an answer.</summary>
    /// <param name="method">The part's method.</param>
    /// <param name="unanswered">The answer where the part is not open, or the browser is away.</param>
    /// <param name="values">What the method takes.</param>
    public async Task<T> AskAsync<T>(string method, T unanswered, params object?[] values)
    {
        if (_isGone || _part is not { } part)
            return unanswered;
        try
        {
            return await part.InvokeAsync<T>(method, values);
        }
        catch (Exception failure) when (failure is JSDisconnectedException or OperationCanceledException)
        {
            return unanswered;
        }
    }

    public ValueTask DisposeAsync()
    {
        _isGone = true;
        return LeaveAsync();
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The script {Module} did not open its part of a page: {Kind}.")]
    private static partial void LogNotOpened(ILogger logger, string module, string kind);

    private async ValueTask LeaveAsync()
    {
        if (_part is not { } part)
            return;
        _part = null;
        try
        {
            await part.InvokeVoidAsync("leave");
            await part.DisposeAsync();
        }
        catch (Exception failure) when (failure is JSDisconnectedException or OperationCanceledException)
        {
            // The browser is gone, and its part with it.
        }
    }
}
