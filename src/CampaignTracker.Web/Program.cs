using CampaignTracker.Web.Features;
using CampaignTracker.Web.Features.Events;
using CampaignTracker.Web.Features.Letters;
using CampaignTracker.Web.Features.Organizers;
using CampaignTracker.Web.Platform.Api;
using CampaignTracker.Web.Platform.Caching;
using CampaignTracker.Web.Platform.Console;
using CampaignTracker.Web.Platform.Database;
using CampaignTracker.Web.Platform.Email;
using CampaignTracker.Web.Platform.Forms;
using CampaignTracker.Web.Platform.Health;
using CampaignTracker.Web.Platform.Localization;
using CampaignTracker.Web.Platform.Queries;
using CampaignTracker.Web.Platform.Security;
using CampaignTracker.Web.Platform.Settings;
using CampaignTracker.Web.Platform.Switches;
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
builder.Services.AddSwitches();
builder.Services.AddPageCache();
builder.Services.AddEmail();
builder.Services.AddPartnerApi();
builder.Services.AddHealth();
builder.Services.AddOrganizeZone();
builder.Services.AddForms();
builder.Services.AddFeatures();

var app = builder.Build();
if (!app.HasRightSettings())
    return 1;
if (await Verbs.RunAsync(app.Services, args) is { } exitCode)
    return exitCode;

await app.PrepareDatabaseAsync();
app.AnnounceAddresses();
await app.OfferSetUpAsync();

app.UseKnownProxies();
app.UseRequestLines();
app.UseMiddleware<LanguageFromPath>();
app.UseWhen(ApiSetup.IsAsked, api => api.UsePartnerApi());
app.UseWhen(Zones.IsCircuit, circuits => circuits.UseMiddleware<OwnCircuits>());
app.UseWhen(context => !ApiSetup.IsAsked(context) && !Zones.IsCircuit(context), pages => pages.UsePages());
app.UseMiddleware<StorableRequests>();
app.UseRouting();
app.UsePageCache();
app.UseAuthorization();
app.UseWhen(Zones.IsOrganizersRequest, organizers => organizers.UseMiddleware<LanguageFromAccount>());
app.UsePostedForms();

app.MapStaticAssets();
app.MapHealth();
app.MapDevelopmentMailbox();
app.MapSitemap(app.Services.GetRequiredService<PublicPageCache>());
app.MapEvents(app.Services.GetRequiredService<PublicPageCache>());
app.MapLetters(app.Services.GetRequiredService<PublicPageCache>());
app.MapPartnerApi().MapResources();
app.MapOrganizeZone().MapFiles();
app.MapRazorComponents<App>().AddInteractiveServerRenderMode(circuit => circuit.ContentSecurityFrameAncestorsPolicy = null).InTheirZones(app.Services);

await app.RunAsync();
return 0;
