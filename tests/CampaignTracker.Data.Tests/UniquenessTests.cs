using CampaignTracker.Data.Agreements;
using CampaignTracker.Data.Events;
using CampaignTracker.Data.Letters;
using CampaignTracker.Data.Timeline;
using CampaignTracker.Testing;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Data.Tests;

public sealed class UniquenessTests(SharedDatabases databases)
{
    private static readonly Dictionary<string, Func<string, object>> Addressed = new()
    {
        ["organization"] = slug => TestData.Organization(slug: slug),
        ["letter"] = slug => TestData.DraftLetter(slug),
        ["event"] = slug => TestData.PublishedEvent(TestData.EventDetails(slug: slug)),
        ["short code"] = _ => TestData.PublishedEvent(TestData.EventDetails() with { Code = "un2que" }),
        ["day of action"] = slug => DayOfAction.Call(slug, new("D", "D"), BilingualText.Empty, new(2026, 6, 6), new(2026, 6, 6), [], TestData.By, TestData.At),
        ["agency"] = slug => Agency.Keep(slug, "A", "AZ", "", "", AgencyLevel.State, centre: null, TestData.By, TestData.At),
        ["milestone"] = slug => Milestone.Keep(
            slug, new(2009, 8, 25), DatePrecision.Day, new("T", "T"), BilingualText.Empty, [new("A paper", "https://paper.example/")], TestData.By, TestData.At),
        ["agreement count"] = _ => new AgreementCount(new(1990, 1, 1), 1, 1, 0, 0, "x.xlsx"),
    };

    public static TheoryData<Engine, string> OnEach
    {
        get
        {
            var rows = new TheoryData<Engine, string>();
            foreach (var engine in Enum.GetValues<Engine>())
            {
                foreach (var name in Addressed.Keys)
                    rows.Add(engine, name);
            }

            return rows;
        }
    }

    [Theory, MemberData(nameof(OnEach))]
    public async Task An_address_is_given_once(Engine engine, string what)
    {
        var database = await databases.OnAsync(engine);
        await SaveAsync(database, Addressed[what]("unique"));
        await Assert.ThrowsAsync<DbUpdateException>(() => SaveAsync(database, Addressed[what]("unique")));
    }

    [Theory, OnBothEngines]
    public async Task An_organization_signs_one_text_once(Engine engine)
    {
        var database = await databases.OnAsync(engine);
        await using var db = database.CreateDbContext();
        var (letter, organization) = (TestData.OpenLetter(), TestData.ListedOrganization());
        db.AddRange(letter, TestData.ListedSignOn(letter, organization));
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);

        letter.Close(TestData.By, TestData.At);
        letter.Amend(new("New.", "Nuevo."), TestData.By, TestData.At);
        db.Add(TestData.ListedSignOn(letter, organization));
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);

        db.Add(letter.Request(organization, Signatory.Unnamed, TestData.By, TestData.At));
        await Assert.ThrowsAsync<DbUpdateException>(() => db.SaveChangesAsync(TestContext.Current.CancellationToken));
    }

    /// <summary>Two groups may well share a name; an organizer decides, so the database does not.</summary>
    [Theory, OnBothEngines]
    public async Task Two_organizations_may_match(Engine engine)
    {
        var database = await databases.OnAsync(engine);
        var (one, other) = (TestData.Organization("Twin Neighbors", "UT"), TestData.Organization("The Twin Neighbors, Inc.", "UT"));
        await SaveAsync(database, one, other);

        await using var db = database.CreateDbContext();
        Assert.Equal(2, await db.Organizations.CountAsync(o => o.MatchKey == one.MatchKey && o.State == "UT", TestContext.Current.CancellationToken));
    }

    private static async Task SaveAsync(TestDatabase database, params object[] nouns)
    {
        await using var db = database.CreateDbContext();
        db.AddRange(nouns);
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
    }
}
