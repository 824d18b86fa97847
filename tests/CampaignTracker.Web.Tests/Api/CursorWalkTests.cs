using System.Buffers.Text;
using System.Net;
using System.Text;
using CampaignTracker.Testing;

namespace CampaignTracker.Web.Tests.Api;

/// <summary>Whoever walks a list sees each row that was there at the start once, whatever comes and goes meanwhile.</summary>
public sealed class CursorWalkTests(SeededSites sites)
{
    private static readonly string[] Lists = ["/organizations", "/events", "/letters", "/letters/end-287g-2009/signatories"];

    [Theory, OnBothEngines]
    public async Task Organizations_that_come_and_go_neither_hide_another_nor_show_it_twice(Engine engine)
    {
        await using var site = await CampaignSite.StartAsync(engine);
        // Five names that sort alike, then names before and after.
        var there = Enumerable.Range(0, 24)
            .Select(i => TestData.ListedOrganization(i % 2 == 0 ? (i % 4 == 0 ? "The Middle" : "middle") : $"Group {i:00}")).ToList();
        await site.ChangeAsync(db => db.AddRangeAsync(there));

        var (first, last) = (there.Single(o => o.Name == "Group 01"), there.Single(o => o.Name == "Group 23"));
        var seen = await site.WalkAsync("/organizations?limit=3", async page =>
        {
            await site.ChangeAsync(db => db.AddRangeAsync(
                TestData.ListedOrganization($"Aardvarks {page}"), TestData.ListedOrganization("Middle"), TestData.ListedOrganization($"Zebras {page}")));
            if (page == 2)
                await site.ChangeAsync(async db => (await db.Organizations.FindAsync(first.Id))!.Withdraw(TestData.By, TestData.At));
        });

        Assert.Equal(seen.Count, seen.Distinct().Count());
        Assert.Empty(there.Select(o => o.Id).Except(seen));
        Assert.Contains(last.Id, seen);
    }

    [Theory, OnBothEngines]
    public async Task Events_that_come_and_go_neither_hide_another_nor_show_it_twice(Engine engine)
    {
        await using var site = await CampaignSite.StartAsync(engine);
        // Most start at the same instant.
        var there = Enumerable.Range(0, 20).Select(i => ApiReading.Event($"there-{i}", day: i < 16 ? "2026-06-06" : $"2026-06-{i - 10:00}")).ToList();
        await site.ChangeAsync(db => db.AddRangeAsync(there));

        var gone = Guid.Empty;
        var seen = await site.WalkAsync("/events?limit=3", async page =>
        {
            await site.ChangeAsync(db => db.AddRangeAsync(
                ApiReading.Event($"early-{page}", day: "2026-06-01"), ApiReading.Event($"same-{page}"), ApiReading.Event($"late-{page}", day: "2026-07-01")));
            if (page != 2)
                return;
            gone = (await site.JsonAsync("/events?limit=2")).Items().Last().GetProperty("id").GetGuid();
            await site.ChangeAsync(async db => db.Remove((await db.Events.FindAsync(gone))!));
        });

        Assert.Equal(seen.Count, seen.Distinct().Count());
        Assert.Empty(there.Select(e => e.Id).Except(seen).Except([gone]));
    }

    [Theory, OnBothEngines]
    public async Task Signatories_that_come_and_go_neither_hide_another_nor_show_it_twice(Engine engine)
    {
        await using var site = await CampaignSite.StartAsync(engine);
        var letter = TestData.OpenLetter("signed");
        var there = Enumerable.Range(0, 20).Select(i => TestData.ListedSignOn(letter, TestData.ListedOrganization($"Group {i:00}"))).ToList();
        await site.ChangeAsync(async db =>
        {
            await db.AddAsync(letter);
            await db.AddRangeAsync(there);
        });

        var first = there.MinBy(s => s.Id.ToString(), StringComparer.Ordinal)!;
        var seen = await site.WalkAsync("/letters/signed/signatories?limit=3", async page =>
        {
            await site.ChangeAsync(async db => await db.AddAsync(TestData.ListedSignOn(letter, TestData.ListedOrganization($"A newcomer {page}"))));
            if (page == 2)
                await site.ChangeAsync(async db => (await db.SignOns.FindAsync(first.Id))!.Withdraw(TestData.By, TestData.At));
        });

        Assert.Equal(seen.Count, seen.Distinct().Count());
        Assert.Empty(there.Select(s => s.Id).Except(seen));
    }

    [Theory, OnBothEngines]
    public async Task A_walk_keeps_its_filters_and_the_order_of_the_whole(Engine engine)
    {
        var site = await sites.OnAsync(engine);
        foreach (var path in (string[])["/organizations?scope=national", "/events?when=past", "/organizations?scope=local"])
        {
            var whole = (await site.JsonAsync($"{path}&limit=200")).Items().Select(item => item.GetProperty("id").GetGuid()).ToList();
            Assert.InRange(whole.Count, 4, 199);
            Assert.Equal(whole, await site.WalkAsync($"{path}&limit=3"));
        }
    }

    [Theory, OnBothEngines]
    public async Task A_cursor_written_in_other_letters_is_replaced_by_the_next(Engine engine)
    {
        var site = await sites.OnAsync(engine);
        var second = (await site.JsonAsync("/organizations?limit=2")).GetProperty("links").Text("next")!.Replace("cursor=", "CURSOR=", StringComparison.Ordinal);
        var third = (await site.JsonAsync(second)).GetProperty("links").Text("next")!;

        Assert.Equal(
            (await site.WalkAsync("/organizations?limit=200"))[4..6],
            (await site.JsonAsync(third)).Items().Select(item => item.GetProperty("id").GetGuid()));
    }

    [Theory, OnBothEngines]
    public async Task A_cursor_of_another_list_is_refused(Engine engine)
    {
        var site = await sites.OnAsync(engine);
        var cursors = new Dictionary<string, string>();
        foreach (var list in Lists)
            cursors[list] = (await site.JsonAsync($"{list}?limit=1")).GetProperty("links").Text("next")!.Split("cursor=")[1];

        foreach (var list in Lists)
        {
            foreach (var (_, cursor) in cursors.Where(c => c.Key != list))
                Assert.Equal(["/query/cursor not_a_cursor"], (await site.JsonAsync($"{list}?cursor={cursor}", HttpStatusCode.BadRequest)).Blamed());
        }
    }

    [Theory, OnBothEngines]
    public async Task A_cursor_that_was_never_given_is_refused(Engine engine)
    {
        var site = await sites.OnAsync(engine);
        var id = Guid.Empty.ToString("n");
        foreach (var list in Lists)
        {
            var path = ApiReading.Base + list;
            string[] hostile =
            [
                "x", "====", "a b", "%F0%9F%95%AF", new('A', 4000), Cursor("|"), Cursor("||"), Cursor($"|{id}"), Cursor($"key|{id}"), Cursor($"{path}|{id}"),
                Cursor($"{path}|key|"), Cursor($"{path}|key|{id}0"), Cursor($"{path}|a\0b|{id}"), Cursor($"{path}\0|key|{id}"), "7aCA", "%FF",
            ];
            foreach (var cursor in hostile)
                Assert.Equal(["/query/cursor not_a_cursor"], (await site.JsonAsync($"{list}?cursor={cursor}", HttpStatusCode.BadRequest)).Blamed());
        }

        foreach (var ticks in (string[])["", "abc", "-1", " 1", "+1", "1.0", "3155378976000000000", "9223372036854775807", "9223372036854775808", "99999999999999999999"])
        {
            var cursor = Cursor($"{ApiReading.Base}/events|{ticks}|{id}");
            Assert.Equal(["/query/cursor not_a_cursor"], (await site.JsonAsync($"/events?cursor={cursor}", HttpStatusCode.BadRequest)).Blamed());
        }
    }

    [Theory, OnBothEngines]
    public async Task A_cursor_at_either_end_of_time_or_of_the_alphabet_is_walked_from(Engine engine)
    {
        var site = await sites.OnAsync(engine);
        var (least, most) = (Guid.Empty.ToString("n"), Guid.AllBitsSet.ToString("n"));

        Assert.NotEmpty((await site.JsonAsync($"/events?cursor={Cursor($"{ApiReading.Base}/events|0|{least}")}")).Items());
        Assert.Empty((await site.JsonAsync($"/events?cursor={Cursor($"{ApiReading.Base}/events|{DateTime.MaxValue.Ticks}|{most}")}")).Items());
        Assert.NotEmpty((await site.JsonAsync($"/organizations?cursor={Cursor($"{ApiReading.Base}/organizations||{least}")}")).Items());
        Assert.Empty((await site.JsonAsync($"/organizations?cursor={Cursor($"{ApiReading.Base}/organizations|\U0010FFFF|{most}")}")).Items());
    }

    private static string Cursor(string text) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(text));
}
