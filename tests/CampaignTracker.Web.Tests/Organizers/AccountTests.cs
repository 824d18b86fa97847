using System.Net;
using CampaignTracker.Testing;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Tests.Organizers;

public sealed class AccountTests
{
    private const string NewWords = "nine copper kettles sing at dawn";

    [Theory, OnBothEngines]
    public async Task A_new_password_ends_the_old_one_and_the_other_sessions(Engine engine)
    {
        await using var site = await CampaignSite.StartAsync(engine);
        var account = await Account.MakeAsync(site);
        using var here = new PlainBrowser(site);
        using var there = new PlainBrowser(site);
        await account.SignInAsync(there);
        await account.SignInAsync(here);
        await here.OpenAsync("/account/password");
        await here.SendAsync(("password", account.Password), ("new-password", NewWords), ("again", NewWords));
        await here.FollowAsync();
        Assert.Equal("Your password was changed. Everywhere else you were signed out.", here.Page.QuerySelector("[role=status]")!.TextContent);

        site.Clock.Advance(TimeSpan.FromMinutes(1));
        await here.OpenAsync("/account");
        await there.OpenAsync("/account");
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.Found), (here.Answer.StatusCode, there.Answer.StatusCode));
        await account.TypePasswordAsync(there);
        Assert.NotEmpty(there.Errors);
        await (account with { Password = NewWords }).SignInAsync(there);
        await AssertHistoryAsync(site, account, "password changed");
    }

    [Fact]
    public async Task A_change_asks_for_the_present_password_which_cannot_be_guessed_for_ever()
    {
        await using var site = await CampaignSite.StartAsync(Engine.Sqlite);
        var account = await Account.MakeAsync(site);
        using var visitor = new PlainBrowser(site);
        await account.SignInAsync(visitor);
        foreach (var path in (string[])["/account/password", "/account/new-authenticator", "/account/recovery-codes", "/account/recovery-codes", "/account/password"])
        {
            await visitor.OpenAsync(path);
            await visitor.SendAsync(("password", "not the right password"), ("new-password", NewWords), ("again", NewWords));
            Assert.Equal("That is not your password", visitor.Errors["password"]);
        }

        await visitor.OpenAsync("/account/recovery-codes");
        await visitor.SendAsync(("password", account.Password));
        Assert.Equal("Too many tries were wrong. Try again in a minute", visitor.Errors["password"]);
    }

    [Theory, OnBothEngines]
    public async Task Another_language_is_spoken_at_once_and_without_signing_in_anew(Engine engine)
    {
        await using var site = await CampaignSite.StartAsync(engine);
        var account = await Account.MakeAsync(site);
        using var visitor = new PlainBrowser(site);
        await account.SignInAsync(visitor);
        await visitor.OpenAsync("/account");
        await visitor.SendAsync(("do", "language"), ("language", "klingon"));
        Assert.Equal(HttpStatusCode.OK, visitor.Answer.StatusCode);

        await visitor.SendAsync(("do", "language"), ("language", "spanish"));
        await visitor.FollowAsync();
        Assert.Equal("Su idioma quedó guardado.", visitor.Page.QuerySelector("[role=status]")!.TextContent);
        Assert.Equal("spanish", visitor.Page.QuerySelector("#language [selected]")!.GetAttribute("value"));
        await visitor.OpenAsync("/organize");
        Assert.Equal("es", visitor.Page.DocumentElement.GetAttribute("lang"));
        await AssertHistoryAsync(site, account, "language changed");
    }

    [Theory, OnBothEngines]
    public async Task Day_or_night_is_chosen_for_the_organizers_pages_alone(Engine engine)
    {
        await using var site = await CampaignSite.StartAsync(engine);
        var account = await Account.MakeAsync(site);
        using var visitor = new PlainBrowser(site);
        await account.SignInAsync(visitor);
        await visitor.OpenAsync("/organize");
        Assert.False(visitor.Page.DocumentElement.HasAttribute("data-theme"));

        await visitor.OpenAsync("/account");
        await visitor.SendAsync(("do", "theme"), ("theme", "dark"));
        await visitor.FollowAsync();
        Assert.Equal("Your choice of day or night is saved.", visitor.Page.QuerySelector("[role=status]")!.TextContent);
        Assert.False(visitor.Page.DocumentElement.HasAttribute("data-theme"));
        await visitor.OpenAsync("/organize");
        Assert.Equal("dark", visitor.Page.DocumentElement.GetAttribute("data-theme"));
        await AssertHistoryAsync(site, account, "theme changed");
    }

    [Theory, OnBothEngines]
    public async Task New_recovery_codes_void_the_old_ones(Engine engine)
    {
        await using var site = await CampaignSite.StartAsync(engine);
        var account = await Account.MakeAsync(site);
        using var visitor = new PlainBrowser(site);
        await account.SignInAsync(visitor);
        await visitor.OpenAsync("/account/recovery-codes");
        await visitor.SendAsync(("password", account.Password));
        var codes = visitor.Page.QuerySelectorAll(".code-list code").Select(c => c.TextContent).ToList();
        Assert.Equal(10, codes.Count);

        Assert.False(await RecoversAsync(account, account.RecoveryCodes[0]));
        Assert.True(await RecoversAsync(account, codes[0]));
        await AssertHistoryAsync(site, account, "recovery codes changed");
    }

    [Theory, OnBothEngines]
    public async Task A_new_authenticator_counts_once_proven_and_then_the_old_one_does_not(Engine engine)
    {
        await using var site = await CampaignSite.StartAsync(engine);
        var account = await Account.MakeAsync(site);
        using var visitor = new PlainBrowser(site);
        await account.SignInAsync(visitor);
        await visitor.OpenAsync("/account/new-authenticator");
        await visitor.SendAsync(("password", account.Password));
        await visitor.FollowAsync();
        var secret = visitor.Page.QuerySelector("code.secret")!.TextContent.Replace(" ", "", StringComparison.Ordinal);
        await visitor.SendAsync(("code", account.Code(1)));
        Assert.NotEmpty(visitor.Errors);
        await visitor.SendAsync(("code", (account with { Secret = secret }).Code()));
        await visitor.SendAsync(("kept", "true"));
        await visitor.FollowAsync();
        Assert.StartsWith("Your new authenticator counts", visitor.Page.QuerySelector("[role=status]")!.TextContent, StringComparison.Ordinal);

        using var old = new PlainBrowser(site);
        site.Clock.Advance(TimeSpan.FromSeconds(30));
        await account.TypePasswordAsync(old);
        await old.FollowAsync();
        await old.SendAsync(("code", account.Code()));
        Assert.NotEmpty(old.Errors);
        Assert.False(await RecoversAsync(account, account.RecoveryCodes[0]));
        await (account with { Secret = secret }).SignInAsync(old);
    }

    [Theory, OnBothEngines]
    public async Task A_code_that_proved_an_authenticator_does_not_let_in(Engine engine)
    {
        await using var site = await CampaignSite.StartAsync(engine);
        var account = await Account.MakeAsync(site);
        using var visitor = new PlainBrowser(site);
        await account.SignInAsync(visitor);
        await visitor.OpenAsync("/account/new-authenticator");
        await visitor.SendAsync(("password", account.Password));
        await visitor.FollowAsync();
        var changed = account with { Secret = visitor.Page.QuerySelector("code.secret")!.TextContent.Replace(" ", "", StringComparison.Ordinal) };
        await visitor.SendAsync(("code", changed.Code()));

        using var other = new PlainBrowser(site);
        await changed.TypePasswordAsync(other);
        await other.FollowAsync();
        await other.SendAsync(("code", changed.Code()));
        Assert.Equal(["code"], other.Errors.Keys);
    }

    [Theory, OnBothEngines]
    public async Task Each_change_of_how_one_comes_in_is_told_by_mail(Engine engine)
    {
        await using var site = await CampaignSite.StartAsync(engine);
        var account = await Account.MakeAsync(site);
        using var visitor = new PlainBrowser(site);
        await account.TypePasswordAsync(visitor);
        await visitor.FollowAsync();
        await visitor.SendAsync(("recovery", account.RecoveryCodes[0]));
        await TellsAsync("a recovery code was used to sign in");
        await visitor.OpenAsync("/account/recovery-codes");
        await visitor.SendAsync(("password", account.Password));
        await TellsAsync("new recovery codes were made");
        await visitor.OpenAsync("/account/password");
        await visitor.SendAsync(("password", account.Password), ("new-password", NewWords), ("again", NewWords));
        await TellsAsync("the password was changed");
        await visitor.OpenAsync("/account/new-authenticator");
        await visitor.SendAsync(("password", NewWords));
        await visitor.FollowAsync();
        var secret = visitor.Page.QuerySelector("code.secret")!.TextContent.Replace(" ", "", StringComparison.Ordinal);
        await visitor.SendAsync(("code", (account with { Secret = secret }).Code()));
        await TellsAsync("another authenticator was set up");

        async Task TellsAsync(string what)
        {
            site.Clock.Advance(TimeSpan.FromMinutes(1));
            var mail = (await site.MailsToAsync(account.Email))[^1];
            Assert.Equal($"Your account: {what}", mail.Subject);
            Assert.Contains("/account", mail.Html, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("/account/sign-in")]
    [InlineData("/account/recover/nobody-printed-this")]
    [InlineData("/account/invited/nobody-sent-this")]
    [InlineData("/account/set-up/nobody-printed-this")]
    public async Task Account_pages_are_kept_by_no_cache_and_out_of_search(string path)
    {
        await using var site = await CampaignSite.StartAsync(Engine.Sqlite);
        using var visitor = new PlainBrowser(site);
        await visitor.OpenAsync(path);
        await visitor.OpenAsync(path);

        Assert.Null(visitor.Answer.Headers.Age);
        Assert.True(visitor.Answer.Headers.CacheControl!.NoStore);
        Assert.Equal("noindex", visitor.Page.QuerySelector("meta[name=robots]")!.GetAttribute("content"));
    }

    private static async Task<bool> RecoversAsync(Account account, string code)
    {
        using var visitor = new PlainBrowser(account.Site);
        await account.TypePasswordAsync(visitor);
        await visitor.FollowAsync();
        await visitor.SendAsync(("recovery", code));
        return visitor.Answer.StatusCode is HttpStatusCode.Found;
    }

    private static async Task AssertHistoryAsync(CampaignSite site, Account account, string what)
    {
        await using var db = await site.OpenDatabaseAsync();
        Assert.Equal(1, await db.History.CountAsync(h => h.Noun == "Organizer" && h.NounId == account.Id && h.What == what && h.By == "Ana Ruiz", TestContext.Current.CancellationToken));
    }
}
