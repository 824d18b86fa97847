using CampaignTracker.Data;

namespace CampaignTracker.Web.Platform.Security;

/// <summary>Refuses in one place what no database can keep: NUL and halves of surrogate pairs in a path or query.</summary>
internal sealed class StorableRequests(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context)
    {
        if (IsStorable(context.Request))
            return next(context);

        context.Response.StatusCode = StatusCodes.Status400BadRequest;
        return Task.CompletedTask;
    }

    private static bool IsStorable(HttpRequest request) =>
        StorableText.IsStorable(request.Path.Value)
        && request.Query.All(q => StorableText.IsStorable(q.Key) && q.Value.All(value => StorableText.IsStorable(value)));
}
