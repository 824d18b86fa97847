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
        _hosts.Remove(host);
        if (_hosts.Find(h => h.OrganizationId == known.Id) is not { } own)
            _hosts.Add(new EventHost(Id, known, host.Role));
        else if (host.Role is HostRole.Lead)
            own.Become(HostRole.Lead);
        Remember("host-merged", by, at);
    }
}
