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
}
