using System.Diagnostics;
using CampaignTracker.Data.Mail;
using CampaignTracker.Testing;
using CampaignTracker.Web.Platform.Email;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Tests.Mail;

public sealed class SendMailsTests
{
    [Theory, OnBothEngines]
    public async Task A_mail_goes_out_as_soon_as_it_is_committed(Engine engine)
    {
        await using var server = await SmtpServer.StartAsync();
        await using var site = await CampaignSite.StartAsync(engine, new SiteOptions { SendsMails = true, Settings = server.Settings });

        await site.ChangeAsync(async db => await db.AddAsync(TestData.Mail("first@group.example")));
        await UntilAsync(async () => (await server.MailsAsync()).Count == 1);

        await using var db = await site.OpenDatabaseAsync();
        await using (var transaction = await db.Database.BeginTransactionAsync())
        {
            await db.AddAsync(TestData.Mail("second@group.example"));
            await db.SaveChangesAsync();
            await transaction.CommitAsync();
        }

        await UntilAsync(async () => (await server.MailsAsync()).Count == 2);
    }

    [Theory, OnBothEngines]
    public async Task What_was_rolled_back_is_never_told(Engine engine)
    {
        await using var server = await SmtpServer.StartAsync();
        await using var site = await CampaignSite.StartAsync(engine, new SiteOptions { Settings = server.Settings });
        await using (var db = await site.OpenDatabaseAsync())
        {
            await using var transaction = await db.Database.BeginTransactionAsync();
            await db.AddAsync(TestData.Mail());
            await db.SaveChangesAsync();
        }

        await site.SendMailsAsync();

        Assert.Empty(await server.MailsAsync());
    }

    [Theory, OnBothEngines]
    public async Task What_another_node_left_is_found_within_seconds(Engine engine)
    {
        await using var server = await SmtpServer.StartAsync();
        await using var silent = await CampaignSite.StartAsync(engine);
        await using var site = await CampaignSite.StartAsync(engine, new SiteOptions { SendsMails = true, SharesDatabaseOf = silent, Settings = server.Settings });
        await silent.ChangeAsync(async db => await db.AddAsync(TestData.Mail()));

        await UntilAsync(async () =>
        {
            silent.Clock.Advance(SendMails.Look);
            return (await server.MailsAsync()).Count == 1;
        });
    }

    [Theory, OnBothEngines]
    public async Task A_site_that_stops_brings_the_mail_under_way_to_its_end(Engine engine)
    {
        await using var server = await SmtpServer.StartAsync(new SmtpOptions { Delay = 700 });
        await using var other = await CampaignSite.StartAsync(engine, new SiteOptions { Settings = server.Settings });
        var stopping = await CampaignSite.StartAsync(engine, new SiteOptions { SendsMails = true, SharesDatabaseOf = other, Settings = server.Settings });
        await stopping.ChangeAsync(async db => await db.AddAsync(TestData.Mail()));
        await UntilAsync(async () => await server.ConnectionsAsync() == 1);

        await stopping.DisposeAsync();

        Assert.Single(await server.MailsAsync());
        await using var db = await other.OpenDatabaseAsync();
        Assert.Equal(MailState.Sent, (await db.Outbox.SingleAsync()).State);
    }

    private static async Task UntilAsync(Func<Task<bool>> happens)
    {
        var patience = Stopwatch.StartNew();
        while (!await happens())
        {
            Assert.True(patience.Elapsed < TimeSpan.FromSeconds(30), "It did not happen.");
            await Task.Delay(20);
        }
    }
}
