using CampaignTracker.Web.Features.Mails;
using CampaignTracker.Web.Features.SignOns;

namespace CampaignTracker.Web.Features.Desk;

/// <summary>One click on the desk: the step that is most often right. Everything else is done on the thing's own page.</summary>
public sealed class TakeDeskStep(DecideOnSignOn signOns, RetryMails mails)
{
    /// <param name="item">One that has a step.</param>
    /// <param name="ct">Stops it.</param>
    public async Task<DecisionOutcome> TakeAsync(DeskItem item, CancellationToken ct) => item.Step switch
    {
        DeskStep.List => await signOns.DecideAsync(Decision.List, item.Subject!, "", ct),
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
}
