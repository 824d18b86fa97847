using CampaignTracker.Data.History;
using CampaignTracker.Data.Organizations;

namespace CampaignTracker.Data.Events;

/// <content>What becomes of its hosts.</content>
public sealed partial class CampaignEvent
{
    /// <summary>One of its hosts turned out to be another organization. Where that hosts it too, the greater part counts.</summary>
    public void HostJoins(Organization merged, Organization known, Actor by, DateTime at)
    {
        if (_hosts.Find(h => h.OrganizationId == merged.Id) is not { } host)
            return;
        var before = NamesOfHosts();
        _hosts.Remove(host);
        if (_hosts.Find(h => h.OrganizationId == known.Id) is not { } own)
            _hosts.Add(new EventHost(Id, known, host.Role));
        else if (host.Role is HostRole.Lead)
            own.Become(HostRole.Lead);
        NotePart(nameof(Hosts), before, NamesOfHosts());
        Remember("host-merged", by, at);
    }

    /// <summary>An organization that was asked said yes.</summary>
    internal void CoHostJoins(Organization organization, Actor by, DateTime at)
    {
        if (_hosts.Exists(host => host.OrganizationId == organization.Id))
            return;
        NotePart(nameof(Hosts), NamesOfHosts(), NamesOfHosts().Append(organization.Name));
        _hosts.Add(new EventHost(Id, organization, HostRole.CoHost));
        Remember("co-host-joined", by, at);
    }

    /// <summary>A co-host hosts no longer. The lead stays.</summary>
    public void CoHostLeaves(Guid organizationId, Actor by, DateTime at)
    {
        var before = NamesOfHosts();
        if (_hosts.RemoveAll(host => host.OrganizationId == organizationId && host.Role is HostRole.CoHost) == 0)
            return;
        NotePart(nameof(Hosts), before, NamesOfHosts());
        Remember("co-host-left", by, at);
    }

    /// <summary>One of its hosts came onto the roster, left it or has another name, or its day of action has: copies of it are out of date.</summary>
    internal void ShowOthersAnew(DateTime at) => ReadDifferently(at);

    private List<string> NamesOfHosts() => _hosts.ConvertAll(held => held.Organization?.Name ?? held.OrganizationId.ToString());
}
