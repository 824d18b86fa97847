using CampaignTracker.Data;
using CampaignTracker.Data.Organizations;
using CampaignTracker.Web.Features.SignOns;
using CampaignTracker.Web.Platform.Forms;
using CampaignTracker.Web.Platform.Localization;
using CampaignTracker.Web.Platform.Queries;

namespace CampaignTracker.Web.Features.Listings;

/// <summary>What is kept, as the fields of the sign-on form show it.</summary>
internal static class ListingForms
{
    public static SignOnForm Of(Organization organization) => new()
    {
        Name = organization.Name,
        ShortName = organization.ShortName,
        Website = organization.Website ?? "",
        PublicEmail = organization.PublicEmail ?? "",
        City = organization.City,
        State = organization.State,
        Zip = organization.PostalCode,
        Scope = Wire.Name(organization.Scope),
        Sectors = [.. organization.Sectors.Select(s => Wire.Name(s.Sector))],
        About = Reader.Language is Language.Spanish ? organization.About.Es : organization.About.En,
    };

    public static SignOnForm Of(Contact contact) => new()
    {
        Person = contact.Name,
        Title = contact.Title,
        Phone = contact.Phone,
        Language = contact.Language.Code(),
        EventsNearby = contact.WantsEventsNearby,
    };

    /// <summary>The fields in which what stands now is not what was typed, by the keys of their labels.</summary>
    public static IEnumerable<(string Label, string Now)> Differences(SignOnForm now, SignOnForm typed)
    {
        (string Label, string Now, string Typed)[] fields =
        [
            ("Name", now.Name, typed.Name), ("ShortName", now.ShortName, typed.ShortName), ("Website", now.Website, typed.Website),
            ("PublicEmail", now.PublicEmail, typed.PublicEmail), ("City", now.City, typed.City), ("State", now.State, typed.State), ("Zip", now.Zip, typed.Zip),
            ("About", now.About, typed.About),
        ];
        return fields.Where(field => TidyText.OneLine(field.Now) != TidyText.OneLine(field.Typed)).Select(field => (field.Label, field.Now));
    }
}
