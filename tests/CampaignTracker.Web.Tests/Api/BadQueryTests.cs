using System.Net;
using CampaignTracker.Testing;

namespace CampaignTracker.Web.Tests.Api;

/// <summary>What is not understood is named, for programs and for people, and never passed over.</summary>
public sealed class BadQueryTests(SeededSites sites)
{
    private static readonly string Long = new('a', 201);

    /// <summary>What is asked, and what the answer blames.</summary>
    private static readonly (string Asked, string Blamed)[] Wrong =
    [
        ("/organizations?state=ZZ", "state not_a_state"),
        ("/organizations?state=AZ&state=NM", "state not_a_state"),
        ("/organizations?scope=galactic", "scope not_a_choice"),
        ("/organizations?scope=0", "scope not_a_choice"),
        ("/organizations?sector=everything", "sector not_a_choice"),
        ("/organizations?letter=unheard-of", "letter unknown_letter"),
        ($"/organizations?letter={Long}", "letter too_long"),
        ($"/organizations?q={Long}", "q too_long"),
        ("/organizations?id=1", "id not_ids"),
        ($"/organizations?id={string.Join(',', Enumerable.Repeat(Guid.Empty, 101))}", "id not_ids"),
        ("/organizations?limit=0", "limit not_a_number"),
        ("/organizations?limit=-1", "limit not_a_number"),
        ("/organizations?limit=ten", "limit not_a_number"),
        ("/organizations?cursor=x", "cursor not_a_cursor"),
        ("/organizations?stat=AZ", "stat unknown_parameter"),
        ("/organizations.csv?scope=galactic", "scope not_a_choice"),
        ("/organizations.csv?limit=5", "limit unknown_parameter"),
        ("/organizations/american-civil-liberties-union?lang=es", "lang unknown_parameter"),
        ("/events?state=Arizona", "state not_a_state"),
        ("/events?type=parade", "type not_a_choice"),
        ("/events?status=proposed", "status not_a_choice"),
        ("/events?status=declined", "status not_a_choice"),
        ("/events?status=lost", "status not_a_choice"),
        ("/events?when=tomorrow", "when not_a_choice"),
        ("/events?from=June", "from not_a_date"),
        ("/events?from=2026-6-1", "from not_a_date"),
        ("/events?to=2026-02-30", "to not_a_date"),
        ("/events?bbox=-113,33,-112", "bbox not_a_box"),
        ("/events?bbox=-113,33,-112,34,35", "bbox not_a_box"),
        ("/events?bbox=-113,34,-112,33", "bbox not_a_box"),
        ("/events?bbox=-181,33,-112,34", "bbox not_a_box"),
        ("/events?bbox=-113,33,-112,91", "bbox not_a_box"),
        ("/events?bbox=NaN,33,-112,34", "bbox not_a_box"),
        ("/events?bbox=-Infinity,33,Infinity,34", "bbox not_a_box"),
        ("/events?near=Phoenix", "near not_a_point"),
        ("/events?near=91,0", "near not_a_point"),
        ("/events?near=33.45", "near not_a_point"),
        ("/events?near=NaN,NaN", "near not_a_point"),
        ("/events?near=33.45,-112.07&radius_km=1001", "radius_km not_a_measure"),
        ("/events?near=33.45,-112.07&radius_km=-1", "radius_km not_a_measure"),
        ("/events?near=33.45,-112.07&radius_km=NaN", "radius_km not_a_measure"),
        ("/events?near=33.45,-112.07&radius_km=1e2", "radius_km not_a_measure"),
        ("/events?zip=00000", "zip unknown_zip"),
        ("/events?zip=Phoenix", "zip not_a_zip"),
        ("/events?from=2026-06-11&to=2026-06-10", "to to_before_from"),
        ("/events?radius_km=5", "radius_km centre_missing"),
        ("/events?zip=85003&near=33.45,-112.07", "zip zip_or_near"),
        ("/events?organization=nobody", "organization unknown_organization"),
        ("/events?role=host", "role organization_missing"),
        ("/events?organization=american-civil-liberties-union&role=guest", "role not_a_choice"),
        ("/events?organization=american-civil-liberties-union&role=host,guest", "role not_a_choice"),
        ("/events?day_of_action=never", "day_of_action unknown_day_of_action"),
        ("/events?id=abc", "id not_ids"),
        ("/events?limit=201", "limit not_a_number"),
        ("/events?cursor=x", "cursor not_a_cursor"),
        ("/events?q=vigil", "q unknown_parameter"),
        ("/events.csv?type=parade", "type not_a_choice"),
        ("/events.geojson?type=parade", "type not_a_choice"),
        ("/events.geojson?cursor=x", "cursor unknown_parameter"),
        ("/events/points?bbox=1", "bbox not_a_box"),
        ("/events/points?limit=5", "limit unknown_parameter"),
        ("/letters?status=draft", "status not_a_choice"),
        ("/letters?status=lost", "status not_a_choice"),
        ("/letters?limit=0", "limit not_a_number"),
        ("/letters?cursor=x", "cursor not_a_cursor"),
        ("/letters/end-287g-2009?lang=es", "lang unknown_parameter"),
        ("/letters/end-287g-2009.md?lang=fr", "lang not_a_choice"),
        ("/letters/end-287g-2009.txt?lang=english", "lang not_a_choice"),
        ("/letters/end-287g-2009/count?state=AZ", "state unknown_parameter"),
        ("/letters/end-287g-2009/signatories?state=AZ", "state unknown_parameter"),
        ("/letters/end-287g-2009/signatories?limit=0", "limit not_a_number"),
        ("/letters/end-287g-2009/signatories.csv?cursor=x", "cursor unknown_parameter"),
        ("/enums?lang=es", "lang unknown_parameter"),
    ];

    [Theory, OnBothEngines]
    public async Task A_value_that_is_not_understood_is_named_in_English_and_Spanish(Engine engine)
    {
        var site = await sites.OnAsync(engine);
        foreach (var (asked, blamed) in Wrong)
        {
            var english = await site.JsonAsync(asked, HttpStatusCode.BadRequest);
            var spanish = await site.JsonAsync(asked, HttpStatusCode.BadRequest, ("Accept-Language", "es-MX;q=0.9"));

            Assert.Equal($"{asked}: /query/{blamed}", $"{asked}: {string.Join(", ", english.Blamed())}");
            Assert.Equal(english.Blamed(), spanish.Blamed());
            var (inEnglish, inSpanish) = (Detail(english), Detail(spanish));
            Assert.NotEqual((asked, inEnglish), (asked, inSpanish));
            Assert.True(inEnglish.Length > 10 && inSpanish.Length > 10, asked);
        }
    }

    [Theory, OnBothEngines]
    public async Task Every_wrong_value_is_named_at_once(Engine engine)
    {
        var site = await sites.OnAsync(engine);
        var problem = await site.JsonAsync("/events?state=ZZ&type=vigil&from=June&to=2026-06-01&bbox=1&organization=nobody&limit=0&typo=1&other=2", HttpStatusCode.BadRequest);

        Assert.Equal(
            [
                "/query/bbox not_a_box", "/query/from not_a_date", "/query/limit not_a_number", "/query/organization unknown_organization",
                "/query/other unknown_parameter", "/query/state not_a_state", "/query/typo unknown_parameter",
            ],
            problem.Blamed().Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task An_unknown_parameter_is_answered_with_the_known_ones()
    {
        var site = await sites.OnAsync(Engine.Sqlite);

        var detail = Detail(await site.JsonAsync("/organizations?stat=AZ", HttpStatusCode.BadRequest));

        foreach (var known in (string[])["q", "state", "scope", "sector", "letter", "id", "limit", "cursor"])
            Assert.Contains(known, detail.Split([' ', ',', '.', ':']));
    }

    /// <summary>The cache keeps an answer by the known parameters, which an unknown one must not share.</summary>
    [Fact]
    public async Task An_unknown_parameter_is_refused_also_where_the_rest_is_in_the_cache()
    {
        var site = await sites.OnAsync(Engine.Sqlite);
        await site.JsonAsync("/organizations?state=AZ");
        await site.JsonAsync("/organizations?state=AZ");

        await site.JsonAsync("/organizations?state=AZ&stat=NM", HttpStatusCode.BadRequest);
    }

    [Theory]
    [InlineData("", "en")]
    [InlineData("en-GB", "en")]
    [InlineData("es", "es")]
    [InlineData("es-MX;q=0.9", "es")]
    [InlineData("fr, es;q=0.5", "es")]
    [InlineData("en;q=0.5, es-MX;q=0.8", "es")]
    [InlineData("en;q=0.9, es-MX;q=0.8", "en")]
    [InlineData("de, fr", "en")]
    [InlineData("*", "en")]
    [InlineData("ES-419", "es")]
    [InlineData("\u00ff;;q=,", "en")]
    public async Task A_problem_is_told_in_the_first_of_the_two_languages_that_is_wanted(string accepted, string told)
    {
        var site = await sites.OnAsync(Engine.Sqlite);
        using var response = await site.AskAsync("/events?state=ZZ", headers: ("Accept-Language", accepted));

        Assert.Equal(told, response.Header("Content-Language"));
        Assert.Contains(told == "es" ? "No se entendió la consulta" : "The query was not understood", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory, OnBothEngines]
    public async Task Empty_values_ask_for_anything(Engine engine)
    {
        var site = await sites.OnAsync(engine);

        Assert.Equal(
            await site.SlugsAsync("/events"),
            await site.SlugsAsync("/events?state=&type=&status=&from=&to=&when=&bbox=&near=&zip=&radius_km=&organization=&role=&day_of_action=&id=&limit=&cursor="));
        Assert.Equal(await site.SlugsAsync("/organizations"), await site.SlugsAsync("/organizations?q=&state=&scope=&sector=&letter=&id=&limit=&cursor="));
    }

    private static string Detail(System.Text.Json.JsonElement problem) => problem.GetProperty("errors").EnumerateArray().Single().Text("detail")!;
}
