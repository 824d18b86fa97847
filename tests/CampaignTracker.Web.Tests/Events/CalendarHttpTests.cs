using System.Net;
using System.Net.Http.Headers;
using CampaignTracker.Testing;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Tests.Events;

/// <summary>How calendars are asked for, and answered.</summary>
public sealed class CalendarHttpTests(SeededSites sites)
{
    private const string Candles = "/events/candles.ics";

    public static TheoryData<string> Paths => ["/events.ics", "/es/events.ics?state=AZ", "/events/sample-phoenix-march.ics", "/organizations/sample-great-lakes-vecindad.ics"];

    [Theory, OnBothEngines]
    public async Task Two_reads_are_equal_and_carry_what_the_next_one_asks_with(Engine engine)
    {
        var site = await sites.OnAsync(engine);
        foreach (var path in Paths.Select(row => row.Data))
        {
            using var first = await site.GetAsync(path);
            await site.ChangeAsync(_ => Task.CompletedTask);
            using var second = await site.GetAsync(path);

            Assert.Equal(HttpStatusCode.OK, first.StatusCode);
            Assert.Null(second.Headers.Age);
            Assert.Equal(await first.Content.ReadAsByteArrayAsync(), await second.Content.ReadAsByteArrayAsync());
            Assert.NotNull(first.Headers.ETag);
            Assert.NotNull(first.Content.Headers.LastModified);
            Assert.Equal((first.Headers.ETag, first.Content.Headers.LastModified), (second.Headers.ETag, second.Content.Headers.LastModified));
        }
    }

    [Theory, OnBothEngines]
    public async Task Who_has_it_already_gets_304_from_the_cache_and_without_it_until_it_changes(Engine engine)
    {
        await using var site = await SiteWithCandlesAsync(engine);
        using var first = await site.GetAsync(Candles);
        var tag = first.Headers.ETag!;
        var changed = first.Content.Headers.LastModified!.Value;
        Assert.Equal(new DateTimeOffset(TestData.At), changed);
        foreach (var empty in (bool[])[true, false])
        {
            if (empty)
                await site.ChangeAsync(_ => Task.CompletedTask);
            Assert.Equal(HttpStatusCode.NotModified, await AskAsync(site, headers => headers.IfNoneMatch.Add(tag)));
            Assert.Equal(HttpStatusCode.NotModified, await AskAsync(site, headers => headers.IfModifiedSince = changed));
            Assert.Equal(HttpStatusCode.OK, await AskAsync(site, headers => headers.IfModifiedSince = changed.AddSeconds(-1)));
        }

        await site.ChangeAsync(async db => (await db.Events.SingleAsync()).Cancel(new("", ""), TestData.By, site.Now));

        Assert.Equal(HttpStatusCode.OK, await AskAsync(site, headers => headers.IfNoneMatch.Add(tag)));
        Assert.Equal(HttpStatusCode.OK, await AskAsync(site, headers => headers.IfModifiedSince = changed));
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task HEAD_answers_as_GET_does_without_a_body(string path)
    {
        var site = await sites.OnAsync(Engine.Sqlite);
        using var client = site.CreateClient();
        using var request = new HttpRequestMessage(HttpMethod.Head, path);
        using var head = await client.SendAsync(request);
        using var get = await client.GetAsync(new Uri(path, UriKind.Relative));

        Assert.Equal((HttpStatusCode.OK, get.Content.Headers.ContentType, get.Headers.ETag), (head.StatusCode, head.Content.Headers.ContentType, head.Headers.ETag));
        Assert.Empty(await head.Content.ReadAsByteArrayAsync());
        Assert.NotEmpty(await get.Content.ReadAsByteArrayAsync());
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task A_second_reader_is_served_from_the_cache_without_a_cookie_and_compressed(string path)
    {
        var site = await sites.OnAsync(Engine.Sqlite);
        using var client = site.CreateClient();
        client.DefaultRequestHeaders.AcceptEncoding.ParseAdd("br");
        using var first = await client.GetAsync(new Uri(path, UriKind.Relative));
        using var second = await client.GetAsync(new Uri(path, UriKind.Relative));

        Assert.NotNull(second.Headers.Age);
        Assert.Equal(["br"], second.Content.Headers.ContentEncoding);
        Assert.False(second.Headers.Contains("Set-Cookie"));
    }

    [Theory]
    [InlineData("/events/nothing-here.ics")]
    [InlineData("/organizations/nothing-here.ics")]
    [InlineData("/es/organizations/pending.ics")]
    [InlineData("/events/proposed.ics")]
    [InlineData("/organizations/pending.atom")]
    [InlineData("/days/nothing-here.ics")]
    [InlineData("/es/days/nothing-here.atom")]
    public async Task What_the_public_does_not_see_has_no_calendar(string path)
    {
        await using var site = await CampaignSite.StartAsync(Engine.Sqlite);
        await site.ChangeAsync(async db =>
        {
            await db.AddAsync(TestData.Organization(slug: "pending"));
            await db.AddAsync(Data.Events.CampaignEvent.Propose(TestData.EventDetails(slug: "proposed"), TestData.Saturday(), TestData.Phoenix(), TestData.By, TestData.At));
        });

        Assert.Equal(HttpStatusCode.NotFound, (await site.GetAsync(path)).StatusCode);
    }

    [Theory, OnBothEngines]
    public async Task A_merged_organizations_calendar_and_feed_lead_to_the_one_it_became_and_one_that_left_is_gone(Engine engine)
    {
        await using var site = await CampaignSite.StartAsync(engine);
        await site.ChangeAsync(async db =>
        {
            var kept = TestData.ListedOrganization("Kept", slug: "kept");
            var merged = TestData.ListedOrganization("Merged", slug: "merged");
            merged.MergeInto(kept, TestData.By, TestData.At);
            var gone = TestData.ListedOrganization("Gone", slug: "gone");
            gone.Withdraw(TestData.By, TestData.At);
            await db.AddRangeAsync(kept, merged, gone);
        });

        foreach (var form in (string[])["ics", "atom"])
        {
            using var moved = await site.GetAsync($"/es/organizations/merged.{form}");
            Assert.Equal((HttpStatusCode.MovedPermanently, $"/es/organizations/kept.{form}"), (moved.StatusCode, moved.Headers.Location?.OriginalString));
            Assert.Equal(HttpStatusCode.Gone, (await site.GetAsync($"/organizations/gone.{form}")).StatusCode);
        }
    }

    [Theory]
    [InlineData("/events.ics?state=ZZ", "state: Choose a state from the list, such as AZ.")]
    [InlineData("/es/events.ics?type=picnic", "type: ")]
    [InlineData("/events.atom?type=picnic", "type: ")]
    [InlineData("/events.atom?organization=nobody", "organization: ")]
    [InlineData("/events.ics?day_of_action=never", "day_of_action: ")]
    [InlineData("/events.ics?organization=maldef&role=guest", "role: Choose host, cohost, or both")]
    [InlineData("/events.ics?zip=85003", "zip: What is followed takes these filters only: state, type, organization, role, day_of_action.")]
    [InlineData("/es/events.atom?from=2026-06-01", "from: Aquí sirven solo estos filtros: ")]
    public async Task A_question_that_is_not_understood_is_answered_in_plain_text(string path, string said)
    {
        var site = await sites.OnAsync(Engine.Sqlite);
        // Nor is it answered with what is kept for no question.
        Assert.Equal(HttpStatusCode.OK, (await site.GetAsync(path.Split('?')[0])).StatusCode);
        using var response = await site.GetAsync(path);

        Assert.Equal((HttpStatusCode.BadRequest, "text/plain"), (response.StatusCode, response.Content.Headers.ContentType?.MediaType));
        Assert.StartsWith(said, await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("%ED%A0%80")]
    [InlineData("%2500")]
    [InlineData("%0D%0ASet-Cookie:%20a=b")]
    [InlineData("../../etc/passwd")]
    [InlineData("%F0%9F%95%AF")]
    public async Task Whatever_a_stranger_asks_is_no_failure_of_the_site(string hostile)
    {
        var site = await sites.OnAsync(Engine.Sqlite);
        foreach (var path in (string[])["/events.ics?state=%00", "/events.ics?type=a%00b", $"/events.ics?state={hostile}", $"/events.ics?type={hostile}", $"/events.ics?q={hostile}", $"/events/{hostile}.ics", $"/organizations/{hostile}.ics"])
        {
            using var response = await site.GetAsync(path);
            Assert.True((int)response.StatusCode is 200 or 400 or 404, $"{path} answered {(int)response.StatusCode}");
        }
    }

    private static Task<CampaignSite> SiteWithCandlesAsync(Engine engine) =>
        Some.SiteWithAsync(engine, TestData.PublishedEvent(TestData.EventDetails("Candles", slug: "candles")));

    private static async Task<HttpStatusCode> AskAsync(CampaignSite site, Action<HttpRequestHeaders> how)
    {
        using var client = site.CreateClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, Candles);
        how(request.Headers);
        using var response = await client.SendAsync(request);
        return response.StatusCode;
    }
}
