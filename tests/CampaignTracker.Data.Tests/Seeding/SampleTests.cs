using CampaignTracker.Data.Events;
using CampaignTracker.Data.Letters;
using CampaignTracker.Data.Organizations;
using CampaignTracker.Data.Seeding;
using CampaignTracker.Testing;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Data.Tests.Seeding;

public sealed class SampleTests(SeededDatabases databases)
{
    private static readonly DateTime FirstStart = SeededDatabases.FirstStart;

    [Theory, OnBothEngines]
    public async Task The_samples_show_all_that_the_pages_can_show(Engine engine)
    {
        await using var db = (await databases.OnAsync(engine)).CreateDbContext();
        var ct = TestContext.Current.CancellationToken;
        Assert.Equal(60, await db.Organizations.Listed().CountAsync(o => o.IsSample, ct));
        Assert.True(await db.Organizations.Where(o => o.IsSample).Select(o => o.State).Distinct().CountAsync(ct) > 25);

        var events = await db.Events.Where(e => e.IsSample).ToListAsync(ct);
        Assert.Equal(40, events.Count);
        Assert.Equal(Enum.GetValues<EventType>(), events.Select(e => e.Type).Distinct().Order());
        Assert.True(events.Select(e => e.TimeZone).Distinct().Count() >= 6);
        Assert.Single(events, e => e.Status is EventStatus.Cancelled);
        Assert.Single(events, e => e.Status is EventStatus.Postponed);
        Assert.Single(events, e => e.AddressVisibility is AddressVisibility.Area);
        Assert.Equal(3, events.GroupBy(e => (e.Latitude, e.Longitude)).Max(spot => spot.Count()));
        Assert.Equal((new DateOnly(2026, 5, 29), new DateOnly(2026, 7, 31)), (events.Min(e => e.StartDate), events.Max(e => e.StartDate)));
        Assert.Equal(3, events.Count(e => e.PastAt <= FirstStart));
    }

    [Theory, OnBothEngines]
    public async Task One_sample_letter_is_open_with_target_deadline_and_sign_ons(Engine engine)
    {
        await using var db = (await databases.OnAsync(engine)).CreateDbContext();
        var ct = TestContext.Current.CancellationToken;
        var letter = await db.Letters.OpenAt(FirstStart).Include(l => l.Versions).SingleAsync(l => l.IsSample, ct);

        Assert.Equal((100, "America/New_York"), (letter.Target, letter.DeadlineZone));
        Assert.True(letter.DeadlineAt > FirstStart);
        Assert.NotNull(Assert.Single(letter.Versions).Hash);
        Assert.True(letter.Versions[0].Text.En.Length > 1000 && letter.Versions[0].Text.Es.Length > 1000);
        Assert.Equal(44, await db.SignOns.ListedUnder(letter.Versions[0].Id).CountAsync(s => s.IsSample, ct));
    }

    [Theory, OnBothEngines]
    public async Task Every_sample_is_marked_and_nothing_else_is(Engine engine)
    {
        await using var db = (await databases.OnAsync(engine)).CreateDbContext();
        var ct = TestContext.Current.CancellationToken;

        Assert.All(await db.Organizations.ToListAsync(ct), o => Assert.Equal(o.IsSample, o.Slug.StartsWith("sample-", StringComparison.Ordinal)));
        Assert.All(await db.Events.ToListAsync(ct), e => Assert.Equal(e.IsSample, e.Slug.StartsWith("sample-", StringComparison.Ordinal)));
        Assert.All(await db.Letters.ToListAsync(ct), l => Assert.Equal(l.IsSample, l.Slug.StartsWith("sample-", StringComparison.Ordinal)));
        Assert.All(await db.DaysOfAction.ToListAsync(ct), d => Assert.Equal(d.IsSample, d.Slug.StartsWith("sample-", StringComparison.Ordinal)));
        Assert.All(await db.SignOns.Include(s => s.Organization).ToListAsync(ct), s => Assert.Equal(s.IsSample, s.Organization!.IsSample));
        Assert.False(await db.Agencies.AnyAsync(a => a.IsSample, ct) || await db.Agreements.AnyAsync(a => a.IsSample, ct) || await db.Milestones.AnyAsync(m => m.IsSample, ct));
    }

    [Theory]
    [InlineData(3)]
    [InlineData(12)]
    [InlineData(23)]
    public async Task The_events_of_the_sample_day_of_action_lie_in_its_days_at_whatever_hour_they_are_planted(int hour)
    {
        await using var database = await TestDatabase.CreateAsync(Engine.Sqlite);
        await using var db = database.CreateDbContext();
        await CampaignSeeding.PlantSamplesAsync(db, new DateTime(2026, 6, 2, hour, 0, 0, DateTimeKind.Utc), TestContext.Current.CancellationToken);

        var events = await db.Events.Include(e => e.DayOfAction).Where(e => e.DayOfActionId != null).ToListAsync(TestContext.Current.CancellationToken);
        Assert.NotEmpty(events);
        Assert.All(events, e => Assert.InRange(e.StartDate, e.DayOfAction!.FirstDay, e.DayOfAction.LastDay));
    }

    [Theory, OnBothEngines]
    public async Task Removing_the_samples_removes_them_with_their_history_and_nothing_else(Engine engine)
    {
        await using var database = await SeededDatabases.PlantAsync(engine);
        var ct = TestContext.Current.CancellationToken;
        await using var db = database.CreateDbContext();
        var historyOfTheRest = await db.History.CountAsync(ct) - await HistoryOfSamplesAsync(db);

        Assert.Equal(new SampleCounts(60, 40, 1, 44), await CampaignSeeding.RemoveSamplesAsync(db, TestData.By, FirstStart, ct));

        Assert.Equal((19, 8, 1, 19, 1), (
            await db.Organizations.CountAsync(ct), await db.Events.CountAsync(ct), await db.Letters.CountAsync(ct), await db.SignOns.CountAsync(ct),
            await db.DaysOfAction.CountAsync(ct)));
        Assert.Equal((8, 1), (await db.Set<EventAddress>().CountAsync(ct), await db.LetterVersions.CountAsync(ct)));
        Assert.Equal(historyOfTheRest + 1, await db.History.CountAsync(ct));
        Assert.Equal(TestData.By.Name, (await db.History.SingleAsync(h => h.Noun == "Samples" && h.What == "removed", ct)).By);

        Assert.False(await CampaignSeeding.PlantSamplesAsync(db, FirstStart, ct));
        Assert.Equal(19, await db.Organizations.CountAsync(ct));
        Assert.Equal(new SampleCounts(0, 0, 0, 0), await CampaignSeeding.RemoveSamplesAsync(db, TestData.By, FirstStart, ct));
    }

    /// <summary>Someone may have tried the software before the samples are removed.</summary>
    [Theory, OnBothEngines]
    public async Task Samples_are_removed_even_where_they_are_tied_together_and_to_real_rows(Engine engine)
    {
        await using var database = await SeededDatabases.PlantAsync(engine);
        var ct = TestContext.Current.CancellationToken;
        await using var db = database.CreateDbContext();
        var samples = await db.Organizations.Where(o => o.IsSample).OrderBy(o => o.Slug).Take(3).ToListAsync(ct);
        samples[0].MergeInto(samples[1], TestData.By, TestData.At);
        var real = TestData.PublishedEvent();
        real.HostedBy(samples[2], HostRole.Lead);
        real.BelongsTo(await db.DaysOfAction.SingleAsync(d => d.IsSample, ct));
        var letter = await db.Letters.Include(l => l.Versions).SingleAsync(l => l.IsSample, ct);
        var signOn = letter.Request(TestData.ListedOrganization(), Signatory.Unnamed, TestData.By, TestData.At);
        db.AddRange(real, signOn);
        await db.SaveChangesAsync(ct);
        db.ChangeTracker.Clear();

        Assert.Equal(new SampleCounts(60, 40, 1, 45), await CampaignSeeding.RemoveSamplesAsync(db, TestData.By, FirstStart, ct));

        var left = await db.Events.Include(e => e.Hosts).SingleAsync(e => e.Id == real.Id, ct);
        Assert.Null(left.DayOfActionId);
        Assert.Empty(left.Hosts);
        Assert.False(await db.History.AnyAsync(h => h.NounId == signOn.Id, ct));
        Assert.True(await db.Organizations.AnyAsync(o => o.Id == signOn.OrganizationId, ct));
    }

    private static Task<int> HistoryOfSamplesAsync(CampaignDbContext db) => db.History.CountAsync(h =>
        db.Organizations.Any(o => o.IsSample && o.Id == h.NounId) || db.Events.Any(e => e.IsSample && e.Id == h.NounId)
        || db.Letters.Any(l => l.IsSample && l.Id == h.NounId) || db.SignOns.Any(s => s.IsSample && s.Id == h.NounId)
        || db.DaysOfAction.Any(d => d.IsSample && d.Id == h.NounId));
}
