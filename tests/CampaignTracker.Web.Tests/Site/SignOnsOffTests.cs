using System.Net;
using AngleSharp.Html.Dom;
using CampaignTracker.Data.Letters;
using CampaignTracker.Testing;
using CampaignTracker.Web.Features.Site;
using CampaignTracker.Web.Tests.SignOns;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Tests.Site;

public sealed class SignOnsOffTests
{
    private const string Form = $"/letters/{Signing.Letter}/sign-on";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/sign-on", "Sign-ons are taking a short break")]
    [InlineData(Form, "Sign-ons are taking a short break")]
    [InlineData("/es/sign-on", "Las firmas están en una breve pausa")]
    public async Task The_pages_say_so_and_what_to_do_instead_and_have_no_form(string path, string heading)
    {
        await using var site = await Signing.SiteAsync(Engine.Sqlite);
        await site.TurnAsync(SiteSwitch.SignOnsOff, on: true);
        using var visitor = new PlainBrowser(site);
        await visitor.OpenAsync(path);

        Assert.Equal((HttpStatusCode.OK, heading), (visitor.Status, visitor.Heading));
        Assert.Empty(visitor.Page.QuerySelectorAll("form"));
        Assert.NotNull(visitor.Page.QuerySelector("main a[href^='mailto:']"));
        Assert.False(visitor.Answer.Headers.Contains("Set-Cookie"));
    }

    [Theory, OnBothEngines]
    public async Task A_form_that_comes_is_shown_again_with_all_that_was_typed_and_nothing_is_stored(Engine engine)
    {
        await using var site = await Signing.SiteAsync(engine);
        using var visitor = new PlainBrowser(site);
        await visitor.OpenAsync(Form);
        await site.TurnAsync(SiteSwitch.SignOnsOff, on: true);

        await visitor.SendAsync(Form, Signing.Answers(("name", "Lantern Keepers"), ("about", "We keep lanterns.")));

        Assert.Equal(HttpStatusCode.ServiceUnavailable, visitor.Status);
        Assert.Contains("stored nothing of this", visitor.Words, StringComparison.Ordinal);
        Assert.Equal(("Lantern Keepers", Signing.Rosa), (Value("name"), Value("email")));
        await using (var db = await site.OpenDatabaseAsync())
            Assert.False(await db.SignOnRequests.AnyAsync(Ct) || await db.Outbox.AnyAsync(Ct) || await db.Attempts.AnyAsync(Ct));

        await site.TurnAsync(SiteSwitch.SignOnsOff, on: false);
        site.Clock.Advance(TimeSpan.FromSeconds(30));
        await visitor.SendAsync(Form);
        await using (var db = await site.OpenDatabaseAsync())
            Assert.Equal("Lantern Keepers", await db.SignOnRequests.Select(r => r.Organization!.Name).SingleAsync(Ct));

        string? Value(string field) => (visitor.Page.QuerySelector($"main form [name={field}]") as IHtmlInputElement)?.Value;
    }

    [Fact]
    public async Task What_was_asked_before_can_still_be_confirmed()
    {
        await using var site = await Signing.SiteAsync(Engine.Sqlite);
        using var sent = await site.SignOnAsync();
        await site.TurnAsync(SiteSwitch.SignOnsOff, on: true);

        using var confirmed = await site.ConfirmNewestAsync(Signing.Rosa);

        Assert.Equal(HttpStatusCode.OK, confirmed.Status);
        Assert.Equal(SignOnStatus.Confirmed, (await site.SignOnOfAsync("Rosa's Neighbors")).Status);
    }
}
