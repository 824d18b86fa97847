using CampaignTracker.Web.Features.Agreements;
using CampaignTracker.Web.Features.Events;
using CampaignTracker.Web.Features.Events.Api;
using CampaignTracker.Web.Features.Home;
using CampaignTracker.Web.Features.Letters;
using CampaignTracker.Web.Features.Letters.Api;
using CampaignTracker.Web.Features.Organizations;
using CampaignTracker.Web.Features.Organizations.Api;
using CampaignTracker.Web.Features.Organizers;
using CampaignTracker.Web.Features.Partners;
using CampaignTracker.Web.Features.Partners.OpenApi;
using CampaignTracker.Web.Features.Places;
using CampaignTracker.Web.Features.SignOns;
using CampaignTracker.Web.Features.Timeline;
using CampaignTracker.Web.Platform.Api;
using CampaignTracker.Web.Platform.Caching;
using CampaignTracker.Web.Platform.Console;
using CampaignTracker.Web.Platform.Database;
using CampaignTracker.Web.Platform.Email;
using CampaignTracker.Web.Platform.Health;
using CampaignTracker.Web.Platform.Localization;
using CampaignTracker.Web.Platform.Queries;
using CampaignTracker.Web.Platform.Security;
using CampaignTracker.Web.Platform.Settings;
using CampaignTracker.Web.Platform.Telemetry;
using CampaignTracker.Web.Shell;

var builder = WebApplication.CreateBuilder(args);
builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
builder.AddSettings();
builder.AddLogs();
builder.AddTwoLanguages();
builder.Services.AddSingleton(TimeProvider.System);
builder.Services.AddHttpContextAccessor();
builder.Services.AddScoped<SiteLinks>();
builder.Services.AddScoped<PageQuery>();
builder.Services.AddCampaignDatabase();
builder.Services.AddPageCache();
builder.Services.AddEmail();
builder.Services.AddPartnerApi();
builder.Services.AddHealth();
builder.Services.AddRazorComponents();
builder.Services.AddCookielessPages();
builder.Services.AddPlaces();
builder.Services.AddOrganizations();
builder.Services.AddEvents();
builder.Services.AddLetters();
builder.Services.AddSignOns();
builder.Services.AddAgreements();
builder.Services.AddTimeline();
builder.Services.AddPartners();
builder.Services.AddHome();
builder.Services.AddOrganizers();

var app = builder.Build();
if (!app.HasRightSettings())
    return 1;
if (await Verbs.RunAsync(app.Services, args) is { } exitCode)
    return exitCode;

await app.PrepareDatabaseAsync();
app.AnnounceAddresses();

app.UseKnownProxies();
app.UseRequestLines();
app.UseMiddleware<LanguageFromPath>();
app.UseWhen(ApiSetup.IsAsked, api => api.UsePartnerApi());
app.UseWhen(context => !ApiSetup.IsAsked(context), pages => pages.UsePublicPages());
app.UseMiddleware<StorableRequests>();
app.UseRouting();
app.UsePageCache();
app.UseAuthorization();
app.UseAntiforgery();

app.MapStaticAssets();
app.MapHealth();
app.MapSitemap(app.Services.GetRequiredService<PublicPageCache>());
app.MapEvents(app.Services.GetRequiredService<PublicPageCache>());
var api = app.MapPartnerApi();
api.MapOrganizationsApi();
api.MapEventsApi();
api.MapLettersApi();
api.MapEnumsApi();
api.MapOpenApiDocument();
app.MapRazorComponents<App>().InPublicZone(app.Services);

await app.RunAsync();
return 0;
