using System.Security.Claims;
using CampaignTracker.Data.History;
using CampaignTracker.Data.Organizers;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Identity;

namespace CampaignTracker.Web.Features.Organizers;

/// <summary>
/// Who acts on an open page. Asked of the store at each action, not of what the circuit remembers: whoever lost the role, or whose session
/// was ended, a second ago does nothing more.
/// </summary>
public sealed class ActingOrganizer(AuthenticationStateProvider states, IServiceScopeFactory scopes)
{
    /// <param name="policy">One of <see cref="OrganizerPolicies"/>.</param>
    /// <returns>Who the history says it was; null where it is not allowed.</returns>
    public async Task<Actor?> ForAsync(string policy) => (await PrincipalAsync(policy))?.Actor();

    /// <summary>As <see cref="ForAsync"/>, but the account's id.</summary>
    public async Task<Guid?> WhoAsync(string policy) => (await PrincipalAsync(policy))?.OrganizerId();

    private async Task<ClaimsPrincipal?> PrincipalAsync(string policy)
    {
        var user = (await states.GetAuthenticationStateAsync()).User;
        await using var scope = scopes.CreateAsyncScope();
        var signIn = scope.ServiceProvider.GetRequiredService<SignInManager<Organizer>>();
        if (user.Identity is not { IsAuthenticated: true } || await signIn.ValidateSecurityStampAsync(user) is not { DisabledAt: null } organizer)
            return null;

        var principal = await signIn.CreateUserPrincipalAsync(organizer);
        var authorization = scope.ServiceProvider.GetRequiredService<IAuthorizationService>();
        return (await authorization.AuthorizeAsync(principal, policy)).Succeeded ? principal : null;
    }
}
