using System.Net;
using CampaignTracker.Data.Security;
using CampaignTracker.Testing;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Tests.SignOns;

/// <summary>The page that asks for the code has an address of its own, which can be reloaded and come back to.</summary>
public sealed class CodePageTests
{
    private const string Code = "/sign-on/code";

    [Theory, OnBothEngines]
    public async Task It_is_reloaded_without_sending_anything_and_come_back_to_from_another_browser(Engine engine)
    {
        await using var site = await SigningSite.StartAsync(engine);
        var sent = await SigningSite.SignAsync(site, ("about", "We sing."));
        var address = sent.Response.RequestMessage!.RequestUri!.PathAndQuery;
        Assert.StartsWith(Code, address, StringComparison.Ordinal);
        Assert.DoesNotContain("rosa", address, StringComparison.OrdinalIgnoreCase);

        var visitor = new Visitor(site);
        var again = await visitor.OpenAsync(address);
        Assert.Equal(HttpStatusCode.OK, again.Status);
        Assert.Contains("We wrote to rosa@desert-neighbors.example", again.Words, StringComparison.Ordinal);
        Assert.True(again.Response.Headers.CacheControl!.NoStore);
        Assert.Single(await SigningSite.RequestsAsync(site));

        var changed = await visitor.SendAsync(again, "form:has([name=change])");
        Assert.Equal(("Desert Neighbors", "We sing."), (changed.Page.GetElementById("name")!.GetAttribute("value"), changed.Page.GetElementById("about")!.TextContent));
        var confirmed = await visitor.SendAsync(again, $"form[action='{Code}']", ("code", SigningSite.CodeIn(await SigningSite.MailToAsync(site, "rosa@desert-neighbors.example"))));
        Assert.Equal("Thank you: it is confirmed", confirmed.Title);
    }

    [Theory, OnBothEngines]
    public async Task A_wrong_code_is_one_try_however_often_the_page_is_reloaded_and_the_answers_can_still_be_changed(Engine engine)
    {
        await using var site = await SigningSite.StartAsync(engine);
        var sent = await SigningSite.SignAsync(site);
        var visitor = new Visitor(site);
        var code = SigningSite.CodeIn(await SigningSite.MailToAsync(site, "rosa@desert-neighbors.example"));

        var wrong = await visitor.SendAsync(await visitor.OpenAsync(sent.Response.RequestMessage!.RequestUri!.PathAndQuery), $"form[action='{Code}']", ("code", code == "111111" ? "222222" : "111111"));
        var reloaded = await visitor.OpenAsync(wrong.Response.RequestMessage!.RequestUri!.PathAndQuery);

        Assert.Equal(HttpMethod.Get, wrong.Response.RequestMessage.Method);
        Assert.All([wrong, reloaded], page => Assert.Equal("That is not the code. You can try 4 more times", page.ErrorAt("code")));
        Assert.StartsWith("Error:", reloaded.Page.Title, StringComparison.Ordinal);
        await using var db = await site.OpenDatabaseAsync();
        Assert.Equal(1, await db.Attempts.CountAsync(a => a.Kind == AttemptKind.Code));
        var changed = await visitor.SendAsync(reloaded, "form:has([name=change])");
        Assert.Equal("Desert Neighbors", changed.Page.GetElementById("name")!.GetAttribute("value"));
        var resent = await visitor.SendAsync(reloaded, "form[action='/sign-on/resend']");
        Assert.StartsWith(Code, resent.Response.RequestMessage!.RequestUri!.PathAndQuery, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Answers_that_fill_no_address_are_left_out_of_it_and_made_up_ones_tell_nothing()
    {
        await using var site = await SigningSite.StartAsync(Engine.Sqlite);
        var sent = await SigningSite.SignAsync(site, ("about", new string('ñ', 1000)), ("name", new string('ü', 200)), ("short-name", new string('ü', 40)), ("city", new string('ü', 100)), ("person", new string('ü', 100)));
        var visitor = new Visitor(site);
        var made = await visitor.OpenAsync($"{Code}?form={sent.Page.QuerySelector("[name=form]")!.GetAttribute("value")}&kept=made-up&tries=999999999999&again=x");

        Assert.True(sent.Response.RequestMessage!.RequestUri!.PathAndQuery.Length < 6000);
        Assert.Contains("We wrote to rosa@desert-neighbors.example", sent.Words, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, made.Status);
        Assert.Contains("We wrote to the address you gave. Press the button", made.Words, StringComparison.Ordinal);
        Assert.Equal("/sign-on", (await visitor.OpenAsync($"{Code}?form=made-up")).Response.Headers.Location?.OriginalString);
    }
}
