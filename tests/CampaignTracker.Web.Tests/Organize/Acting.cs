using System.Security.Claims;
using CampaignTracker.Data.Organizers;
using CampaignTracker.Testing;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CampaignTracker.Web.Tests.Organize;

/// <summary>An open page of somebody with a role, or of nobody: the services that its circuit has.</summary>
internal sealed class Acting : IAsyncDisposable
{
    private readonly AsyncServiceScope _scope;

    private Acting(AsyncServiceScope scope, Guid organizerId) => (_scope, OrganizerId) = (scope, organizerId);

    public Guid OrganizerId { get; }

    public IServiceProvider Services => _scope.ServiceProvider;

    /// <summary>Null is nobody.</summary>
    public static async Task<Acting> AsAsync(CampaignSite site, OrganizerRole? role)
    {
        var id = role is { } known ? (await OrganizerCookie.ForAsync(site, known)).OrganizerId : Guid.Empty;
        var scope = site.Services.CreateAsyncScope();
        var user = new ClaimsPrincipal(new ClaimsIdentity());
        if (role is not null)
        {
            await using var db = await site.OpenDatabaseAsync();
            user = await scope.ServiceProvider.GetRequiredService<IUserClaimsPrincipalFactory<Organizer>>().CreateAsync(await db.Organizers.SingleAsync(o => o.Id == id));
        }

        var circuit = (IHostEnvironmentAuthenticationStateProvider)scope.ServiceProvider.GetRequiredService<AuthenticationStateProvider>();
        circuit.SetAuthenticationState(Task.FromResult(new AuthenticationState(user)));
        return new Acting(scope, id);
    }

    public T The<T>()
        where T : notnull => Services.GetRequiredService<T>();

    public ValueTask DisposeAsync() => _scope.DisposeAsync();
}
