using System.Security.Claims;
using CampaignTracker.Data;
using CampaignTracker.Data.Organizers;
using CampaignTracker.Web.Platform.Localization;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.AspNetCore.Identity;

namespace CampaignTracker.Web.Features.Organizers;

/// <summary>
/// Who is signed in on a page that stays open: it asks no cookie again, so <see cref="SessionWatch"/> tells it what became of the account. Another role
/// shows and hides at once what it allows; what ends a session leaves nobody signed in, and the page shows nothing more.
/// </summary>
internal sealed class OrganizerCircuits : ServerAuthenticationStateProvider, IDisposable
{
    private readonly SessionWatch _watch;
    private readonly IUserClaimsPrincipalFactory<Organizer> _principals;
    private ClaimsPrincipal? _user;
    private Language _language;

    public OrganizerCircuits(SessionWatch watch, IUserClaimsPrincipalFactory<Organizer> principals)
    {
        (_watch, _principals) = (watch, principals);
        AuthenticationStateChanged += Follow;
    }

    /// <param name="account">As it is now; null where it is gone.</param>
    public async Task SeeAsync(Organizer? account)
    {
        if (_user is not { } user)
            return;
        var seen = account is { DisabledAt: null } && account.SecurityStamp == user.Stamp() ? await _principals.CreateAsync(account) : new ClaimsPrincipal(new ClaimsIdentity());
        if (seen.SaysTheSameAs(user))
            return;
        // Told from outside the circuit: what is rendered now is still the page's language.
        using (Reader.Speaking(_language))
            SetAuthenticationState(Task.FromResult(new AuthenticationState(seen)));
    }

    public void Dispose()
    {
        AuthenticationStateChanged -= Follow;
        _watch.Leave(this);
    }

    private void Follow(Task<AuthenticationState> state) => _ = FollowAsync(state);

    private async Task FollowAsync(Task<AuthenticationState> state)
    {
        var user = (await state).User;
        if (user.Identity is not { IsAuthenticated: true })
        {
            _user = null;
            _watch.Leave(this);
            return;
        }

        if (_user is null)
            _language = user.Language();
        _user = user;
        _watch.Follow(this, user.OrganizerId());
    }
}
