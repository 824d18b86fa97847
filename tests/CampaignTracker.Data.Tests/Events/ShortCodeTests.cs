using CampaignTracker.Data.Events;
using CampaignTracker.Testing;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Data.Tests.Events;

public sealed class ShortCodeTests
{
    [Theory, OnBothEngines]
    public async Task A_new_event_whose_code_is_taken_gets_another(Engine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        await using var db = database.CreateDbContext();
        db.Add(Coded("first"));
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        db.AddRange(Coded("second"), Coded("third"));
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);

        var codes = await db.Events.AsNoTracking().ToDictionaryAsync(e => e.Slug, e => e.Code, TestContext.Current.CancellationToken);
        Assert.Equal("abcdef", codes["first"]);
        Assert.Equal(3, codes.Values.Distinct().Count());
        Assert.All(codes.Values, code => Assert.True(ShortCode.IsCode(code)));
    }

    private static CampaignEvent Coded(string slug) => TestData.PublishedEvent(TestData.EventDetails(slug: slug) with { Code = "abcdef" });
}
