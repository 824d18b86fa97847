namespace CampaignTracker.Data.Organizations;

/// <summary>What an organization says of itself, all of it public. The limits are those of <see cref="Organization"/>.</summary>
public sealed record OrganizationDetails
{
    /// <summary>The full name.</summary>
    public required string Name { get; init; }

    /// <summary>An acronym or short form; may be empty.</summary>
    public string ShortName { get; init; } = "";

    /// <summary>May be empty.</summary>
    public string City { get; init; } = "";

    /// <summary>A code of <see cref="Places.UsStates"/>, or empty where unknown or national.</summary>
    public string State { get; init; } = "";

    /// <summary>A five-digit ZIP code; may be empty.</summary>
    public string PostalCode { get; init; } = "";

    /// <summary>How far its work reaches.</summary>
    public required Scope Scope { get; init; }

    /// <summary>At least one.</summary>
    public required IReadOnlyCollection<Sector> Sectors { get; init; }

    /// <summary>An http or https address; null where there is none.</summary>
    public string? Website { get; init; }

    /// <summary>The mailbox that the organization publishes; null where there is none.</summary>
    public string? PublicEmail { get; init; }

    /// <summary>One or two sentences.</summary>
    public BilingualText About { get; init; } = BilingualText.Empty;

    /// <summary>Where the coalition read of it; empty for one that spoke for itself.</summary>
    public IReadOnlyList<Source> Sources { get; init; } = [];
}
