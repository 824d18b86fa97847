using CampaignTracker.Web.Platform.Queries;
using Microsoft.Extensions.Localization;

namespace CampaignTracker.Web.Platform.Api;

/// <summary>OPTIONS tells the methods. A browser's preflight is answered by the CORS middleware before it comes here.</summary>
internal sealed class AnswerOptions : IEndpointFilter
{
    public ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        if (!HttpMethods.IsOptions(context.HttpContext.Request.Method))
            return next(context);
        context.HttpContext.Response.Headers.Allow = string.Join(", ", ReadEndpoints.Methods);
        return ValueTask.FromResult<object?>(TypedResults.NoContent());
    }
}

/// <summary>What a resource did not understand of its query becomes one answer that names each parameter.</summary>
internal sealed class RefuseBadQueries(IStringLocalizer<ApiText> text) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        // First the handler: where the status is 400 already, ASP.NET Core takes it for a failed binding and leaves the handler out.
        var answer = await next(context);
        var query = context.HttpContext.RequestServices.GetRequiredService<PageQuery>();
        var known = QueryParameters.Of(context.HttpContext).Names;
        foreach (var name in context.HttpContext.Request.Query.Keys.Where(name => !known.Contains(name, StringComparer.OrdinalIgnoreCase)))
            query.Refuse(name, known.Length == 0 ? text["NoParameters"] : text["UnknownParameter", string.Join(", ", known)], "unknown_parameter");
        return query.Errors.Count == 0 ? answer : new Problem.BadQuery(query.Errors);
    }
}
