using System.Net;
using CampaignTracker.Data.Organizers;
using CampaignTracker.Testing;
using CampaignTracker.Web.Features.Organizers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CampaignTracker.Web.Tests.Organizers;

public sealed class PasskeyTests
{
    private const string Wrong = "That passkey opens nothing here, or it took too long. Try again, or sign in with your password";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, OnBothEngines]
    public async Task A_passkey_lets_in_without_password_and_code_and_leads_where_the_person_wanted_to_go(Engine engine)
    {
        await using var site = await CampaignSite.StartAsync(engine);
        var account = await Account.MakeAsync(site);
        using var passkey = await AddedAsync(account, "My phone");
        using var visitor = new PlainBrowser(site);
        await SignInAsync(visitor, passkey, "/account/sign-in?ReturnUrl=%2Faccount%2Fpasskeys");
        Assert.Equal("/account/passkeys", visitor.Leads);
        await visitor.FollowAsync();

        Assert.Equal("My phone", visitor.Page.QuerySelector(".facts dt")!.TextContent);
        Assert.Contains(await site.MailsToAsync(account.Email), mail => mail.Subject == "Your account: a passkey was added");
        await using var db = await site.OpenDatabaseAsync();
        Assert.Equal("Ana Ruiz", (await db.History.SingleAsync(h => h.NounId == account.Id && h.What == "passkey added", Ct)).By);
        Assert.Equal(site.Now, (await db.Organizers.SingleAsync(Ct)).LastSignedInAt);
    }

    [Theory, OnBothEngines]
    public async Task The_sign_in_names_no_account_and_tells_nothing_of_a_passkey_that_it_does_not_know(Engine engine)
    {
        await using var site = await CampaignSite.StartAsync(engine);
        var account = await Account.MakeAsync(site);
        using var known = await AddedAsync(account);
        using var unknown = new SoftPasskey();
        using var visitor = new PlainBrowser(site);
        await visitor.OpenAsync("/account/sign-in");
        Assert.Contains("\"allowCredentials\":[]", OptionsOf(visitor), StringComparison.Ordinal);
        Assert.Contains("\"userVerification\":\"required\"", OptionsOf(visitor), StringComparison.Ordinal);

        await SignInAsync(visitor, unknown);
        Assert.Equal(Wrong, visitor.Errors["passkey"]);
        await site.ChangeAsync(async db => (await db.Organizers.SingleAsync(Ct)).Disable(TestData.By, site.Now));
        await SignInAsync(visitor, known);
        Assert.Equal(Wrong, visitor.Errors["passkey"]);
        Assert.Equal(HttpStatusCode.BadRequest, visitor.Status);
    }

    [Theory, OnBothEngines]
    public async Task What_was_signed_lets_in_once(Engine engine)
    {
        await using var site = await CampaignSite.StartAsync(engine);
        var account = await Account.MakeAsync(site);
        using var passkey = await AddedAsync(account);
        using var client = site.CreateClient(new() { HandleCookies = false, AllowAutoRedirect = false });
        using var visitor = new PlainBrowser(site);
        await visitor.OpenAsync("/account/sign-in");
        var cookies = string.Join("; ", visitor.Answer.Headers.GetValues("Set-Cookie").Select(cookie => cookie.Split(';')[0]));
        var fields = visitor.Fields(null, ("do", "passkey"), ("credential", passkey.Sign(OptionsOf(visitor))));

        HttpStatusCode[] answers = [await PostAsync(), await PostAsync()];

        Assert.Equal([HttpStatusCode.Found, HttpStatusCode.BadRequest], answers);

        async Task<HttpStatusCode> PostAsync()
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/account/sign-in") { Content = new FormUrlEncodedContent(fields) };
            request.Headers.Add("Cookie", cookies);
            using var answer = await client.SendAsync(request, Ct);
            return answer.StatusCode;
        }
    }

    [Theory]
    [InlineData("another site's")]
    [InlineData("touched only")]
    [InlineData("a copy's")]
    [InlineData("too late")]
    [InlineData("nonsense")]
    public async Task What_is_not_as_it_must_be_lets_nobody_in(string signature)
    {
        await using var site = await CampaignSite.StartAsync(Engine.Sqlite);
        var account = await Account.MakeAsync(site);
        using var passkey = await AddedAsync(account);
        using var visitor = new PlainBrowser(site);
        passkey.SignCount = 7;
        await SignInAsync(visitor, passkey);
        Assert.Equal(HttpStatusCode.Found, visitor.Status);

        passkey.SignCount = signature == "a copy's" ? 7u : 8u;
        passkey.VerifiesUser = signature != "touched only";
        passkey.Origin = signature == "another site's" ? "https://elsewhere.example" : passkey.Origin;
        using var other = new PlainBrowser(site);
        await other.OpenAsync("/account/sign-in");
        var signed = signature == "nonsense" ? "{\"id\":7" : passkey.Sign(OptionsOf(other));
        if (signature == "too late")
            site.Clock.Advance(TimeSpan.FromMinutes(15) + TimeSpan.FromSeconds(1));
        await other.SendAsync("/account/sign-in", [.. other.Fields(null, ("do", "passkey"), ("credential", signed))]);

        Assert.Equal(Wrong, other.Errors["passkey"]);
    }

    [Fact]
    public async Task Passkeys_that_are_tried_count_for_the_network()
    {
        await using var site = await CampaignSite.StartAsync(Engine.Sqlite);
        var account = await Account.MakeAsync(site);
        using var known = await AddedAsync(account);
        using var unknown = new SoftPasskey();
        using var visitor = new PlainBrowser(site);
        for (var attempt = 0; attempt < SignInAttempts.FreeOfNetwork; attempt++)
            await SignInAsync(visitor, unknown);

        await SignInAsync(visitor, known);
        Assert.Equal("Too many tries were wrong. Try again in a minute", visitor.Errors["passkey"]);
    }

    [Theory, OnBothEngines]
    public async Task A_removed_passkey_lets_nobody_in_and_ends_the_other_sessions(Engine engine)
    {
        await using var site = await CampaignSite.StartAsync(engine);
        var account = await Account.MakeAsync(site);
        using var passkey = await AddedAsync(account);
        using var lost = new PlainBrowser(site);
        await SignInAsync(lost, passkey);
        using var here = new PlainBrowser(site);
        await account.SignInAsync(here);
        await here.OpenAsync("/account/passkeys");
        await here.OpenAsync(here.Page.QuerySelector(".facts a")!.GetAttribute("href")!);
        await here.SendAsync(("password", "not the right password"));
        Assert.Equal(["password"], here.Errors.Keys);
        await here.SendAsync(("password", account.Password));
        await here.FollowAsync();
        Assert.StartsWith("The passkey is removed.", here.Page.QuerySelector("[role=status]")!.TextContent, StringComparison.Ordinal);

        await lost.OpenAsync("/account");
        Assert.Equal(HttpStatusCode.Found, lost.Status);
        await SignInAsync(lost, passkey);
        Assert.Equal(Wrong, lost.Errors["passkey"]);
        Assert.Contains(await site.MailsToAsync(account.Email), mail => mail.Subject == "Your account: a passkey was removed");
        await using var db = await site.OpenDatabaseAsync();
        Assert.True(await db.History.AnyAsync(h => h.NounId == account.Id && h.What == "passkey removed", Ct));
    }

    [Theory, OnBothEngines]
    public async Task A_person_has_ten_at_most(Engine engine)
    {
        await using var site = await CampaignSite.StartAsync(engine);
        var account = await Account.MakeAsync(site);
        using var visitor = new PlainBrowser(site);
        await account.SignInAsync(visitor);
        for (var number = 1; number < Organizer.MaxPasskeys; number++)
        {
            using var one = new SoftPasskey();
            await AddAsync(account, visitor, one, $"Key {number}");
        }

        // Two begin the tenth, and both would finish it.
        using var other = new PlainBrowser(site);
        await account.SignInAsync(other);
        using var tenth = new SoftPasskey();
        using var eleventh = new SoftPasskey();
        await AskAsync(account, other, "Eleventh");
        await AddAsync(account, visitor, tenth, "Tenth");
        await FinishAsync(other, eleventh);

        Assert.Equal(HttpStatusCode.BadRequest, other.Status);
        await visitor.OpenAsync("/account/passkeys");
        Assert.Contains("You have 10", visitor.Words, StringComparison.Ordinal);
        Assert.Empty(visitor.Page.QuerySelectorAll("#name"));
        await using var db = await site.OpenDatabaseAsync();
        Assert.Equal(Organizer.MaxPasskeys, await db.UserPasskeys.CountAsync(Ct));
    }

    [Theory]
    [InlineData("", true, "name")]
    [InlineData("My phone", false, "password")]
    public async Task Adding_asks_for_a_name_and_the_password(string name, bool isRight, string field)
    {
        await using var site = await CampaignSite.StartAsync(Engine.Sqlite);
        var account = await Account.MakeAsync(site);
        using var visitor = new PlainBrowser(site);
        await account.SignInAsync(visitor);
        await visitor.OpenAsync("/account/passkeys");
        await visitor.SendAsync(("do", "add"), ("name", name), ("password", isRight ? account.Password : "not the right password"));

        Assert.Equal([field], visitor.Errors.Keys);
        Assert.Equal(name, visitor.Page.GetElementById("name")!.GetAttribute("value") ?? "");
        Assert.Empty(visitor.Page.QuerySelectorAll("[data-passkey]"));
    }

    [Theory, OnBothEngines]
    public async Task Who_comes_in_again_by_the_servers_console_leaves_no_passkey_behind(Engine engine)
    {
        await using var site = await CampaignSite.StartAsync(engine);
        var account = await Account.MakeAsync(site);
        using var passkey = await AddedAsync(account);
        await using var scope = site.Services.CreateAsyncScope();
        var token = await scope.ServiceProvider.GetRequiredService<RecoverAdministrator>().OfferAsync("", Ct);
        using var visitor = new PlainBrowser(site);
        await visitor.OpenAsync($"/account/recover/{token}");
        await visitor.SendAsync(("new-password", "nine copper kettles sing at dawn"), ("again", "nine copper kettles sing at dawn"));
        Assert.Equal(HttpStatusCode.Found, visitor.Status);

        await SignInAsync(visitor, passkey);
        Assert.Equal(Wrong, visitor.Errors["passkey"]);
    }

    [Fact]
    public async Task The_domain_is_that_of_the_public_address_whatever_the_request_says()
    {
        await using var site = await CampaignSite.StartAsync(Engine.Sqlite, new SiteOptions { Settings = new Dictionary<string, string> { ["Site:PublicUrl"] = "https://coalition.example" } });
        var account = await Account.MakeAsync(site);
        using var passkey = new SoftPasskey { Origin = "https://coalition.example" };
        using var visitor = new PlainBrowser(site);
        await account.SignInAsync(visitor);
        await AddAsync(account, visitor, passkey, "My phone");
        await visitor.OpenAsync("/account/sign-in");
        Assert.Contains("\"rpId\":\"coalition.example\"", OptionsOf(visitor), StringComparison.Ordinal);

        passkey.Origin = "http://localhost";
        await SignInAsync(visitor, passkey);
        Assert.Equal(Wrong, visitor.Errors["passkey"]);
        passkey.Origin = "https://coalition.example";
        await SignInAsync(visitor, passkey);
        Assert.Equal(HttpStatusCode.Found, visitor.Status);
    }

    [Fact]
    public async Task Without_script_a_page_offers_no_passkey()
    {
        await using var site = await CampaignSite.StartAsync(Engine.Sqlite);
        using var visitor = new PlainBrowser(site);
        await visitor.OpenAsync("/account/sign-in");

        Assert.True(visitor.Page.QuerySelector("form[data-passkey]")!.Closest("[data-passkey-part]")!.HasAttribute("hidden"));
        Assert.Empty(visitor.Page.QuerySelectorAll("script:not([src])"));
    }

    [Theory, OnBothEngines]
    public async Task Somebody_elses_answer_adds_nothing(Engine engine)
    {
        await using var site = await CampaignSite.StartAsync(engine);
        var account = await Account.MakeAsync(site);
        using var visitor = new PlainBrowser(site);
        await account.SignInAsync(visitor);
        await AskAsync(account, visitor, "My phone");
        using var passkey = new SoftPasskey { Origin = "https://elsewhere.example" };
        await FinishAsync(visitor, passkey);

        Assert.Equal(["name"], visitor.Errors.Keys);
        await using var db = await site.OpenDatabaseAsync();
        Assert.False(await db.UserPasskeys.AnyAsync(Ct));
    }

    private static string OptionsOf(PlainBrowser visitor) => visitor.Page.QuerySelector("form[data-passkey]")!.GetAttribute("data-options")!;

    private static async Task<SoftPasskey> AddedAsync(Account account, string name = "My phone")
    {
        var passkey = new SoftPasskey();
        using var visitor = new PlainBrowser(account.Site);
        await account.SignInAsync(visitor);
        await AddAsync(account, visitor, passkey, name);
        return passkey;
    }

    private static async Task AddAsync(Account account, PlainBrowser visitor, SoftPasskey passkey, string name)
    {
        await AskAsync(account, visitor, name);
        await FinishAsync(visitor, passkey);
        Assert.Equal("/account/passkeys?done=added", visitor.Leads);
    }

    private static async Task AskAsync(Account account, PlainBrowser visitor, string name)
    {
        await visitor.OpenAsync("/account/passkeys");
        await visitor.SendAsync(("do", "add"), ("name", name), ("password", account.Password));
        Assert.Equal("Make a passkey on your device", visitor.Heading);
    }

    private static Task FinishAsync(PlainBrowser visitor, SoftPasskey passkey) => visitor.SendAsync(("credential", passkey.Make(OptionsOf(visitor))));

    private static async Task SignInAsync(PlainBrowser visitor, SoftPasskey passkey, string path = "/account/sign-in")
    {
        await visitor.OpenAsync(path);
        await visitor.SendAsync(path, [.. visitor.Fields(null, ("do", "passkey"), ("credential", passkey.Sign(OptionsOf(visitor))))]);
    }
}
