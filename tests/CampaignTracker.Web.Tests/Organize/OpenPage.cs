using System.Globalization;
using Bunit;
using CampaignTracker.Data.Organizers;
using CampaignTracker.Testing;
using CampaignTracker.Web.Features.Organizers;
using CampaignTracker.Web.Platform.Settings;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using MudBlazor.Services;

namespace CampaignTracker.Web.Tests.Organize;

/// <summary>A page of the zone as its circuit renders it, on a site's own services; only the browser is made up.</summary>
internal sealed class OpenPage : IAsyncDisposable
{
    private readonly BunitContext _browser = new();
    private readonly Acting _acting;

    /// <summary>A busy machine takes its time; what is waited for comes or does not, whatever the hurry.</summary>
    static OpenPage() => BunitContext.DefaultWaitTimeout = TimeSpan.FromSeconds(20);

    private OpenPage(CampaignSite site, Acting acting, OrganizerRole role)
    {
        _acting = acting;
        _browser.JSInterop.Mode = JSRuntimeMode.Loose;
        _browser.Services.AddMudServices();
        _browser.Services.AddSingleton<TimeProvider>(site.Clock);
        _browser.Services.AddSingleton(acting.The<IOptions<CampaignSettings>>());
        _browser.Services.AddFallbackServiceProvider(acting.Services);
        _browser.AddAuthorization().SetAuthorized($"A {role}").SetPolicies(role switch
        {
            OrganizerRole.Administrator => [OrganizerPolicies.Reads, OrganizerPolicies.Organizes, OrganizerPolicies.Administers],
            OrganizerRole.Organizer => [OrganizerPolicies.Reads, OrganizerPolicies.Organizes],
            _ => [OrganizerPolicies.Reads],
        });
    }

    public BunitJSInterop Script => _browser.JSInterop;

    /// <summary>The browser's address.</summary>
    public NavigationManager Address => _browser.Services.GetRequiredService<NavigationManager>();

    public static async Task<OpenPage> AsAsync(CampaignSite site, OrganizerRole role)
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en-US");
        return new OpenPage(site, await Acting.AsAsync(site, role), role);
    }

    public T The<T>()
        where T : notnull => _acting.The<T>();

    /// <summary>Puts something in a part's way before it is opened, such as a database that takes its time.</summary>
    public void Give<T>(T service)
        where T : class => _browser.Services.AddSingleton(service);

    public IRenderedComponent<TPage> Open<TPage>()
        where TPage : IComponent => _browser.Render<TPage>();

    public IRenderedComponent<TPart> Open<TPart>(Action<ComponentParameterCollectionBuilder<TPart>> parameters)
        where TPart : IComponent => _browser.Render(parameters);

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        await _acting.DisposeAsync();
    }
}
