using CampaignTracker.Data.History;

namespace CampaignTracker.Data.Organizations;

/// <summary>What a list brings.</summary>
public sealed partial class Organization
{
    /// <summary>An organizer imports it from a list: it is on the roster at once.</summary>
    /// <param name="details">What the list says of it.</param>
    /// <param name="slug">An address that is still free.</param>
    /// <param name="note">Which list (at most <see cref="OriginNoteMaxLength"/> characters).</param>
    /// <param name="by">Who imports.</param>
    /// <param name="at">When (UTC).</param>
    /// <param name="isSample">True for an invented one, under a letter that is invented too.</param>
    /// <exception cref="DomainException">A detail or the note is missing, too long or not of its kind.</exception>
    public static Organization Import(OrganizationDetails details, string slug, string note, Actor by, DateTime at, bool isSample = false)
    {
        var organization = new Organization(at, isSample)
        {
            Slug = StorableText.Required(slug, SlugMaxLength, "The address"),
            OriginNote = StorableText.Required(note, OriginNoteMaxLength, "Where it comes from"),
            Status = OrganizationStatus.Listed,
            ListedAt = at,
        };
        organization.Take(details);
        organization.Remember("imported", by, at);
        return organization;
    }

    /// <summary>Takes from a list what is not known of it yet; nothing that is known changes.</summary>
    /// <returns>False where the list knows nothing new.</returns>
    /// <exception cref="DomainException">A detail is too long or not of its kind.</exception>
    public bool FillIn(OrganizationDetails more, Actor by, DateTime at)
    {
        var known = new OrganizationDetails
        {
            Name = Name,
            ShortName = ShortName,
            City = City,
            State = State,
            PostalCode = PostalCode,
            Scope = Scope,
            Sectors = [.. Sectors.Select(s => s.Sector)],
            Website = Website,
            PublicEmail = PublicEmail,
            About = About,
            Sources = Sources,
        };
        var filled = known.FilledWith(more);
        if (filled == known)
            return false;

        Take(filled);
        Remember("completed", by, at);
        return true;
    }
}
