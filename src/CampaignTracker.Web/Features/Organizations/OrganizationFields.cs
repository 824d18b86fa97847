using CampaignTracker.Data;
using CampaignTracker.Data.Organizations;
using CampaignTracker.Web.Features.SignOns;
using CampaignTracker.Web.Platform.Queries;
using CampaignTracker.Web.Ui.Organize.Editing;

namespace CampaignTracker.Web.Features.Organizations;

/// <summary>What organizers edit of an organization, field by field; the names are those of the sign-on form, whose checks they share.</summary>
internal static class OrganizationFields
{
    public const string AboutEn = "about-en";
    public const string AboutEs = "about-es";
    public const string Sources = "sources";

    /// <summary>In the order of the page.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        SignOnFields.Name, SignOnFields.ShortName, SignOnFields.Website, SignOnFields.PublicEmail, SignOnFields.Scope, SignOnFields.City, SignOnFields.State, SignOnFields.Zip,
        SignOnFields.Sectors, AboutEn, AboutEs, Sources,
    ];

    /// <summary>As a page's fields show it.</summary>
    public static IReadOnlyDictionary<string, string> Of(OrganizationDetails details) => new Dictionary<string, string>
    {
        [SignOnFields.Name] = details.Name,
        [SignOnFields.ShortName] = details.ShortName,
        [SignOnFields.Website] = details.Website ?? "",
        [SignOnFields.PublicEmail] = details.PublicEmail ?? "",
        [SignOnFields.Scope] = Wire.Name(details.Scope),
        [SignOnFields.City] = details.City,
        [SignOnFields.State] = details.State,
        [SignOnFields.Zip] = details.PostalCode,
        [SignOnFields.Sectors] = string.Join(',', details.Sectors.Order().Select(Wire.Name)),
        [AboutEn] = details.About.En,
        [AboutEs] = details.About.Es,
        [Sources] = SourceLines.Write(details.Sources),
    };

    /// <summary>What is stored.</summary>
    public static OrganizationDetails DetailsOf(Organization organization) => new()
    {
        Name = organization.Name,
        ShortName = organization.ShortName,
        Website = organization.Website,
        PublicEmail = organization.PublicEmail,
        Scope = organization.Scope,
        City = organization.City,
        State = organization.State,
        PostalCode = organization.PostalCode,
        Sectors = [.. organization.Sectors.Select(s => s.Sector)],
        About = organization.About,
        Sources = organization.Sources,
    };

    /// <summary>Some fields of others, and the rest as it is kept: what nobody touched stays as it was written.</summary>
    /// <param name="kept">What is kept.</param>
    /// <param name="other">What some fields are taken of.</param>
    /// <param name="takes">True for a field of which the other's counts.</param>
    public static OrganizationDetails Choose(OrganizationDetails kept, OrganizationDetails other, Func<string, bool> takes)
    {
        OrganizationDetails Of(string field) => takes(field) ? other : kept;
        return new OrganizationDetails
        {
            Name = Of(SignOnFields.Name).Name,
            ShortName = Of(SignOnFields.ShortName).ShortName,
            Website = Of(SignOnFields.Website).Website,
            PublicEmail = Of(SignOnFields.PublicEmail).PublicEmail,
            Scope = Of(SignOnFields.Scope).Scope,
            City = Of(SignOnFields.City).City,
            State = Of(SignOnFields.State).State,
            PostalCode = Of(SignOnFields.Zip).PostalCode,
            Sectors = Of(SignOnFields.Sectors).Sectors,
            About = new BilingualText(Of(AboutEn).About.En, Of(AboutEs).About.Es),
            Sources = Of(Sources).Sources,
        };
    }
}
