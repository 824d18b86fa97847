using System.Security.Claims;
using CampaignTracker.Data;
using CampaignTracker.Data.Events;
using CampaignTracker.Web.Features.Events.Organize;
using CampaignTracker.Web.Features.Organizers;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Features.Events.Planning;

/// <summary>What the script of organizers' map asks of the site. The signed-in cookie is asked each time, and no answer is kept by anybody.</summary>
internal static class PlanningEndpoints
{
    public const string Points = "/organize/events/points";
    public const string Layers = "/organize/events/layers";
    public const string Cards = "/organize/events/cards";

    public static void MapPlanning(this IEndpointRouteBuilder app)
    {
        var organizers = app.MapGroup("").RequireAuthorization(OrganizerPolicies.Reads).AddEndpointFilter(async (context, next) =>
        {
            context.HttpContext.Response.Headers.CacheControl = "no-store";
            return await next(context);
        });
        organizers.MapGet(Points, PointsAsync);
        organizers.MapGet(Layers, LayersAsync);
        organizers.MapGet(Cards, CardsAsync);
    }

    private static async Task<FileContentHttpResult> PointsAsync(HttpRequest request, ClaimsPrincipal user, IAuthorizationService authorization, PlannedPoints points, CancellationToken ct)
    {
        var seesTruePlaces = (await authorization.AuthorizeAsync(user, OrganizerPolicies.Organizes)).Succeeded;
        return Json(await points.WriteAsync(PlanFilter.Read(name => request.Query[name]), seesTruePlaces, ct));
    }

    private static async Task<FileContentHttpResult> LayersAsync(MapLayers layers, CancellationToken ct) => Json(await layers.WriteAsync(ct));

    /// <summary>Cards of the events under a mark, rendered here, so that the list and the map speak alike.</summary>
    private static async Task<RazorComponentResult<PlannedCards>> CardsAsync(string? code, IDbContextFactory<CampaignDbContext> contexts, CancellationToken ct)
    {
        var codes = (code ?? "").Split(',').Where(ShortCode.IsCode).Distinct().Take(ShowEventCards.Most).ToList();
        await using var db = await contexts.CreateDbContextAsync(ct);
        var rows = await db.Events.AsNoTracking().WithCodes(codes).ByDay().AsPlannedRows().ToListAsync(ct);
        return new RazorComponentResult<PlannedCards>(new { Rows = rows });
    }

    private static FileContentHttpResult Json(byte[] json) => TypedResults.Bytes(json, "application/json; charset=utf-8");
}
