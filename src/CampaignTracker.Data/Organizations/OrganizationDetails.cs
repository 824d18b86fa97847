using CampaignTracker.Data.Places;

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

    /// <summary>A code of <see cref="UsStates"/>, or empty where unknown or national.</summary>
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

    /// <summary>With what <paramref name="more"/> tells where this tells nothing.</summary>
    public OrganizationDetails FilledWith(OrganizationDetails more) => this with
    {
        ShortName = Either(ShortName, more.ShortName),
        City = Either(City, more.City),
        State = Either(State, more.State),
        PostalCode = Either(PostalCode, more.PostalCode),
        Website = Website ?? more.Website,
        PublicEmail = PublicEmail ?? more.PublicEmail,
        About = new BilingualText(Either(About.En, more.About.En), Either(About.Es, more.About.Es)),
    };

    internal OrganizationDetails Checked() => Sectors.Count == 0
        ? throw new DomainException("At least one sector is needed.")
        : this with
        {
            Name = StorableText.Required(Name, Organization.NameMaxLength, "The name"),
            ShortName = StorableText.Within(ShortName, Organization.ShortNameMaxLength, "The short name"),
            City = StorableText.Within(City, Organization.CityMaxLength, "The city"),
            State = UsStates.KnownOrEmpty(State),
            PostalCode = StorableText.Within(PostalCode, Organization.PostalCodeMaxLength, "The ZIP code"),
            Website = WebAddress(Website),
            PublicEmail = PublicEmail is null ? null : StorableText.Required(PublicEmail, Organization.EmailMaxLength, "The public e-mail"),
            About = About.Within(Organization.AboutMaxLength, "The description"),
        };

    private static string Either(string known, string more) => known.Length > 0 ? known : more;

    private static string? WebAddress(string? website)
    {
        if (website is null)
            return null;
        var text = StorableText.Required(website, Organization.WebsiteMaxLength, "The website");
        return Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
            ? text
            : throw new DomainException("The website is no http or https address.");
    }
}
