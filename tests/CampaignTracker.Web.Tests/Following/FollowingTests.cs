using System.Net;
using CampaignTracker.Data;
using CampaignTracker.Data.Mail;
using CampaignTracker.Data.Places;
using CampaignTracker.Testing;
using CampaignTracker.Web.Features.Following;
using CampaignTracker.Web.Features.Retention;
using CampaignTracker.Web.Tests.Events;
using CampaignTracker.Web.Tests.SignOns;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CampaignTracker.Web.Tests.Following;

/// <summary>Mails about events near a ZIP code, from the form to the one POST that ends them.</summary>
public sealed class FollowingTests
{
    private const string Ana = "ana@group.example";

    [Theory]
    [InlineData(Engine.Sqlite, 500, true)]
    [InlineData(Engine.Sqlite, 1500, false)]
    [InlineData(Engine.Postgres, 500, true)]
    [InlineData(Engine.Postgres, 1500, false)]
    public async Task A_form_that_the_browser_fills_may_be_sent_after_a_second(Engine engine, int milliseconds, bool isWithheld)
    {
        await using var site = await CampaignSite.StartAsync(engine);
        var visitor = new Visitor(site);

        await visitor.SendAfterAsync(TimeSpan.FromMilliseconds(milliseconds), await visitor.OpenAsync("/events/follow"), "main form", ("email", Ana), ("zip", "85003"), ("miles", "25"));

        await using var db = await site.OpenDatabaseAsync();
        Assert.Equal(isWithheld ? MailState.Withheld : MailState.Waiting, (await db.Outbox.SingleAsync()).State);
    }

    [Theory, OnBothEngines]
    public async Task Whoever_confirms_gets_the_week_at_once_and_again_after_a_week(Engine engine)
    {
        await using var site = await CampaignSite.StartAsync(engine);
        await site.ChangeAsync(db => db.AddRangeAsync(
            TestData.PublishedEvent(TestData.EventDetails("Near vigil")),
            TestData.PublishedEvent(TestData.EventDetails("Far vigil"), place: TestData.Phoenix() with { Point = new GeoPoint(40.7, -74) })));
        await FollowAsync(site);
        Assert.DoesNotContain(await MailsAsync(site), mail => mail.Text.Contains("vigil", StringComparison.Ordinal));

        await ConfirmAsync(site);
        await TellAsync(site);
        await TellAsync(site);

        var week = Assert.Single(await MailsAsync(site), mail => mail.Text.Contains("Near vigil", StringComparison.Ordinal));
        Assert.Equal("1 event near 85003", week.Subject);
        Assert.DoesNotContain("Far vigil", week.Text, StringComparison.Ordinal);
        await site.ChangeAsync(db => db.AddRangeAsync(TestData.PublishedEvent(TestData.EventDetails("Next vigil"), TestData.Saturday() with { StartDate = new(2026, 6, 20) })));
        await site.MoveToAsync(SiteOptions.Noon.AddDays(6));
        await TellAsync(site);
        Assert.DoesNotContain(await MailsAsync(site), mail => mail.Text.Contains("Next vigil", StringComparison.Ordinal));
        await site.MoveToAsync(SiteOptions.Noon.AddDays(8));
        await TellAsync(site);
        Assert.Single(await MailsAsync(site), mail => mail.Text.Contains("Next vigil", StringComparison.Ordinal));
    }

    [Theory, OnBothEngines]
    public async Task What_is_cancelled_or_moved_nearby_is_told_at_once_and_once_by_whichever_node(Engine engine)
    {
        await using var site = await CampaignSite.StartAsync(engine);
        await using var other = await CampaignSite.StartAsync(engine, new SiteOptions { SharesDatabaseOf = site });
        var (cancelled, moved, far) = (
            TestData.PublishedEvent(TestData.EventDetails("Lost vigil")),
            TestData.PublishedEvent(TestData.EventDetails("Later march")),
            TestData.PublishedEvent(TestData.EventDetails("Far vigil"), place: TestData.Phoenix() with { Point = new GeoPoint(40.7, -74) }));
        await site.ChangeAsync(db => db.AddRangeAsync(cancelled, moved, far));
        await FollowAsync(site);
        await ConfirmAsync(site);
        await TellAsync(site);

        site.Clock.Advance(TimeSpan.FromMinutes(1));
        var at = site.Now;
        await site.ChangeAsync(async db =>
        {
            (await db.Events.SingleAsync(e => e.Id == cancelled.Id)).Cancel(new("The plaza is closed.", "La plaza está cerrada."), TestData.By, at);
            (await db.Events.SingleAsync(e => e.Id == moved.Id)).Retime(TestData.Saturday() with { StartTime = new(20, 0) }, TestData.By, at);
            (await db.Events.SingleAsync(e => e.Id == far.Id)).Cancel(BilingualText.Empty, TestData.By, at);
        });
        site.Clock.Advance(TimeSpan.FromMinutes(1));
        await Task.WhenAll(TellAsync(site), TellAsync(other));
        await TellAsync(site);

        await using var db = await site.OpenDatabaseAsync();
        var mail = await db.Outbox.SingleAsync(m => m.Kind == MailKind.EventNearbyChanged);
        Assert.Equal("2 events near 85003 changed", mail.Subject);
        Assert.Contains("Cancelled: ", mail.Text, StringComparison.Ordinal);
        Assert.Contains("The plaza is closed.", mail.Text, StringComparison.Ordinal);
        Assert.Contains("8:00", mail.Text, StringComparison.Ordinal);
        Assert.Contains("7:00", mail.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Far vigil", mail.Text, StringComparison.Ordinal);
    }

    [Theory, OnBothEngines]
    public async Task Whoever_lives_near_the_old_place_is_told_that_an_event_moved_away(Engine engine)
    {
        await using var site = await CampaignSite.StartAsync(engine);
        var moved = TestData.PublishedEvent(TestData.EventDetails("Lost vigil"));
        await site.ChangeAsync(db => db.AddRangeAsync(moved));
        await FollowAsync(site);
        await ConfirmAsync(site);
        await TellAsync(site);

        site.Clock.Advance(TimeSpan.FromMinutes(1));
        var at = site.Now;
        await site.ChangeAsync(async db => (await db.Events.Include(e => e.TrueAddress).SingleAsync(e => e.Id == moved.Id))
            .Move(TestData.Phoenix() with { AddressLine = "1 Plaza", City = "Newark", State = "NJ", PostalCode = "07102", Point = new GeoPoint(40.735, -74.172) }, TestData.By, at));
        site.Clock.Advance(TimeSpan.FromMinutes(1));
        await TellAsync(site);
        await TellAsync(site);

        await using var db = await site.OpenDatabaseAsync();
        var mail = await db.Outbox.SingleAsync(m => m.Kind == MailKind.EventNearbyChanged);
        Assert.Equal("New place: Lost vigil", mail.Subject);
        Assert.Contains("Newark", mail.Text, StringComparison.Ordinal);
    }

    [Theory, OnBothEngines]
    public async Task Everybody_sees_the_same_page_and_nothing_begins_by_looking(Engine engine)
    {
        await using var site = await CampaignSite.StartAsync(engine);
        await site.ChangeAsync(db => db.AddRangeAsync(TestData.PublishedEvent()));
        var first = await FollowAsync(site);
        await ConfirmAsync(site);
        var again = await FollowAsync(site);
        Assert.Equal(HttpStatusCode.OK, first.Status);
        Assert.Equal(first.Words, again.Words);

        await new Visitor(site).OpenAsync((await LinksAsync(site, "/events/follow/confirm/"))[^1]);
        await using var db = await site.OpenDatabaseAsync();
        Assert.Equal(1, await db.EventFollowers.CountAsync(f => f.ConfirmedAt != null));
    }

    [Theory, OnBothEngines]
    public async Task What_was_typed_wrong_is_told_at_its_field_and_kept(Engine engine)
    {
        await using var site = await CampaignSite.StartAsync(engine);
        var visitor = new Visitor(site);
        var answer = await visitor.SendAsync(await visitor.OpenAsync("/es/events/follow"), ("email", "nobody"), ("zip", "85"), ("miles", "7"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Equal(["email", "zip", "miles"], answer.Errors.Select(error => error.Field));
        Assert.Equal("nobody", answer.Page.QuerySelector("#email")!.GetAttribute("value"));
    }

    [Theory, OnBothEngines]
    public async Task One_post_without_cookies_ends_the_mails_and_erases_the_row_and_what_waits(Engine engine)
    {
        await using var server = await SmtpServer.StartAsync();
        await using var site = await CampaignSite.StartAsync(engine, new SiteOptions { Settings = server.Settings });
        await site.ChangeAsync(db => db.AddRangeAsync(TestData.PublishedEvent(TestData.EventDetails("Near vigil"))));
        await FollowAsync(site);
        await site.SendMailsAsync();
        var confirm = Assert.Single(await server.MailsAsync());
        Assert.False(confirm.Headers.ContainsKey("list-unsubscribe"));
        await using (var db = await site.OpenDatabaseAsync())
        {
            var follower = await db.EventFollowers.SingleAsync();
            follower.Confirm(TestData.By, site.Now);
            await db.SaveChangesAsync();
        }

        await TellAsync(site);
        await site.SendMailsAsync();
        var week = (await server.MailsAsync())[^1];
        Assert.Equal("List-Unsubscribe=One-Click", week.Headers["list-unsubscribe-post"]);
        var address = new Uri(week.Headers["list-unsubscribe"].Trim('<', '>', ' ')).PathAndQuery;
        Assert.DoesNotContain("ana", address, StringComparison.OrdinalIgnoreCase);

        using var looked = await site.GetAsync(address);
        Assert.Equal(HttpStatusCode.Redirect, looked.StatusCode);
        await FollowAsync(site, "85701");
        Assert.Contains("85003", (await new Visitor(site).OpenAsync(looked.Headers.Location!.ToString())).Words, StringComparison.Ordinal);
        await using (var db = await site.OpenDatabaseAsync())
            Assert.Equal(2, await db.EventFollowers.CountAsync());

        using var content = new FormUrlEncodedContent([KeyValuePair.Create("List-Unsubscribe", "One-Click")]);
        using var ended = await site.CreateClient().PostAsync(new Uri(address, UriKind.Relative), content);
        Assert.Equal(HttpStatusCode.NoContent, ended.StatusCode);
        await using var after = await site.OpenDatabaseAsync();
        Assert.Equal(0, await after.EventFollowers.CountAsync());
        Assert.Equal(0, await after.Outbox.CountAsync(m => m.Recipient != ""));
        using var forged = await site.CreateClient().PostAsync(new Uri("/unsubscribe/nobodys", UriKind.Relative), content: null);
        Assert.Equal(HttpStatusCode.NotFound, forged.StatusCode);
    }

    [Theory, OnBothEngines]
    public async Task The_page_of_the_last_link_has_one_button(Engine engine)
    {
        await using var site = await CampaignSite.StartAsync(engine);
        await site.ChangeAsync(db => db.AddRangeAsync(TestData.PublishedEvent()));
        await FollowAsync(site);
        await ConfirmAsync(site);
        await TellAsync(site);
        var visitor = new Visitor(site);
        var page = await visitor.OpenAsync((await LinksAsync(site, "/events/unfollow/"))[^1]);
        Assert.Contains("There are no more mails", (await visitor.SendAsync(page)).Title, StringComparison.Ordinal);
        await using var db = await site.OpenDatabaseAsync();
        Assert.Equal(0, await db.EventFollowers.CountAsync());
    }

    [Theory, OnBothEngines]
    public async Task What_nobody_confirms_is_gone_after_seven_days(Engine engine)
    {
        await using var site = await CampaignSite.StartAsync(engine);
        await FollowAsync(site);
        site.Clock.Advance(TimeSpan.FromDays(8));
        await site.Services.GetRequiredService<EnforceRetention>().RunAsync(CancellationToken.None);
        await using var db = await site.OpenDatabaseAsync();
        Assert.Equal((0, 0, 0), (await db.EventFollowers.CountAsync(), await db.Links.CountAsync(l => l.Purpose == LinkPurpose.ConfirmFollowing), await db.Outbox.CountAsync()));
    }

    [Theory, OnBothEngines]
    public async Task No_mail_tells_a_hidden_address(Engine engine)
    {
        await using var site = await AreaOnlyPrivacyTests.SiteAsync(engine);
        await FollowAsync(site);
        await ConfirmAsync(site);
        await TellAsync(site);
        var mails = await MailsAsync(site);
        Assert.Contains(mails, mail => mail.Text.Contains("Canary One", StringComparison.Ordinal));
        Assert.All(mails, mail => AreaOnlyPrivacyTests.AssertNoCanary("a mail", mail.Text.Replace("canary-", "", StringComparison.Ordinal)));
    }

    private static async Task<Answer> FollowAsync(CampaignSite site, string zip = "85003")
    {
        var visitor = new Visitor(site);
        return await visitor.SendAsync(await visitor.OpenAsync("/events/follow"), ("email", Ana), ("zip", zip), ("miles", "25"));
    }

    private static async Task ConfirmAsync(CampaignSite site)
    {
        var visitor = new Visitor(site);
        var page = await visitor.OpenAsync((await LinksAsync(site, "/events/follow/confirm/"))[^1]);
        Assert.Contains("The mails begin", (await visitor.SendAsync(page)).Title, StringComparison.Ordinal);
    }

    private static async Task TellAsync(CampaignSite site)
    {
        await using var scope = site.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<TellFollowers>().RunAsync(CancellationToken.None);
    }

    private static async Task<IReadOnlyList<SentMail>> MailsAsync(CampaignSite site) => await site.MailsToAsync(Ana);

    private static async Task<List<string>> LinksAsync(CampaignSite site, string path) =>
        [.. (await MailsAsync(site)).SelectMany(mail => mail.Text.Split(['\n', ' ', '\r'])).Where(word => word.Contains(path, StringComparison.Ordinal)).Select(word => new Uri(word).PathAndQuery)];
}
