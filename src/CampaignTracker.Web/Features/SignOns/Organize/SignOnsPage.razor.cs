using System.Globalization;
using CampaignTracker.Web.Platform.Localization;
using CampaignTracker.Web.Platform.Queries;
using CampaignTracker.Web.Ui.Organize;
using Microsoft.AspNetCore.Components;

namespace CampaignTracker.Web.Features.SignOns.Organize;

/// <summary>The queue. What is typed in a row stays, whatever arrives, leaves or is decided elsewhere meanwhile.</summary>
public sealed partial class SignOnsPage(ReadWaitingSignOns queue, DecideOnSignOn decisions, Notices notices)
{
    private readonly Dictionary<Guid, QueueItem> _items = [];
    private readonly Dictionary<Guid, QueueRow> _held = [];
    private Loaded<QueueView>? _queue;
    private ElementReference _empty;
    private (QueueList List, int Number)? _asked;
    private QueueView? _view;
    private (Guid? Id, int Place)? _next;

    [SupplyParameterFromQuery(Name = "list")]
    public string? List { get; set; }

    [SupplyParameterFromQuery(Name = "page")]
    public string? Number { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        var list = Wire.Member<QueueList>(List ?? "") ?? QueueList.ToReview;
        var number = int.TryParse(Number, NumberStyles.None, CultureInfo.InvariantCulture, out var typed) ? typed : 1;
        if (_asked == (list, number))
            return;
        _asked = (list, number);
        _held.Clear();
        if (_queue is not null)
            await _queue.ReloadAsync();
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_next is not { } next)
            return;
        _next = null;
        await FocusAsync(next.Id, next.Place);
    }

    private async Task<QueueView> ReadAsync(CancellationToken ct)
    {
        var (list, number) = _asked!.Value;
        return _view = await queue.ReadAsync(list, number, ct);
    }

    private Task<bool> RefreshAsync() => _queue!.RefreshAsync();

    /// <summary>The rows that wait, and among them those that are being written in, though somebody else has decided them.</summary>
    private List<QueueRow> Shown(QueueView view)
    {
        var rows = view.Rows.ToList();
        foreach (var held in _held.Values.Where(held => rows.TrueForAll(row => row.Id != held.Id)))
        {
            var place = rows.FindIndex(row => row.Since > held.Since);
            rows.Insert(place < 0 ? rows.Count : place, held);
        }

        return rows;
    }

    private void Hold(QueueRow row, bool isBusy)
    {
        if (isBusy)
            _held[row.Id] = row;
        else
            _held.Remove(row.Id);
        StateHasChanged();
    }

    private async Task<DecisionOutcome> DecideAsync(QueueRow row, Decision decision, string words)
    {
        var place = Shown(_view!).FindIndex(shown => shown.Id == row.Id);
        var outcome = await decisions.DecideAsync(decision, row.Subject, words, CancellationToken.None);
        if (outcome is DecisionOutcome.Done)
        {
            _held.Remove(row.Id);
            notices.Say(Text[$"Done_{decision}", row.Organization.Name]);
        }
        else if (!_held.ContainsKey(row.Id) && outcome is not DecisionOutcome.TwinStands)
        {
            notices.Say(Text.Word(outcome));
        }

        if (outcome is DecisionOutcome.WordsMissing or DecisionOutcome.WordsTooLong or DecisionOutcome.TwinStands || !await _queue!.ReloadAsync() || _held.ContainsKey(row.Id))
            return outcome;
        _next = (decision is Decision.Verify ? row.Id : null, place);
        StateHasChanged();
        return outcome;
    }

    /// <summary>On the row itself, or on the one that took its place; once the new rows are in the page.</summary>
    private async Task FocusAsync(Guid? id, int place)
    {
        var rows = Shown(_view!);
        foreach (var left in _items.Keys.Except(rows.Select(row => row.Id)).ToList())
            _items.Remove(left);
        if (rows.Count == 0)
            await _empty.FocusAsync();
        else
            await _items[id is { } same && rows.Exists(row => row.Id == same) ? same : rows[Math.Clamp(place, 0, rows.Count - 1)].Id].FocusAsync();
    }

    private string AddressOf(QueueList list, int number = 1) =>
        Links.To("/organize/sign-ons" + (list is QueueList.ToReview ? "" : $"?list={Wire.Name(list)}") + (number == 1 ? "" : $"{(list is QueueList.ToReview ? '?' : '&')}page={number}"));
}
