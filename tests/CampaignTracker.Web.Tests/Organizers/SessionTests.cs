using System.Net;
using CampaignTracker.Data.History;
using CampaignTracker.Testing;
using CampaignTracker.Web.Tests.Shell;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Tests.Organizers;

public sealed class SessionTests
{
    private static readonly string[] ForOrganizers = ["/account", "/account/password", "/account/new-authenticator", "/account/recovery-codes", "/account/passkeys"];

    [Theory]
    [InlineData("http://localhost", false)]
    [InlineData("https://localhost", true)]
    public async Task The_cookie_is_for_this_site_alone(string root, bool isSecure)
    {
        await using var site = await CampaignSite.StartAsync(Engine.Sqlite);
        var account = await Account.MakeAsync(site);
        site.ClientOptions.BaseAddress = new Uri(root);
        using var visitor = new PlainBrowser(site);
        await account.SignInAsync(visitor);

        var cookie = Assert.Single(visitor.Answer.Headers.GetValues("Set-Cookie"), c => c.StartsWith("organizer=", StringComparison.Ordinal));
        var flags = cookie.Split("; ")[1..];
        Assert.Equal(isSecure ? ["path=/", "secure", "samesite=lax", "httponly"] : ["path=/", "samesite=lax", "httponly"], flags);
    }

    [Theory]
    [InlineData("")]
    [InlineData("/es")]
    public async Task Pages_for_organizers_ask_to_sign_in_first(string root)
    {
        await using var site = await CampaignSite.StartAsync(Engine.Sqlite);
        using var visitor = new PlainBrowser(site);
        foreach (var path in ForOrganizers)
        {
            await visitor.OpenAsync(root + path);
            Assert.Equal(HttpStatusCode.Found, visitor.Answer.StatusCode);
            Assert.Equal($"{root}/account/sign-in?ReturnUrl={Uri.EscapeDataString(root + path)}", visitor.Leads);
        }
    }

    [Theory, OnBothEngines]
    public async Task Public_pages_are_the_same_for_organizers_come_from_the_cache_and_set_no_cookie(Engine engine)
    {
        await using var site = await CampaignSite.StartAsync(engine);
        var account = await Account.MakeAsync(site);
        using var visitor = new PlainBrowser(site);
        using var anybody = new PlainBrowser(site);
        foreach (var path in SitePaths.Fixed)
            await anybody.OpenAsync(path);
        await account.TypePasswordAsync(visitor, "not the right password");
        await account.SignInAsync(visitor);

        // So long that a page which looked at the session would renew it.
        site.Clock.Advance(TimeSpan.FromSeconds(25));
        foreach (var path in SitePaths.Fixed)
        {
            await visitor.OpenAsync(path);
            await anybody.OpenAsync(path);
            Assert.NotNull(visitor.Answer.Headers.Age);
            Assert.False(visitor.Answer.Headers.Contains("Set-Cookie"));
            Assert.Equal(anybody.Html, visitor.Html);
        }
    }

    [Theory, OnBothEngines]
    public async Task Signing_out_everywhere_ends_the_session_on_the_other_device_at_once(Engine engine)
    {
        await using var site = await CampaignSite.StartAsync(engine);
        var account = await Account.MakeAsync(site);
        using var here = new PlainBrowser(site);
        using var there = new PlainBrowser(site);
        await account.SignInAsync(there);
        await account.SignInAsync(here);
        await here.OpenAsync("/account");
        await here.SendAsync(("do", "sign-out-everywhere"));

        await here.OpenAsync("/account");
        Assert.Equal(HttpStatusCode.Found, here.Answer.StatusCode);
        await there.OpenAsync("/account");
        Assert.Equal(HttpStatusCode.Found, there.Answer.StatusCode);
        await using var db = await site.OpenDatabaseAsync();
        Assert.True(await db.History.AnyAsync(h => h.NounId == account.Id && h.What == "signed out everywhere", TestContext.Current.CancellationToken));
    }

    [Theory, OnBothEngines]
    public async Task A_disabled_account_is_out_at_once_and_does_not_come_in_again(Engine engine)
    {
        await using var site = await CampaignSite.StartAsync(engine);
        var account = await Account.MakeAsync(site);
        using var visitor = new PlainBrowser(site);
        await account.SignInAsync(visitor);
        await site.ChangeAsync(async db => (await db.Organizers.SingleAsync(TestContext.Current.CancellationToken)).Disable(new Actor("a test"), site.Now));

        await visitor.OpenAsync("/account");
        Assert.Equal(HttpStatusCode.Found, visitor.Answer.StatusCode);
        await account.TypePasswordAsync(visitor);
        Assert.Equal("That e-mail address and that password do not belong together", visitor.Errors["email"]);
    }

    [Fact]
    public async Task A_session_lasts_eight_hours_after_the_last_page()
    {
        await using var site = await CampaignSite.StartAsync(Engine.Sqlite);
        var account = await Account.MakeAsync(site);
        using var visitor = new PlainBrowser(site);
        await account.SignInAsync(visitor);

        foreach (var (hours, status) in ((int, HttpStatusCode)[])[(7, HttpStatusCode.OK), (7, HttpStatusCode.OK), (9, HttpStatusCode.Found)])
        {
            site.Clock.Advance(TimeSpan.FromHours(hours));
            await visitor.OpenAsync("/account");
            Assert.Equal(status, visitor.Answer.StatusCode);
        }
    }

    [Fact]
    public async Task Only_a_form_signs_out()
    {
        await using var site = await CampaignSite.StartAsync(Engine.Sqlite);
        var account = await Account.MakeAsync(site);
        using var visitor = new PlainBrowser(site);
        await account.SignInAsync(visitor);
        await visitor.OpenAsync("/account?do=sign-out");
        await visitor.SendAsync(("__RequestVerificationToken", "forged"), ("do", "sign-out"));
        Assert.Equal(HttpStatusCode.BadRequest, visitor.Answer.StatusCode);
        await visitor.OpenAsync("/account");
        Assert.Equal(HttpStatusCode.OK, visitor.Answer.StatusCode);

        await visitor.SendAsync(("do", "sign-out"));
        await visitor.OpenAsync("/account");
        Assert.Equal(HttpStatusCode.Found, visitor.Answer.StatusCode);
    }

    [Fact]
    public async Task No_name_address_password_or_code_is_logged()
    {
        await using var site = await CampaignSite.StartAsync(Engine.Sqlite);
        var account = await Account.MakeAsync(site);
        using var visitor = new PlainBrowser(site);
        await account.TypePasswordAsync(visitor, "not the right password");
        await account.SignInAsync(visitor);
        await visitor.OpenAsync("/account");

        // EF tells its parameters only in Development, at a level that no setting of ours prints.
        var printed = site.Log.Where(line => !line.Contains("Executed DbCommand", StringComparison.Ordinal) && !line.Contains("Executing DbCommand", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(printed);
        Assert.All([account.Email, "Ana Ruiz", account.Password, account.Secret, "not the right password"],
            secret => Assert.DoesNotContain(printed, line => line.Contains(secret, StringComparison.OrdinalIgnoreCase)));
    }
}
