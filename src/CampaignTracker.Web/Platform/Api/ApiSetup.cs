using CampaignTracker.Web.Platform.Localization;
using CampaignTracker.Web.Platform.Security;
using CampaignTracker.Web.Platform.Settings;
using Microsoft.AspNetCore.Cors.Infrastructure;

namespace CampaignTracker.Web.Platform.Api;

/// <summary>The partner API: what holds for all of it is said here, once; no endpoint repeats it.</summary>
internal static class ApiSetup
{
    public const string BasePath = "/api/v1";

    /// <summary>What a script of another site may read of an answer.</summary>
    public static readonly string[] ReadableHeaders = ["ETag", "Last-Modified", "Link", "Retry-After", "RateLimit", "RateLimit-Policy"];

    public static void AddPartnerApi(this IServiceCollection services)
    {
        services.AddSingleton<ApiCache>();
        services.AddSingleton<RequestBudget>();
        services.AddScoped<ApiLinks>();
        services.AddScoped<Paging>();
        services.AddScoped<NewestChange>();
        services.AddApiJson(ProblemJson.Default);
        services.AddCors(cors => cors.AddDefaultPolicy(Anybody));
    }

    /// <summary>Under the API every answer is for programs: errors are problems in JSON, the language is the header's, each network has a budget.</summary>
    public static void UsePartnerApi(this IApplicationBuilder app)
    {
        app.UseSecurityHeaders(SecurityHeaders.Api(app.ApplicationServices.Settings<SiteSettings>()));
        app.UseMiddleware<LanguageFromHeader>();
        app.UseCors();
        app.UseExceptionHandler(errors => errors.Run(context => Problem.WriteAsync(context, StatusCodes.Status500InternalServerError)));
        app.UseStatusCodePages(pages => Problem.WriteAsync(pages.HttpContext, pages.HttpContext.Response.StatusCode));
        app.UseMiddleware<LimitRequests>();
    }

    /// <summary>
    /// True below <c>/api</c>; that itself is a page for people. In whatever case, as routes are matched: another spelling would be answered
    /// outside of all this.
    /// </summary>
    public static bool IsAsked(HttpContext context) =>
        context.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase, out var rest) && rest.HasValue;

    /// <summary>The group that the features add their resources to.</summary>
    public static RouteGroupBuilder MapPartnerApi(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup(BasePath);
        api.CacheOutput(routes.ServiceProvider.GetRequiredService<ApiCache>());
        api.AddEndpointFilter<AnswerOptions>();
        api.AddEndpointFilter<RefuseBadQueries>();
        return api;
    }

    /// <summary>For preflights. What lets a script read an answer stands on every answer (<see cref="SecurityHeaders.Api"/>).</summary>
    private static void Anybody(CorsPolicyBuilder policy) => policy
        .AllowAnyOrigin()
        .AllowAnyHeader()
        .WithMethods(ReadEndpoints.Methods)
        .SetPreflightMaxAge(TimeSpan.FromDays(1));
}
