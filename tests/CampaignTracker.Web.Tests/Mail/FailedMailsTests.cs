using CampaignTracker.Data.Mail;
using CampaignTracker.Data.Organizers;
using CampaignTracker.Testing;
using CampaignTracker.Web.Features.Desk;
using CampaignTracker.Web.Features.History;
using CampaignTracker.Web.Features.Mails;
using CampaignTracker.Web.Tests.Organize;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Tests.Mail;

/// <summary>What organizers see of mails that failed, and what trying again does.</summary>
public sealed class FailedMailsTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, OnBothEngines]
    public async Task Those_that_were_given_up_come_first_then_those_that_are_tried_again(Engine engine)
    {
        await using var site = await CampaignSite.StartAsync(engine);
        var letter = TestData.OpenLetter();
        var request = TestData.ConfirmedRequest(letter, "Lantern Keepers");
        var (dead, failing, waiting, withheld) = (TestData.DeadMail(request.Id), TestData.Mail(at: site.Now.AddHours(-1)), TestData.Mail(), TestData.Mail().Withheld());
        failing.Failed("451 Try later.", site.Now.AddMinutes(5));
        await site.ChangeAsync(db =>
        {
            db.AddRange(letter, request, dead, failing, waiting, withheld);
            return Task.CompletedTask;
        });

        var view = await ReadAsync(site);

        Assert.Equal(1, view.Dead);
        Assert.Equal([dead.Id, failing.Id], view.Rows.Select(row => row.Id));
        Assert.Equal(new MailSubject(HistoryNoun.SignOnRequest, request.Id, "Lantern Keepers", false), view.Rows[0].About);
        Assert.Equal(("neighbors.example", "550 No such mailbox.", 1, null), (view.Rows[0].Domain, view.Rows[0].Why, view.Rows[0].Failures, view.Rows[0].NextTryAt));
        Assert.Equal((null, site.Now.AddMinutes(5)), (view.Rows[1].About, view.Rows[1].NextTryAt));
    }

    [Theory, OnBothEngines]
    public async Task Trying_again_sends_what_was_given_up_and_nothing_that_is_withheld(Engine engine)
    {
        await using var site = await CampaignSite.StartAsync(engine);
        var withheld = TestData.Mail("blocked@elsewhere.example").Withheld();
        await site.ChangeAsync(db =>
        {
            db.AddRange(TestData.DeadMail(), TestData.DeadMail(recipient: "ana@group.example"), withheld);
            return Task.CompletedTask;
        });
        await using var acting = await Acting.AsAsync(site, OrganizerRole.Organizer);

        Assert.Equal(0, await acting.The<RetryMails>().RetryAsync(withheld.Id, Ct));
        Assert.Equal(2, await acting.The<RetryMails>().RetryAllAsync(Ct));
        Assert.Equal(0, await acting.The<RetryMails>().RetryAllAsync(Ct));

        Assert.Single(await site.MailsToAsync("rosa@neighbors.example"));
        Assert.Single(await site.MailsToAsync("ana@group.example"));
        Assert.Empty(await site.MailsToAsync("blocked@elsewhere.example"));
        await using var db = await site.OpenDatabaseAsync();
        var remembered = await db.History.SingleAsync(h => h.Noun == nameof(OutboxMail), Ct);
        Assert.Equal(("retried", "A Organizer"), (remembered.What, remembered.By));
        Assert.Empty((await ReadAsync(site)).Rows);
    }

    [Theory, OnBothEngines]
    public async Task A_mail_server_that_takes_nothing_is_told_here_and_on_the_desk(Engine engine)
    {
        IReadOnlyDictionary<string, string> settings;
        await using (var server = await SmtpServer.StartAsync())
            settings = server.Settings;
        await using var site = await CampaignSite.StartAsync(engine, new SiteOptions { Settings = settings });
        var (waiting, tomorrow) = (TestData.Mail(at: site.Now), TestData.Mail(at: site.Now));
        tomorrow.TakeSlot(DateOnly.FromDateTime(site.Now).AddDays(1), 1);
        var sent = TestData.Mail(at: site.Now);
        sent.Sent(site.Now);
        await site.ChangeAsync(db => db.AddRangeAsync(waiting, tomorrow, sent));
        var began = site.Now;

        site.Clock.Advance(TimeSpan.FromMinutes(4));
        Assert.False(await site.SendMailsAsync());
        var soon = await ReadAsync(site);
        site.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.False(await site.SendMailsAsync());
        var late = await ReadAsync(site);
        await using var acting = await Acting.AsAsync(site, OrganizerRole.Reader);
        var desk = await acting.The<ShowDesk>().ReadAsync(Ct);
        await site.ChangeAsync(async db => (await db.Outbox.SingleAsync(m => m.Id == waiting.Id, Ct)).Sent(site.Now));

        Assert.Null(soon.Outage);
        Assert.Empty(late.Rows);
        Assert.Equal(new MailOutage(1, began), late.Outage);
        Assert.Equal((late.Outage, false), (desk.Outage, desk.IsClear));
        Assert.Null((await ReadAsync(site)).Outage);
    }

    private static async Task<FailedMailsView> ReadAsync(CampaignSite site)
    {
        await using var acting = await Acting.AsAsync(site, OrganizerRole.Reader);
        return await acting.The<ListFailedMails>().ReadAsync(1, Ct);
    }
}
