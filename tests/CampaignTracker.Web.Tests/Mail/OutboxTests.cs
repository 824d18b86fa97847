using CampaignTracker.Data.Mail;
using CampaignTracker.Testing;
using CampaignTracker.Web.Platform.Email;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Tests.Mail;

public sealed class OutboxTests
{
    [Theory, OnBothEngines]
    public async Task A_mail_goes_out_once_and_its_words_are_erased(Engine engine)
    {
        await using var server = await SmtpServer.StartAsync();
        await using var site = await StartAsync(engine, server);
        await WriteAsync(site, TestData.Mail("ana@group.example"));

        Assert.True(await site.SendMailsAsync());
        Assert.True(await site.SendMailsAsync());

        var mail = Assert.Single(await server.MailsAsync());
        Assert.Equal(["ana@group.example"], mail.Recipients);
        Assert.Contains("Words for ana@group.example.", mail.Text, StringComparison.Ordinal);
        Assert.Contains("<p>Words for ana@group.example.</p>", mail.Html, StringComparison.Ordinal);
        var row = await RowAsync(site);
        Assert.Equal((MailState.Sent, "", "", "", site.Now), (row.State, row.Subject, row.Text, row.Html, row.SentAt!.Value));
    }

    [Theory, OnBothEngines]
    public async Task Two_nodes_drain_one_table_and_each_mail_goes_out_once(Engine engine)
    {
        await using var server = await SmtpServer.StartAsync();
        await using var one = await StartAsync(engine, server);
        await using var other = await CampaignSite.StartAsync(engine, new SiteOptions { SharesDatabaseOf = one, Settings = server.Settings });
        await WriteAsync(one, [.. Enumerable.Range(0, 120).Select(i => TestData.Mail($"person{i}@group.example"))]);

        var sent = await Task.WhenAll(one.SendMailsAsync(), other.SendMailsAsync());

        Assert.All(sent, Assert.True);
        var mails = await server.MailsAsync();
        Assert.Equal(120, mails.Count);
        Assert.Equal(120, mails.Select(m => m.MessageId).Distinct().Count());
        await using var db = await one.OpenDatabaseAsync();
        Assert.Equal(120, await db.Outbox.CountAsync(m => m.State == MailState.Sent));
    }

    [Theory, OnBothEngines]
    public async Task What_is_erased_while_it_is_under_way_stays_erased(Engine engine)
    {
        await using var server = await SmtpServer.StartAsync(new SmtpOptions { Delay = 1500 });
        await using var site = await StartAsync(engine, server);
        await WriteAsync(site, TestData.Mail("ana@group.example"));

        var sending = site.SendMailsAsync();
        while (await server.ConnectionsAsync() == 0)
            await Task.Delay(20);
        await site.ChangeAsync(async db => (await db.Outbox.SingleAsync()).Erase());
        Assert.False(sending.IsCompleted);
        Assert.True(await sending);

        var row = await RowAsync(site);
        Assert.Equal((MailState.Withheld, "", ""), (row.State, row.Recipient, row.Text));
    }

    [Theory, OnBothEngines]
    public async Task What_a_dead_node_had_taken_is_sent_by_another_when_the_lease_is_over(Engine engine)
    {
        await using var server = await SmtpServer.StartAsync();
        await using var site = await StartAsync(engine, server);
        await WriteAsync(site, TestData.Mail());
        await using (var db = await site.OpenDatabaseAsync())
        {
            var leased = site.Now + MailDispatcher.Lease;
            await db.Outbox.ExecuteUpdateAsync(mail => mail.SetProperty(m => m.DueAt, leased));
        }

        await site.SendMailsAsync();
        Assert.Empty(await server.MailsAsync());

        site.Clock.Advance(MailDispatcher.Lease);
        await site.SendMailsAsync();
        Assert.Single(await server.MailsAsync());
    }

    [Theory, OnBothEngines]
    public async Task What_the_server_took_without_the_site_knowing_is_sent_again_as_the_same_message(Engine engine)
    {
        await using var server = await SmtpServer.StartAsync();
        await using var site = await StartAsync(engine, server);
        await WriteAsync(site, TestData.Mail());
        await server.BehaveAsync(new SmtpRule("data", Code: null, Times: 1, After: true));

        Assert.True(await site.SendMailsAsync());
        Assert.Equal(MailState.Waiting, (await RowAsync(site)).State);
        site.Clock.Advance(MailDispatcher.Pause(1) * 2);
        Assert.True(await site.SendMailsAsync());

        var mails = await server.MailsAsync();
        Assert.Equal(2, mails.Count);
        Assert.Single(mails.Select(m => (m.MessageId, m.Date, m.Subject, m.Text)).Distinct());
        Assert.Equal(MailState.Sent, (await RowAsync(site)).State);
    }

    [Theory, OnBothEngines]
    public async Task A_refused_mail_is_tried_again_later_and_later_and_then_waits_for_an_organizer(Engine engine)
    {
        await using var server = await SmtpServer.StartAsync();
        await using var site = await StartAsync(engine, server);
        await WriteAsync(site, TestData.Mail());
        await server.BehaveAsync(new SmtpRule("rcpt", 451));

        var waits = new List<TimeSpan>();
        for (var tries = 1; tries <= OutboxMail.MostFailures; tries++)
        {
            await site.SendMailsAsync();
            await site.SendMailsAsync();   // too early: counts for nothing
            var row = await RowAsync(site);
            Assert.Equal(tries, row.Failures);
            Assert.Contains("451", row.LastFailure, StringComparison.Ordinal);
            waits.Add(row.DueAt - site.Now);
            site.Clock.Advance(row.DueAt - site.Now);
        }

        var middle = waits.Take(9).ToList();
        Assert.All(middle.Zip(middle.Skip(1)), pair => Assert.True(pair.Second > pair.First, $"{pair.First}, then {pair.Second}"));
        Assert.All(waits, wait => Assert.InRange(wait, TimeSpan.FromSeconds(48), TimeSpan.FromHours(7.2)));
        Assert.Equal(MailState.Dead, (await RowAsync(site)).State);

        await server.BehaveAsync();
        await site.SendMailsAsync();
        Assert.Empty(await server.MailsAsync());
        await site.ChangeAsync(async db => (await db.Outbox.SingleAsync()).Release(site.Now));
        await site.SendMailsAsync();
        Assert.Single(await server.MailsAsync());
    }

    [Theory, OnBothEngines]
    public async Task A_recipient_refused_for_good_is_given_up_at_once_and_stands_in_nobodys_way(Engine engine)
    {
        await using var server = await SmtpServer.StartAsync();
        await using var site = await StartAsync(engine, server);
        await WriteAsync(site, TestData.Mail("gone@group.example"), TestData.Mail("here@group.example"));
        await server.BehaveAsync(new SmtpRule("rcpt", 550, Address: "gone@"));

        Assert.True(await site.SendMailsAsync());

        Assert.Equal(["here@group.example"], Assert.Single(await server.MailsAsync()).Recipients);
        await using var db = await site.OpenDatabaseAsync();
        var gone = await db.Outbox.SingleAsync(m => m.Recipient == "gone@group.example");
        Assert.Equal((MailState.Dead, 1), (gone.State, gone.Failures));
    }

    [Theory]
    [InlineData("connect", 421)]
    [InlineData("connect", null)]
    [InlineData("mail", 550)]
    [InlineData("mail", 421)]
    public async Task A_server_that_takes_no_mail_at_all_uses_up_no_tries(string at, int? code)
    {
        await using var server = await SmtpServer.StartAsync();
        await using var site = await StartAsync(Engine.Sqlite, server);
        await WriteAsync(site, [.. Enumerable.Range(0, 20).Select(i => TestData.Mail($"person{i}@group.example"))]);
        await server.BehaveAsync(new SmtpRule(at, code));

        for (var tries = 0; tries < 15; tries++)
        {
            Assert.False(await site.SendMailsAsync());
            site.Clock.Advance(TimeSpan.FromMinutes(1));
        }

        await using (var db = await site.OpenDatabaseAsync())
            Assert.Equal(20, await db.Outbox.CountAsync(m => m.State == MailState.Waiting && m.Failures == 0 && m.DueAt <= site.Now));
        await server.BehaveAsync();
        Assert.True(await site.SendMailsAsync());
        Assert.Equal(20, (await server.MailsAsync()).Count);
    }

    [Theory, OnBothEngines]
    public async Task While_nobody_listens_mails_wait_and_keep_their_tries(Engine engine)
    {
        var server = await SmtpServer.StartAsync();
        await using var site = await StartAsync(engine, server);
        await server.DisposeAsync();
        await WriteAsync(site, TestData.Mail());

        for (var tries = 0; tries < OutboxMail.MostFailures + 1; tries++)
            Assert.False(await site.SendMailsAsync());
        var row = await RowAsync(site);
        Assert.Equal((MailState.Waiting, 0), (row.State, row.Failures));

        await using var back = await SmtpServer.StartAsync(new SmtpOptions { Port = server.Port });
        Assert.True(await site.SendMailsAsync());
        Assert.Single(await back.MailsAsync());
    }

    [Theory, OnBothEngines]
    public async Task A_withheld_mail_goes_out_only_when_it_is_released(Engine engine)
    {
        await using var server = await SmtpServer.StartAsync();
        await using var site = await StartAsync(engine, server);
        await WriteAsync(site, TestData.Mail().Withheld());

        await site.SendMailsAsync();
        Assert.Empty(await server.MailsAsync());

        await site.ChangeAsync(async db => (await db.Outbox.SingleAsync()).Release(site.Now));
        await site.SendMailsAsync();
        Assert.Single(await server.MailsAsync());
    }

    [Theory, OnBothEngines]
    public async Task Sending_leaves_the_page_cache_alone(Engine engine)
    {
        await using var site = await CampaignSite.StartAsync(engine);
        using var first = await site.GetAsync("/about");
        await WriteAsync(site, TestData.Mail());

        Assert.Single(await site.MailsToAsync("ana@group.example"));

        using var after = await site.GetAsync("/about");
        Assert.NotNull(after.Headers.Age);
    }

    [Fact]
    public async Task No_recipient_and_no_word_of_a_mail_stands_in_the_log()
    {
        await using var server = await SmtpServer.StartAsync();
        await using var site = await StartAsync(Engine.Sqlite, server);
        await WriteAsync(site, TestData.Mail("ana@group.example", "Sesame"), TestData.Mail("bea@group.example", "Sesame"), TestData.Mail("cleo@group.example", "Sesame"));
        await server.BehaveAsync(new SmtpRule("rcpt", 550, Address: "bea"), new SmtpRule("rcpt", 451, Address: "cleo"));

        await site.SendMailsAsync();

        Assert.Contains(site.Log, line => line.Contains("is given up", StringComparison.Ordinal));
        Assert.Contains(site.Log, line => line.Contains("was not taken", StringComparison.Ordinal));
        Assert.Contains(site.Log, line => line.Contains("is sent", StringComparison.Ordinal));
        foreach (var secret in (string[])["group.example", "Sesame", "Words for", "/confirm/x"])
            Assert.DoesNotContain(site.Log, line => line.Contains(secret, StringComparison.Ordinal));
    }

    private static Task<CampaignSite> StartAsync(Engine engine, SmtpServer server) => CampaignSite.StartAsync(engine, new SiteOptions { Settings = server.Settings });

    private static Task WriteAsync(CampaignSite site, params OutboxMail[] mails) => site.ChangeAsync(async db => await db.AddRangeAsync(mails));

    private static async Task<OutboxMail> RowAsync(CampaignSite site)
    {
        await using var db = await site.OpenDatabaseAsync();
        return await db.Outbox.AsNoTracking().SingleAsync();
    }
}
