using System.Net;
using CampaignTracker.Data;
using CampaignTracker.Data.History;
using CampaignTracker.Data.Organizers;
using CampaignTracker.Testing;
using CampaignTracker.Web.Features.Organizers;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace CampaignTracker.Web.Tests.Organizers;

/// <summary>An organizer's account with what its owner knows.</summary>
internal sealed record Account(CampaignSite Site, Guid Id, string Email, string Password, string Secret, IReadOnlyList<string> RecoveryCodes)
{
    public const string Words = "seven quiet lanterns by the river";

    /// <summary>The code that the authenticator shows, or showed or will show so many steps away.</summary>
    public string Code(int away = 0) => AuthenticatorCodes.CodeAt(Secret, Site.Now.AddSeconds(30 * away));

    public static async Task<Account> MakeAsync(CampaignSite site, OrganizerRole role = OrganizerRole.Administrator, string email = "ana@coalition.example", string name = "Ana Ruiz")
    {
        using var scope = site.Services.CreateScope();
        var secret = AuthenticatorCodes.NewSecret();
        var codes = RecoveryCodeText.New();
        var at = site.Now.AddDays(-1);
        var organizer = new Organizer(name, email, role, Language.English, at);
        organizer.Begin("invited", scope.ServiceProvider.GetRequiredService<IPasswordHasher<Organizer>>().HashPassword(organizer, Words), new Actor("a test"), at);
        organizer.Enrol(site.Services.GetRequiredService<TotpSecrets>().Protect(secret), 0, codes.Select(c => RecoveryCodeText.HashOf(c)!), new Actor("a test"), at);
        await site.ChangeAsync(async db => await db.AddAsync(organizer));
        return new Account(site, organizer.Id, email, Words, secret, codes);
    }

    public async Task TypePasswordAsync(PlainBrowser visitor, string? password = null, string path = "/account/sign-in")
    {
        await visitor.OpenAsync(path);
        await visitor.SendAsync(("email", Email), ("password", password ?? Password));
    }

    /// <summary>Both steps; the clock goes on by a step, so that each sign-in has a code of its own.</summary>
    public async Task SignInAsync(PlainBrowser visitor)
    {
        Site.Clock.Advance(TimeSpan.FromSeconds(30));
        await TypePasswordAsync(visitor);
        await visitor.FollowAsync();
        await visitor.SendAsync(("code", Code()));
        Assert.Equal(HttpStatusCode.Found, visitor.Answer.StatusCode);
    }
}
