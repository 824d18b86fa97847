using System.Collections.Frozen;
using CampaignTracker.Web.Features.Events.Planning;
using CampaignTracker.Web.Features.Mails;
using CampaignTracker.Web.Features.SignOns;

namespace CampaignTracker.Web.Features.Desk;

/// <summary>One click on the desk: the step that is most often right. Everything else is done on the thing's own page.</summary>
public sealed class TakeDeskStep(DecideOnSignOn signOns, RetryMails mails, TakeEventStep events)
{
    /// <param name="item">One that has a step.</param>
    /// <param name="ct">Stops it.</param>
    public async Task<DecisionOutcome> TakeAsync(DeskItem item, CancellationToken ct) => item.Step switch
    {
        DeskStep.List => await signOns.DecideAsync(Decision.List, item.Subject!, "", ct),
        DeskStep.Publish => Outcome((await events.TakeAsync(item.Times > 1 ? EventStep.PublishSeries : EventStep.Publish, item.Id, new(), FrozenSet<EventQuestion>.Empty, ct)).Result),
        DeskStep.Settle => await signOns.DecideAsync(Decision.Settle, item.Subject!, "", ct),
        DeskStep.Release => await signOns.DecideAsync(Decision.Release, item.Subject!, "", ct),
        DeskStep.Retry => await mails.RetryAsync(item.Id, ct) switch
        {
            null => DecisionOutcome.NotAllowed,
            0 => DecisionOutcome.TooLate,
            _ => DecisionOutcome.Done,
        },
        _ => throw new ArgumentOutOfRangeException(nameof(item), item.Kind, "It has no step."),
    };

    private static DecisionOutcome Outcome(EventStepResult result) => result switch
    {
        EventStepResult.Done => DecisionOutcome.Done,
        EventStepResult.NotAllowed => DecisionOutcome.NotAllowed,
        EventStepResult.ReadOnly => DecisionOutcome.ReadOnly,
        EventStepResult.NotSaved => DecisionOutcome.NotSaved,
        _ => DecisionOutcome.TooLate,
    };
}
