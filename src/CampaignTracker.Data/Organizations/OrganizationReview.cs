using CampaignTracker.Data.History;

namespace CampaignTracker.Data.Organizations;

/// <content>Steps back to an organizer's review, and the address that is settled with it.</content>
public sealed partial class Organization
{
    /// <summary>Gets another address, as long as nobody saw the one that it has.</summary>
    /// <exception cref="DomainException">It is on the roster, or was, or the address is missing or too long.</exception>
    public void Readdress(string slug, Actor by, DateTime at)
    {
        if (ListedAt is not null)
            throw new DomainException("The address of an organization that was on the roster stays.");
        Slug = StorableText.Required(slug, SlugMaxLength, "The address");
        Remember("readdressed", by, at);
    }

    /// <summary>What it was listed for was not authorized by those whose address it names: it waits for an organizer again.</summary>
    /// <exception cref="IllegalTransitionException">It is not listed.</exception>
    public void SendBack(Actor by, DateTime at)
    {
        Allow("sent back", OrganizationStatus.Listed);
        Status = OrganizationStatus.Pending;
        Remember("sent-back", by, at);
    }

    /// <summary>An organizer looks at a declined one again.</summary>
    /// <exception cref="IllegalTransitionException">It is not declined.</exception>
    public void Reopen(Actor by, DateTime at)
    {
        Allow("reopened", OrganizationStatus.Declined);
        (Status, DeclineReason) = (OrganizationStatus.Pending, null);
        Remember("reopened", by, at);
    }
}
