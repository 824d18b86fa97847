using System.Net;
using CampaignTracker.Testing;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Tests.Api;

public sealed class EnvelopeTests(SeededSites sites)
{
    private static readonly string[] Lists = ["/organizations", "/events", "/letters", "/letters/end-287g-2009/signatories"];

    public static MatrixTheoryData<Engine, string> ListsOnBothEngines => new(Enum.GetValues<Engine>(), Lists);

    [Theory, MemberData(nameof(ListsOnBothEngines))]
    public async Task A_list_tells_how_many_there_are_as_of_when_and_where_it_goes_on(Engine engine, string path)
    {
        var site = await sites.OnAsync(engine);
        using var response = await site.AskAsync($"{path}?limit=1");
        var list = await site.JsonAsync($"{path}?limit=1");
        var all = await site.WalkAsync($"{path}?limit=200");
        await using var db = await site.OpenDatabaseAsync();
        var newest = await db.History.MaxAsync(h => h.At);

        Assert.Equal(["data", "links", "meta"], list.Names());
        Assert.Equal(["self", "next"], list.GetProperty("links").Names());
        Assert.Equal(["count", "as_of"], list.GetProperty("meta").Names());
        Assert.Single(list.Items());
        Assert.True(all.Count > 1);
        Assert.Equal(all.Count, list.GetProperty("meta").GetProperty("count").GetInt32());
        Assert.Equal(newest, list.GetProperty("meta").GetProperty("as_of").GetDateTime());
        Assert.Equal($"http://localhost/api/v1{path}?limit=1", list.GetProperty("links").Text("self"));
        Assert.StartsWith($"http://localhost/api/v1{path}?limit=1&cursor=", list.GetProperty("links").Text("next"), StringComparison.Ordinal);
        Assert.Equal($"<{list.GetProperty("links").Text("next")}>; rel=\"next\"", response.Header("Link"));
    }

    [Theory, MemberData(nameof(ListsOnBothEngines))]
    public async Task The_last_page_has_no_next(Engine engine, string path)
    {
        var site = await sites.OnAsync(engine);
        var next = $"{path}?limit=200";
        for (var page = await site.JsonAsync(next); page.GetProperty("links").Text("next") is { } more; page = await site.JsonAsync(next))
            next = more;
        using var last = await site.AskAsync(next);

        Assert.Null(last.Header("Link"));
    }

    [Theory, MemberData(nameof(ListsOnBothEngines))]
    public async Task Every_item_has_an_id_a_slug_its_page_and_its_instants(Engine engine, string path)
    {
        var site = await sites.OnAsync(engine);
        var items = (await site.JsonAsync($"{path}?limit=200")).Items().ToList();

        foreach (var item in items)
        {
            Assert.NotEqual(Guid.Empty, item.GetProperty("id").GetGuid());
            Assert.EndsWith($"/{item.Text("slug")}", item.Text("url"), StringComparison.Ordinal);
            Assert.EndsWith("Z", item.Text("created_at"), StringComparison.Ordinal);
            Assert.InRange(item.GetProperty("updated_at").GetDateTime(), item.GetProperty("created_at").GetDateTime(), site.Now);
        }

        using var page = await site.GetAsync(items[0].Text("url")!);
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task A_single_item_stands_under_data_with_its_address_and_the_same_fields_as_in_the_list(Engine engine)
    {
        var site = await sites.OnAsync(engine);
        foreach (var list in (string[])["/organizations", "/events"])
        {
            var listed = (await site.JsonAsync($"{list}?limit=3")).Items().Last();
            var item = await site.JsonAsync($"{list}/{listed.Text("slug")}");

            Assert.Equal(["data", "links", "meta"], item.Names());
            Assert.Equal($"http://localhost/api/v1{list}/{listed.Text("slug")}", item.GetProperty("links").Text("self"));
            Assert.Equal(listed.GetRawText(), item.GetProperty("data").GetRawText());
        }
    }

    [Theory, OnBothEngines]
    public async Task A_page_holds_fifty_unless_asked_and_two_hundred_at_most(Engine engine)
    {
        await using var site = await CampaignSite.StartAsync(engine);
        await site.ChangeAsync(db =>
        {
            var letter = TestData.OpenLetter("signed");
            db.Add(letter);
            db.AddRange(Enumerable.Range(0, 201).Select(i => TestData.ListedSignOn(letter, TestData.ListedOrganization($"Group {i:000}"))));
            db.AddRange(Enumerable.Range(0, 201).Select(i => ApiReading.Event($"vigil-{i}")));
            return Task.CompletedTask;
        });

        foreach (var path in (string[])["/organizations", "/events", "/letters/signed/signatories"])
        {
            Assert.Equal(50, (await site.JsonAsync(path)).Items().Count());
            Assert.Equal(200, (await site.JsonAsync($"{path}?limit=200")).Items().Count());
            Assert.Equal(["/query/limit not_a_number"], (await site.JsonAsync($"{path}?limit=201", HttpStatusCode.BadRequest)).Blamed());
        }
    }
}
