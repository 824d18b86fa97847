namespace CampaignTracker.Data.Organizations;

/// <summary>One field of work of one organization; a row of its own, so that the roster can be filtered by an index.</summary>
public sealed class OrganizationSector
{
    private OrganizationSector()
    {
    }

    internal OrganizationSector(Guid organizationId, Sector sector)
    {
        OrganizationId = organizationId;
        Sector = sector;
    }

    /// <summary>Whose.</summary>
    public Guid OrganizationId { get; private set; }

    /// <summary>Which.</summary>
    public Sector Sector { get; private set; }
}
