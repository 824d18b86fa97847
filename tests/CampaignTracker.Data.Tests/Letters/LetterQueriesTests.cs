using CampaignTracker.Data.Letters;
using CampaignTracker.Testing;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Data.Tests.Letters;

public sealed class LetterQueriesTests
{
    [Theory, OnBothEngines]
    public async Task Letters_and_signatures_are_shown_where_they_should_be(Engine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        await using var db = database.CreateDbContext();
        var deadline = new DateTime(2026, 6, 5, 19, 0, 0, DateTimeKind.Utc);
        var letter = TestData.OpenLetter("dated", deadline: new(new(2026, 6, 5), new(15, 0), "America/New_York"));
        var closed = TestData.OpenLetter("closed");
        closed.Close(TestData.By, TestData.At);
        var (listed, asked, gone) = (TestData.ListedOrganization("Listed"), TestData.ListedOrganization("Asked"), TestData.ListedOrganization("Gone"));
        var withdrawn = TestData.ListedSignOn(letter, gone);
        withdrawn.Withdraw(TestData.By, TestData.At);
        db.AddRange(
            TestData.DraftLetter("draft"), closed, TestData.OpenLetter("undated"), letter, TestData.ListedSignOn(letter, listed),
            letter.Request(asked, Signatory.Unnamed, TestData.By, TestData.At), withdrawn);
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);

        Assert.Equal(["closed", "dated", "undated"], await SlugsAsync(db.Letters.Published()));
        Assert.Equal(["dated", "undated"], await SlugsAsync(db.Letters.OpenAt(deadline.AddTicks(-10))));
        Assert.Equal(["undated"], await SlugsAsync(db.Letters.OpenAt(deadline)));
        Assert.Equal(["draft"], await SlugsAsync(db.Letters.Named("draft")));

        Assert.Equal(["Listed"], await SignersAsync(db.SignOns.ListedUnder(letter.Versions[0].Id)));
        Assert.Equal(["Listed"], await SignersAsync(db.SignOns.ListedOf(listed.Id)));
        Assert.Empty(await SignersAsync(db.SignOns.ListedOf(gone.Id)));

        static async Task<List<string>> SlugsAsync(IQueryable<Letter> letters) =>
            await letters.OrderBy(l => l.Slug).Select(l => l.Slug).ToListAsync(TestContext.Current.CancellationToken);

        static async Task<List<string>> SignersAsync(IQueryable<SignOn> signOns) =>
            await signOns.Select(s => s.Organization!.Name).ToListAsync(TestContext.Current.CancellationToken);
    }

    [Theory, OnBothEngines]
    public async Task The_newest_text_of_a_letter_is_the_one_with_the_highest_number(Engine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        await using var db = database.CreateDbContext();
        var amended = TestData.OpenLetter("amended");
        foreach (var text in (string[])["Second", "Third"])
        {
            amended.Close(TestData.By, TestData.At);
            amended.Amend(new(text, ""), TestData.By, TestData.At);
        }

        db.AddRange(amended, TestData.OpenLetter("once"), TestData.DraftLetter("draft"));
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);

        Assert.Equal([3], await NumbersAsync(db.Letters.Named("amended")));
        Assert.Equal([1], await NumbersAsync(db.Letters.Named("once")));
        Assert.Empty(await NumbersAsync(db.Letters.Named("draft")));
        Assert.Equal([1, 3], await NumbersAsync(db.Letters.Published()));

        async Task<List<int>> NumbersAsync(IQueryable<Letter> letters) =>
            await letters.NewestVersionOf(db.LetterVersions).Select(v => v.Number).OrderBy(number => number).ToListAsync(TestContext.Current.CancellationToken);
    }

    [Theory, OnBothEngines]
    public async Task Signatures_after_one_follow_it_by_their_ids(Engine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        await using var db = database.CreateDbContext();
        var letter = TestData.OpenLetter();
        db.Add(letter);
        db.AddRange(Enumerable.Range(0, 10).Select(i => TestData.ListedSignOn(letter, TestData.ListedOrganization($"Group {i}"))));
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        var all = await db.SignOns.OrderBy(s => s.Id).Select(s => s.Id).ToListAsync(TestContext.Current.CancellationToken);

        Assert.Equal(10, all.Count);
        for (var at = 0; at < all.Count; at++)
            Assert.Equal(all.Skip(at + 1), await db.SignOns.SignedAfter(all[at]).OrderBy(s => s.Id).Select(s => s.Id).ToListAsync(TestContext.Current.CancellationToken));
    }
}
