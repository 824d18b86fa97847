using CampaignTracker.Web.Platform.Localization;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CampaignTracker.Web.Features.Following;

/// <summary>
/// Where mail programs send their one POST (RFC 8058): without cookies, and so without the forms' token; whoever holds the address may end its mails and
/// nothing else. Programs that know no POST open it, and come to the page with the button: looking ends nothing.
/// </summary>
internal static class UnsubscribeEndpoint
{
    public const string Path = "/unsubscribe";

    public static void MapUnsubscribe(this IEndpointRouteBuilder app)
    {
        app.MapPost($"{Path}/{{token}}", EndAsync).DisableAntiforgery();
        app.MapMethods($"{Path}/{{token}}", [HttpMethods.Get, HttpMethods.Head], (string token, SiteLinks links) => TypedResults.Redirect(links.To($"/events/unfollow/{Uri.EscapeDataString(token)}")));
    }

    private static async Task<Results<NoContent, NotFound>> EndAsync(string token, Unfollow following, CancellationToken ct) =>
        await following.EndAsync(token, ct) ? TypedResults.NoContent() : TypedResults.NotFound();
}
