using CampaignTracker.Data;
using CampaignTracker.Data.Events;
using CampaignTracker.Web.Platform.Localization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Features.Events;

/// <summary>The links on flyers: <c>/e/{code}</c> leads to the event, in the language that was asked for.</summary>
internal static class ShortLinks
{
    public static string Path(string code) => $"/e/{code}";

    public static void MapShortLinks(this IEndpointRouteBuilder routes) =>
        routes.MapMethods(Path("{code}"), [HttpMethods.Get, HttpMethods.Head], FollowAsync);

    private static async Task<Results<RedirectHttpResult, NotFound>> FollowAsync(
        string code, IDbContextFactory<CampaignDbContext> contexts, SiteLinks links, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var typed = code.ToLowerInvariant();
        var slug = await db.Events.Shown().WithCode(typed).Select(e => e.Slug).SingleOrDefaultAsync(ct);
        return slug is null ? TypedResults.NotFound() : TypedResults.Redirect(links.To($"/events/{slug}"));
    }
}
