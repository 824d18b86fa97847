using CampaignTracker.Web.Features.SignOns;
using CampaignTracker.Web.Platform.Localization;
using CampaignTracker.Web.Ui.Organize;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace CampaignTracker.Web.Features.Desk.Organize;

public sealed partial class DeskPage(TakeDeskStep steps, Notices notices, IStringLocalizer<QueueText> outcomes)
{
    /// <summary>What is counted, and where all of it is.</summary>
    private static readonly (DeskKind Kind, string Path)[] Lists =
    [
        (DeskKind.SignOn, "/organize/sign-ons"),
        (DeskKind.Disowned, "/organize/sign-ons?list=disowned"),
        (DeskKind.ToSpeak, "/organize/sign-ons?list=to_speak"),
        (DeskKind.HeldBack, "/organize/sign-ons?list=held_back"),
        (DeskKind.ProposedEvent, "/organize/events?status=proposed"),
        (DeskKind.UnsurePlace, "/organize/events?place=unsure"),
        (DeskKind.HostsGone, "/organize/events"),
        (DeskKind.Letter, "/organize/letters"),
        (DeskKind.FailedMail, "/organize/mails"),
    ];

    private Loaded<DeskView>? _desk;
    private ElementReference _heading;
    private bool _isTaking;

    private async Task LookAgainAsync()
    {
        if (await _desk!.ReloadAsync())
            notices.Say(Text["LookedAgain"]);
    }

    private async Task TakeAsync(DeskItem item)
    {
        _isTaking = true;
        DecisionOutcome outcome;
        try
        {
            outcome = await steps.TakeAsync(item, CancellationToken.None);
        }
        finally
        {
            _isTaking = false;
        }

        var name = item.Name.IsEmpty ? Text[$"Item_{item.Kind}"].Value : item.Name.Read();
        notices.Say(outcome is DecisionOutcome.Done ? Text[$"Done_{item.Step}", name] : outcomes[$"DecisionOutcome_{outcome}", 0]);
        await _desk!.ReloadAsync();
        await _heading.FocusAsync();
    }
}
