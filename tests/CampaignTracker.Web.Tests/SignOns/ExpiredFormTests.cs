using System.Net;
using CampaignTracker.Data.Letters;
using CampaignTracker.Testing;

namespace CampaignTracker.Web.Tests.SignOns;

/// <summary>A form whose cookie or stamp is old is asked for once more, with all that was typed.</summary>
public sealed class ExpiredFormTests
{
    [Theory]
    [InlineData("", "This form had expired; nothing is lost")]
    [InlineData("/es", "Este formulario había vencido; no se perdió nada")]
    public async Task A_form_without_its_cookie_comes_back_with_its_answers_and_is_taken_the_second_time(string language, string notice)
    {
        await using var site = await SigningSite.StartAsync(Engine.Sqlite);
        var form = await new Visitor(site).OpenAsync(language + SigningSite.Form);
        var otherTab = new Visitor(site);

        var expired = await otherTab.SendAsync(form, SigningSite.With(("about", "We sing."), ("show-name", "true")));

        Assert.Equal(HttpStatusCode.BadRequest, expired.Status);
        Assert.Equal(notice, expired.Page.QuerySelector("[role=alert][autofocus] h2")!.Words());
        Assert.StartsWith("Error:", expired.Page.Title, StringComparison.Ordinal);
        Assert.Equal(("Desert Neighbors", "We sing."), (expired.Page.GetElementById("name")!.GetAttribute("value"), expired.Page.GetElementById("about")!.TextContent));
        Assert.True(expired.Page.GetElementById("show-name")!.HasAttribute("checked"));
        Assert.Empty(await SigningSite.RequestsAsync(site));

        Assert.Equal(HttpStatusCode.OK, (await otherTab.SendAsync(expired)).Status);
        Assert.Equal("Rosa Díaz", Assert.Single(await SigningSite.RequestsAsync(site)).Contact!.Name);
    }

    [Theory]
    [InlineData("form", "")]
    [InlineData("form", "made-up")]
    [InlineData("form", "CfDJ8")]
    [InlineData("__RequestVerificationToken", "")]
    [InlineData("__RequestVerificationToken", "made-up")]
    public async Task A_made_up_stamp_or_token_is_an_expired_form(string field, string value)
    {
        await using var site = await SigningSite.StartAsync(Engine.Sqlite);
        var visitor = new Visitor(site);

        var expired = await visitor.SendAsync(await visitor.OpenAsync(SigningSite.Form), SigningSite.With((field, value)));

        Assert.Equal(HttpStatusCode.BadRequest, expired.Status);
        Assert.Equal("Desert Neighbors", expired.Page.GetElementById("name")!.GetAttribute("value"));
        Assert.Equal(HttpStatusCode.OK, (await visitor.SendAsync(expired)).Status);
    }

    [Theory]
    [InlineData("/sign-on/code")]
    [InlineData("/es/sign-on/resend")]
    [InlineData("/listing")]
    public async Task The_title_of_an_expired_form_says_so_first(string path)
    {
        await using var site = await SigningSite.StartAsync(Engine.Sqlite);

        var expired = await new Visitor(site).PostAsync(path);

        Assert.Equal(HttpStatusCode.BadRequest, expired.Status);
        Assert.StartsWith("Error:", expired.Page.Title, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_that_was_open_for_more_than_a_day_is_asked_for_once_more()
    {
        await using var site = await SigningSite.StartAsync(Engine.Sqlite);
        var visitor = new Visitor(site);
        var form = await visitor.OpenAsync(SigningSite.Form);
        site.Clock.Advance(TimeSpan.FromDays(1));

        var expired = await visitor.SendAsync(form, SigningSite.Filled);

        Assert.Equal(HttpStatusCode.BadRequest, expired.Status);
        Assert.Equal(HttpStatusCode.OK, (await visitor.SendAsync(expired)).Status);
    }

    [Theory, OnBothEngines]
    public async Task A_form_that_came_back_filled_may_be_sent_again_at_once(Engine engine)
    {
        await using var site = await SigningSite.StartAsync(engine);
        var visitor = new Visitor(site);
        var form = await visitor.OpenAsync(SigningSite.Form);

        var otherTab = await SendTwiceAsync(new Visitor(site), form, SigningSite.Filled);
        var madeUp = await SendTwiceAsync(visitor, form, SigningSite.With(("form", "made-up"), ("name", "Second Neighbors")));
        site.Clock.Advance(TimeSpan.FromDays(1));
        var old = await SendTwiceAsync(visitor, form, SigningSite.With(("name", "Third Neighbors")));
        var change = await visitor.SendAfterAsync(TimeSpan.Zero, old, "form:has([name=change])");
        var corrected = await visitor.SendAfterAsync(TimeSpan.FromSeconds(1), change, "main form", ("email", "ana@desert-neighbors.example"));

        Assert.All([otherTab, madeUp, old, corrected], answer => Assert.Equal(HttpStatusCode.OK, answer.Status));
        Assert.Equal(Enumerable.Repeat(QuarantineReason.None, 4), (await SigningSite.RequestsAsync(site)).Select(r => r.Quarantine));
    }

    [Theory, OnBothEngines]
    public async Task A_program_that_is_quick_twice_is_still_too_quick(Engine engine)
    {
        await using var site = await SigningSite.StartAsync(engine);
        var visitor = new Visitor(site);

        var form = await new Visitor(site).OpenAsync(SigningSite.Form);
        var expired = await visitor.SendAfterAsync(TimeSpan.FromSeconds(1), form, "main form", SigningSite.Filled);
        await visitor.SendAfterAsync(TimeSpan.FromSeconds(1), expired, "main form");

        Assert.Equal(QuarantineReason.TooQuick, Assert.Single(await SigningSite.RequestsAsync(site)).Quarantine);
    }

    [Fact]
    public async Task A_page_opened_from_a_mail_does_not_expire_the_form_in_the_other_tab()
    {
        await using var site = await SigningSite.StartAsync(Engine.Sqlite);
        var visitor = new Visitor(site);
        var form = await visitor.OpenAsync(SigningSite.Form);

        var cookie = Assert.Single(form.Response.Headers.GetValues("Set-Cookie"));
        Assert.Contains("samesite=lax", cookie, StringComparison.Ordinal);
        Assert.Contains("path=/;", cookie, StringComparison.Ordinal);
        Assert.Contains("httponly", cookie, StringComparison.Ordinal);
        Assert.False((await visitor.OpenAsync("/es/sign-on/confirm/whatever")).Response.Headers.Contains("Set-Cookie"));
        Assert.Equal(HttpStatusCode.OK, (await visitor.SendAsync(form, SigningSite.Filled)).Status);
    }

    [Fact]
    public async Task Pages_with_a_form_are_in_no_cache_and_all_others_are()
    {
        await using var site = await SigningSite.StartAsync(Engine.Sqlite);
        var visitor = new Visitor(site);
        await visitor.OpenAsync(SigningSite.Form);

        foreach (var path in (string[])["/sign-on", SigningSite.Form])
        {
            var page = await visitor.OpenAsync(path);
            Assert.True(page.Response.Headers.CacheControl!.NoStore);
            Assert.Null((await visitor.OpenAsync(path)).Response.Headers.Age);
            Assert.NotEqual(page.Page.QuerySelector("[name=form]")!.GetAttribute("value"), (await visitor.OpenAsync(path)).Page.QuerySelector("[name=form]")!.GetAttribute("value"));
        }

        foreach (var path in (string[])["/", "/letters/open-letter"])
        {
            await visitor.OpenAsync(path);
            var again = await visitor.OpenAsync(path);
            Assert.NotNull(again.Response.Headers.Age);
            Assert.False(again.Response.Headers.Contains("Set-Cookie"));
        }
    }

    private static async Task<Answer> SendTwiceAsync(Visitor visitor, Answer form, params (string Name, string Value)[] filled)
    {
        var expired = await visitor.SendAsync(form, filled);
        Assert.Equal(HttpStatusCode.BadRequest, expired.Status);
        return await visitor.SendAfterAsync(TimeSpan.FromSeconds(1), expired, "main form");
    }
}
