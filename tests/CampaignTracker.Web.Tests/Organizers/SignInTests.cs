using System.Net;
using System.Text.RegularExpressions;
using CampaignTracker.Data.Organizers;
using CampaignTracker.Testing;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Tests.Organizers;

public sealed partial class SignInTests
{
    [Theory, OnBothEngines]
    public async Task Password_and_code_let_in_and_lead_where_the_person_wanted_to_go(Engine engine)
    {
        await using var site = await CampaignSite.StartAsync(engine);
        var account = await Account.MakeAsync(site);
        using var visitor = new PlainBrowser(site);
        await visitor.OpenAsync("/es/account/password");
        await visitor.FollowAsync();
        Assert.StartsWith("/es/account/sign-in?ReturnUrl=", new Uri(visitor.Page.Url).PathAndQuery, StringComparison.Ordinal);
        await visitor.SendAsync(("email", " ANA@coalition.example"), ("password", account.Password));
        await visitor.FollowAsync();
        await visitor.SendAsync(("code", account.Code().Insert(3, " ")));

        Assert.Equal("/es/account/password", visitor.Leads);
        await visitor.FollowAsync();
        Assert.Equal("Cambiar su contraseña", visitor.Heading);
    }

    [Theory, OnBothEngines]
    public async Task A_right_first_try_lets_in_while_time_goes_on(Engine engine)
    {
        await using var site = await CampaignSite.StartAsync(engine);
        var account = await Account.MakeAsync(site);
        // A real clock has gone on whenever it is read again.
        site.Clock.AutoAdvanceAmount = TimeSpan.FromMilliseconds(1);
        foreach (var _ in (int[])[1, 2])
        {
            using var visitor = new PlainBrowser(site);
            await account.SignInAsync(visitor);
        }
    }

    [Theory]
    [InlineData("https://elsewhere.example/")]
    [InlineData("//elsewhere.example/")]
    [InlineData("/\\elsewhere.example/")]
    public async Task No_other_site_is_led_to(string url)
    {
        await using var site = await CampaignSite.StartAsync(Engine.Sqlite);
        var account = await Account.MakeAsync(site);
        using var visitor = new PlainBrowser(site);
        await account.TypePasswordAsync(visitor, path: $"/account/sign-in?ReturnUrl={Uri.EscapeDataString(url)}");
        await visitor.FollowAsync();
        await visitor.SendAsync(("code", account.Code()));

        Assert.Equal("/organize", visitor.Leads);
    }

    [Theory, OnBothEngines]
    public async Task A_password_alone_opens_nothing(Engine engine)
    {
        await using var site = await CampaignSite.StartAsync(engine);
        var account = await Account.MakeAsync(site);
        using var visitor = new PlainBrowser(site);
        await account.TypePasswordAsync(visitor);

        await visitor.OpenAsync("/account");
        Assert.Equal(HttpStatusCode.Found, visitor.Answer.StatusCode);
        await visitor.OpenAsync("/account/authenticator");
        Assert.Equal("/account/sign-in", visitor.Leads);
    }

    [Theory, OnBothEngines]
    public async Task A_known_and_an_unknown_name_get_the_same_bytes_until_locked_and_after(Engine engine)
    {
        await using var site = await CampaignSite.StartAsync(engine);
        var account = await Account.MakeAsync(site);
        using var known = new PlainBrowser(site);
        using var unknown = new PlainBrowser(site);
        for (var attempt = 1; attempt <= SignInAttempts.Free + 2; attempt++)
        {
            await account.TypePasswordAsync(known, "not the right password");
            await (account with { Email = "bob@coalition.example" }).TypePasswordAsync(unknown, "not the right password");

            Assert.Equal(known.Answer.StatusCode, unknown.Answer.StatusCode);
            Assert.Equal(known.Answer.Headers.Select(h => h.Key), unknown.Answer.Headers.Select(h => h.Key));
            Assert.Equal(Comparable(known.Html, "ana"), Comparable(unknown.Html, "bob"));
            var isLocked = known.Html.Contains("Too many tries", StringComparison.Ordinal);
            Assert.Equal(attempt > SignInAttempts.Free, isLocked);
        }
    }

    [Theory, OnBothEngines]
    public async Task After_five_wrong_passwords_the_right_one_waits_a_minute_then_two(Engine engine)
    {
        await using var site = await CampaignSite.StartAsync(engine);
        var account = await Account.MakeAsync(site);
        using var visitor = new PlainBrowser(site);
        for (var attempt = 0; attempt < SignInAttempts.Free; attempt++)
            await account.TypePasswordAsync(visitor, "not the right password");

        site.Clock.Advance(TimeSpan.FromSeconds(59));
        await account.TypePasswordAsync(visitor);
        Assert.Equal("Too many tries were wrong. Try again in a minute", visitor.Errors["email"]);

        site.Clock.Advance(TimeSpan.FromSeconds(1));
        await account.TypePasswordAsync(visitor, "not the right password");
        Assert.Equal("That e-mail address and that password do not belong together", visitor.Errors["email"]);
        await account.TypePasswordAsync(visitor);
        Assert.Equal("Too many tries were wrong. Try again in 2 minutes", visitor.Errors["email"]);

        site.Clock.Advance(TimeSpan.FromMinutes(2));
        await account.TypePasswordAsync(visitor);
        Assert.Equal(HttpStatusCode.Found, visitor.Answer.StatusCode);
        await using var db = await site.OpenDatabaseAsync();
        // Of the name nothing is left; the network keeps what was wrong.
        Assert.Equal(SignInAttempts.Free + 1, (await db.SignInAttempts.SingleAsync(TestContext.Current.CancellationToken)).Count);
    }

    [Theory, OnBothEngines]
    public async Task One_network_does_not_try_many_names_and_is_told_the_same_for_each(Engine engine)
    {
        await using var site = await CampaignSite.StartAsync(engine);
        var account = await Account.MakeAsync(site);
        using var visitor = new PlainBrowser(site);
        for (var attempt = 0; attempt < SignInAttempts.FreeOfNetwork; attempt++)
            await (account with { Email = $"name{attempt}@coalition.example" }).TypePasswordAsync(visitor, "not the right password");

        foreach (var email in (string[])["nobody@coalition.example", account.Email])
        {
            await (account with { Email = email }).TypePasswordAsync(visitor);
            Assert.Equal("Too many tries were wrong. Try again in a minute", visitor.Errors["email"]);
        }

        site.Clock.Advance(TimeSpan.FromMinutes(1));
        await account.TypePasswordAsync(visitor);
        Assert.Equal(HttpStatusCode.Found, visitor.Answer.StatusCode);
    }

    [Fact]
    public async Task Those_who_sign_in_rightly_from_one_network_wait_for_nobody()
    {
        await using var site = await CampaignSite.StartAsync(Engine.Sqlite);
        var account = await Account.MakeAsync(site);
        for (var time = 0; time <= SignInAttempts.FreeOfNetwork; time++)
        {
            using var visitor = new PlainBrowser(site);
            await account.SignInAsync(visitor);
        }
    }

    [Theory]
    [InlineData(4, 0)]
    [InlineData(5, 1)]
    [InlineData(6, 2)]
    [InlineData(8, 8)]
    [InlineData(11, 60)]
    [InlineData(100_000, 60)]
    public void Waiting_doubles_up_to_an_hour(int count, int minutes) => Assert.Equal(TimeSpan.FromMinutes(minutes), SignInAttempts.WaitAfter(count));

    [Theory, OnBothEngines]
    public async Task Guesses_at_the_same_time_count_each(Engine engine)
    {
        await using var site = await CampaignSite.StartAsync(engine);
        var account = await Account.MakeAsync(site);
        var visitors = Enumerable.Range(0, 4 * SignInAttempts.Free).Select(_ => new PlainBrowser(site)).ToList();
        await Task.WhenAll(visitors.Select(visitor => account.TypePasswordAsync(visitor, "not the right password")));

        await using var db = await site.OpenDatabaseAsync();
        Assert.Equal([SignInAttempts.Free, SignInAttempts.Free], await db.SignInAttempts.Select(a => a.Count).ToListAsync(TestContext.Current.CancellationToken));
        Assert.Equal(SignInAttempts.Free, visitors.Count(v => v.Errors["email"].Contains("do not belong together", StringComparison.Ordinal)));
        visitors.ForEach(visitor => visitor.Dispose());
    }

    [Theory, OnBothEngines]
    public async Task What_was_tried_is_kept_as_a_hash_for_a_day(Engine engine)
    {
        await using var site = await CampaignSite.StartAsync(engine);
        var account = await Account.MakeAsync(site);
        using var visitor = new PlainBrowser(site);
        await account.TypePasswordAsync(visitor, "not the right password");
        await using (var db = await site.OpenDatabaseAsync())
            Assert.All(await db.SignInAttempts.ToListAsync(TestContext.Current.CancellationToken), kept => Assert.Matches("^[0-9a-f]{64}$", kept.Key));

        site.Clock.Advance(TimeSpan.FromDays(1) + TimeSpan.FromSeconds(1));
        await (account with { Email = "bob@coalition.example" }).TypePasswordAsync(visitor);
        await using var later = await site.OpenDatabaseAsync();
        Assert.Equal(2, await later.SignInAttempts.CountAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("", "x", "email")]
    [InlineData("ana@coalition.example", "", "password")]
    public async Task What_is_missing_is_told_at_its_field(string email, string password, string field)
    {
        await using var site = await CampaignSite.StartAsync(Engine.Sqlite);
        using var visitor = new PlainBrowser(site);
        await visitor.OpenAsync("/account/sign-in");
        await visitor.SendAsync(("email", email), ("password", password));

        Assert.Equal(HttpStatusCode.BadRequest, visitor.Answer.StatusCode);
        Assert.Equal([field], visitor.Errors.Keys);
        Assert.StartsWith("Error: ", visitor.Page.Title, StringComparison.Ordinal);
        Assert.Equal(email, visitor.Page.GetElementById("email")!.GetAttribute("value") ?? "");
    }

    [Theory]
    [InlineData("", "This form had expired; nothing is lost")]
    [InlineData("/es", "Este formulario había vencido; no se perdió nada")]
    public async Task An_expired_form_asks_again_and_keeps_what_was_typed(string root, string told)
    {
        await using var site = await CampaignSite.StartAsync(Engine.Sqlite);
        var account = await Account.MakeAsync(site);
        using var visitor = new PlainBrowser(site);
        await visitor.OpenAsync($"{root}/account/sign-in");
        await visitor.SendAsync(("__RequestVerificationToken", "old"), ("email", account.Email), ("password", account.Password));

        Assert.Equal(HttpStatusCode.BadRequest, visitor.Answer.StatusCode);
        Assert.Equal(told, visitor.Page.QuerySelector("[role=alert] h2")!.TextContent);
        Assert.Equal(account.Email, visitor.Page.GetElementById("email")!.GetAttribute("value"));
        Assert.Empty(visitor.Page.GetElementById("password")!.GetAttribute("value") ?? "");
        await visitor.SendAsync(("password", account.Password));
        Assert.Equal(HttpStatusCode.Found, visitor.Answer.StatusCode);
    }

    /// <summary>What differs by itself: the form's token, what a passkey would sign, and the address that was typed.</summary>
    private static string Comparable(string html, string name) => Challenge().Replace(Token().Replace(html, ""), "").Replace($"{name}@", "@", StringComparison.Ordinal);

    [GeneratedRegex("""name="__RequestVerificationToken" value="[^"]*" """, RegexOptions.None)]
    private static partial Regex Token();

    [GeneratedRegex("&quot;challenge&quot;:&quot;[^&]*&quot;")]
    private static partial Regex Challenge();
}
