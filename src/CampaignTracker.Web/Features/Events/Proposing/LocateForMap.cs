using System.Text.Json;
using CampaignTracker.Data.Events;
using CampaignTracker.Data.Places;
using CampaignTracker.Web.Features.Events.Planning;
using CampaignTracker.Web.Platform.Forms;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CampaignTracker.Web.Features.Events.Proposing;

/// <summary>
/// Where the map of a form may begin: the middle of a ZIP code or town, from the tables beside the program. It is asked for neither street nor pin, so that
/// no true place stands in an address.
/// </summary>
internal static class LocateForMap
{
    public const string Path = "/events/propose/place";

    public static void MapLocateForMap(this IEndpointRouteBuilder routes) => routes.MapMethods(Path, [HttpMethods.Get, HttpMethods.Head], Locate);

    /// <returns>Degrees as <c>{"latitude":33.45,"longitude":-112.08}</c>; 204 where neither is known.</returns>
    private static Results<FileContentHttpResult, NoContent> Locate(string? city, string? state, string? zip, LocatePlace places, HttpResponse response)
    {
        response.Headers["X-Robots-Tag"] = "noindex";
        response.Headers.CacheControl = "private, max-age=3600";
        var (town, code) = (TidyText.OneLine(city ?? ""), UsStates.Has(state ?? "") ? state! : "");
        if (town.Length > CampaignEvent.CityMaxLength || places.Locate(town, code, zip ?? "", pin: null).Point is not { } point)
            return TypedResults.NoContent();
        return TypedResults.Bytes(JsonSerializer.SerializeToUtf8Bytes(point, JsonSerializerOptions.Web), "application/json; charset=utf-8");
    }
}
