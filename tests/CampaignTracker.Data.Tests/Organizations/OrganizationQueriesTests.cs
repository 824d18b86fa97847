using CampaignTracker.Data.Organizations;
using CampaignTracker.Testing;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Data.Tests.Organizations;

public sealed class OrganizationQueriesTests
{
    private static readonly string[] Names =
    [
        "The Zebra House", "Ángeles del Sur", "angels of mercy", "ANGELS", "Ñandú", "Nandu Two", "Ntozake", "9to5", "10 Voices", "2nd Street",
        "¡Basta!", "basta ya", "St. Mary's", "Saint Mary", "A.C.L.U.", "ACLU of Ohio", "Zoë & Friends", "Œuvre", "Straße", "Ｆｕｌｌ Ｗｉｄｔｈ", "Łódź", "中文",
        "日本", "한국", "Ωmega", "the", "Theatre", "Al-Noor", "Al Noor Two", "AlNoor", "…", "🕯 Candles", "z", "Z a", "Za",
    ];

    [Theory, OnBothEngines]
    public async Task The_roster_is_in_the_same_order_on_both_engines(Engine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        await using var db = database.CreateDbContext();
        db.AddRange(Names.Select(name => TestData.ListedOrganization(name)));
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);

        var ordered = await db.Organizations.InRosterOrder().Select(o => o.SortKey).ToListAsync(TestContext.Current.CancellationToken);

        Assert.Equal(Names.Select(OrganizationName.SortKey).Order(StringComparer.Ordinal), ordered);
    }

    [Theory, OnBothEngines]
    public async Task Those_after_one_follow_it_on_the_roster_also_where_names_sort_alike(Engine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        await using var db = database.CreateDbContext();
        db.AddRange(Names.Concat(["angels", "The Angels", "Angels!", "za"]).Select(name => TestData.ListedOrganization(name)));
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        var all = await db.Organizations.InRosterOrder().Select(o => new { o.Id, o.SortKey }).ToListAsync(TestContext.Current.CancellationToken);

        Assert.Equal(Names.Length + 4, all.Count);
        for (var at = 0; at < all.Count; at++)
        {
            Assert.Equal(
                all.Skip(at + 1).Select(o => o.Id),
                await db.Organizations.InRosterAfter(all[at].SortKey, all[at].Id).InRosterOrder().Select(o => o.Id).ToListAsync(TestContext.Current.CancellationToken));
        }
    }

    [Theory]
    [InlineData("The Zebra House", "zebra house")]
    [InlineData("Ángeles", "angeles")]
    [InlineData("Theatre", "theatre")]
    [InlineData("St. Mary's", "st marys")]
    [InlineData("Al-Noor", "al noor")]
    public void A_name_is_sorted_as_a_reader_would_look_it_up(string name, string key) => Assert.Equal(key, OrganizationName.SortKey(name));

    [Theory, OnBothEngines]
    public async Task A_search_finds_without_regard_to_case_and_accents(Engine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        await using var db = database.CreateDbContext();
        db.AddRange(
            TestData.ListedOrganization("Centro José Martí", city: "Peñasco"), TestData.ListedOrganization("Josefina's Kitchen", city: "Tucson"),
            TestData.ListedOrganization("Groß Memorial Fund", city: "Omaha"), TestData.ListedOrganization("100% Neighbors_United", city: "Mesa"),
            TestData.ListedOrganization("Αθήνας Friends", city: "Tarpon Springs"));
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);

        foreach (var typed in new[] { "José", "jose", "JOSÉ", "Jose\u0301", "ＪＯＳＥ", "jóśe" })
            Assert.Equal(["Centro José Martí", "Josefina's Kitchen"], await FindAsync(typed));

        Assert.Equal(["Centro José Martí"], await FindAsync("penasco jose"));
        Assert.Equal(["Centro José Martí"], await FindAsync("  MARTI\t centro "));
        Assert.Equal(["Centro José Martí"], await FindAsync("peN\u0303asco"));
        Assert.Equal(["Groß Memorial Fund"], await FindAsync("GROSS"));
        Assert.Equal(["Groß Memorial Fund"], await FindAsync("groß"));
        Assert.Equal(["Josefina's Kitchen"], await FindAsync("josefina’s"));
        Assert.Equal(["Αθήνας Friends"], await FindAsync("ΑΘΗΝΑΣ"));
        Assert.Empty(await FindAsync("jose omaha"));

        Assert.Equal(["100% Neighbors_United"], await FindAsync("%"));
        Assert.Equal(["100% Neighbors_United"], await FindAsync("_"));
        Assert.Empty(await FindAsync("cen_ro"));
        Assert.Empty(await FindAsync("j%e"));
        Assert.Empty(await FindAsync("\\"));
        Assert.Empty(await FindAsync("'" + "; DROP TABLE x --"));
        Assert.Equal(5, (await FindAsync(" ")).Count);

        async Task<List<string>> FindAsync(string typed) =>
            await db.Organizations.Matching(typed).InRosterOrder().Select(o => o.Name).ToListAsync(TestContext.Current.CancellationToken);
    }

    [Theory, OnBothEngines]
    public async Task The_roster_is_filtered_by_state_reach_and_sector(Engine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        await using var db = database.CreateDbContext();
        var withdrawn = TestData.ListedOrganization("Gone", "AZ");
        withdrawn.Withdraw(TestData.By, TestData.At);
        var both = Organization.Ask(
            new OrganizationDetails { Name = "Both", State = "AZ", Scope = Scope.Local, Sectors = [Sector.Labor, Sector.Faith] }, "both", TestData.By, TestData.At);
        both.List(TestData.By, TestData.At);
        db.AddRange(
            TestData.Organization("Asks", "AZ"), withdrawn, both,
            TestData.ListedOrganization("Faithful", "NM", scope: Scope.State, sector: Sector.Faith),
            TestData.ListedOrganization("Workers", "AZ", scope: Scope.National, sector: Sector.Labor));
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);

        Assert.Equal(["Both", "Faithful", "Workers"], await NamesAsync(db.Organizations.Listed()));
        Assert.Equal(["Both", "Workers"], await NamesAsync(db.Organizations.Listed().InState("AZ")));
        Assert.Equal(["Faithful"], await NamesAsync(db.Organizations.Listed().OfScope(Scope.State)));
        Assert.Equal(["Both", "Workers"], await NamesAsync(db.Organizations.Listed().InSector(Sector.Labor)));
        Assert.Equal(["Both"], await NamesAsync(db.Organizations.Listed().InSector(Sector.Labor).InSector(Sector.Faith)));
        Assert.Equal(["Both"], await NamesAsync(db.Organizations.Listed().InState("AZ").InSector(Sector.Faith).Matching("bo")));
        Assert.Equal(["Both"], await NamesAsync(db.Organizations.Named("both")));

        static async Task<List<string>> NamesAsync(IQueryable<Organization> organizations) =>
            await organizations.InRosterOrder().Select(o => o.Name).ToListAsync(TestContext.Current.CancellationToken);
    }
}
