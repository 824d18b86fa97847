using Microsoft.AspNetCore.Authentication.Cookies;

namespace CampaignTracker.Web.Features.Listings;

internal static class ListingsSetup
{
    public static void AddListings(this IServiceCollection services)
    {
        // A scheme of its own and no default: it is read where a listing's page asks for it, and makes nobody an organizer.
        services.AddAuthentication().AddCookie(ListingSession.Scheme, KeepSession);
        services.AddScoped<ListingSession>();
        services.AddScoped<ListingChanges>();
        services.AddScoped<ListingMails>();
        services.AddScoped<RequestListing>();
        services.AddScoped<OpenListing>();
        services.AddScoped<ReadListing>();
        services.AddScoped<CorrectListing>();
        services.AddScoped<CorrectContact>();
        services.AddScoped<ChangeConsent>();
        services.AddScoped<WithdrawSignOn>();
        services.AddScoped<WithdrawListing>();
        services.AddScoped<OfferHandOver>();
        services.AddScoped<AcceptHandOver>();
        services.AddScoped<EraseContact>();
        services.AddScoped<EraseByLink>();
    }

    /// <summary>Ends with the browser; <see cref="ListingSession"/> itself says how long it lasts otherwise.</summary>
    private static void KeepSession(CookieAuthenticationOptions cookie)
    {
        cookie.Cookie.Name = "listing";
        cookie.Cookie.HttpOnly = true;
        cookie.Cookie.SameSite = SameSiteMode.Lax;
        cookie.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        cookie.CookieManager = new ListingCookies();
        cookie.ExpireTimeSpan = ListingSession.Life;
        cookie.SlidingExpiration = false;
    }
}
