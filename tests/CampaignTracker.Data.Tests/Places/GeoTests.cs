using CampaignTracker.Data.Places;
using CsCheck;

namespace CampaignTracker.Data.Tests.Places;

public sealed class GeoTests
{
    private static readonly Gen<GeoPoint> Points = Gen.Select(Gen.Double[-90, 90], Gen.Double[-180, 180], (latitude, longitude) => new GeoPoint(latitude, longitude));

    [Fact]
    public void A_box_around_a_point_holds_every_point_within_the_miles() =>
        Gen.Select(Points, Gen.Double[0.1, 500], Gen.Double[0, 1.2], Gen.Double[0, 2 * Math.PI]).Sample(
            (centre, miles, share, direction) =>
            {
                var point = Going(centre, miles * share, direction);
                if (centre.MilesTo(point) <= miles)
                    Assert.True(Holds(GeoBox.Around(centre, miles), point), $"{point} is {centre.MilesTo(point)} miles from {centre}");
            },
            iter: 20_000);

    [Fact]
    public void A_box_is_hardly_larger_than_it_must_be()
    {
        var phoenix = new GeoPoint(33.45, -112.08);
        var box = GeoBox.Around(phoenix, 50);
        Assert.InRange(phoenix.MilesTo(new(box.North, phoenix.Longitude)), 50, 50.5);
        Assert.InRange(phoenix.MilesTo(new(phoenix.Latitude, box.East)), 50, 51.5);
    }

    [Fact]
    public void Miles_are_the_same_both_ways_and_nought_to_the_same_point() =>
        Gen.Select(Points, Points).Sample((one, other) =>
        {
            Assert.Equal(one.MilesTo(other), other.MilesTo(one), 6);
            Assert.Equal(0, one.MilesTo(one), 6);
            Assert.InRange(one.MilesTo(other), 0, 12_440);
        });

    [Fact]
    public void Phoenix_is_some_107_miles_from_Tucson() =>
        Assert.Equal(107, new GeoPoint(33.448, -112.074).MilesTo(new(32.222, -110.975)), 1.0);

    [Theory]
    [InlineData(51.88, 179.9, true)]
    [InlineData(51.88, -179.9, true)]
    [InlineData(51.88, -112.08, false)]
    [InlineData(89.9, 10, false)]
    public void A_box_near_the_180th_meridian_reaches_over_it(double latitude, double longitude, bool reachesOver)
    {
        var box = GeoBox.Around(new(latitude, longitude), 100);

        Assert.Equal(reachesOver, box.CrossesAntimeridian);
        Assert.InRange(box.West, -180, 180);
        Assert.InRange(box.East, -180, 180);
    }

    private static bool Holds(GeoBox box, GeoPoint point)
    {
        var isInside = box.CrossesAntimeridian
            ? point.Longitude >= box.West || point.Longitude <= box.East
            : point.Longitude >= box.West && point.Longitude <= box.East;
        return isInside && point.Latitude >= box.South && point.Latitude <= box.North;
    }

    /// <summary>Where one is after so many miles.</summary>
    private static GeoPoint Going(GeoPoint from, double miles, double direction)
    {
        var angle = miles / 3958.7613;
        var latitude = double.DegreesToRadians(from.Latitude);
        var to = Math.Asin(Math.Sin(latitude) * Math.Cos(angle) + Math.Cos(latitude) * Math.Sin(angle) * Math.Cos(direction));
        var turned = Math.Atan2(Math.Sin(direction) * Math.Sin(angle) * Math.Cos(latitude), Math.Cos(angle) - Math.Sin(latitude) * Math.Sin(to));
        return new(double.RadiansToDegrees(to), Math.IEEERemainder(from.Longitude + double.RadiansToDegrees(turned), 360));
    }
}
