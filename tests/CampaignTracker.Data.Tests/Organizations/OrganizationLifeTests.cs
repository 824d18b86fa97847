using CampaignTracker.Data.Organizations;
using CampaignTracker.Testing;

namespace CampaignTracker.Data.Tests.Organizations;

public sealed class OrganizationLifeTests(SharedDatabases databases)
{
    private static readonly Step<Organization, OrganizationStatus>[] Steps =
    [
        new("list", [OrganizationStatus.Pending], OrganizationStatus.Listed, "listed", o => o.List(LifeCycle.By, LifeCycle.When)),
        new("decline", [OrganizationStatus.Pending], OrganizationStatus.Declined, "declined", o => o.Decline("Not ours.", LifeCycle.By, LifeCycle.When)),
        new("withdraw", [OrganizationStatus.Listed], OrganizationStatus.Withdrawn, "withdrawn", o => o.Withdraw(LifeCycle.By, LifeCycle.When)),
        new("withdraw for", [OrganizationStatus.Listed], OrganizationStatus.Withdrawn, "withdrawn", o => o.WithdrawFor("Its chair called.", LifeCycle.By, LifeCycle.When)),
        new("merge", [OrganizationStatus.Pending, OrganizationStatus.Listed, OrganizationStatus.Withdrawn], OrganizationStatus.Merged, "merged",
            o => o.MergeInto(TestData.ListedOrganization("The Other"), LifeCycle.By, LifeCycle.When)),
    ];

    public static TheoryData<Engine, OrganizationStatus, string> Pairs => LifeCycle.Pairs(Steps);

    [Theory, MemberData(nameof(Pairs))]
    public async Task A_step_is_kept_with_who_and_when_or_refused_and_changes_nothing(Engine engine, OrganizationStatus state, string step) =>
        await LifeCycle.CheckAsync(
            await databases.OnAsync(engine), Make(state), state, Steps.Single(s => s.Name == step), o => o.Status, db => db.Organizations);

    [Fact]
    public void What_a_step_leaves_behind()
    {
        Assert.Equal(LifeCycle.When, Taken("list", OrganizationStatus.Pending).ListedAt);
        Assert.Equal("Not ours.", Taken("decline", OrganizationStatus.Pending).DeclineReason);
        Assert.Equal(LifeCycle.When, Taken("withdraw", OrganizationStatus.Listed).WithdrawnAt);

        Assert.Equal("Its chair called.", Taken("withdraw for", OrganizationStatus.Listed).WithdrawalNote);

        var merged = Taken("merge", OrganizationStatus.Listed);
        Assert.Equal("The Other", merged.MergedInto!.Name);
        Assert.Equal(merged.MergedInto.Id, merged.MergedIntoId);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    public void Declining_needs_a_reason(string reason)
    {
        var organization = Make(OrganizationStatus.Pending);
        Assert.Throws<DomainException>(() => organization.Decline(reason, LifeCycle.By, LifeCycle.When));
        Assert.Equal(OrganizationStatus.Pending, organization.Status);
    }

    [Fact]
    public void Only_an_organization_that_an_organizer_verified_is_trusted()
    {
        var organization = Make(OrganizationStatus.Listed);
        Assert.Throws<DomainException>(() => organization.Trust(LifeCycle.By, LifeCycle.When));
        organization.ConfirmEmail(LifeCycle.By, LifeCycle.When);
        Assert.Throws<DomainException>(() => organization.Trust(LifeCycle.By, LifeCycle.When));
        Assert.False(organization.Trusted);

        organization.Verify("Called the number on its letterhead.", LifeCycle.By, LifeCycle.When);
        organization.Trust(LifeCycle.By, LifeCycle.When);
        Assert.True(organization.Trusted);
    }

    [Fact]
    public void Confirming_an_e_mail_never_lowers_the_verification()
    {
        var organization = Make(OrganizationStatus.Listed);
        organization.Verify("Called.", LifeCycle.By, TestData.At);
        organization.ConfirmEmail(LifeCycle.By, LifeCycle.When);

        Assert.Equal(VerificationLevel.OrganizerVerified, organization.Verification);
        Assert.Equal(TestData.At, organization.UpdatedAt);
    }

    [Fact]
    public void Verifying_needs_evidence()
    {
        var organization = Make(OrganizationStatus.Listed);
        Assert.Throws<DomainException>(() => organization.Verify(" ", LifeCycle.By, LifeCycle.When));
        Assert.Equal(VerificationLevel.None, organization.Verification);
    }

    [Fact]
    public void An_organization_is_not_merged_into_itself()
    {
        var organization = Make(OrganizationStatus.Listed);
        Assert.Throws<DomainException>(() => organization.MergeInto(organization, LifeCycle.By, LifeCycle.When));
        Assert.Equal(OrganizationStatus.Listed, organization.Status);
    }

    [Theory]
    [InlineData(OrganizationStatus.Listed, OrganizationStatus.Pending)]
    [InlineData(OrganizationStatus.Listed, OrganizationStatus.Withdrawn)]
    [InlineData(OrganizationStatus.Listed, OrganizationStatus.Declined)]
    [InlineData(OrganizationStatus.Listed, OrganizationStatus.Merged)]
    [InlineData(OrganizationStatus.Withdrawn, OrganizationStatus.Pending)]
    [InlineData(OrganizationStatus.Pending, OrganizationStatus.Withdrawn)]
    [InlineData(OrganizationStatus.Pending, OrganizationStatus.Declined)]
    [InlineData(OrganizationStatus.Pending, OrganizationStatus.Merged)]
    public void What_was_public_becomes_a_listed_one_and_nothing_becomes_one_that_left(OrganizationStatus state, OrganizationStatus other)
    {
        var organization = Make(state);
        Assert.Throws<IllegalTransitionException>(() => organization.MergeInto(Make(other), LifeCycle.By, LifeCycle.When));
        Assert.Equal(state, organization.Status);
        Assert.Null(organization.MergedIntoId);
    }

    [Theory]
    [InlineData(OrganizationStatus.Pending)]
    [InlineData(OrganizationStatus.Listed)]
    public void One_that_waits_may_become_one_that_waits_too(OrganizationStatus other)
    {
        var organization = Make(OrganizationStatus.Pending);
        organization.MergeInto(Make(other), LifeCycle.By, LifeCycle.When);
        Assert.Equal(OrganizationStatus.Merged, organization.Status);
    }

    [Fact]
    public void A_sample_never_becomes_a_real_one()
    {
        var details = new OrganizationDetails { Name = "An invented group", Scope = Scope.Local, Sectors = [Sector.Community] };
        var sample = Organization.Ask(details, "sample-merging", TestData.By, TestData.At, isSample: true);
        Assert.Throws<DomainException>(() => sample.MergeInto(Make(OrganizationStatus.Listed), LifeCycle.By, LifeCycle.When));
    }

    [Fact]
    public void Trust_can_be_taken_again_and_the_verification_stays()
    {
        var organization = Make(OrganizationStatus.Listed);
        organization.Verify("Called.", TestData.By, TestData.At);
        organization.Trust(TestData.By, TestData.At);
        organization.Distrust(LifeCycle.By, LifeCycle.When);

        Assert.Equal((false, VerificationLevel.OrganizerVerified), (organization.Trusted, organization.Verification));
    }

    [Fact]
    public void A_refused_correction_changes_nothing()
    {
        var organization = Make(OrganizationStatus.Listed);
        var details = new OrganizationDetails { Name = "Another Name", State = "TX", Scope = Scope.National, Sectors = [Sector.Faith], Website = "ftp://example.org" };

        Assert.Throws<DomainException>(() => organization.Correct(details, LifeCycle.By, LifeCycle.When));
        Assert.Throws<DomainException>(() => organization.Correct(details with { Website = null, Sectors = [] }, LifeCycle.By, LifeCycle.When));

        Assert.Equal(("Test Neighbors", "AZ", Scope.Local, TestData.At), (organization.Name, organization.State, organization.Scope, organization.UpdatedAt));
        Assert.Equal([Sector.Community], organization.Sectors.Select(s => s.Sector));
    }

    [Fact]
    public void A_correction_keeps_the_address_and_renews_the_keys()
    {
        var organization = Make(OrganizationStatus.Listed);
        var slug = organization.Slug;
        organization.Correct(
            new OrganizationDetails { Name = "The José Center, Inc.", City = "Mesa", State = "AZ", Scope = Scope.State, Sectors = [Sector.Faith, Sector.Labor, Sector.Faith] },
            LifeCycle.By, LifeCycle.When);

        Assert.Equal(slug, organization.Slug);
        Assert.Equal(("jose center inc", "jose center", "the jose center, inc. mesa"), (organization.SortKey, organization.MatchKey, organization.SearchText.Replace("  ", " ", StringComparison.Ordinal)));
        Assert.Equal([Sector.Faith, Sector.Labor], organization.Sectors.Select(s => s.Sector));
    }

    private static Organization Make(OrganizationStatus state)
    {
        var organization = TestData.Organization();
        if (state is OrganizationStatus.Declined)
            organization.Decline("No.", TestData.By, TestData.At);
        else if (state is not OrganizationStatus.Pending)
            organization.List(TestData.By, TestData.At);
        if (state is OrganizationStatus.Withdrawn)
            organization.Withdraw(TestData.By, TestData.At);
        if (state is OrganizationStatus.Merged)
            organization.MergeInto(TestData.ListedOrganization(), TestData.By, TestData.At);
        return organization;
    }

    private static Organization Taken(string step, OrganizationStatus from)
    {
        var organization = Make(from);
        Steps.Single(s => s.Name == step).Take(organization);
        return organization;
    }
}
