using CampaignTracker.Data;
using CampaignTracker.Data.Letters;
using CampaignTracker.Data.Organizations;
using CampaignTracker.Web.Platform.Localization;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace CampaignTracker.Web.Features.SignOns.Organize;

public sealed partial class QueueItem
{
    private readonly string _name = $"q-{Guid.NewGuid():n}";
    private readonly string _hint = $"h-{Guid.NewGuid():n}";
    private ElementReference _self;
    private MudTextField<string>? _field;
    private Decision? _asks;
    private string _words = "";
    private DecisionOutcome? _objection;
    private bool _isSending;
    private bool _fieldTakesFocus;
    private bool _twinStands;

    [Parameter, EditorRequired]
    public required QueueRow Row { get; set; }

    /// <summary>True where somebody else decided it while something is typed here.</summary>
    [Parameter]
    public bool IsGone { get; set; }

    /// <summary>Takes a decision with its words.</summary>
    [Parameter, EditorRequired]
    public required Func<Decision, string, Task<DecisionOutcome>> Decide { get; set; }

    /// <summary>Told true while something may be typed here that must not be lost.</summary>
    [Parameter]
    public EventCallback<bool> IsBusy { get; set; }

    /// <summary>What can be decided, and which of it comes first.</summary>
    private IEnumerable<(Decision Decision, bool IsFirst)> Choices => Row.Status switch
    {
        SignOnStatus.Quarantined => [(Decision.Release, true), (Decision.Decline, false)],
        SignOnStatus.Disowned when Row.Organization.Status is OrganizationStatus.Pending => [(Decision.Settle, true), (Decision.TakeOff, false), (Decision.PutBack, false)],
        SignOnStatus.Disowned => [(Decision.Settle, true), (Decision.PutBack, false)],
        SignOnStatus.Requested => [(Decision.AcceptSpeaker, true), (Decision.TurnDown, false)],
        _ when _twinStands => [(Decision.Decline, true), (Decision.ListBesideTwin, false)],
        _ when Row.Organization.Verification is VerificationLevel.OrganizerVerified => [(Decision.List, true), (Decision.Decline, false)],
        _ => [(Decision.List, true), (Decision.Decline, false), (Decision.Verify, false)],
    };

    /// <summary>The contact reads the reason, unless nobody is told.</summary>
    private Language ToldIn => Row.Status is not SignOnStatus.Quarantined && Row.Request?.Contact is { } contact ? contact.Language : Reader.Language;

    private string? Objection => _objection is { } objection ? Text[$"DecisionOutcome_{objection}", SignOn.ReasonMaxLength].Value : null;

    public async Task FocusAsync() => await _self.FocusAsync();

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!_fieldTakesFocus || _field is null)
            return;
        _fieldTakesFocus = false;
        await _field.FocusAsync();
    }

    private async Task ChooseAsync(Decision decision)
    {
        if (!DecideOnSignOn.AsksForWords(decision))
        {
            await SendAsync(decision);
            return;
        }

        (_asks, _fieldTakesFocus) = (decision, true);
        await IsBusy.InvokeAsync(true);
    }

    private Task SendAsync() => SendAsync(_asks!.Value);

    /// <summary>Only what was done is put away; after anything else the words stay where they were typed.</summary>
    private async Task SendAsync(Decision decision)
    {
        if (_isSending)
            return;
        _isSending = true;
        var outcome = await Decide(decision, _words);
        _isSending = false;
        _twinStands |= outcome is DecisionOutcome.TwinStands;
        if (outcome is DecisionOutcome.Done)
            Clear();
        else if (_asks is not null)
            (_objection, _fieldTakesFocus) = (outcome, true);
    }

    private async Task PutAwayAsync()
    {
        Clear();
        await IsBusy.InvokeAsync(false);
        await FocusAsync();
    }

    private void Clear() => (_asks, _words, _objection) = (null, "", null);
}
