using CampaignTracker.Web.Platform.Switches;
using Microsoft.AspNetCore.Authorization;

namespace CampaignTracker.Web.Features.Organizers;

/// <summary>The pages under <c>/account</c>: static as the public ones, but with forms, never from the cache, and for signed-in organizers unless named here.</summary>
internal static class AccountPages
{
    private const string Root = "/account";

    /// <summary>Those by which one comes in.</summary>
    private static readonly string[] Doors = ["/account/sign-in", "/account/code", "/account/set-up/{Token}", "/account/recover/{Token}", "/account/invited/{Token}", "/account/authenticator"];

    public static bool Has(EndpointBuilder page) => Route(page) is { } route && (route == Root || route.StartsWith($"{Root}/", StringComparison.Ordinal));

    public static void Settle(EndpointBuilder page)
    {
        page.Metadata.Add(new HttpMethodMetadata([HttpMethods.Get, HttpMethods.Head, HttpMethods.Post]));
        page.Metadata.Add(new TakesFormsAlways());
        if (!Doors.Contains(Route(page)))
            page.Metadata.Add(new AuthorizeAttribute(OrganizerPolicies.Reads));
    }

    private static string? Route(EndpointBuilder page) => (page as RouteEndpointBuilder)?.RoutePattern.RawText;
}
