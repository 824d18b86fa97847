using CampaignTracker.Data.Letters;
using CampaignTracker.Data.Organizers;
using CampaignTracker.Testing;
using CampaignTracker.Web.Features.SignOns;
using CampaignTracker.Web.Features.Site;
using CampaignTracker.Web.Tests.Organize;
using CampaignTracker.Web.Tests.Site;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Tests.SignOns;

public sealed class QuarantineTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, OnBothEngines]
    public async Task Each_condition_chooses_what_it_names_and_together_they_choose_what_fits_all(Engine engine)
    {
        await using var site = await CampaignSite.StartAsync(engine);
        var letter = TestData.OpenLetter();
        var (spam, other, near) = (
            TestData.Request(letter, "Cheap Watches", "a@spam.example"), TestData.Request(letter, "Relojes BARÁTOS", "b@other.example"), TestData.ConfirmedRequest(letter, "Cheap Talk", email: "c@notspam.example"));
        spam.CameFrom("network-one");
        await site.ChangeAsync(db =>
        {
            db.AddRange(letter, spam, other, near, TestData.ListedSignOn(letter, TestData.ListedOrganization("Cheap Keepers")));
            return Task.CompletedTask;
        });

        Assert.Equal(["Cheap Watches"], await NamesAsync(site, new() { MailDomain = "spam.example" }));
        Assert.Equal(["Cheap Watches"], await NamesAsync(site, new() { NetworkHash = "network-one" }));
        Assert.Equal(["Cheap Keepers", "Cheap Talk", "Cheap Watches"], await NamesAsync(site, new() { NamePattern = "cheap*" }));
        Assert.Equal(["Relojes BARÁTOS"], await NamesAsync(site, new() { NamePattern = "*bar?tos" }));
        Assert.Equal(["Cheap Watches"], await NamesAsync(site, new() { NamePattern = "CHEAP*", MailDomain = "spam.example" }));
        Assert.Empty(await NamesAsync(site, new() { From = TestData.At.AddMinutes(1) }));
        Assert.Equal(4, (await NamesAsync(site, new() { From = TestData.At, Until = TestData.At.AddMinutes(1) })).Count);
    }

    [Theory, OnBothEngines]
    public async Task What_is_held_back_is_off_the_list_at_once_and_undone_it_stands_as_before(Engine engine)
    {
        await using var site = await CampaignSite.StartAsync(engine);
        var letter = TestData.OpenLetter("letter");
        var (requested, confirmed, listed) = (TestData.Request(letter, "Wave 1"), TestData.ConfirmedRequest(letter, "Wave 2"), TestData.ListedSignOn(letter, TestData.ListedOrganization("Wave 3")));
        await site.ChangeAsync(db =>
        {
            db.AddRange(letter, requested, confirmed, listed, TestData.ListedSignOn(letter, TestData.ListedOrganization("Steady")));
            return Task.CompletedTask;
        });
        Assert.Contains("Wave 3", (await site.GetPageAsync("/letters/letter")).Body!.TextContent, StringComparison.Ordinal);

        Assert.Equal(new QuarantineOutcome(QuarantineEnd.Done, 3), await RunAsync(site, "wave*"));
        Assert.DoesNotContain("Wave 3", (await site.GetPageAsync("/letters/letter")).Body!.TextContent, StringComparison.Ordinal);
        await using (var db = await site.OpenDatabaseAsync())
        {
            Assert.Equal(3, await db.SignOns.CountAsync(s => s.Status == SignOnStatus.Quarantined, Ct));
            Assert.Equal(QuarantineReason.Organizer, (await db.SignOnRequests.SingleAsync(r => r.Id == requested.Id, Ct)).Quarantine);
            Assert.Equal(0, await db.Outbox.CountAsync(Ct));
        }

        Assert.Equal(new QuarantineOutcome(QuarantineEnd.Done, 3), await UndoAsync(site));
        await using var later = await site.OpenDatabaseAsync();
        Assert.Equal(
            [("Wave 1", SignOnStatus.Requested), ("Wave 2", SignOnStatus.Confirmed), ("Wave 3", SignOnStatus.Listed)],
            (await later.SignOns.Where(s => s.QuarantineRunId != null).Select(s => new { s.Organization!.Name, s.Status }).ToListAsync(Ct)).Select(s => (s.Name, s.Status)).Order());
        Assert.All(await later.SignOnRequests.ToListAsync(Ct), request => Assert.Equal(QuarantineReason.None, request.Quarantine));
        var run = await later.QuarantineRuns.SingleAsync(Ct);
        Assert.Equal((QuarantineRunStatus.Undone, 3, 3, "A Organizer"), (run.Status, run.Count, run.Restored, run.StartedBy));
    }

    [Theory, OnBothEngines]
    public async Task Undoing_leaves_what_was_decided_since_and_never_counts_an_organization_twice(Engine engine)
    {
        await using var site = await CampaignSite.StartAsync(engine);
        var letter = TestData.OpenLetter();
        var twice = TestData.ListedOrganization("Wave Twice");
        var left = TestData.ListedOrganization("Wave Left");
        var (declined, again, gone) = (TestData.ConfirmedRequest(letter, "Wave Declined"), TestData.ListedSignOn(letter, twice), TestData.ListedSignOn(letter, left));
        await site.ChangeAsync(db =>
        {
            db.AddRange(letter, declined, again, gone);
            return Task.CompletedTask;
        });
        Assert.Equal(3, (await RunAsync(site, "wave*")).Count);
        await site.ChangeAsync(async db =>
        {
            (await db.SignOns.SingleAsync(s => s.Id == declined.SignOns[0].Id, Ct)).Decline("Spam.", TestData.By, site.Now);
            (await db.Organizations.SingleAsync(o => o.Id == left.Id, Ct)).Withdraw(TestData.By, site.Now);
            db.Add((await db.Letters.Include(l => l.Versions).SingleAsync(Ct)).Enter(await db.Organizations.SingleAsync(o => o.Id == twice.Id, Ct), Signatory.Unnamed, SignOnOrigin.Telephone, "They called.", TestData.By, site.Now));
        });

        Assert.Equal(new QuarantineOutcome(QuarantineEnd.Done, 0), await UndoAsync(site));
        await using var db = await site.OpenDatabaseAsync();
        Assert.Equal(SignOnStatus.Declined, (await db.SignOns.SingleAsync(s => s.Id == declined.SignOns[0].Id, Ct)).Status);
        Assert.Equal(2, await db.SignOns.CountAsync(s => s.Status == SignOnStatus.Quarantined, Ct));
    }

    [Theory, OnBothEngines]
    public async Task Stopped_between_two_transactions_it_leaves_what_can_be_undone(Engine engine)
    {
        await using var site = await CampaignSite.StartAsync(engine);
        var letter = TestData.OpenLetter();
        await site.ChangeAsync(db =>
        {
            db.Add(letter);
            db.AddRange(Enumerable.Range(0, (2 * QuarantineSignOns.Batch) + 1).Select(i => TestData.Request(letter, $"Wave {i}")));
            return Task.CompletedTask;
        });
        using var stop = new CancellationTokenSource();

        var outcome = await RunAsync(site, "wave*", done => stop.Cancel(), stop.Token);

        Assert.Equal(new QuarantineOutcome(QuarantineEnd.Stopped, QuarantineSignOns.Batch), outcome);
        await using var db = await site.OpenDatabaseAsync();
        Assert.Equal((QuarantineRunStatus.Stopped, QuarantineSignOns.Batch), await db.QuarantineRuns.Select(r => new { r.Status, r.Count }).SingleAsync(Ct) is { } run ? (run.Status, run.Count) : default);
        Assert.Equal(QuarantineSignOns.Batch, (await UndoAsync(site)).Count);
        Assert.Equal(0, await db.SignOns.CountAsync(s => s.Status == SignOnStatus.Quarantined, Ct));
    }

    [Fact]
    public async Task What_the_queue_lets_go_on_stands_as_before_also_where_no_form_asked_for_it()
    {
        await using var site = await CampaignSite.StartAsync(Engine.Sqlite);
        var letter = TestData.OpenLetter();
        var (asked, entered) = (TestData.ConfirmedRequest(letter, "Wave Asked"), TestData.ListedSignOn(letter, TestData.ListedOrganization("Wave Entered")));
        await site.ChangeAsync(db =>
        {
            db.AddRange(letter, asked, entered);
            return Task.CompletedTask;
        });
        await RunAsync(site, "wave*");
        await using var acting = await Acting.AsAsync(site, OrganizerRole.Organizer);
        var decide = acting.The<DecideOnSignOn>();

        Assert.Equal(DecisionOutcome.Done, await decide.DecideAsync(Decision.Release, new(asked.SignOns[0].Id, asked.OrganizationId, asked.Id), "", Ct));
        Assert.Equal(DecisionOutcome.Done, await decide.DecideAsync(Decision.Release, new(entered.Id, entered.OrganizationId, null), "", Ct));
        await using var db = await site.OpenDatabaseAsync();
        Assert.Equal([SignOnStatus.Confirmed, SignOnStatus.Listed], (await db.SignOns.Select(s => s.Status).ToListAsync(Ct)).Order());
        Assert.Equal(0, await db.Outbox.CountAsync(Ct));
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("**?", "")]
    [InlineData("", " ")]
    public async Task An_empty_condition_is_refused(string name, string domain)
    {
        await using var site = await CampaignSite.StartAsync(Engine.Sqlite);
        await using var acting = await Acting.AsAsync(site, OrganizerRole.Organizer);
        var condition = new QuarantineCondition { NamePattern = name, MailDomain = domain.Trim() };

        Assert.Equal(0, (await acting.The<QuarantineSignOns>().CountAsync(condition, Ct))!.Count);
        Assert.Equal(QuarantineEnd.Empty, (await acting.The<QuarantineSignOns>().RunAsync(condition, "all", new Told(_ => { }), Ct)).End);
    }

    [Fact]
    public async Task On_a_read_only_site_nothing_is_held_back_and_nothing_undone_and_it_says_why()
    {
        await using var site = await CampaignSite.StartAsync(Engine.Sqlite);
        var letter = TestData.OpenLetter();
        await site.ChangeAsync(async db => await db.AddRangeAsync(letter, TestData.Request(letter, "Wave 1"), TestData.Request(letter, "Calm 1")));
        Assert.Equal(QuarantineEnd.Done, (await RunAsync(site, "wave*")).End);
        await site.TurnAsync(SiteSwitch.ReadOnly, on: true);

        Assert.Equal(new QuarantineOutcome(QuarantineEnd.ReadOnly, 0), await RunAsync(site, "calm*"));
        Assert.Equal(new QuarantineOutcome(QuarantineEnd.ReadOnly, 0), await UndoAsync(site));
    }

    [Theory]
    [InlineData(OrganizerRole.Administrator, true)]
    [InlineData(OrganizerRole.Organizer, true)]
    [InlineData(OrganizerRole.Reader, false)]
    [InlineData(null, false)]
    public async Task Only_who_organizes_counts_holds_back_and_undoes(OrganizerRole? role, bool may)
    {
        await using var site = await CampaignSite.StartAsync(Engine.Sqlite);
        await using var acting = await Acting.AsAsync(site, role);
        var run = new QuarantineRun("Names like wave*", TestData.By, TestData.At);
        await site.ChangeAsync(async db => await db.AddAsync(run, Ct));
        var condition = new QuarantineCondition { NamePattern = "wave*" };

        Assert.Equal(may, await acting.The<QuarantineSignOns>().CountAsync(condition, Ct) is not null);
        Assert.Equal(may ? QuarantineEnd.Done : QuarantineEnd.NotAllowed, (await acting.The<QuarantineSignOns>().RunAsync(condition, "words", new Told(_ => { }), Ct)).End);
        Assert.Equal(may ? QuarantineEnd.Done : QuarantineEnd.NotAllowed, (await acting.The<UndoQuarantine>().UndoAsync(run.Id, Ct)).End);
    }

    private static async Task<List<string>> NamesAsync(CampaignSite site, QuarantineCondition condition)
    {
        await using var acting = await Acting.AsAsync(site, OrganizerRole.Organizer);
        return [.. (await acting.The<QuarantineSignOns>().CountAsync(condition, Ct))!.Examples.Select(example => example.Name).Order(StringComparer.Ordinal)];
    }

    private static async Task<QuarantineOutcome> RunAsync(CampaignSite site, string name, Action<int>? tell = null, CancellationToken? stop = null)
    {
        await using var acting = await Acting.AsAsync(site, OrganizerRole.Organizer);
        return await acting.The<QuarantineSignOns>().RunAsync(new QuarantineCondition { NamePattern = name }, $"Names like {name}", new Told(tell ?? (_ => { })), stop ?? Ct);
    }

    private static async Task<QuarantineOutcome> UndoAsync(CampaignSite site)
    {
        await using var db = await site.OpenDatabaseAsync();
        var run = await db.QuarantineRuns.Select(r => r.Id).SingleAsync(Ct);
        await using var acting = await Acting.AsAsync(site, OrganizerRole.Organizer);
        return await acting.The<UndoQuarantine>().UndoAsync(run, Ct);
    }

    private sealed class Told(Action<int> tell) : IProgress<(int Done, int Of)>
    {
        public void Report((int Done, int Of) value) => tell(value.Done);
    }
}
