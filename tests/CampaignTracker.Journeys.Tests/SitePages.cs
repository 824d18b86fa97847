namespace CampaignTracker.Journeys.Tests;

/// <summary>One of each kind of page, and the variants that look different.</summary>
internal static class SitePages
{
    private static readonly string[] Paths =
    [
        "/",
        "/organizations", "/organizations?q=nobody-has-this-name", "/organizations?state=XX&page=x", "/organizations/american-civil-liberties-union", "/organizations/sample-great-lakes-vecindad",
        "/events", "/events?when=past", "/events?zip=85003&miles=25", "/events?zip=00000", "/events?type=vigil&from=2099-01-01", "/events?bbox=-115,31,-109,37",
        "/events/houston-press-conference-2009", "/events/hendersonville-vigil-2009", "/events/sample-las-vegas-shift-rally", "/events/sample-tulsa-postponed",
        "/events/sample-springdale-supper", "/events/sample-richmond-table", "/events/sample-chicago-overnight", "/events/sample-phoenix-march",
        "/events/sample-phoenix-march/flyer", "/events/sample-phoenix-march/sign-in-sheet", "/days/august-2009", "/days/sample-two-days-of-light", "/days/sample-two-days-of-light/flyer?state=AZ",
        "/letters", "/letters/end-287g-2009", "/letters/end-287g-2009/print", "/letters/sample-end-287g-agreements/print", "/letters/sample-end-287g-agreements", "/letters/sample-end-287g-agreements?q=nobody",
        "/events/propose", "/events/propose/confirm/nobodys", "/events/propose/disown/nobodys", "/events/follow", "/events/follow?zip=85003", "/events/follow/confirm/nobodys", "/events/unfollow/nobodys",
        "/sign-on", "/letters/sample-end-287g-agreements/sign-on", "/letters/end-287g-2009/sign-on", "/sign-on/confirm/nobodys", "/sign-on/disown/nobodys",
        "/timeline", "/agreements", "/agreements?sort=signed&dir=desc", "/listing", "/listing/nobody-was-given-this", "/listing/erase/nobodys", "/listing/invitations/nobodys", "/about", "/api", "/account/sign-in", "/nothing-here",
    ];

    /// <summary>The lists of events with a map, which may be heavier.</summary>
    public static bool HasMap(string path) => path.Split('?')[0] is "/events" or "/es/events" || (path.Contains("/days/", StringComparison.Ordinal) && !path.Contains("/flyer", StringComparison.Ordinal));

    public static IEnumerable<string> InBothLanguages => Paths.SelectMany(path => new[] { path, path == "/" ? "/es" : $"/es{path}" });
}
