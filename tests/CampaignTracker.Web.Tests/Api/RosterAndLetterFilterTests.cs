using CampaignTracker.Data;
using CampaignTracker.Data.Letters;
using CampaignTracker.Data.Organizations;
using CampaignTracker.Testing;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Tests.Api;

public sealed class RosterAndLetterFilterTests
{
    private static readonly Dictionary<string, string> Expected = new()
    {
        [""] = "casa faithful jose workers",
        ["q=jose"] = "casa jose",
        ["q=JOS%C3%89%20friends"] = "jose",
        ["q=tucson"] = "casa",
        ["q=nobody"] = "",
        ["state=NM"] = "faithful",
        ["state=nm"] = "faithful",
        ["scope=national"] = "workers",
        ["scope=NATIONAL"] = "workers",
        ["sector=faith"] = "faithful",
        ["sector=legal"] = "",
        ["letter=amended"] = "casa",
        ["letter=open"] = "faithful jose",
        ["letter=unsigned"] = "",
        ["letter=open&state=NM"] = "faithful",
        ["q=jose&state=AZ&scope=local&sector=community"] = "casa jose",
    };

    [Theory, OnBothEngines]
    public async Task A_filter_of_the_roster_finds_what_fits_and_nothing_else(Engine engine)
    {
        await using var site = await SiteAsync(engine);
        foreach (var (query, expected) in Expected)
        {
            var list = await site.JsonAsync($"/organizations?{query}");
            var csv = Csv.Read(await site.TextAsync($"/organizations.csv?{query}"));

            Assert.Equal((query, expected), (query, Joined(list.Items().Select(item => item.Text("slug")!))));
            Assert.Equal((query, expected), (query, Joined(csv.Select(row => row["url"].Split('/')[^1]))));
            Assert.Equal((query, expected.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length), (query, list.GetProperty("meta").GetProperty("count").GetInt32()));
        }
    }

    [Theory, OnBothEngines]
    public async Task Several_organizations_are_asked_at_once_by_their_ids(Engine engine)
    {
        await using var site = await SiteAsync(engine);
        await using var db = await site.OpenDatabaseAsync();
        var ids = await db.Organizations.ToDictionaryAsync(o => o.Slug, o => o.Id);

        Assert.Equal("casa jose", Joined(await site.SlugsAsync($"/organizations?id={ids["casa"]},{ids["jose"]},{ids["pending"]},{ids["withdrawn"]}")));
        Assert.Equal("casa", Joined(await site.SlugsAsync($"/organizations?id={ids["casa"]},{ids["jose"]}&q=tucson")));
    }

    [Theory, OnBothEngines]
    public async Task Letters_are_found_by_where_they_stand_and_drafts_never(Engine engine)
    {
        await using var site = await SiteAsync(engine);

        Assert.Equal(["amended", "answered", "closed", "delivered", "expired", "open", "unsigned"], await site.SlugsAsync("/letters"));
        Assert.Equal(["amended", "open", "unsigned"], await site.SlugsAsync("/letters?status=open"));
        Assert.Equal(["closed", "expired"], await site.SlugsAsync("/letters?status=closed"));
        Assert.Equal(["delivered"], await site.SlugsAsync("/letters?status=delivered"));
        Assert.Equal(["answered"], await site.SlugsAsync("/letters?status=answered"));
        Assert.Equal(2, (await site.JsonAsync("/letters?status=closed&limit=1")).GetProperty("meta").GetProperty("count").GetInt32());
        Assert.Equal(2, (await site.WalkAsync("/letters?status=closed&limit=1")).Count);
    }

    private static async Task<CampaignSite> SiteAsync(Engine engine)
    {
        var jose = TestData.ListedOrganization("Friends of José", slug: "jose");
        var casa = TestData.ListedOrganization("Casa Josefina", city: "Tucson", slug: "casa");
        var faithful = TestData.ListedOrganization("Faithful", "NM", scope: Scope.State, sector: Sector.Faith, slug: "faithful");
        var workers = TestData.ListedOrganization("Workers", "CA", scope: Scope.National, sector: Sector.Labor, slug: "workers");
        var withdrawn = TestData.ListedOrganization("José withdrew", slug: "withdrawn");
        var (open, closed, delivered, answered) = (TestData.OpenLetter("open"), Closed("closed"), Closed("delivered"), Closed("answered"));
        delivered.Deliver(new("Handed over.", ""), TestData.By, TestData.At);
        answered.Deliver(new("Handed over.", ""), TestData.By, TestData.At);
        answered.Answer(new BilingualText("No.", ""), TestData.By, TestData.At);

        // Its first text was signed by others than its newest.
        var amended = TestData.OpenLetter("amended");
        var before = TestData.ListedSignOn(amended, jose);
        amended.Close(TestData.By, TestData.At);
        amended.Amend(new("We ask anew.", "Pedimos de nuevo."), TestData.By, TestData.At);
        var asked = open.Request(workers, Signatory.Unnamed, TestData.By, TestData.At);
        var signOns = new[] { before, TestData.ListedSignOn(amended, casa), TestData.ListedSignOn(open, jose), TestData.ListedSignOn(open, faithful), TestData.ListedSignOn(open, withdrawn), asked };
        withdrawn.Withdraw(TestData.By, TestData.At);

        var site = await CampaignSite.StartAsync(engine);
        await site.ChangeAsync(async db =>
        {
            await db.AddRangeAsync(
                jose, casa, faithful, workers, withdrawn, TestData.Organization("José asks", slug: "pending"),
                open, closed, delivered, answered, amended, TestData.OpenLetter("unsigned"), TestData.DraftLetter("draft"),
                TestData.OpenLetter("expired", deadline: new(new(2026, 5, 30), new(12, 0), "America/New_York")));
            await db.AddRangeAsync(signOns);
        });
        return site;
    }

    private static Letter Closed(string slug)
    {
        var letter = TestData.OpenLetter(slug);
        letter.Close(TestData.By, TestData.At);
        return letter;
    }

    private static string Joined(IEnumerable<string> slugs) => string.Join(' ', slugs.Order(StringComparer.Ordinal));
}
