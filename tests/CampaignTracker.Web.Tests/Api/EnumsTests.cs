using CampaignTracker.Data.Events;
using CampaignTracker.Data.Letters;
using CampaignTracker.Data.Organizations;
using CampaignTracker.Data.Places;
using CampaignTracker.Testing;
using CampaignTracker.Web.Platform.Queries;

namespace CampaignTracker.Web.Tests.Api;

public sealed class EnumsTests(SeededSites sites)
{
    private static readonly Dictionary<string, string[]> Public = new()
    {
        ["event_type"] = All<EventType>(),
        ["event_status"] = [.. All<EventStatus>().Except(["proposed", "declined"])],
        ["access_feature"] = [.. All<AccessFeatures>().Except(["none"])],
        ["event_evidence"] = All<EventEvidence>(),
        ["address_visibility"] = All<AddressVisibility>(),
        ["point_precision"] = All<PointPrecision>(),
        ["host_role"] = All<HostRole>(),
        ["letter_status"] = [.. All<LetterStatus>().Except(["draft"])],
        ["scope"] = All<Scope>(),
        ["sector"] = All<Sector>(),
        ["state"] = [.. UsStates.Codes],
    };

    [Theory, OnBothEngines]
    public async Task Every_public_member_of_every_closed_list_has_a_label_in_both_languages(Engine engine)
    {
        var site = await sites.OnAsync(engine);
        var lists = (await site.JsonAsync("/enums")).GetProperty("data");

        Assert.Equal(Public.Keys, lists.Names());
        foreach (var (list, members) in Public)
        {
            var words = lists.GetProperty(list).EnumerateArray().ToList();
            Assert.Equal(members, words.Select(word => word.Text("value")));
            foreach (var language in (string[])["en", "es"])
            {
                var labels = words.Select(word => word.GetProperty("label").Text(language)).ToList();
                Assert.DoesNotContain(labels, string.IsNullOrWhiteSpace);
                Assert.Equal(labels.Count, labels.Distinct().Count());
            }
        }

        Assert.Equal("""{"en":"Vigil","es":"Vigilia"}""", lists.GetProperty("event_type")[0].GetProperty("label").GetRawText());
    }

    [Theory, OnBothEngines]
    public async Task Every_word_that_an_answer_uses_is_in_its_list(Engine engine)
    {
        var site = await sites.OnAsync(engine);
        var events = (await site.JsonAsync("/events?limit=200")).Items().ToList();
        var organizations = (await site.JsonAsync("/organizations?limit=200")).Items().ToList();
        var letters = (await site.JsonAsync("/letters")).Items().ToList();

        AssertListed("event_type", events.Select(e => e.Text("type")));
        AssertListed("event_status", events.Select(e => e.Text("status")));
        AssertListed("event_evidence", events.Select(e => e.Text("evidence")));
        AssertListed("address_visibility", events.Select(e => e.Text("address_visibility")));
        AssertListed("point_precision", events.Select(e => e.GetProperty("location").Text("precision")));
        AssertListed("host_role", events.SelectMany(e => e.GetProperty("hosts").EnumerateArray()).Select(host => host.Text("role")));
        AssertListed("state", events.Select(e => e.GetProperty("location").Text("region")));
        AssertListed("letter_status", letters.Select(l => l.Text("status")));
        AssertListed("scope", organizations.Select(o => o.Text("scope")));
        AssertListed("sector", organizations.SelectMany(o => o.GetProperty("sectors").EnumerateArray()).Select(sector => sector.GetString()));
        AssertListed("state", organizations.Select(o => o.Text("state")).Where(state => state is not null));
    }

    private static void AssertListed(string list, IEnumerable<string?> used)
    {
        var words = used.Distinct().ToList();
        Assert.NotEmpty(words);
        Assert.Empty(words.Except(Public[list]));
    }

    private static string[] All<TEnum>()
        where TEnum : struct, Enum => [.. Enum.GetValues<TEnum>().Select(Wire.Name)];
}
