using CampaignTracker.Web.Features.Organizers;
using CampaignTracker.Web.Platform.Caching;
using CampaignTracker.Web.Platform.Localization;
using CampaignTracker.Web.Platform.Security;
using CampaignTracker.Web.Platform.Settings;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Diagnostics;

namespace CampaignTracker.Web.Shell;

/// <summary>
/// The site has two zones, told apart by the route. What holds for all pages of a zone is said here, once; no page repeats it.
/// Below <c>/organize</c> stand interactive pages for signed-in organizers; all others are static pages for everybody,
/// from the cache and without a cookie unless they hold a form.
/// </summary>
internal static class Zones
{
    private const string Organize = SiteLinks.OrganizePath;
    private const string Circuits = "/_blazor";

    private static readonly string[] Reads = [HttpMethods.Get, HttpMethods.Head];
    private static readonly string[] ReadsAndPosts = [HttpMethods.Get, HttpMethods.Head, HttpMethods.Post];

    /// <summary>Public pages that take a POST; they are made anew for each reader.</summary>
    private static readonly string[] Forms = ["/sign-on", "/letters/{Slug}/sign-on", "/listing", "/events/propose", "/events/follow", "/events/unfollow"];

    /// <summary>Who may enter; a longer route may demand more than a shorter one.</summary>
    private static readonly (string Route, string Policy)[] Demands =
    [
        (Organize, OrganizerPolicies.Reads),
        // Colleagues' addresses, and how each comes in.
        ($"{Organize}/people", OrganizerPolicies.Administers),
        ($"{Organize}/events/new", OrganizerPolicies.Organizes),
        ($"{Organize}/days/new", OrganizerPolicies.Organizes),
        ($"{Organize}/blocks", OrganizerPolicies.Organizes),
        ($"{Organize}/reasons", OrganizerPolicies.Organizes),
        ($"{Organize}/site", OrganizerPolicies.Administers),
        ("/organize/import", OrganizerPolicies.Organizes),
        ("/organize/sign-ons/new", OrganizerPolicies.Organizes),
        ("/organize/organizations/new", OrganizerPolicies.Organizes),
        ("/organize/organizations/{Id:guid}/merge", OrganizerPolicies.Organizes),
        ("/organize/sign-ons/bulk", OrganizerPolicies.Organizes),
        ("/organize/export/contacts", OrganizerPolicies.Administers),
    ];

    /// <summary>What every page answers with: the headers that protect its reader, and pages for people where something is amiss.</summary>
    public static void UsePages(this IApplicationBuilder app)
    {
        var site = app.ApplicationServices.Settings<SiteSettings>();
        var styles = app.ApplicationServices.GetRequiredService<OrganizeStyles>();
        app.UseWhen(context => !IsOrganize(context), pages => pages.UseSecurityHeaders(SecurityHeaders.Public(site)));
        app.UseWhen(IsOrganize, pages => pages.UseSecurityHeaders(SecurityHeaders.Organize(site, styles.Hashes)));
        app.UseExceptionHandler("/error", createScopeForErrors: true);
        app.UseStatusCodePagesWithReExecute("/status/{0}", createScopeForStatusCodePages: true);
        app.Use(AskForErrorPagesAsync);
    }

    /// <summary>True where a request is one of an organizer's browser: a page of the zone, or the connection that such a page lives on.</summary>
    public static bool IsOrganizersRequest(HttpContext context) => IsOrganize(context) || IsCircuit(context);

    public static bool IsCircuit(HttpContext context) => Stands(context.Request.Path, Circuits);

    public static void InTheirZones(this RazorComponentsEndpointConventionBuilder endpoints, IServiceProvider services) => endpoints.Add(endpoint =>
    {
        var route = $"/{((RouteEndpointBuilder)endpoint).RoutePattern.RawText?.TrimStart('/')}";
        if (Stands(route, Circuits))
            endpoint.Metadata.Add(new AuthorizeAttribute(OrganizerPolicies.Reads));
        else if (endpoint.Metadata.OfType<ComponentTypeMetadata>().Any())
            Place(endpoint, route, services);
    });

    /// <summary>What the organizers' zone answers beside its pages: each demands what its route demands, and is kept nowhere.</summary>
    public static RouteGroupBuilder MapOrganizeZone(this IEndpointRouteBuilder app)
    {
        var zone = app.MapGroup(Organize);
        ((IEndpointConventionBuilder)zone).Add(endpoint => endpoint.Metadata.Add(new AuthorizeAttribute(PolicyOf(((RouteEndpointBuilder)endpoint).RoutePattern.RawText!)!)));
        return zone;
    }

    /// <summary>
    /// True where the page that answers lives on a circuit. By its route, as everything here:
    /// ASP.NET Core's own <c>AcceptsInteractiveRouting</c> looks for an attribute on the page's class and sees no convention.
    /// </summary>
    public static bool IsInteractive(HttpContext context) =>
        context.GetEndpoint()?.Metadata.GetMetadata<ComponentTypeMetadata>() is { } page && PolicyOf(page.Type) is not null;

    /// <summary>What the reader of a page must be allowed to; null where anybody reads it.</summary>
    public static string? PolicyOf(Type page)
    {
        var routes = page.GetCustomAttributes(typeof(RouteAttribute), inherit: false).Cast<RouteAttribute>();
        return routes.Select(route => PolicyOf(route.Template)).FirstOrDefault(policy => policy is not null);
    }

    private static void Place(EndpointBuilder page, string route, IServiceProvider services)
    {
        if (PolicyOf(route) is { } policy)
        {
            page.Metadata.Add(new HttpMethodMetadata(Reads));
            page.Metadata.Add(new AuthorizeAttribute(policy));
            return;
        }

        KeepStatic(page);
        if (AccountPages.Has(page))
        {
            AccountPages.Settle(page);
            return;
        }

        // Razor pages answer GET and POST only; link checkers ask HEAD.
        var hasForm = Forms.Any(form => Stands(route, form));
        page.Metadata.Add(new HttpMethodMetadata(hasForm ? ReadsAndPosts : Reads));
        if (!hasForm)
            page.Metadata.Add(services.GetRequiredService<PublicPageCache>());
    }

    /// <summary>
    /// A page of a site with interactive render modes ends with the state of its interactive parts, encrypted and so new each time, even where
    /// it has none. Only a page whose list of modes is empty does not, and that list is no public type of ASP.NET Core.
    /// </summary>
    private static void KeepStatic(EndpointBuilder page)
    {
        var modes = page.Metadata.First(item => item.GetType().Name == "ConfiguredRenderModesMetadata");
        page.Metadata[page.Metadata.IndexOf(modes)] = Activator.CreateInstance(modes.GetType(), [Array.Empty<IComponentRenderMode>()])!;
    }

    private static string? PolicyOf(string route) =>
        Demands.Where(demand => Stands(route, demand.Route)).OrderByDescending(demand => demand.Route.Length).Select(demand => demand.Policy).FirstOrDefault();

    private static bool IsOrganize(HttpContext context) => Stands(context.Request.Path, Organize);

    private static bool Stands(PathString path, string below) => path.StartsWithSegments(below, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whatever was posted, the page that tells of an error is only read.</summary>
    private static async Task AskForErrorPagesAsync(HttpContext context, RequestDelegate next)
    {
        var asked = context.Request.Method;
        if (!HttpMethods.IsHead(asked) && (context.Features.Get<IStatusCodeReExecuteFeature>() is not null || context.Features.Get<IExceptionHandlerFeature>() is not null))
            context.Request.Method = HttpMethods.Get;
        await next(context);
        context.Request.Method = asked;
    }
}
