using CampaignTracker.Data.Letters;
using CampaignTracker.Data.Mail;
using CampaignTracker.Data.Organizations;
using CampaignTracker.Data.Organizers;
using CampaignTracker.Testing;
using CampaignTracker.Web.Features.Mails;
using CampaignTracker.Web.Features.SignOns;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Tests.Organize;

/// <summary>Every action of the zone against every role and none. What acts asks the store who acts; what a page shows is no lock.</summary>
public sealed class ZoneActions
{
    private static readonly OrganizerRole?[] Roles = [OrganizerRole.Administrator, OrganizerRole.Organizer, OrganizerRole.Reader, null];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static TheoryData<Decision, OrganizerRole?> EachDecisionWithEachRole =>
        [.. from decision in Enum.GetValues<Decision>() from role in Roles select (decision, role)];

    public static TheoryData<bool, OrganizerRole?> EachRetryWithEachRole => [.. from role in Roles from all in Enumerable.Range(0, 2) select (all == 1, role)];

    [Theory]
    [MemberData(nameof(EachDecisionWithEachRole))]
    public async Task A_decision_is_taken_for_its_roles_only(Decision decision, OrganizerRole? role)
    {
        await using var site = await CampaignSite.StartAsync(Engine.Sqlite);
        var request = await WaitingAsync(site, decision);
        var before = await StateAsync(site);
        await using var acting = await Acting.AsAsync(site, role);

        var outcome = await acting.The<DecideOnSignOn>().DecideAsync(decision, Subject(request), "Words", Ct);

        var mayAct = role is OrganizerRole.Administrator or OrganizerRole.Organizer;
        Assert.Equal(mayAct ? DecisionOutcome.Done : DecisionOutcome.NotAllowed, outcome);
        if (mayAct)
            Assert.NotEqual(before, await StateAsync(site));
        else
            Assert.Equal(before, await StateAsync(site));
    }

    [Theory]
    [MemberData(nameof(EachRetryWithEachRole))]
    public async Task Mails_are_tried_again_for_its_roles_only(bool all, OrganizerRole? role)
    {
        await using var site = await CampaignSite.StartAsync(Engine.Sqlite);
        var mail = TestData.DeadMail();
        await site.ChangeAsync(async db => await db.AddAsync(mail, Ct));
        await using var acting = await Acting.AsAsync(site, role);
        var retry = acting.The<RetryMails>();

        var count = all ? await retry.RetryAllAsync(Ct) : await retry.RetryAsync(mail.Id, Ct);

        var mayAct = role is OrganizerRole.Administrator or OrganizerRole.Organizer;
        Assert.Equal(mayAct ? 1 : null, count);
        await using var db = await site.OpenDatabaseAsync();
        Assert.Equal(mayAct ? MailState.Waiting : MailState.Dead, (await db.Outbox.SingleAsync(Ct)).State);
    }

    [Theory]
    [InlineData("role")]
    [InlineData("disabled")]
    [InlineData("signed out")]
    public async Task An_open_page_does_nothing_more_once_the_account_may_not(string lost)
    {
        await using var site = await CampaignSite.StartAsync(Engine.Sqlite);
        var request = await WaitingAsync(site, Decision.List);
        await using var acting = await Acting.AsAsync(site, OrganizerRole.Organizer);
        await site.ChangeAsync(async db =>
        {
            var organizer = await db.Organizers.SingleAsync(o => o.Id == acting.OrganizerId, Ct);
            if (lost == "role")
                organizer.ChangeRole(OrganizerRole.Reader, TestData.By, site.Now);
            else if (lost == "disabled")
                organizer.Disable(TestData.By, site.Now);
            else
                organizer.EndSessions(TestData.By, site.Now);
        });

        Assert.Equal(DecisionOutcome.NotAllowed, await acting.The<DecideOnSignOn>().DecideAsync(Decision.List, Subject(request), "", Ct));
    }

    [Theory]
    [InlineData(OrganizerRole.Administrator, true)]
    [InlineData(OrganizerRole.Organizer, true)]
    [InlineData(OrganizerRole.Reader, false)]
    [InlineData(null, false)]
    public async Task Contacts_private_names_and_notes_are_read_for_those_who_act_only(OrganizerRole? role, bool sees)
    {
        await using var site = await CampaignSite.StartAsync(Engine.Sqlite);
        await WaitingAsync(site, Decision.List);
        await site.ChangeAsync(async db => (await db.Organizations.SingleAsync(Ct)).Verify("Called Rosa.", TestData.By, TestData.At));
        await using var acting = await Acting.AsAsync(site, role);

        var row = Assert.Single((await acting.The<ReadWaitingSignOns>().ReadAsync(QueueList.ToReview, 1, Ct)).Rows);

        Assert.Equal(sees ? "rosa@neighbors.example" : null, row.Request!.Contact?.Email);
        Assert.Equal((sees ? "Rosa Morales" : "", !sees), (row.Signatory.Name, row.IsSignatoryHidden));
        Assert.Equal("Chair", row.Signatory.Title);
        Assert.Equal(sees ? "Called Rosa." : null, row.Organization.Evidence);
    }

    private static DecisionSubject Subject(SignOnRequest request) => new(request.SignOns[0].Id, request.OrganizationId, request.Id);

    /// <summary>One that the decision can be taken on.</summary>
    private static async Task<SignOnRequest> WaitingAsync(CampaignSite site, Decision decision)
    {
        var letter = TestData.OpenLetter();
        var request = decision switch
        {
            Decision.AcceptSpeaker or Decision.TurnDown => TestData.Request(letter, organization: TestData.ListedOrganization()),
            Decision.Release => TestData.Request(letter, quarantine: QuarantineReason.Network),
            Decision.Settle or Decision.TakeOff or Decision.PutBack => TestData.DisownedRequest(letter),
            _ => TestData.ConfirmedRequest(letter),
        };
        await site.ChangeAsync(db =>
        {
            db.AddRange(letter, request);
            if (decision is Decision.AcceptSpeaker or Decision.TurnDown)
            {
                request.Confirm(TestData.By, TestData.At);
                request.Contact!.Confirm(TestData.By, TestData.At);
                db.Add(letter.Enter(request.Organization!, Signatory.Unnamed, SignOnOrigin.Paper, "A sheet", TestData.By, TestData.At));
            }

            return Task.CompletedTask;
        });
        return request;
    }

    private static async Task<(SignOnStatus, DateTime?, VerificationLevel, string, bool)> StateAsync(CampaignSite site)
    {
        await using var db = await site.OpenDatabaseAsync();
        var signOn = await db.SignOns.AsNoTracking().Include(s => s.Organization).SingleAsync(s => s.RequestId != null, Ct);
        return (signOn.Status, signOn.LookedAt, signOn.Organization!.Verification, signOn.SignatoryName, signOn.ShowSignatoryTitle);
    }
}
