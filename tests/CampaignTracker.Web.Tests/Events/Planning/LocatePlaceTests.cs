using CampaignTracker.Data.Events;
using CampaignTracker.Data.Places;
using CampaignTracker.Web.Features.Events.Planning;
using CampaignTracker.Web.Features.Places;

namespace CampaignTracker.Web.Tests.Events.Planning;

public sealed class LocatePlaceTests
{
    private static readonly Towns Towns = new();

    private static readonly LocatePlace Places = new(new ZipCodes(), Towns);

    [Fact]
    public void A_ZIP_code_has_the_middle_of_its_area_and_the_zone_there()
    {
        var located = Places.Locate("", "", "85003", null);

        Assert.Equal((PointPrecision.PostalCode, "America/Phoenix", "Phoenix"), (located.Precision, located.TimeZone, located.Zip!.Place));
        Assert.Equal(located.Point, located.AreaPoint);
        Assert.True(located.Point!.Value.MilesTo(new GeoPoint(33.45, -112.08)) < 3);
        Assert.Null(located.PinState);
    }

    [Theory]
    [InlineData("Hendersonville", "NC", "America/New_York")]
    [InlineData("st. louis", "MO", "America/Chicago")]
    [InlineData("Coeur d'Alene", "ID", "America/Los_Angeles")]
    public void A_town_is_found_as_people_write_it(string city, string state, string zone)
    {
        var located = Places.Locate(city, state, "", null);

        Assert.Equal((PointPrecision.City, zone), (located.Precision, located.TimeZone));
    }

    [Fact]
    public void A_pin_is_exact_and_what_is_public_of_a_hidden_address_never_follows_it()
    {
        var pin = new GeoPoint(33.61713, -112.29371);
        var located = Places.Locate("Phoenix", "AZ", "85003", pin);

        Assert.Equal((pin, PointPrecision.Exact, "AZ"), (located.Point, located.Precision, located.PinState));
        Assert.Equal(Places.Locate("", "", "85003", null).Point, located.AreaPoint);
    }

    [Theory]
    [InlineData(36.17, -115.14, "NV", "America/Los_Angeles")]
    [InlineData(21.31, -157.86, "HI", "Pacific/Honolulu")]
    [InlineData(30, -50, "", "")]
    public void A_pin_says_in_which_state_and_zone_it_stands(double latitude, double longitude, string state, string zone)
    {
        var located = Places.Locate("", "", "", new GeoPoint(latitude, longitude));

        Assert.Equal((state, zone), (located.PinState, located.TimeZone));
    }

    [Fact]
    public void What_is_not_known_has_no_point()
    {
        Assert.Equal((null, PointPrecision.Unknown, ""), Facts(Places.Locate("Nowhereville", "AZ", "00000", null)));

        static (GeoPoint?, PointPrecision, string) Facts(LocatedPlace place) => (place.Point, place.Precision, place.TimeZone);
    }

    [Fact]
    public void Every_state_and_most_territories_have_a_middle() =>
        Assert.True(UsStates.Codes.Count(code => Towns.CentreOf(code) is not null) >= 54);

    [Theory]
    [InlineData("33.4484, -112.074", 33.4484, -112.074)]
    [InlineData(" 33.4484 -112.074 ", 33.4484, -112.074)]
    [InlineData("33.4484;-112.074", 33.4484, -112.074)]
    [InlineData("33,4484, -112,0740", 33.4484, -112.074)]
    [InlineData("33,4484; -112,0740", 33.4484, -112.074)]
    [InlineData("https://www.google.com/maps/@33.4484,-112.074,15z", 33.4484, -112.074)]
    [InlineData("https://www.google.com/maps/place/Plaza/@33.5,-112.5,17z/data=!3m1!4b1!4m6!3m5!1s0x0:0x0!8m2!3d33.4484!4d-112.074!16s", 33.4484, -112.074)]
    [InlineData("https://maps.google.com/?q=33.4484,-112.074", 33.4484, -112.074)]
    [InlineData("https://www.openstreetmap.org/?mlat=33.4484&mlon=-112.074#map=12/34/-113", 33.4484, -112.074)]
    [InlineData("https://www.openstreetmap.org/#map=15/33.4484/-112.0740", 33.4484, -112.074)]
    public void A_point_is_read_as_people_paste_it(string typed, double latitude, double longitude) =>
        Assert.Equal(new GeoPoint(latitude, longitude), PointText.Read(typed));

    [Theory]
    [InlineData("")]
    [InlineData("33.4484")]
    [InlineData("91, 0")]
    [InlineData("33, -190")]
    [InlineData("NaN, 1")]
    [InlineData("here, there")]
    [InlineData("https://www.google.com/maps/@133.4484,-112.074,15z")]
    [InlineData("https://maps.app.goo.gl/abc")]
    public void What_is_no_point_is_none(string typed) => Assert.Null(PointText.Read(typed));
}
