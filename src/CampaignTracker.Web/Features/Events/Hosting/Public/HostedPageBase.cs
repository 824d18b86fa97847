using CampaignTracker.Web.Features.Events.Planning;
using CampaignTracker.Web.Features.Listings;
using Microsoft.AspNetCore.Components;

namespace CampaignTracker.Web.Features.Events.Hosting;

/// <summary>A page of an open listing about one event that its organization hosts.</summary>
public abstract class HostedPageBase : ListingPageBase
{
    [Parameter] public required string EventId { get; set; }

    [Inject] public required ReadHosting Hosting { get; set; }

    /// <summary>Null until it is read, and where the page leads away.</summary>
    protected HostedEvent? Hosted { get; private set; }

    protected Guid Id => Hosted!.Event.Id;

    protected sealed override async Task<bool> EnterAsync(ListingView view)
    {
        Hosted = view.MayChangeListing && Guid.TryParse(EventId, out var id) ? await Hosting.FindAsync(view.Organization.Id, id, Stop) : null;
        if (Hosted is null)
            return IsDone("gone");
        return await EnterAsync(view, Hosted);
    }

    /// <summary>Does what the form asks, if one came.</summary>
    /// <returns>False where the page leads away.</returns>
    protected virtual Task<bool> EnterAsync(ListingView view, HostedEvent hosted) => Task.FromResult(true);

    /// <summary>Back to the event's own page, which says what was done.</summary>
    protected bool IsDoneWith(string what) => GoTo($"/listing/events/{Id:n}?done={what}");

    /// <summary>Leads where an answer says; stays where the form must be shown again.</summary>
    protected bool LeadsOn(ListingAnswer answer, string done) => answer switch
    {
        ListingAnswer.Done => IsDoneWith(done),
        ListingAnswer.Closed => GoTo("/listing?closed=1"),
        _ => IsDoneWith("gone"),
    };

    /// <summary>What was asked on the form and said to be right.</summary>
    protected IReadOnlySet<EventQuestion> AnsweredQuestions => Posted.IsTicked("sure")
        ? Posted.Text("asked").Split(',').Where(name => Enum.IsDefined(typeof(EventQuestion), name)).Select(Enum.Parse<EventQuestion>).ToHashSet()
        : [];

    /// <summary>Shows the form again.</summary>
    protected bool IsRefused(int status = StatusCodes.Status422UnprocessableEntity)
    {
        HttpContext.Response.StatusCode = status;
        return true;
    }
}
