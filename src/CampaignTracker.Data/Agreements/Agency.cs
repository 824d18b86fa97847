using CampaignTracker.Data.History;
using CampaignTracker.Data.Organizations;
using CampaignTracker.Data.Places;

namespace CampaignTracker.Data.Agreements;

/// <summary>A police or sheriff's agency. One agency may hold several agreements.</summary>
public sealed class Agency : Record
{
    /// <summary>Characters.</summary>
    public const int SlugMaxLength = 140;

    /// <summary>Characters.</summary>
    public const int NameMaxLength = 200;

    /// <summary>Characters.</summary>
    public const int CountyMaxLength = 100;

    /// <summary>Characters of a county's FIPS code, leading zero included.</summary>
    public const int CountyFipsLength = 5;

    private Agency()
    {
    }

    private Agency(DateTime at)
        : base(at)
    {
    }

    /// <summary>A stable name for addresses and imports; unique.</summary>
    public string Slug { get; private set; } = "";

    /// <summary>As ICE writes it, tidied.</summary>
    public string Name { get; private set; } = "";

    /// <summary>How lists sort it.</summary>
    [Derived]
    public string SortKey { get; private set; } = "";

    /// <summary>A code of <see cref="UsStates"/>.</summary>
    public string State { get; private set; } = "";

    /// <summary>The county's name without "County"; empty for a state's agency.</summary>
    public string County { get; private set; } = "";

    /// <summary>The county's FIPS code; empty for a state's agency.</summary>
    public string CountyFips { get; private set; } = "";

    /// <summary>Whose it is.</summary>
    public AgencyLevel Level { get; private set; }

    /// <summary>Degrees north of the centre of its county, city or state; null where unknown.</summary>
    public double? Latitude { get; private set; }

    /// <summary>Degrees east of the same point; null where unknown.</summary>
    public double? Longitude { get; private set; }

    /// <summary>Keeps an agency that a source names.</summary>
    /// <exception cref="DomainException">A detail is missing, too long or not of its kind.</exception>
    public static Agency Keep(string slug, string name, string state, string county, string countyFips, AgencyLevel level, GeoPoint? centre, Actor by, DateTime at)
    {
        var agency = new Agency(at) { Slug = StorableText.Required(slug, SlugMaxLength, "The address") };
        agency.Take(name, state, county, countyFips, level, centre);
        agency.Remember("kept", by, at);
        return agency;
    }

    /// <summary>Corrects what is known of it; its address stays.</summary>
    /// <exception cref="DomainException">A detail is missing, too long or not of its kind.</exception>
    public void Correct(string name, string state, string county, string countyFips, AgencyLevel level, GeoPoint? centre, Actor by, DateTime at)
    {
        Take(name, state, county, countyFips, level, centre);
        Remember("corrected", by, at);
    }

    /// <summary>No source names it. One that holds agreements stays. Its history stays; the caller deletes the row.</summary>
    /// <param name="agreements">How many agreements it holds.</param>
    /// <param name="by">Who removes it.</param>
    /// <param name="at">When (UTC).</param>
    /// <exception cref="DomainException">It holds agreements.</exception>
    public void Remove(int agreements, Actor by, DateTime at)
    {
        if (agreements > 0)
            throw new DomainException("An agency that holds agreements stays.");
        Remember("removed", by, at);
    }

    private void Take(string name, string state, string county, string countyFips, AgencyLevel level, GeoPoint? centre)
    {
        var known = StorableText.Required(name, NameMaxLength, "The name");
        var code = UsStates.KnownOrEmpty(state);
        var (where, fips) = (StorableText.Within(county, CountyMaxLength, "The county"), StorableText.Within(countyFips, CountyFipsLength, "The county's FIPS code"));
        (Name, SortKey, State, County, CountyFips, Level) = (known, OrganizationName.SortKey(known), code, where, fips, level);
        (Latitude, Longitude) = (centre?.Latitude, centre?.Longitude);
    }
}
