using CampaignTracker.Data.Organizers;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.AspNetCore.Identity;

namespace CampaignTracker.Web.Features.Organizers;

/// <summary>A page that stays open asks no cookie again: what ends a session (<see cref="OrganizerSession"/>) ends its circuits too, within a minute.</summary>
internal sealed class OrganizerCircuits(ILoggerFactory loggers, IServiceScopeFactory scopes) : RevalidatingServerAuthenticationStateProvider(loggers)
{
    protected override TimeSpan RevalidationInterval => TimeSpan.FromMinutes(1);

    protected override async Task<bool> ValidateAuthenticationStateAsync(AuthenticationState authenticationState, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var signIn = scope.ServiceProvider.GetRequiredService<SignInManager<Organizer>>();
        return await signIn.ValidateSecurityStampAsync(authenticationState.User) is { DisabledAt: null };
    }
}
