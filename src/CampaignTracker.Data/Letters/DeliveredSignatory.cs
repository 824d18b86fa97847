using CampaignTracker.Data.Organizations;

namespace CampaignTracker.Data.Letters;

/// <summary>An organization as it stood under a letter when that was handed over.</summary>
public sealed class DeliveredSignatory
{
    private DeliveredSignatory()
    {
    }

    internal DeliveredSignatory(Guid deliveryId, int position, SignOn signOn)
    {
        var organization = signOn.Organization ?? throw new DomainException("A signature is kept with its organization.");
        DeliveryId = deliveryId;
        Position = position;
        SignOnId = signOn.Id;
        (Name, ShortName, City, State, Scope) = (organization.Name, organization.ShortName, organization.City, organization.State, organization.Scope);
        SignatoryName = signOn.ShowSignatoryName ? signOn.SignatoryName : "";
        SignatoryTitle = signOn.ShowSignatoryTitle ? signOn.SignatoryTitle : "";
    }

    /// <summary>With which delivery.</summary>
    public Guid DeliveryId { get; private set; }

    /// <summary>From 1, in the order in which it was delivered.</summary>
    public int Position { get; private set; }

    /// <summary>The signature that it was.</summary>
    public Guid SignOnId { get; private set; }

    /// <summary>The organization's name then.</summary>
    public string Name { get; private set; } = "";

    /// <summary>Its short name then; may be empty.</summary>
    public string ShortName { get; private set; } = "";

    /// <summary>Its city then; may be empty.</summary>
    public string City { get; private set; } = "";

    /// <summary>Its state's postal code then; empty where unknown.</summary>
    public string State { get; private set; } = "";

    /// <summary>Its reach then.</summary>
    public Scope Scope { get; private set; }

    /// <summary>Who signed for it, as the person agreed to be shown; empty otherwise, and once erased.</summary>
    public string SignatoryName { get; private set; } = "";

    /// <summary>The person's title, as the person agreed to show it; empty otherwise, and once erased.</summary>
    public string SignatoryTitle { get; private set; } = "";

    /// <summary>What the person no longer shows goes from here too; what was not shown then stays hidden.</summary>
    internal void Follow(SignOn signOn)
    {
        if (!signOn.ShowSignatoryName || signOn.SignatoryName.Length == 0)
            SignatoryName = "";
        if (!signOn.ShowSignatoryTitle || signOn.SignatoryTitle.Length == 0)
            SignatoryTitle = "";
    }
}
