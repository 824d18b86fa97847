using System.Data.Common;
using CampaignTracker.Data;
using CampaignTracker.Web.Platform.Drafts;
using CampaignTracker.Web.Platform.Forms;
using CampaignTracker.Web.Platform.Switches;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Ui.Organize.Editing;

public sealed partial class Editing(KeepDrafts drafts, Notices notices, NavigationManager navigation, TimeProvider clock, ILogger<Editing> logger) : IDisposable
{
    /// <summary>How long typing must rest before the draft is kept.</summary>
    public static readonly TimeSpan Rest = TimeSpan.FromSeconds(1);

    private readonly string _summaryId = $"s-{Guid.NewGuid():n}";
    private readonly Dictionary<string, Func<ValueTask>> _fields = [];
    private readonly CancellationTokenSource _gone = new();
    private Sheet? _sheet;
    private IReadOnlyList<FieldError> _errors = [];
    private IReadOnlyList<Meeting> _met = [];
    private string _metBy = "";
    private SheetResult? _trouble;
    private DateTime? _broughtAt;
    private DateTime? _keptAt;
    private int _typedTimes;
    private bool _isSending;
    private bool _isGone;
    private bool _hasFailed;
    private bool _summaryTakesFocus;
    private bool _metTakesFocus;
    private ElementReference _summary;
    private MetChanges? _metChanges;

    /// <summary>The path of what is edited, under which its draft is kept.</summary>
    [Parameter, EditorRequired]
    public required string Page { get; set; }

    /// <summary>Reads the fields; null where what is to be edited is not there.</summary>
    [Parameter, EditorRequired]
    public required Func<CancellationToken, Task<Sheet?>> Read { get; set; }

    /// <summary>Stores the fields.</summary>
    [Parameter, EditorRequired]
    public required Func<Sheet, CancellationToken, Task<SheetOutcome>> Save { get; set; }

    /// <summary>What a field is called on the page.</summary>
    [Parameter, EditorRequired]
    public required Func<string, string> Label { get; set; }

    [Parameter, EditorRequired]
    public required RenderFragment<Sheet> ChildContent { get; set; }

    /// <summary>What stands below, such as how to delete it; nothing where it is not there.</summary>
    [Parameter]
    public RenderFragment? After { get; set; }

    /// <summary>A field's value in the reader's words; without it, as it is kept.</summary>
    [Parameter]
    public Func<string, string, string> Show { get; set; } = (_, value) => value;

    /// <summary>What stands on the button.</summary>
    [Parameter]
    public string? SaveWords { get; set; }

    /// <summary>What is told when it is stored.</summary>
    [Parameter]
    public string? SavedWords { get; set; }

    /// <summary>It is stored, and this page stays.</summary>
    [Parameter]
    public EventCallback Saved { get; set; }

    /// <summary>How often saving was answered; what the page says of others' doings is then read anew.</summary>
    internal int Answered { get; private set; }

    public string? ErrorFor(string field) => _errors.FirstOrDefault(error => error.Name == field)?.Message;

    /// <summary>A field says how it takes the focus.</summary>
    internal void Register(string field, Func<ValueTask> focus) => _fields[field] = focus;

    /// <summary>Something was typed; when typing rests, the draft is kept.</summary>
    internal void Typed()
    {
        _ = KeepWhenItRestsAsync(++_typedTimes);
        StateHasChanged();
    }

    public void Dispose()
    {
        _gone.Cancel();
        _gone.Dispose();
    }

    protected override Task OnInitializedAsync() => ReadAsync();

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_summaryTakesFocus && _errors.Count > 0)
        {
            _summaryTakesFocus = false;
            await _summary.FocusAsync();
        }

        if (_metTakesFocus && _metChanges is not null)
        {
            _metTakesFocus = false;
            await _metChanges.FocusAsync();
        }
    }

    private async Task ReadAsync()
    {
        _hasFailed = false;
        try
        {
            var sheet = await Read(_gone.Token);
            _isGone = sheet is null;
            if (sheet is not null && await drafts.FindAsync(Page, _gone.Token) is { } draft)
                Bring(sheet, draft);
            _sheet = sheet;
        }
        catch (OperationCanceledException) when (_gone.IsCancellationRequested)
        {
            // The page was left.
        }
        catch (Exception failure) when (failure is DbException or InvalidOperationException or TimeoutException)
        {
            LogFailure(logger, Page, failure);
            _hasFailed = true;
        }
    }

    /// <summary>A draft was typed over what was stored then; what became of that since is told as if it happened just now.</summary>
    private void Bring(Sheet sheet, KeptDraft draft)
    {
        var (stored, version) = (sheet.Read.ToDictionary(), sheet.Version);
        sheet.Meet(draft.Read, version);
        sheet.Bring(draft.Fields);
        _met = [.. sheet.Meet(stored, version).Where(met => met.IsTyped)];
        _broughtAt = sheet.HasChanges ? draft.SavedAt : null;
    }

    private async Task SendAsync()
    {
        if (_isSending || _sheet is not { } sheet)
            return;
        _isSending = true;
        (_errors, _trouble, _met, _broughtAt) = ([], null, [], null);
        try
        {
            await StoreAsync(sheet);
        }
        catch (SiteIsReadOnlyException)
        {
            _trouble = SheetResult.ReadOnly;
        }
        catch (Exception failure) when (failure is DbUpdateException or DbException or TimeoutException or DomainException)
        {
            LogFailure(logger, Page, failure);
            _trouble = SheetResult.NotSaved;
        }
        finally
        {
            _isSending = false;
        }
    }

    /// <summary>Sends a copy: who types on while it is stored changes nothing of what is sent.</summary>
    private async Task StoreAsync(Sheet sheet)
    {
        var sent = sheet.Copy();
        await TakeAsync(sheet, sent, await Save(sent, CancellationToken.None));
    }

    private async Task TakeAsync(Sheet sheet, Sheet sent, SheetOutcome outcome)
    {
        Answered++;
        switch (outcome.Result)
        {
            case SheetResult.Saved:
                sheet.Saved(sent, outcome.Version);
                await LeaveDraftAsync(sheet, outcome.Address);
                await Saved.InvokeAsync();
                break;
            case SheetResult.Refused:
                (_errors, _summaryTakesFocus) = (outcome.Errors, true);
                break;
            case SheetResult.Met:
                (_met, _metBy, _metTakesFocus) = (sheet.Meet(outcome.Theirs, outcome.Version), outcome.By, true);
                // Something else of it was changed, such as where it stands: nothing here to look at again.
                if (_met.Count == 0)
                    await StoreAsync(sheet);
                break;
            default:
                _trouble = outcome.Result;
                break;
        }
    }

    /// <summary>What was typed after it was sent stays, and is kept; only where another page follows it is not, and that is told.</summary>
    private async Task LeaveDraftAsync(Sheet sheet, string? address)
    {
        var turn = ++_typedTimes;
        var isTypedOn = sheet.HasChanges;
        if (!isTypedOn || address is not null)
            await drafts.DropAsync(Page, CancellationToken.None);
        else
            _ = KeepWhenItRestsAsync(turn);
        if (address is not null)
            navigation.NavigateTo(address);
        notices.Say(isTypedOn && address is not null ? Text["Saved_NotLater"] : SavedWords ?? Text["Saved"]);
    }

    private async Task PutBackAsync()
    {
        _typedTimes++;
        (_errors, _trouble, _met, _broughtAt, _keptAt) = ([], null, [], null, null);
        await drafts.DropAsync(Page, CancellationToken.None);
        await ReadAsync();
    }

    private async Task KeepWhenItRestsAsync(int turn)
    {
        try
        {
            await Task.Delay(Rest, clock, _gone.Token);
            if (turn != _typedTimes || _sheet is not { } sheet)
                return;
            _keptAt = await drafts.KeepAsync(Page, sheet.Changed, sheet.Read, _gone.Token) ?? _keptAt;
            await InvokeAsync(StateHasChanged);
        }
        catch (OperationCanceledException) when (_gone.IsCancellationRequested)
        {
            // The page was left.
        }
        catch (Exception failure) when (failure is DbUpdateException or DbException or DomainException)
        {
            // What is typed stays on the page; the next pause tries again.
            LogFailure(logger, Page, failure);
        }
    }

    private async Task FocusAsync(string field)
    {
        if (_fields.TryGetValue(field, out var focus))
            await focus();
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Page} could not be read or kept.")]
    private static partial void LogFailure(ILogger logger, string page, Exception failure);
}
