using System.Net;
using System.Text.RegularExpressions;
using CampaignTracker.Data.Organizers;
using CampaignTracker.Testing;
using CampaignTracker.Web.Features.Organizers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CampaignTracker.Web.Tests.Organizers;

public sealed partial class SetUpTests
{
    private static readonly (string, string?)[] Right =
    [
        ("name", "Ana Ruiz"), ("email", " Ana@Coalition.example "), ("new-password", Account.Words), ("again", Account.Words), ("language", "spanish"),
    ];

    [Theory, OnBothEngines]
    public async Task The_first_start_prints_an_address_that_makes_the_first_administrator(Engine engine)
    {
        await using var site = await CampaignSite.StartAsync(engine);
        using var visitor = new PlainBrowser(site);
        await visitor.OpenAsync(Printed(site));
        await visitor.SendAsync(Right);
        await visitor.FollowAsync();

        // Not before an authenticator is proven, and not before the codes were kept.
        await AssertNobodyIsSignedInAsync(visitor);
        await visitor.OpenAsync("/account/authenticator");
        var secret = visitor.Page.QuerySelector("code.secret")!.TextContent.Replace(" ", "", StringComparison.Ordinal);
        Assert.Contains($"secret={secret}&", visitor.Page.QuerySelector("a[href^='otpauth:']")!.GetAttribute("href"), StringComparison.Ordinal);
        Assert.NotNull(visitor.Page.QuerySelector("svg[role=img] path"));
        await visitor.SendAsync(("code", "000000"));
        Assert.Equal(["code"], visitor.Errors.Keys);
        Assert.Null(await ReadAsync(site, o => o.TotpSecret));

        await visitor.SendAsync(("code", AuthenticatorCodes.CodeAt(secret, site.Now)));
        Assert.Equal(10, visitor.Page.QuerySelectorAll(".code-list li").Length);
        var kept = visitor.Page;
        await AssertNobodyIsSignedInAsync(visitor);
        await visitor.OpenAsync(kept.Url);
        Assert.Empty(visitor.Page.QuerySelectorAll(".code-list li"));
        await visitor.SendAsync(("kept", "true"));

        Assert.Equal("/organize", visitor.Leads);
        await visitor.OpenAsync("/account");
        Assert.Contains("Ana@Coalition.example", visitor.Html, StringComparison.Ordinal);
        Assert.Equal("Administrator Spanish", await ReadAsync(site, o => $"{o.Role} {o.Language}"));
        await using var db = await site.OpenDatabaseAsync();
        Assert.Equal(
            [("authenticator changed", "Ana Ruiz"), ("set-up", "Ana Ruiz")],
            (await db.History.Where(h => h.Noun == "Organizer").ToListAsync(TestContext.Current.CancellationToken)).Select(h => (h.What, h.By)).Order());
    }

    [Theory, OnBothEngines]
    public async Task The_address_works_once(Engine engine)
    {
        await using var site = await CampaignSite.StartAsync(engine);
        using var first = new PlainBrowser(site);
        using var second = new PlainBrowser(site);
        await first.OpenAsync(Printed(site));
        await second.OpenAsync(Printed(site));
        await first.SendAsync(Right);
        await second.SendAsync([.. Right[..1], ("email", "other@coalition.example"), .. Right[2..]]);

        Assert.Equal(HttpStatusCode.Found, first.Answer.StatusCode);
        Assert.Equal(HttpStatusCode.Gone, second.Answer.StatusCode);
        await second.OpenAsync(Printed(site));
        Assert.Equal(HttpStatusCode.Gone, second.Answer.StatusCode);
        Assert.Empty(second.Page.QuerySelectorAll("form"));
        Assert.Contains("An account was begun here.", second.Page.QuerySelector(".page-head")!.Words(), StringComparison.Ordinal);
        Assert.Equal("/account/sign-in", second.Page.QuerySelector("main .actions a")!.GetAttribute("href"));
        Assert.Equal("Ana@Coalition.example", await ReadAsync(site, o => o.Email));
    }

    [Theory, OnBothEngines]
    public async Task The_address_works_for_thirty_minutes(Engine engine)
    {
        await using var site = await CampaignSite.StartAsync(engine);
        using var visitor = new PlainBrowser(site);
        await visitor.OpenAsync(Printed(site));
        site.Clock.Advance(TimeSpan.FromMinutes(30));
        await visitor.SendAsync(Right);

        Assert.Equal(HttpStatusCode.Gone, visitor.Answer.StatusCode);
        await using var db = await site.OpenDatabaseAsync();
        Assert.False(await db.Organizers.AnyAsync(TestContext.Current.CancellationToken));
    }

    [Theory, OnBothEngines]
    public async Task The_next_start_prints_a_new_address_and_the_old_one_is_void(Engine engine)
    {
        await using var site = await CampaignSite.StartAsync(engine);
        var newer = await OfferAsync(site);
        using var visitor = new PlainBrowser(site);

        await visitor.OpenAsync(Printed(site));
        Assert.Equal(HttpStatusCode.Gone, visitor.Answer.StatusCode);
        await visitor.OpenAsync($"/account/set-up/{newer}");
        Assert.Equal(HttpStatusCode.OK, visitor.Answer.StatusCode);
        await visitor.OpenAsync("/account/set-up/nobody-printed-this");
        Assert.Equal(HttpStatusCode.Gone, visitor.Answer.StatusCode);
    }

    [Theory, OnBothEngines]
    public async Task Where_there_is_an_administrator_no_address_is_made(Engine engine)
    {
        await using var site = await CampaignSite.StartAsync(engine);
        await Account.MakeAsync(site);
        using var visitor = new PlainBrowser(site);

        Assert.Null(await OfferAsync(site));
        await visitor.OpenAsync(Printed(site));
        Assert.Equal(HttpStatusCode.Gone, visitor.Answer.StatusCode);
    }

    [Theory, OnBothEngines]
    public async Task The_address_is_not_in_the_database(Engine engine)
    {
        await using var site = await CampaignSite.StartAsync(engine);
        await using var db = await site.OpenDatabaseAsync();
        var link = await db.Links.SingleAsync(TestContext.Current.CancellationToken);

        var token = Printed(site).Split('/')[^1];
        Assert.True(token.Length >= 22, "128 random bits have at least 22 letters.");
        Assert.DoesNotContain(token, $"{link.TokenHash} {link.CodeHash}", StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("", "Error: Set up this site", "Type your name", "Type an e-mail address such as name@example.org", "The password needs at least 12 characters")]
    [InlineData("/es", "Error: Configure este sitio", "Escriba su nombre", "Escriba un correo electrónico, como nombre@ejemplo.org", "La contraseña necesita al menos 12 caracteres")]
    public async Task What_is_amiss_is_told_on_top_and_at_its_field_in_the_pages_language(string root, string title, string name, string email, string password)
    {
        await using var site = await CampaignSite.StartAsync(Engine.Sqlite);
        using var visitor = new PlainBrowser(site);
        await visitor.OpenAsync(root + Printed(site));
        await visitor.SendAsync(("name", "  "), ("email", "ana.example"), ("new-password", "short"), ("again", "short"));

        Assert.Equal(HttpStatusCode.BadRequest, visitor.Answer.StatusCode);
        Assert.StartsWith(title, visitor.Page.Title, StringComparison.Ordinal);
        Assert.Equal(new Dictionary<string, string> { ["name"] = name, ["email"] = email, ["new-password"] = password }, visitor.Errors);
        Assert.All(visitor.Errors, error =>
        {
            var field = visitor.Page.GetElementById(error.Key)!;
            Assert.Equal("true", field.GetAttribute("aria-invalid"));
            Assert.EndsWith(error.Value, visitor.Page.GetElementById(field.GetAttribute("aria-describedby")!.Split(' ')[^1])!.TextContent, StringComparison.Ordinal);
        });
        Assert.Equal("ana.example", visitor.Page.GetElementById("email")!.GetAttribute("value"));
        Assert.DoesNotContain("short", visitor.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_two_passwords_must_be_the_same()
    {
        await using var site = await CampaignSite.StartAsync(Engine.Sqlite);
        using var visitor = new PlainBrowser(site);
        await visitor.OpenAsync(Printed(site));
        await visitor.SendAsync([.. Right[..3], ("again", Account.Words + "s")]);

        Assert.Equal(["again"], visitor.Errors.Keys);
    }

    private static string Printed(CampaignSite site) =>
        SetUpAddress().Match(Assert.Single(site.Log, line => line.Contains("There is no administrator yet", StringComparison.Ordinal))).Value;

    private static async Task<string?> OfferAsync(CampaignSite site)
    {
        using var scope = site.Services.CreateScope();
        return await scope.ServiceProvider.GetRequiredService<SetUpSite>().OfferAsync(TestContext.Current.CancellationToken);
    }

    private static async Task<string?> ReadAsync(CampaignSite site, Func<Organizer, string?> read)
    {
        await using var db = await site.OpenDatabaseAsync();
        return read(await db.Organizers.SingleAsync(TestContext.Current.CancellationToken));
    }

    private static async Task AssertNobodyIsSignedInAsync(PlainBrowser visitor)
    {
        await visitor.OpenAsync("/account");
        Assert.StartsWith("/account/sign-in", visitor.Leads, StringComparison.Ordinal);
    }

    [GeneratedRegex("/account/set-up/[A-Za-z0-9_-]+")]
    private static partial Regex SetUpAddress();
}
