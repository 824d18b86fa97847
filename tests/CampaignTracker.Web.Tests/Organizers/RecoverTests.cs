using System.Net;
using CampaignTracker.Data.Organizers;
using CampaignTracker.Testing;
using CampaignTracker.Web.Features.Organizers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CampaignTracker.Web.Tests.Organizers;

public sealed class RecoverTests
{
    private const string NewWords = "nine copper kettles sing at dawn";

    [Theory, OnBothEngines]
    public async Task A_lone_administrator_who_lost_everything_comes_in_again(Engine engine)
    {
        await using var site = await CampaignSite.StartAsync(engine);
        var account = await Account.MakeAsync(site);
        using var thief = new PlainBrowser(site);
        await account.SignInAsync(thief);
        using var visitor = new PlainBrowser(site);
        await visitor.OpenAsync($"/account/recover/{await OfferAsync(site, "")}");
        Assert.Contains("Ana Ruiz", visitor.Html, StringComparison.Ordinal);
        await visitor.SendAsync(("new-password", NewWords), ("again", NewWords));
        await visitor.FollowAsync();

        await visitor.OpenAsync("/account");
        Assert.Equal(HttpStatusCode.Found, visitor.Answer.StatusCode);
        await visitor.OpenAsync("/account/authenticator");
        var recovered = account with { Password = NewWords, Secret = visitor.Page.QuerySelector("code.secret")!.TextContent.Replace(" ", "", StringComparison.Ordinal) };
        await visitor.SendAsync(("code", recovered.Code()));
        await visitor.SendAsync(("kept", "true"));
        await visitor.OpenAsync("/account");
        Assert.Equal(HttpStatusCode.OK, visitor.Answer.StatusCode);

        site.Clock.Advance(TimeSpan.FromMinutes(1));
        await thief.OpenAsync("/account");
        Assert.Equal(HttpStatusCode.Found, thief.Answer.StatusCode);
        await account.TypePasswordAsync(thief);
        Assert.NotEmpty(thief.Errors);
        await recovered.SignInAsync(thief);
        Assert.Contains(await site.MailsToAsync(account.Email), mail => mail.Subject == "Your account: it was recovered from the server’s console");
        await using var db = await site.OpenDatabaseAsync();
        Assert.Equal(
            [("authenticator changed", "Ana Ruiz"), ("recovered", "Ana Ruiz"), ("recovery begun", "console")],
            (await db.History.Where(h => h.NounId == account.Id && h.By != "a test").ToListAsync(TestContext.Current.CancellationToken)).Select(h => (h.What, h.By)).Order());
    }

    [Theory, OnBothEngines]
    public async Task Until_the_form_is_sent_nothing_changes(Engine engine)
    {
        await using var site = await CampaignSite.StartAsync(engine);
        var account = await Account.MakeAsync(site);
        using var scanner = new PlainBrowser(site);
        await scanner.OpenAsync($"/account/recover/{await OfferAsync(site, "")}");

        await account.SignInAsync(scanner);
    }

    [Theory, OnBothEngines]
    public async Task The_address_works_once_for_thirty_minutes_and_a_newer_one_replaces_it(Engine engine)
    {
        await using var site = await CampaignSite.StartAsync(engine);
        await Account.MakeAsync(site);
        using var visitor = new PlainBrowser(site);
        var (older, newer) = (await OfferAsync(site, "ANA@coalition.example"), await OfferAsync(site, "ana@coalition.example"));

        await visitor.OpenAsync($"/account/recover/{older}");
        Assert.Equal(HttpStatusCode.Gone, visitor.Answer.StatusCode);
        await visitor.OpenAsync($"/account/recover/{newer}");
        await visitor.SendAsync(("new-password", "ana ruiz is here"), ("again", "ana ruiz is here"));
        Assert.Equal(["new-password"], visitor.Errors.Keys);
        await visitor.SendAsync(("new-password", NewWords), ("again", NewWords));
        Assert.Equal(HttpStatusCode.Found, visitor.Answer.StatusCode);
        await visitor.OpenAsync($"/account/recover/{newer}");
        Assert.Equal(HttpStatusCode.Gone, visitor.Answer.StatusCode);

        var last = await OfferAsync(site, "");
        site.Clock.Advance(TimeSpan.FromMinutes(30));
        await visitor.OpenAsync($"/account/recover/{last}");
        Assert.Equal(HttpStatusCode.Gone, visitor.Answer.StatusCode);
    }

    [Theory, OnBothEngines]
    public async Task Of_several_administrators_one_must_be_named_and_nobody_else_can_be(Engine engine)
    {
        await using var site = await CampaignSite.StartAsync(engine);
        Assert.Null(await OfferAsync(site, ""));
        await Account.MakeAsync(site);
        await Account.MakeAsync(site, email: "bea@coalition.example", name: "Bea Sol");
        await Account.MakeAsync(site, OrganizerRole.Organizer, "leo@coalition.example", "Leo Paz");

        Assert.Null(await OfferAsync(site, ""));
        Assert.Null(await OfferAsync(site, "leo@coalition.example"));
        Assert.NotNull(await OfferAsync(site, "bea@coalition.example"));
    }

    private static async Task<string?> OfferAsync(CampaignSite site, string email)
    {
        using var scope = site.Services.CreateScope();
        return await scope.ServiceProvider.GetRequiredService<RecoverAdministrator>().OfferAsync(email, TestContext.Current.CancellationToken);
    }
}
