using CampaignTracker.Data;
using CampaignTracker.Data.Organizers;
using CampaignTracker.Web.Platform.Localization;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;

namespace CampaignTracker.Web.Features.Organizers;

/// <summary>What the account pages do with this request's cookies, and where they send people.</summary>
internal sealed class AccountSession(
    IHttpContextAccessor contexts, IUserClaimsPrincipalFactory<Organizer> principals, NavigationManager navigation, SiteLinks links)
{
    /// <summary>Where an organizer works.</summary>
    public const string Home = "/organize";

    public const string SignInPath = "/account/sign-in";

    private HttpContext Context => contexts.HttpContext!;

    /// <summary>Signs in, and says what is kept from before is over.</summary>
    public async Task SignInAsync(Organizer organizer)
    {
        await HalfWay.ForgetAsync(Context);
        await Context.SignInAsync(IdentityConstants.ApplicationScheme, await principals.CreateAsync(organizer));
    }

    public async Task SignOutAsync()
    {
        await HalfWay.ForgetAsync(Context);
        await Context.SignOutAsync(IdentityConstants.ApplicationScheme);
    }

    /// <summary>Keeps whose password was right, and goes where the missing step is taken.</summary>
    public async Task GoOnAsync(Organizer organizer, MissingStep missing, string returnUrl = Home)
    {
        await HalfWay.Of(organizer, missing, returnUrl).KeepAsync(Context);
        Go(missing is MissingStep.Code ? "/account/code" : "/account/authenticator");
    }

    public void GoToSignIn() => Go(SignInPath);

    public Task<HalfWay?> HalfWayAsync(params MissingStep[] steps) => HalfWay.ReadAsync(Context, steps);

    /// <summary>To a page in the reader's language.</summary>
    public void Go(string path) => navigation.NavigateTo(links.To(path));

    /// <summary>To a page in a language.</summary>
    public void Go(string path, Language language) => navigation.NavigateTo(SiteLinks.In(language, path));

    /// <summary>Back to where a person wanted to go; never to another site.</summary>
    public void Return(string url) => navigation.NavigateTo(Safe(url));

    public static string Safe(string? url) => RedirectHttpResult.IsLocalUrl(url) ? url! : Home;
}
