using CampaignTracker.Data.Organizations;

namespace CampaignTracker.Data.Events;

/// <summary>One organization's part in hosting one event.</summary>
public sealed class EventHost
{
    private EventHost()
    {
    }

    internal EventHost(Guid eventId, Organization organization, HostRole role)
    {
        EventId = eventId;
        OrganizationId = organization.Id;
        Organization = organization;
        Role = role;
    }

    /// <summary>The event.</summary>
    public Guid EventId { get; private set; }

    /// <summary>The event, where loaded.</summary>
    public CampaignEvent? Event { get; private set; }

    /// <summary>The host.</summary>
    public Guid OrganizationId { get; private set; }

    /// <summary>The host, where loaded.</summary>
    public Organization? Organization { get; private set; }

    /// <summary>What it does for the event.</summary>
    public HostRole Role { get; private set; }

    internal void Become(HostRole role) => Role = role;
}
