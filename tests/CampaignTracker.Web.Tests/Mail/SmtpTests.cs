using CampaignTracker.Data;
using CampaignTracker.Data.Mail;
using CampaignTracker.Testing;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Tests.Mail;

public sealed class SmtpTests
{
    [Fact]
    public async Task A_mail_says_who_sends_it_who_answers_and_that_a_machine_wrote_it()
    {
        await using var server = await SmtpServer.StartAsync();
        await using var site = await CampaignSite.StartAsync(Engine.Sqlite, new SiteOptions { Settings = server.Settings });
        var written = TestData.Mail(language: Language.Spanish, subject: "Confirme la firma de Unión Ñandú");
        await site.ChangeAsync(async db => await db.AddAsync(written));

        await site.SendMailsAsync();

        var mail = Assert.Single(await server.MailsAsync());
        Assert.Equal($"<{written.Id:n}@coalition.example>", mail.MessageId);
        Assert.Equal(SiteOptions.Noon, mail.Date);
        Assert.Equal("Confirme la firma de Unión Ñandú", mail.Subject);
        Assert.Equal("\"Alto al 287(g)\" <no-reply@coalition.example>", mail.From);
        Assert.Equal("\"Alto al 287(g)\" <hello@coalition.example>", mail.ReplyTo);
        Assert.Equal("no-reply@coalition.example", mail.EnvelopeFrom);
        Assert.Equal(("auto-generated", "All", "es"), (mail.Headers["auto-submitted"], mail.Headers["x-auto-response-suppress"], mail.Headers["content-language"]));
        Assert.StartsWith("multipart/alternative", mail.Headers["content-type"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("startTls")]
    [InlineData("tls")]
    public async Task Over_an_encrypted_connection_the_site_signs_in(string tls)
    {
        await using var server = await SmtpServer.StartAsync(new SmtpOptions { Tls = tls, User = "campaign", Password = "päss wörd" });
        await using var site = await CampaignSite.StartAsync(Engine.Sqlite, new SiteOptions { Settings = server.Settings });
        await site.ChangeAsync(async db => await db.AddAsync(TestData.Mail()));

        Assert.True(await site.SendMailsAsync());

        var mail = Assert.Single(await server.MailsAsync());
        Assert.Equal((true, "campaign"), (mail.Secure, mail.User));
    }

    [Theory]
    [InlineData("Mail:Authority", "")]
    [InlineData("Mail:Host", "127.0.0.1")]
    [InlineData("Mail:Password", "wrong")]
    public async Task A_server_that_is_not_the_right_one_gets_no_mail(string setting, string value)
    {
        await using var server = await SmtpServer.StartAsync(new SmtpOptions { Tls = "startTls", User = "campaign", Password = "right" });
        var settings = new Dictionary<string, string>(server.Settings) { [setting] = value };
        await using var site = await CampaignSite.StartAsync(Engine.Sqlite, new SiteOptions { Settings = settings });
        await site.ChangeAsync(async db => await db.AddAsync(TestData.Mail()));

        Assert.False(await site.SendMailsAsync());

        Assert.Empty(await server.MailsAsync());
        await using var db = await site.OpenDatabaseAsync();
        Assert.Equal(1, await db.Outbox.CountAsync(m => m.State == MailState.Waiting && m.Failures == 0));
    }

    [Fact]
    public async Task A_server_that_another_authority_vouches_for_gets_no_mail()
    {
        await using var server = await SmtpServer.StartAsync(new SmtpOptions { Tls = "tls" });
        await using var stranger = await SmtpServer.StartAsync(new SmtpOptions { Tls = "tls" });
        var settings = new Dictionary<string, string>(server.Settings) { ["Mail:Authority"] = stranger.Settings["Mail:Authority"] };
        await using var site = await CampaignSite.StartAsync(Engine.Sqlite, new SiteOptions { Settings = settings });
        await site.ChangeAsync(async db => await db.AddAsync(TestData.Mail()));

        Assert.False(await site.SendMailsAsync());
        Assert.Empty(await server.MailsAsync());
    }

    [Fact]
    public async Task A_server_that_cannot_encrypt_gets_no_mail_where_encryption_is_asked_for()
    {
        await using var server = await SmtpServer.StartAsync();
        var settings = new Dictionary<string, string>(server.Settings) { ["Mail:Security"] = "StartTls" };
        await using var site = await CampaignSite.StartAsync(Engine.Sqlite, new SiteOptions { Settings = settings });
        await site.ChangeAsync(async db => await db.AddAsync(TestData.Mail()));

        Assert.False(await site.SendMailsAsync());
        Assert.Empty(await server.MailsAsync());
    }

    [Fact]
    public async Task One_connection_carries_many_mails()
    {
        await using var server = await SmtpServer.StartAsync();
        await using var site = await CampaignSite.StartAsync(Engine.Sqlite, new SiteOptions { Settings = server.Settings });
        await site.ChangeAsync(async db => await db.AddRangeAsync(Enumerable.Range(0, 40).Select(i => TestData.Mail($"person{i}@group.example"))));

        await site.SendMailsAsync();

        Assert.Equal(40, (await server.MailsAsync()).Count);
        Assert.InRange(await server.ConnectionsAsync(), 1, 4);
    }

    [Fact]
    public async Task A_connection_that_the_server_closed_meanwhile_costs_no_try()
    {
        await using var server = await SmtpServer.StartAsync();
        await using var site = await CampaignSite.StartAsync(Engine.Sqlite, new SiteOptions { Settings = server.Settings });
        await site.ChangeAsync(async db => await db.AddAsync(TestData.Mail()));
        await site.SendMailsAsync();

        await server.HangUpAsync();
        await site.ChangeAsync(async db => await db.AddAsync(TestData.Mail()));
        await site.SendMailsAsync();

        Assert.Equal(2, (await server.MailsAsync()).Count);
        await using var db = await site.OpenDatabaseAsync();
        Assert.Equal(2, await db.Outbox.CountAsync(m => m.State == MailState.Sent && m.Failures == 0));
    }
}
