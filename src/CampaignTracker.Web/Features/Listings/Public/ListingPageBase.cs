using CampaignTracker.Web.Platform.Forms;
using CampaignTracker.Web.Platform.Localization;
using Microsoft.AspNetCore.Components;

namespace CampaignTracker.Web.Features.Listings;

/// <summary>A page of an open listing. Without one the reader is led back to where links are asked for.</summary>
public abstract class ListingPageBase : ComponentBase
{
    [CascadingParameter] public required HttpContext HttpContext { get; set; }

    [Inject] public required ListingSession Session { get; set; }

    [Inject] public required ReadListing Listings { get; set; }

    [Inject] public required PostedForm Posted { get; set; }

    [Inject] public required SiteLinks Links { get; set; }

    /// <summary>Null until all is read, and where the page leads away.</summary>
    protected ListingView? View { get; private set; }

    /// <summary>Until when the listing is open (UTC).</summary>
    protected DateTime OpenUntil { get; private set; }

    protected CancellationToken Stop => HttpContext.RequestAborted;

    /// <summary>True where the page shows what was typed rather than what is kept.</summary>
    protected bool IsTyped => Posted.IsSent || Posted.IsExpired;

    protected sealed override async Task OnInitializedAsync()
    {
        HttpContext.Response.Headers.CacheControl = "no-store";
        if (await Session.FindAsync() is not { } session || await Listings.ReadAsync(session.ContactId, Stop) is not { } view)
        {
            GoTo("/listing?closed=1");
            return;
        }

        OpenUntil = await Session.KeepOpenAsync(session);
        if (await EnterAsync(view))
            View = view;
    }

    /// <summary>Does what the form asks, if one came.</summary>
    /// <returns>False where the page leads away.</returns>
    protected virtual Task<bool> EnterAsync(ListingView view) => Task.FromResult(true);

    /// <returns>False, for the page that leads away.</returns>
    protected bool GoTo(string path)
    {
        HttpContext.Response.Redirect(Links.To(path));
        return false;
    }

    /// <summary>Back to the overview, which says what was done.</summary>
    protected bool IsDone(string what) => GoTo($"/listing/edit?done={what}");
}
