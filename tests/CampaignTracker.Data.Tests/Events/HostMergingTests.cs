using CampaignTracker.Data.Events;
using CampaignTracker.Testing;

namespace CampaignTracker.Data.Tests.Events;

public sealed class HostMergingTests
{
    [Fact]
    public void The_organization_that_a_host_became_hosts_in_its_place()
    {
        var (merged, known) = (TestData.ListedOrganization(), TestData.ListedOrganization());
        var march = TestData.PublishedEvent();
        march.HostedBy(merged, HostRole.Lead);

        march.HostJoins(merged, known, TestData.By, TestData.At);

        Assert.Equal([(known.Id, HostRole.Lead)], march.Hosts.Select(h => (h.OrganizationId, h.Role)));
    }

    [Fact]
    public void Where_both_host_it_the_greater_part_counts()
    {
        var (merged, known) = (TestData.ListedOrganization(), TestData.ListedOrganization());
        var march = TestData.PublishedEvent();
        march.HostedBy(known, HostRole.CoHost);
        march.HostedBy(merged, HostRole.Lead);

        march.HostJoins(merged, known, TestData.By, TestData.At);

        Assert.Equal([(known.Id, HostRole.Lead)], march.Hosts.Select(h => (h.OrganizationId, h.Role)));
    }
}
