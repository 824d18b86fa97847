using CampaignTracker.Web.Features.Agreements;
using CampaignTracker.Web.Features.Blocks;
using CampaignTracker.Web.Features.Changes;
using CampaignTracker.Web.Features.Desk;
using CampaignTracker.Web.Features.Events;
using CampaignTracker.Web.Features.Events.Api;
using CampaignTracker.Web.Features.Export;
using CampaignTracker.Web.Features.Following;
using CampaignTracker.Web.Features.History;
using CampaignTracker.Web.Features.Home;
using CampaignTracker.Web.Features.Import;
using CampaignTracker.Web.Features.Letters;
using CampaignTracker.Web.Features.Letters.Api;
using CampaignTracker.Web.Features.Listings;
using CampaignTracker.Web.Features.Mails;
using CampaignTracker.Web.Features.Organizations;
using CampaignTracker.Web.Features.Organizations.Api;
using CampaignTracker.Web.Features.Organizers;
using CampaignTracker.Web.Features.Partners;
using CampaignTracker.Web.Features.Partners.OpenApi;
using CampaignTracker.Web.Features.People;
using CampaignTracker.Web.Features.Places;
using CampaignTracker.Web.Features.Reasons;
using CampaignTracker.Web.Features.Retention;
using CampaignTracker.Web.Features.SignOns;
using CampaignTracker.Web.Features.Site;
using CampaignTracker.Web.Features.Timeline;

namespace CampaignTracker.Web.Features;

/// <summary>All features of the site, so that the program reads as a table of contents.</summary>
internal static class FeaturesSetup
{
    public static void AddFeatures(this IServiceCollection services)
    {
        services.AddPlaces();
        services.AddOrganizations();
        services.AddEvents();
        services.AddFollowing();
        services.AddLetters();
        services.AddChanges();
        services.AddSignOns();
        services.AddRetention();
        services.AddListings();
        services.AddAgreements();
        services.AddTimeline();
        services.AddPartners();
        services.AddHome();
        services.AddOrganizers();
        services.AddPeople();
        services.AddDesk();
        services.AddMails();
        services.AddHistory();
        services.AddSite();
        services.AddBlocks();
        services.AddReasons();
        services.AddImports();
        services.AddExport();
    }

    /// <summary>What the organizers' zone has beside its pages.</summary>
    public static void MapFiles(this RouteGroupBuilder organize) => organize.MapExports();

    /// <summary>The resources of the partner API.</summary>
    public static void MapResources(this RouteGroupBuilder api)
    {
        api.MapOrganizationsApi();
        api.MapEventsApi();
        api.MapLettersApi();
        api.MapChangesApi();
        api.MapEnumsApi();
        api.MapOpenApiDocument();
    }
}
