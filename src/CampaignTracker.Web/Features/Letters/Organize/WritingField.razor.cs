using CampaignTracker.Data;
using CampaignTracker.Web.Features.Letters.Work;
using CampaignTracker.Web.Platform.Localization;
using CampaignTracker.Web.Ui.Organize;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace CampaignTracker.Web.Features.Letters.Organize;

/// <summary>
/// The browser tells what is typed when typing rests, not key by key, and keeps it until the site has stored it: a lost connection loses nothing. The
/// field's own text is changed by the script only, which knows what was typed since and where the caret stands.
/// </summary>
public sealed partial class WritingField(WriteLetter writing, IJSRuntime script, ILogger<ScriptPart> logger) : IAsyncDisposable
{
    private readonly string _id = $"w-{Guid.NewGuid():n}";
    private DotNetObjectReference<WritingField>? _self;
    private ScriptPart? _field;
    private ElementReference _area;
    private string _first = "";
    private string _before = "";
    private string _typed = "";
    private WritingOutcome? _outcome;
    private DateTime? _at;
    private string? _theirs;
    private string _by = "";
    private string _metBy = "";
    private bool _hasNoScript;
    private int _turn;

    [Parameter, EditorRequired]
    public required Guid LetterId { get; set; }

    [Parameter, EditorRequired]
    public required Language Language { get; set; }

    /// <summary>What is stored when the page opens.</summary>
    [Parameter, EditorRequired]
    public required string Stored { get; set; }

    /// <summary>UTC; null where nobody wrote yet.</summary>
    [Parameter]
    public DateTime? WrittenAt { get; set; }

    private string State => (_outcome, _metBy) switch
    {
        (WritingOutcome.Joined, { Length: > 0 }) => Text["Joined", _metBy],
        (null, { Length: > 0 }) => Text["MetByColleague", _metBy],
        (null or WritingOutcome.Saved or WritingOutcome.Joined, _) => "",
        ({ } outcome, _) => Text.Word(outcome),
    };

    /// <summary>Typing rests.</summary>
    /// <returns>True where it is stored.</returns>
    [JSInvokable]
    public async Task<bool> TypedAsync(string typed)
    {
        _typed = typed;
        var written = await writing.WriteAsync(LetterId, Language, _before, typed, CancellationToken.None);
        (_outcome, _metBy) = (written.Outcome, written.By);
        (_theirs, _by) = written.Outcome is WritingOutcome.Crossed ? (written.Stored, written.By) : (null, "");
        if (written.Outcome is WritingOutcome.Saved or WritingOutcome.Joined)
        {
            (_before, _at) = (WriteLetter.Tidy(typed), written.At);
            if (written.Outcome is WritingOutcome.Joined)
                await ShowAsync(_before, written.Stored);
        }

        StateHasChanged();
        return written.Outcome is WritingOutcome.Saved or WritingOutcome.Joined;
    }

    /// <summary>The browser kept what was typed before the page was loaded again.</summary>
    [JSInvokable]
    public Task<bool> RestoredAsync(string before, string typed)
    {
        _before = WriteLetter.Tidy(before);
        return TypedAsync(typed);
    }

    /// <summary>A colleague stored something. Where nothing is typed here, it is shown; otherwise the next pause joins both.</summary>
    public async Task MeetAsync(string stored, string by)
    {
        stored = WriteLetter.Tidy(stored);
        // Without the script nobody knows what is typed until the field is left; that joins both.
        if (_hasNoScript)
            return;
        if (stored == _before || _theirs is not null || WriteLetter.Tidy(_typed) != _before || !await ShowAsync(_before, stored))
            return;
        (_outcome, _metBy) = (null, by);
        StateHasChanged();
    }

    public async ValueTask DisposeAsync()
    {
        if (_field is not null)
            await _field.DisposeAsync();
        _self?.Dispose();
    }

    protected override void OnInitialized()
    {
        _first = _before = _typed = WriteLetter.Tidy(Stored);
        _at = WrittenAt;
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender)
            return;
        _self = DotNetObjectReference.Create(this);
        _field = new ScriptPart(script, logger);
        await _field.OpenAsync($"/{Assets["lib/organize/writing.js"]}", _area, _self, $"letter {LetterId:n} {Language.Code()}", _first);
        _hasNoScript = _field.HasFailed;
        if (_hasNoScript)
            StateHasChanged();
    }

    /// <summary>Told by the browser itself where the script is not there.</summary>
    private EventCallback<ChangeEventArgs> Changed => _hasNoScript ? EventCallback.Factory.Create<ChangeEventArgs>(this, change => TypedAsync(change.Value as string ?? "")) : default;

    private async Task KeepMineAsync()
    {
        _before = _theirs!;
        await TypedAsync(_typed);
    }

    private async Task TakeTheirsAsync()
    {
        var theirs = _theirs!;
        (_theirs, _by, _outcome, _metBy) = (null, "", null, "");
        await ShowAsync(null, theirs);
    }

    /// <param name="expected">Only where this stands in the field; null for whatever stands there.</param>
    /// <param name="text">What is to stand there.</param>
    /// <returns>False where something was typed meanwhile.</returns>
    private async Task<bool> ShowAsync(string? expected, string text)
    {
        if (_field is { IsOpen: true } && await _field.AskAsync("show", unanswered: true, expected, text))
            return false;
        _before = _typed = text;
        if (_hasNoScript)
        {
            _first = text;
            _turn++;
        }

        return true;
    }
}
