using System.Xml.Linq;
using CampaignTracker.Data.Events;
using CampaignTracker.Data.Seeding;
using CampaignTracker.Testing;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Tests.Api;

/// <summary>Whoever keeps a copy learns of all that comes, changes and goes.</summary>
public sealed class ChangesTests
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    [Theory, OnBothEngines]
    public async Task A_copy_that_follows_the_changes_holds_what_the_lists_hold(Engine engine)
    {
        await using var site = await CampaignSite.StartAsync(engine, new SiteOptions { Samples = true });
        var (stays, leaves) = (TestData.ListedOrganization("Stays"), TestData.ListedOrganization("Leaves"));
        await site.ChangeAsync(db => db.AddRangeAsync(stays, leaves, TestData.Organization("Never listed"), ApiReading.Event("own-event")));
        var copy = new HashSet<Guid>();
        var since = await FollowAsync("/changes?limit=50");
        Assert.Contains(leaves.Id, copy);

        site.Clock.Advance(TimeSpan.FromMinutes(5));
        await site.ChangeAsync(async db =>
        {
            (await db.Organizations.SingleAsync(o => o.Id == leaves.Id)).Withdraw(TestData.By, site.Now);
            await db.AddAsync(TestData.OpenLetter("new-letter"));
        });
        await using (var db = await site.OpenDatabaseAsync())
            await CampaignSeeding.RemoveSamplesAsync(db, TestData.By, site.Now, CancellationToken.None);
        await site.ChangeAsync(_ => Task.CompletedTask);
        await FollowAsync($"/changes?since={since}&limit=7");
        foreach (var type in (string[])["organization", "event", "letter"])
            await FollowAsync($"/changes?type={type}&limit=200");

        var listed = new HashSet<Guid>();
        foreach (var list in (string[])["/organizations", "/events", "/letters"])
            listed.UnionWith(await site.WalkAsync($"{list}?limit=200"));
        Assert.Equal(listed.Order(), copy.Order());
        Assert.DoesNotContain(leaves.Id, copy);

        async Task<string> FollowAsync(string first)
        {
            var last = "";
            for (var next = first; next is not null;)
            {
                var page = await site.JsonAsync(next);
                foreach (var item in page.Items())
                {
                    var changedAt = item.Text("changed_at")!;
                    Assert.True(string.CompareOrdinal(last[..Math.Min(19, last.Length)], changedAt[..19]) <= 0, "The changes are in order.");
                    last = changedAt;
                    if (item.Text("deleted_at") is null)
                        copy.Add(item.GetProperty("id").GetGuid());
                    else
                        copy.Remove(item.GetProperty("id").GetGuid());
                }

                next = page.GetProperty("links").Text("next");
            }

            return last;
        }
    }

    [Theory, OnBothEngines]
    public async Task Each_list_tells_what_changed_since_an_instant(Engine engine)
    {
        await using var site = await ApiReading.ASmallSiteAsync(engine);
        foreach (var list in (string[])["/organizations", "/events", "/letters"])
        {
            Assert.Single((await site.JsonAsync($"{list}?updated_since=2026-05-01T12:00:00Z")).Items());
            Assert.Single((await site.JsonAsync($"{list}?updated_since=2026-05-01T14:00:00%2B02:00")).Items());
            var none = await site.JsonAsync($"{list}?updated_since=2026-05-01T12:02:00Z");
            Assert.Empty(none.Items());
            Assert.Equal(0, none.GetProperty("meta").GetProperty("count").GetInt32());
            Assert.Equal(["/query/updated_since not_an_instant"], (await site.JsonAsync($"{list}?updated_since=yesterday", System.Net.HttpStatusCode.BadRequest)).Blamed());
        }
    }

    [Theory, OnBothEngines]
    public async Task The_feed_tells_in_its_titles_what_does_not_take_place(Engine engine)
    {
        await using var site = await ApiReading.ASmallSiteAsync(engine);
        var before = Entry(await site.GetAsync("/events.atom"));
        Assert.Equal("Small vigil", before.Element(Atom + "title")!.Value);
        await site.ChangeAsync(async db => (await db.Events.SingleAsync()).Cancel(new("Rain.", "Lluvia."), TestData.By, site.Now));

        var after = Entry(await site.GetAsync("/es/events.atom?state=AZ"));
        Assert.Equal(before.Element(Atom + "id")!.Value, after.Element(Atom + "id")!.Value);
        Assert.StartsWith("Cancelad", after.Element(Atom + "title")!.Value, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(site.Now, DateTimeOffset.Parse(after.Element(Atom + "updated")!.Value, null).UtcDateTime);
        using var all = await site.GetAsync("/events.atom");
        Assert.Equal("application/atom+xml; charset=utf-8", all.Content.Headers.ContentType!.ToString());
        using var again = await site.AskAsync("http://localhost/events.atom", null, ("If-None-Match", all.Headers.ETag!.ToString()));
        Assert.Equal(System.Net.HttpStatusCode.NotModified, again.StatusCode);
        Assert.NotNull((await site.GetPageAsync("/events")).QuerySelector("link[rel=alternate][type='application/atom+xml']"));
        using var elsewhere = await site.GetAsync("/api/v1/events.atom?state=NM");
        Assert.Empty(XDocument.Parse(await elsewhere.Content.ReadAsStringAsync()).Root!.Elements(Atom + "entry"));
    }

    [Theory, OnBothEngines]
    public async Task Feeds_and_calendars_say_that_an_event_is_at_another_place_and_not_that_only_its_address_is_hidden(Engine engine)
    {
        var (moved, hidden) = (TestData.PublishedEvent(TestData.EventDetails("Moved vigil")), TestData.PublishedEvent(TestData.EventDetails("Hidden vigil")));
        await using var site = await CampaignSite.StartAsync(engine);
        await site.ChangeAsync(db => db.AddRangeAsync(moved, hidden));
        await site.ChangeAsync(async db =>
        {
            var stored = await db.Events.Include(e => e.TrueAddress).ToDictionaryAsync(e => e.Id);
            stored[moved.Id].Move(TestData.Phoenix() with { Venue = "The Library" }, TestData.By, site.Now);
            stored[hidden.Id].Move(TestData.Phoenix() with { Visibility = AddressVisibility.Area, AreaPoint = new(33.45, -112.07) }, TestData.By, site.Now);
        });

        using var feed = await site.GetAsync("/events.atom");
        var contents = XDocument.Parse(await feed.Content.ReadAsStringAsync()).Root!.Elements(Atom + "entry").ToDictionary(entry => entry.Element(Atom + "title")!.Value, entry => entry.Element(Atom + "content")!.Value);
        Assert.Contains("at a new place", contents["New place: Moved vigil"], StringComparison.Ordinal);
        Assert.DoesNotContain("at a new place", contents["Hidden vigil"], StringComparison.Ordinal);
        using var calendar = await site.GetAsync($"/events/{moved.Slug}.ics");
        Assert.Contains("at a new place", (await calendar.Content.ReadAsStringAsync()).Replace("\r\n ", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    private static XElement Entry(HttpResponseMessage response) =>
        Assert.Single(XDocument.Parse(new StreamReader(response.Content.ReadAsStream()).ReadToEnd()).Root!.Elements(Atom + "entry"));
}
