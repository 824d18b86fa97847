using CampaignTracker.Data.Letters;
using CampaignTracker.Data.Organizations;
using CampaignTracker.Data.Organizers;
using CampaignTracker.Testing;
using CampaignTracker.Web.Features.Organizations;
using CampaignTracker.Web.Features.Organizations.Merging;
using CampaignTracker.Web.Features.SignOns;
using CampaignTracker.Web.Ui.Organize.Editing;
using CampaignTracker.Web.Ui.Organize.Grids;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Tests.Organize;

/// <summary>Every action on organizations against every role and none.</summary>
public sealed class ZoneActionsOnOrganizations
{
    private static readonly OrganizerRole?[] Roles = [OrganizerRole.Administrator, OrganizerRole.Organizer, OrganizerRole.Reader, null];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static TheoryData<OrganizationStep, OrganizerRole?> EachStepWithEachRole => [.. from step in Enum.GetValues<OrganizationStep>() from role in Roles select (step, role)];

    public static TheoryData<OrganizerRole?> EachRole => [.. Roles];

    [Theory]
    [MemberData(nameof(EachStepWithEachRole))]
    public async Task A_step_is_taken_for_its_roles_only(OrganizationStep step, OrganizerRole? role)
    {
        await using var site = await CampaignSite.StartAsync(Engine.Sqlite);
        var organization = Ready(step);
        await site.ChangeAsync(async db => await db.AddAsync(organization, Ct));
        await using var acting = await Acting.AsAsync(site, role);
        var decisions = acting.The<DecideOnOrganizations>();

        var outcome = await decisions.TakeAsync(await decisions.ForeseeAsync(step, new GridSelection([organization.Id], null, 1), Ct), "Words", told: null, Ct);

        Assert.Equal(MayAct(role) ? (StepResult.Done, 1) : (StepResult.NotAllowed, 0), (outcome.Result, outcome.Done));
        await using var db = await site.OpenDatabaseAsync();
        Assert.Equal(MayAct(role), (await db.Organizations.SingleAsync(Ct)).Version != organization.Version);
    }

    [Theory]
    [MemberData(nameof(EachRole))]
    public async Task Editing_adding_keying_in_and_merging_are_for_their_roles_only(OrganizerRole? role)
    {
        await using var site = await CampaignSite.StartAsync(Engine.Sqlite);
        var (one, other) = (TestData.ListedOrganization("Lantern"), TestData.ListedOrganization("Bridge"));
        await site.ChangeAsync(async db => await db.AddRangeAsync(one, other, TestData.OpenLetter("letter")));
        await using var acting = await Acting.AsAsync(site, role);
        var expected = MayAct(role) ? SheetResult.Saved : SheetResult.NotAllowed;

        var edited = (await acting.The<EditOrganization>().ReadAsync(one.Id, Ct))!;
        edited[SignOnFields.City] = "Mesa";
        Assert.Equal(expected, (await acting.The<EditOrganization>().SaveAsync(one.Id, edited, Ct)).Result);

        var added = new Sheet(AddOrganization.Blank);
        (added[SignOnFields.Name], added[SignOnFields.Sectors]) = ("Quite another", "faith");
        Assert.Equal(expected, (await acting.The<AddOrganization>().AddAsync(added, [], Ct)).Outcome.Result);

        var keyed = await acting.The<KeyInSignOn>().BlankAsync(Ct);
        keyed[KeyInSignOn.Note] = "A sheet";
        Assert.Equal(expected, (await acting.The<KeyInSignOn>().SaveAsync(one.Id, keyed, Ct)).Result);

        Assert.Equal(MayAct(role), await acting.The<PreviewMerge>().ReadAsync(one.Id, other.Id, Ct) is not null);
        await using var db = await site.OpenDatabaseAsync();
        var version = (await db.Organizations.SingleAsync(o => o.Id == one.Id, Ct)).Version;
        Assert.Equal(
            MayAct(role) ? MergeOutcome.Merged : MergeOutcome.NotAllowed,
            await acting.The<MergeOrganizations>().MergeAsync(new MergeChoice(one.Id, version, other.Id, other.Version, [], [], ContactsSpeak: true), Ct));
    }

    [Theory]
    [InlineData(OrganizerRole.Administrator, true)]
    [InlineData(OrganizerRole.Organizer, true)]
    [InlineData(OrganizerRole.Reader, false)]
    [InlineData(null, false)]
    public async Task Contacts_private_names_and_notes_are_read_for_those_who_act_only(OrganizerRole? role, bool sees)
    {
        await using var site = await CampaignSite.StartAsync(Engine.Sqlite);
        var letter = TestData.OpenLetter();
        var request = TestData.ConfirmedRequest(letter);
        request.Organization!.Verify("Called Rosa at 602 555 0100.", TestData.By, TestData.At);
        request.Organization.Decline("Rosa left.", TestData.By, TestData.At);
        var paper = letter.Enter(request.Organization, new Signatory("Rosa Morales", "Chair", ShowName: false, ShowTitle: true), SignOnOrigin.Paper, "Rosa’s folder", TestData.By, TestData.At.AddDays(1));
        request.SignOns[0].WithdrawFor("Rosa called.", TestData.By, TestData.At);
        await site.ChangeAsync(async db => await db.AddRangeAsync(letter, request, paper));
        await using var acting = await Acting.AsAsync(site, role);

        var file = await acting.The<ReadOrganizationFile>().ReadAsync(request.OrganizationId, Ct);

        Assert.Equal(sees ? ["rosa@neighbors.example"] : [], file.Contacts.Select(contact => contact.Email));
        Assert.Equal([(sees ? "Rosa Morales" : "", "Chair"), ("", "Chair")], file.SignOns.Select(signOn => (signOn.SignatoryName, signOn.SignatoryTitle)));
        Assert.Equal(sees ? ["Rosa’s folder", null] : [null, null], file.SignOns.Select(signOn => signOn.Note));
        Assert.Equal(sees ? [null, "Rosa called."] : [null, null], file.SignOns.Select(signOn => signOn.Why));
        Assert.Equal(sees ? ("Called Rosa at 602 555 0100.", "Rosa left.") : (null, null), (file.Facts!.Evidence, file.Facts.Why));
    }

    private static bool MayAct(OrganizerRole? role) => role is OrganizerRole.Administrator or OrganizerRole.Organizer;

    /// <summary>One that the step can be taken with.</summary>
    private static Organization Ready(OrganizationStep step)
    {
        var organization = TestData.Organization();
        if (step is OrganizationStep.Withdraw)
            organization.List(TestData.By, TestData.At);
        if (step is OrganizationStep.Trust or OrganizationStep.Distrust)
            organization.Verify("Called.", TestData.By, TestData.At);
        if (step is OrganizationStep.Distrust)
            organization.Trust(TestData.By, TestData.At);
        return organization;
    }
}
