using CampaignTracker.Data;
using CampaignTracker.Data.Organizers;
using CampaignTracker.Web.Features.Organizers;
using CampaignTracker.Web.Platform.Database;
using CampaignTracker.Web.Platform.Email;
using CampaignTracker.Web.Platform.Settings;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CampaignTracker.Testing;

/// <summary>Somebody who is signed in: an account in the database and the cookie its browser would hold. How people get there, the tests of accounts tell.</summary>
/// <param name="Name">Of the cookie.</param>
/// <param name="Value">Of the cookie.</param>
/// <param name="OrganizerId">The account.</param>
public sealed record OrganizerCookie(string Name, string Value, Guid OrganizerId)
{
    /// <summary>For a request's header.</summary>
    public string Header => $"{Name}={Value}";

    public static Task<OrganizerCookie> ForAsync(CampaignSite site, OrganizerRole role, Language language = Language.English) =>
        MakeAsync(site.Services, role, language);

    /// <summary>For a site in another process, which shares the database and with it the keys.</summary>
    /// <param name="sqlite">The connection string of its database.</param>
    /// <param name="role">What the person may do.</param>
    /// <param name="language">Of the account.</param>
    public static async Task<OrganizerCookie> ForAsync(string sqlite, OrganizerRole role, Language language = Language.English)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(Options.Create(new DatabaseSettings { Sqlite = sqlite }));
        services.AddCampaignDatabase();
        services.AddEmail();
        services.AddOrganizers();
        await using var provider = services.BuildServiceProvider();
        return await MakeAsync(provider, role, language);
    }

    /// <summary>For an account that is there already.</summary>
    public static async Task<OrganizerCookie> OfAsync(CampaignSite site, Guid organizerId)
    {
        await using var db = await site.OpenDatabaseAsync();
        return await SealAsync(site.Services, await db.Organizers.SingleAsync(o => o.Id == organizerId));
    }

    private static async Task<OrganizerCookie> MakeAsync(IServiceProvider services, OrganizerRole role, Language language)
    {
        var clock = services.GetRequiredService<TimeProvider>();
        var organizer = new Organizer($"A {role}", $"{Guid.NewGuid():n}@coalition.example", role, language, clock.UtcNow());
        await using (var db = await services.GetRequiredService<IDbContextFactory<CampaignDbContext>>().CreateDbContextAsync())
        {
            db.Add(organizer);
            await db.SaveChangesAsync();
        }

        return await SealAsync(services, organizer);
    }

    private static async Task<OrganizerCookie> SealAsync(IServiceProvider services, Organizer organizer)
    {
        var clock = services.GetRequiredService<TimeProvider>();
        await using var scope = services.CreateAsyncScope();
        var principal = await scope.ServiceProvider.GetRequiredService<IUserClaimsPrincipalFactory<Organizer>>().CreateAsync(organizer);
        var cookie = services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(IdentityConstants.ApplicationScheme);
        var now = clock.GetUtcNow();
        var ticket = new AuthenticationTicket(principal, new AuthenticationProperties { IssuedUtc = now, ExpiresUtc = now + cookie.ExpireTimeSpan }, IdentityConstants.ApplicationScheme);
        return new OrganizerCookie(cookie.Cookie.Name!, cookie.TicketDataFormat.Protect(ticket), organizer.Id);
    }
}
