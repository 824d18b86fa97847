using CampaignTracker.Data;
using CampaignTracker.Data.Letters;
using CampaignTracker.Data.Mail;
using CampaignTracker.Testing;
using CampaignTracker.Web.Features.Desk;
using Microsoft.Extensions.DependencyInjection;

namespace CampaignTracker.Web.Tests.Organize;

public sealed class DeskTests
{
    private static readonly Action<SignOn>[] Steps =
    [
        _ => { },
        s => s.Confirm(TestData.By, TestData.At),
        s => s.Confirm(TestData.By, TestData.At),
        s => s.Confirm(TestData.By, TestData.At),
        s => s.Quarantine(TestData.By, TestData.At),
        s => s.Quarantine(TestData.By, TestData.At),
        s => { s.Confirm(TestData.By, TestData.At); s.Disown(TestData.By, TestData.At); },
        s => { s.Confirm(TestData.By, TestData.At); s.Disown(TestData.By, TestData.At); s.Settle(TestData.By, TestData.At); },
        s => { s.Confirm(TestData.By, TestData.At); s.Withdraw(TestData.By, TestData.At); },
    ];

    [Theory, OnBothEngines]
    public async Task It_counts_what_waits_and_nothing_else(Engine engine)
    {
        await using var site = await CampaignSite.StartAsync(engine);
        Assert.True((await ReadAsync(site)).IsClear);

        await site.ChangeAsync(db =>
        {
            var letter = TestData.OpenLetter();
            db.Add(letter);
            foreach (var step in Steps)
            {
                var signOn = letter.Request(TestData.ListedOrganization(), Signatory.Unnamed, TestData.By, TestData.At);
                step(signOn);
                db.Add(signOn);
            }

            var (waiting, dead) = (Mail(), Mail());
            dead.Failed("No such mailbox", TestData.At, forGood: true);
            db.AddRange(waiting, dead);
            return Task.CompletedTask;
        });
        var desk = await ReadAsync(site);

        Assert.Equal((3, 2, 1, 1), (desk.ToReview, desk.Quarantined, desk.Disowned, desk.FailedMails));
        Assert.False(desk.IsClear);
        Assert.Equal(site.Now, desk.At);
    }

    [Theory, OnBothEngines]
    public async Task The_news_begin_with_the_newest_and_leave_out_each_row_of_the_first_start(Engine engine)
    {
        await using var site = await CampaignSite.StartAsync(engine, new SiteOptions { Samples = true });
        await site.ChangeAsync(async db =>
        {
            var organization = TestData.Organization();
            organization.List(TestData.By, site.Now.AddMinutes(1));
            await db.AddAsync(organization);
        });
        var news = (await ReadAsync(site)).News;

        Assert.Equal(("Organization", "listed", "a test"), (news[0].Noun, news[0].What, news[0].By));
        Assert.Equal(news.OrderByDescending(row => row.At), news);
        Assert.Equal("planted", Assert.Single(news, row => row.By == "seeding").What);
    }

    private static OutboxMail Mail() =>
        new(MailKind.PleaseConfirm, "someone@neighbors.example", Language.English, new MailText("A subject", "Text", "<p>Text"), Guid.NewGuid(), TestData.At);

    private static async Task<DeskView> ReadAsync(CampaignSite site)
    {
        await using var scope = site.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<ShowDesk>().ReadAsync(TestContext.Current.CancellationToken);
    }
}
