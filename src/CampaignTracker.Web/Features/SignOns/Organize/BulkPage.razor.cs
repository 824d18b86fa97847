using System.Data.Common;
using CampaignTracker.Web.Platform.Forms;
using CampaignTracker.Web.Platform.Localization;
using CampaignTracker.Web.Ui.Organize;
using Microsoft.AspNetCore.Components;

namespace CampaignTracker.Web.Features.SignOns.Organize;

/// <summary>Holds back many sign-ons: chosen by a condition, counted, then held back with a way to stop and to undo.</summary>
public sealed partial class BulkPage(QuarantineSignOns quarantine, UndoQuarantine undo, ReadQuarantineRuns runs, Notices notices) : IDisposable
{
    private readonly BulkForm _form = new();
    private readonly LongRun _run = new();
    private FormErrors _errors = new();
    private Loaded<QuarantineRunsView>? _runs;
    private QuarantineCount? _count;
    private ElementReference _counted;
    private bool _isBusy;
    private bool _countTakesFocus;

    private ReadQuarantineRuns Runs => runs;

    public void Dispose() => _run.Dispose();

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!_countTakesFocus)
            return;
        _countTakesFocus = false;
        await _counted.FocusAsync();
    }

    private async Task CountAsync()
    {
        var (condition, _, errors) = _form.Read(Text, Campaign.Value.TimeZone);
        (_errors, _count) = (errors, null);
        if (!errors.IsEmpty)
            return;
        await BusyAsync(async () =>
        {
            _count = await quarantine.CountAsync(condition, _run.Left);
            _countTakesFocus = _count is not null;
            if (_count is null)
                notices.Say(Text.Word(QuarantineEnd.NotAllowed));
        });
    }

    private async Task RunAsync()
    {
        var (condition, words, errors) = _form.Read(Text, Campaign.Value.TimeZone);
        _errors = errors;
        if (!errors.IsEmpty || _count is not { } count)
            return;
        await BusyAsync(async () =>
        {
            var outcome = await _run.RunAsync(count.Count, Show, (run, stop) => quarantine.RunAsync(condition, words, run, stop));
            notices.Say(outcome.End is QuarantineEnd.Done ? Text.Count("Held", outcome.Count) : Text.Word(outcome.End));
        });
        _count = null;
        await _runs!.ReloadAsync();
    }

    private async Task UndoAsync(Guid runId)
    {
        await BusyAsync(async () =>
        {
            var outcome = await undo.UndoAsync(runId, CancellationToken.None);
            notices.Say(outcome.End is QuarantineEnd.Done ? Text.Count("Undone", outcome.Count) : Text.Word(outcome.End));
        });
        _count = null;
        await _runs!.ReloadAsync();
    }

    private async Task BusyAsync(Func<Task> work)
    {
        _isBusy = true;
        StateHasChanged();
        try
        {
            await work();
        }
        catch (Exception failure) when (failure is DbException or OperationCanceledException)
        {
            notices.Say(Text.Word(QuarantineEnd.NotSaved));
        }
        finally
        {
            _isBusy = false;
        }
    }

    private void Show() => _ = InvokeAsync(StateHasChanged);

    /// <summary>What was counted is not what would be held back now.</summary>
    private void Forget() => _count = null;

    private string? Invalid(string field) => _errors.For(field) is null ? null : "true";
}
