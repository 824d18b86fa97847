using System.Text.Json.Serialization;
using CampaignTracker.Data.Letters;
using CampaignTracker.Web.Features.Organizers;
using CampaignTracker.Web.Platform.Api;
using CampaignTracker.Web.Platform.Drafts;
using CampaignTracker.Web.Ui.Organize;
using Microsoft.AspNetCore.Components.Authorization;
using MudBlazor.Services;

namespace CampaignTracker.Web.Shell;

internal static partial class OrganizeSetup
{
    /// <summary>What interactive pages need: circuits, MudBlazor, and the knowledge of who is signed in.</summary>
    public static void AddOrganizeZone(this IServiceCollection services)
    {
        services.AddRazorComponents().AddInteractiveServerComponents()
            // A letter's text comes in one message, at most six bytes a character, and what the browser kept of it comes with what was stored before.
            .AddHubOptions(circuits => circuits.MaximumReceiveMessageSize = 2 * 6 * Letter.TextMaxLength);
        services.AddApiJson(CircuitJson.Default);
        services.AddCascadingAuthenticationState();
        services.AddScoped<AuthenticationStateProvider, OrganizerCircuits>();
        services.AddMudServices();
        services.AddSingleton(OrganizeStyles.Make);
        services.AddScoped<Notices>();
        services.AddScoped<KeepDrafts>();
    }

    /// <summary>A circuit begins by asking for the scripts that libraries start with; the site writes nothing in JSON that is not named.</summary>
    [JsonSerializable(typeof(IList<string>))]
    private sealed partial class CircuitJson : JsonSerializerContext;
}
