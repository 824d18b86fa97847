using CampaignTracker.Data;
using CampaignTracker.Data.Events;
using CampaignTracker.Web.Features.Events.Public;
using CampaignTracker.Web.Platform.Caching;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Features.Events;

/// <summary>
/// The cards of events by their short codes, as a piece of a page: the map's script puts them under the map.
/// Rendered here, so that the list and the map speak alike, in both languages.
/// </summary>
internal static class ShowEventCards
{
    /// <summary>Cards in an answer; codes beyond are left out.</summary>
    public const int Most = 50;

    public static void MapEventCards(this IEndpointRouteBuilder routes, PublicPageCache cache) =>
        routes.MapMethods(EventMapAddress.Cards, [HttpMethods.Get, HttpMethods.Head], ShowAsync).CacheOutput(cache).WithMetadata(cache);

    private static async Task<RazorComponentResult<EventCardPiece>> ShowAsync(
        string? code, HttpResponse response, IDbContextFactory<CampaignDbContext> contexts, TimeProvider clock, PageLife life, CancellationToken ct)
    {
        response.Headers["X-Robots-Tag"] = "noindex";
        var codes = (code ?? "").Split(',').Where(ShortCode.IsCode).Distinct().Take(Most).ToList();
        await using var db = await contexts.CreateDbContextAsync(ct);
        var events = codes.Count == 0 ? [] : await db.Events.Shown().WithCodes(codes).ByDay().AsCards().ToListAsync(ct);

        var now = clock.UtcNow();
        life.ChangesAt(events.Where(e => e.PastAt > now).Select(e => (DateTime?)e.PastAt).Min());
        return new RazorComponentResult<EventCardPiece>(new { Events = events });
    }
}
