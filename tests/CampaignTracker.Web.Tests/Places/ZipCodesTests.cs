using CampaignTracker.Data.Places;
using CampaignTracker.Web.Features.Places;

namespace CampaignTracker.Web.Tests.Places;

public sealed class ZipCodesTests
{
    private static readonly ZipCodes Table = new();

    [Theory]
    [InlineData("85003", "Phoenix", "AZ", "America/Phoenix", 33.45, -112.08)]
    [InlineData("96817", "Honolulu", "HI", "Pacific/Honolulu", 21.36, -157.82)]
    [InlineData("00901", "San Juan", "PR", "America/Puerto_Rico", 18.47, -66.11)]
    [InlineData("96799", "Pago Pago", "AS", "Pacific/Pago_Pago", -14.32, -170.75)]
    [InlineData("10001", "New York", "NY", "America/New_York", 40.75, -74.0)]
    public void A_zip_code_is_found_with_its_place_point_and_zone(string zip, string place, string state, string zone, double latitude, double longitude)
    {
        var found = Table.Find(zip);
        Assert.NotNull(found);
        Assert.Equal((zip, place, state, zone, false), (found.Zip, found.Place, found.State, found.TimeZone, found.IsTownPoint));
        Assert.True(found.Point!.Value.MilesTo(new GeoPoint(latitude, longitude)) < 3);
    }

    [Fact]
    public void A_post_office_box_has_the_point_of_its_town()
    {
        var box = Table.Find("85001")!;
        Assert.True(box.IsTownPoint);
        Assert.Equal("Phoenix, AZ", box.Town);
        Assert.Equal("America/Phoenix", box.TimeZone);
        Assert.True(box.Point!.Value.MilesTo(new GeoPoint(33.45, -112.08)) < 15);
    }

    [Fact]
    public void A_zip_code_whose_town_has_no_point_either_says_so()
    {
        var known = Table.Find("01059")!;
        Assert.Equal("North Amherst, MA", known.Town);
        Assert.Null(known.Point);
    }

    [Theory]
    [InlineData(" 85003 ")]
    [InlineData("85003-1234")]
    [InlineData("850031234")]
    [InlineData("850 03")]
    [InlineData("85003 - 1234")]
    [InlineData("85003–1234")]
    public void Untidy_input_is_understood(string typed) => Assert.Equal("85003", Table.Find(typed)?.Zip);

    [Theory]
    [InlineData("")]
    [InlineData("8500")]
    [InlineData("850033")]
    [InlineData("8500x")]
    [InlineData("٨٥٠٠٣")]
    [InlineData("00000")]
    [InlineData("99999")]
    public void What_is_no_zip_code_is_not_found(string typed) => Assert.Null(Table.Find(typed));

    [Theory]
    [InlineData(33.45, -112.08, 33.45, -112.08, 1, 5)]
    [InlineData(33.45, -112.08, 33.50, -112.08, 3, 5)]
    [InlineData(33.45, -112.08, 33.60, -112.08, 10, 10)]
    [InlineData(33.45, -112.08, 33.79, -112.08, 25, 25)]
    [InlineData(33.45, -112.08, 35.45, -112.08, 140, 140)]
    public void Distances_are_rough_and_rougher_to_an_area(double latitude, double longitude, double otherLatitude, double otherLongitude, int fine, int coarse)
    {
        var (one, other) = (new GeoPoint(latitude, longitude), new GeoPoint(otherLatitude, otherLongitude));
        Assert.Equal(fine, RoughMiles.Between(one, other, isCoarse: false));
        Assert.Equal(coarse, RoughMiles.Between(one, other, isCoarse: true));
    }
}
