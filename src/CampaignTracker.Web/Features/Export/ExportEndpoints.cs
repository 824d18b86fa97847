using CampaignTracker.Data;
using CampaignTracker.Web.Platform.Queries;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Features.Export;

/// <summary>The files of the organizers' zone.</summary>
internal static class ExportEndpoints
{
    /// <param name="organize">The zone, which says who may have what (<see cref="Shell.Zones"/>).</param>
    public static void MapExports(this RouteGroupBuilder organize)
    {
        foreach (var export in Exports.All)
        {
            organize.MapGet($"/export/{export.Name}.{{format}}", (string format, HttpContext context, IDbContextFactory<CampaignDbContext> contexts, TimeProvider clock) =>
                AnswerAsync(export, format, context, contexts, clock));
        }

        organize.MapPost(ContactExports.Path, (HttpContext context, ContactExports contacts) => contacts.TakeAsync(context));
    }

    private static async Task AnswerAsync(Export export, string format, HttpContext context, IDbContextFactory<CampaignDbContext> contexts, TimeProvider clock)
    {
        if (Wire.Member<ExportFormat>(format) is not { } kind)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        await using var db = await contexts.CreateDbContextAsync(context.RequestAborted);
        var query = new ExportQuery(context.Request.Query);
        var table = export.Open(db, query, clock.UtcNow());
        if (query.Refused is not null || query.Unknown is not null)
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }

        await WriteExport.ToAsync(context, table, export.Name, kind);
    }
}
