using System.Globalization;
using CampaignTracker.Data;
using CampaignTracker.Web.Features.Events.Hosting;
using CampaignTracker.Web.Features.Events.Planning;
using CampaignTracker.Web.Platform.Forms;
using CampaignTracker.Web.Platform.Localization;
using Microsoft.AspNetCore.Components;

namespace CampaignTracker.Web.Features.Events.Organize;

public sealed partial class EventSteps
{
    private EventStepWords _words = new();
    private EventStep? _asks;
    private EventStepResult? _trouble;
    private IReadOnlyList<FieldError> _errors = [];
    private IReadOnlyList<EventQuestion> _open = [];
    private bool _isSure;
    private bool _isSending;

    private static bool IsSpanish => Reader.Language is Language.Spanish;

    [Parameter, EditorRequired]
    public required PlannedEventView Event { get; set; }

    /// <summary>A step was taken, or a colleague's was found: the page reads differently now.</summary>
    [Parameter]
    public EventCallback Taken { get; set; }

    private Task ChooseAsync(EventStep step)
    {
        _trouble = null;
        if (step is EventStep.Publish or EventStep.PublishSeries or EventStep.MarkFlagship or EventStep.UnmarkFlagship)
            return TakeAsync(step);
        (_asks, _words) = (step, StartOf(step));
        return Task.CompletedTask;
    }

    /// <summary>Another one is most often at the same hour; a report that was given is corrected.</summary>
    private EventStepWords StartOf(EventStep step) => step switch
    {
        EventStep.Report => new()
        {
            Turnout = Event.Turnout?.ToString(CultureInfo.InvariantCulture) ?? "",
            Press = ReadEventReport.LinesOf(Event.Press),
            Pictures = ReadEventReport.LinesOf(Event.Pictures),
        },
        EventStep.Reschedule or EventStep.Duplicate when Event is { StartTime: { } hour, EndDate: null } =>
            new() { StartTime = $"{hour:HH\\:mm}", EndTime = Event.EndTime is { } end ? $"{end:HH\\:mm}" : "" },
        _ => new(),
    };

    private async Task TakeAsync(EventStep step)
    {
        if (_isSending)
            return;
        _isSending = true;
        var outcome = await Steps.TakeAsync(step, Event.Id, _words, _isSure ? _open.ToHashSet() : [], CancellationToken.None);
        (_isSending, _isSure) = (false, false);
        (_errors, _open, _trouble) = (outcome.Errors, outcome.Asks, outcome.Result is EventStepResult.Done or EventStepResult.Refused ? null : outcome.Result);
        if (outcome.Result is not EventStepResult.Done)
            return;

        PutAway();
        if (outcome.OtherId is { } other)
            Navigation.NavigateTo(Links.To(EditEvent.PathOf(other)));
        Notices.Say(Text[$"Done_{step}"]);
        if (outcome.OtherId is null)
            await Taken.InvokeAsync();
    }

    private void PutAway() => (_asks, _words, _errors, _open, _trouble) = (null, new(), [], [], null);

    private string WordsOf(EventStep step) =>
        step is EventStep.PublishSeries or EventStep.DeclineSeries ? Text[$"EventStep_{step}", Event.ProposedTimes] : Text.Word(step);

    private string? ErrorFor(string field) => _errors.FirstOrDefault(error => error.Name == field)?.Message;
}
