using CampaignTracker.Data.Letters;
using CampaignTracker.Data.Organizations;
using CampaignTracker.Data.Organizers;
using CampaignTracker.Testing;
using CampaignTracker.Web.Features.SignOns;
using CampaignTracker.Web.Tests.Organize;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Tests.SignOns;

/// <summary>What organizers read of what waits, and what comes of what they decide.</summary>
public sealed class QueueTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, OnBothEngines]
    public async Task Each_list_holds_what_waits_in_it(Engine engine)
    {
        await using var site = await CampaignSite.StartAsync(engine);
        var letter = TestData.OpenLetter();
        var settled = TestData.DisownedRequest(letter, "Settled");
        settled.SignOns[0].Settle(TestData.By, TestData.At);
        await AddAsync(
            site, letter, TestData.ConfirmedRequest(letter, "To review"), TestData.Request(letter, "Held back", quarantine: QuarantineReason.Honeypot),
            TestData.Request(letter, "Not confirmed"), TestData.DisownedRequest(letter, "Disowned"), settled);

        var toReview = await ReadAsync(site);
        Assert.Equal(["To review"], Names(toReview));
        Assert.Equal([Sector.Community], toReview.Rows[0].Organization.Sectors);
        var heldBack = await ReadAsync(site, QueueList.HeldBack);
        Assert.Equal(["Held back"], Names(heldBack));
        Assert.Equal(QuarantineReason.Honeypot, heldBack.Rows[0].Request!.Quarantine);
        var disowned = await ReadAsync(site, QueueList.Disowned);
        Assert.Equal(["Disowned"], Names(disowned));
        Assert.All(disowned.Counts.Where(count => count.Key is not QueueList.ToSpeak), count => Assert.Equal(1, count.Value));
    }

    [Theory, OnBothEngines]
    public async Task The_longest_waiting_come_first_twenty_five_on_a_page(Engine engine)
    {
        await using var site = await CampaignSite.StartAsync(engine);
        var letter = TestData.OpenLetter();
        await AddAsync(site, [letter, .. Enumerable.Range(0, 27).Select(n => TestData.ConfirmedRequest(letter, $"Number {n:d2}", TestData.At.AddMinutes(-n)))]);

        var first = await ReadAsync(site);
        var second = await ReadAsync(site, number: 2);

        Assert.Equal(Enumerable.Range(2, 25).Reverse().Select(n => $"Number {n:d2}"), Names(first));
        Assert.Equal(["Number 01", "Number 00"], Names(second));
        Assert.Equal(["Number 01", "Number 00"], Names(await ReadAsync(site, number: 99)));
        Assert.Equal(27, second.Counts[QueueList.ToReview]);
    }

    [Theory, OnBothEngines]
    public async Task Beside_it_stand_likely_duplicates_in_whatever_state(Engine engine)
    {
        await using var site = await CampaignSite.StartAsync(engine);
        var letter = TestData.OpenLetter();
        var listed = TestData.ListedOrganization("The Sonoran Lantern Keepers, Inc.", state: "NM");
        var declined = Declined("Another name altogether", "https://www.lanterns.example/about");
        var similar = TestData.ListedOrganization("Sonoran Lantern Society");
        var others = Enumerable.Range(0, 8).Select(n => (object)TestData.ListedOrganization($"Harbor Union {n}"));
        await AddAsync(
            site, [letter, listed, declined, similar, .. others, TestData.ListedSignOn(letter, listed), TestData.ConfirmedRequest(letter, "Sonoran Lantern Keepers", website: "https://lanterns.example")]);

        var twins = Assert.Single((await ReadAsync(site)).Rows).Twins;

        Assert.Equal(
            [(listed.Id, Likeness.Name, OrganizationStatus.Listed, SignOnStatus.Listed), (declined.Id, Likeness.Website, OrganizationStatus.Declined, null), (similar.Id, Likeness.Words, OrganizationStatus.Listed, (SignOnStatus?)null)],
            twins.Select(twin => (twin.Id, twin.Likeness, twin.Status, twin.UnderLetter)));
    }

    [Theory]
    [InlineData("rosa@neighbors.example", "https://www.neighbors.example/", MailProof.OwnDomain)]
    [InlineData("rosa@elsewhere.example", "https://neighbors.example", MailProof.OtherDomain)]
    [InlineData("rosa@gmail.com", "https://gmail.com", MailProof.FreeMail)]
    [InlineData("rosa@neighbors.example", null, MailProof.NoWebsite)]
    public async Task It_tells_what_the_mail_domain_proves(string email, string? website, MailProof proof)
    {
        await using var site = await CampaignSite.StartAsync(Engine.Sqlite);
        var letter = TestData.OpenLetter();
        await AddAsync(site, letter, TestData.ConfirmedRequest(letter, email: email, website: website));

        Assert.Equal(proof, Assert.Single((await ReadAsync(site)).Rows).Request!.Proof);
    }

    [Theory, OnBothEngines]
    public async Task Whoever_is_slower_changes_nothing_and_is_told(Engine engine)
    {
        await using var site = await CampaignSite.StartAsync(engine);
        var letter = TestData.OpenLetter();
        var request = TestData.ConfirmedRequest(letter);
        var held = TestData.Request(letter, "Held back", quarantine: QuarantineReason.Network);
        await AddAsync(site, letter, request, held);
        await using var acting = await Acting.AsAsync(site, OrganizerRole.Organizer);
        var decide = acting.The<DecideOnSignOn>();

        Assert.Equal(DecisionOutcome.Done, await decide.DecideAsync(Decision.List, Subject(request), "", Ct));
        Assert.Equal(DecisionOutcome.TooLate, await decide.DecideAsync(Decision.Decline, Subject(request), "Too late", Ct));
        Assert.Equal(DecisionOutcome.Done, await decide.DecideAsync(Decision.Release, Subject(held), "", Ct));
        Assert.Equal(DecisionOutcome.TooLate, await decide.DecideAsync(Decision.Release, Subject(held), "", Ct));
        Assert.Equal(DecisionOutcome.TooLate, await decide.DecideAsync(Decision.List, new DecisionSubject(Guid.NewGuid(), Guid.NewGuid(), null), "", Ct));
        await using var db = await site.OpenDatabaseAsync();
        Assert.Equal("A Organizer", (await db.History.SingleAsync(h => h.NounId == request.SignOns[0].Id && h.What == "listed", Ct)).By);
    }

    [Theory]
    [InlineData("", DecisionOutcome.WordsMissing)]
    [InlineData("  ", DecisionOutcome.WordsMissing)]
    [InlineData("long", DecisionOutcome.WordsTooLong)]
    public async Task A_reason_is_asked_for_and_has_a_limit(string words, DecisionOutcome outcome)
    {
        await using var site = await CampaignSite.StartAsync(Engine.Sqlite);
        var letter = TestData.OpenLetter();
        var request = TestData.ConfirmedRequest(letter);
        await AddAsync(site, letter, request);
        await using var acting = await Acting.AsAsync(site, OrganizerRole.Organizer);
        var typed = words == "long" ? new string('x', SignOn.ReasonMaxLength + 1) : words;

        Assert.Equal(outcome, await acting.The<DecideOnSignOn>().DecideAsync(Decision.Decline, Subject(request), typed, Ct));
        Assert.Equal(outcome, await acting.The<DecideOnSignOn>().DecideAsync(Decision.Verify, Subject(request), typed, Ct));
    }

    [Theory, OnBothEngines]
    public async Task A_disowned_one_is_not_put_back_where_the_organization_has_signed_anew(Engine engine)
    {
        await using var site = await CampaignSite.StartAsync(engine);
        var letter = TestData.OpenLetter();
        var disowned = TestData.DisownedRequest(letter);
        await AddAsync(site, letter, disowned, TestData.ConfirmedRequest(letter, organization: disowned.Organization));
        await using var acting = await Acting.AsAsync(site, OrganizerRole.Organizer);

        Assert.Equal(DecisionOutcome.SignedAlready, await acting.The<DecideOnSignOn>().DecideAsync(Decision.PutBack, Subject(disowned), "", Ct));
    }

    [Theory, OnBothEngines]
    public async Task Listing_beside_one_of_the_same_name_and_state_asks_once_more(Engine engine)
    {
        await using var site = await CampaignSite.StartAsync(engine);
        var letter = TestData.OpenLetter();
        var twin = TestData.ConfirmedRequest(letter, "Lantern Keepers", email: "bea@other.example");
        await AddAsync(site, letter, TestData.ConfirmedRequest(letter, "The Lantern Keepers, Inc."), twin);
        await using var acting = await Acting.AsAsync(site, OrganizerRole.Organizer);
        var decide = acting.The<DecideOnSignOn>();
        await using (var db = await site.OpenDatabaseAsync())
        {
            var first = await db.SignOnRequests.Include(r => r.SignOns).SingleAsync(r => r.Id != twin.Id, Ct);
            Assert.Equal(DecisionOutcome.Done, await decide.DecideAsync(Decision.List, Subject(first), "", Ct));
        }

        Assert.Equal(DecisionOutcome.TwinStands, await decide.DecideAsync(Decision.List, Subject(twin), "", Ct));
        Assert.Equal(DecisionOutcome.Done, await decide.DecideAsync(Decision.ListBesideTwin, Subject(twin), "", Ct));
    }

    private static Organization Declined(string name, string website)
    {
        var organization = Organization.Ask(
            new OrganizationDetails { Name = name, State = "AZ", Scope = Scope.Local, Sectors = [Sector.Community], Website = website }, null, TestData.By, TestData.At);
        organization.Decline("Unknown", TestData.By, TestData.At);
        return organization;
    }

    private static DecisionSubject Subject(SignOnRequest request) => new(request.SignOns[0].Id, request.OrganizationId, request.Id);

    private static IEnumerable<string> Names(QueueView view) => view.Rows.Select(row => row.Organization.Name);

    private static Task AddAsync(CampaignSite site, params object[] rows) => site.ChangeAsync(db =>
    {
        db.AddRange(rows);
        return Task.CompletedTask;
    });

    private static async Task<QueueView> ReadAsync(CampaignSite site, QueueList list = QueueList.ToReview, int number = 1)
    {
        await using var acting = await Acting.AsAsync(site, OrganizerRole.Organizer);
        return await acting.The<ReadWaitingSignOns>().ReadAsync(list, number, Ct);
    }
}
