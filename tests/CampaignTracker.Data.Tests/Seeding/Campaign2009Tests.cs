using CampaignTracker.Data.Letters;
using CampaignTracker.Data.Organizations;
using CampaignTracker.Data.Seeding;
using CampaignTracker.Testing;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Data.Tests.Seeding;

public sealed class Campaign2009Tests(SeededDatabases databases)
{
    [Theory, OnBothEngines]
    public async Task The_campaign_is_planted_as_the_sources_tell_it(Engine engine)
    {
        await using var db = (await databases.OnAsync(engine)).CreateDbContext();
        var ct = TestContext.Current.CancellationToken;

        Assert.Equal(19, await db.Organizations.CountAsync(o => !o.IsSample && o.Status == OrganizationStatus.Listed, ct));
        Assert.Equal(8, await db.Events.CountAsync(e => !e.IsSample, ct));
        Assert.Equal(1, await db.DaysOfAction.CountAsync(d => !d.IsSample, ct));
        Assert.Equal(79, await db.Agencies.CountAsync(ct));
        Assert.Equal(79, await db.Agreements.CountAsync(ct));
        Assert.Equal(780, await db.AgreementCounts.CountAsync(ct));
        Assert.InRange(await db.Milestones.CountAsync(ct), 40, 200);

        var letter = await db.Letters.Include(l => l.Versions).SingleAsync(l => !l.IsSample, ct);
        Assert.Equal((LetterStatus.Delivered, 521, new DateOnly(2009, 7, 31)), (letter.Status, letter.ReportedSignatories, letter.DeadlineDate));
        Assert.Null(Assert.Single(letter.Versions).Hash);
        Assert.Equal(19, await db.SignOns.ListedUnder(letter.Versions[0].Id).CountAsync(ct));
    }

    [Theory, OnBothEngines]
    public async Task The_days_of_2009_are_kept_as_local_days(Engine engine)
    {
        await using var db = (await databases.OnAsync(engine)).CreateDbContext();
        var events = await db.Events.Where(e => !e.IsSample).ToListAsync(TestContext.Current.CancellationToken);
        Assert.All(events, e => Assert.Equal(2009, e.StartDate.Year));
        Assert.All(events, e => Assert.Equal(e.StartDate, LocalTimes.DateAt(e.StartsAt, e.TimeZone)));
    }

    [Theory, OnBothEngines]
    public async Task Every_text_is_there_in_both_languages(Engine engine)
    {
        await using var db = (await databases.OnAsync(engine)).CreateDbContext();
        var ct = TestContext.Current.CancellationToken;
        await db.Organizations.LoadAsync(ct);
        await db.Letters.Include(l => l.Versions).LoadAsync(ct);
        await db.Events.LoadAsync(ct);
        await db.DaysOfAction.LoadAsync(ct);
        await db.Agreements.LoadAsync(ct);
        await db.Milestones.LoadAsync(ct);

        var texts = db.ChangeTracker.Entries().SelectMany(entry => entry.ComplexProperties).Select(p => p.CurrentValue).OfType<BilingualText>().ToList();

        Assert.True(texts.Count > 500);
        Assert.All(texts, text => Assert.Equal(string.IsNullOrEmpty(text.En), string.IsNullOrEmpty(text.Es)));
        Assert.All(await db.Milestones.ToListAsync(ct), m => Assert.False(m.Title.IsEmpty));
        Assert.All(await db.Events.ToListAsync(ct), e => Assert.False(e.Title.IsEmpty || e.Description.IsEmpty));
    }

    [Theory, OnBothEngines]
    public async Task Every_fact_has_a_source(Engine engine)
    {
        await using var db = (await databases.OnAsync(engine)).CreateDbContext();
        var ct = TestContext.Current.CancellationToken;

        Assert.All(await db.Milestones.ToListAsync(ct), m => Assert.Contains(m.Sources, s => s.Url is not null));
        Assert.All(await db.Agreements.ToListAsync(ct), a => Assert.NotEmpty(a.Sources));
        Assert.All(await db.Events.Where(e => !e.IsSample).ToListAsync(ct), e => Assert.NotEmpty(e.Sources));
        Assert.All(await db.Organizations.Where(o => !o.IsSample).ToListAsync(ct), o => Assert.NotEmpty(o.Sources));
        Assert.All(await db.SignOns.Where(s => !s.IsSample).ToListAsync(ct), s => Assert.NotEmpty(s.Sources));
        Assert.All(await db.Letters.Where(l => !l.IsSample).ToListAsync(ct), l => Assert.NotEmpty(l.Sources));
    }

    [Theory, OnBothEngines]
    public async Task No_person_is_named_under_a_letter_but_samples(Engine engine)
    {
        await using var db = (await databases.OnAsync(engine)).CreateDbContext();
        var names = await db.SignOns.Where(s => s.SignatoryName != "").Select(s => new { s.SignatoryName, s.IsSample }).ToListAsync(TestContext.Current.CancellationToken);

        Assert.NotEmpty(names);
        Assert.All(names, name => Assert.True(name.IsSample && name.SignatoryName.StartsWith("Sample ", StringComparison.Ordinal), name.SignatoryName));
        Assert.Empty(await db.SignOns.Where(s => !s.IsSample && (s.SignatoryTitle != "" || s.ShowSignatoryName || s.ShowSignatoryTitle)).ToListAsync(TestContext.Current.CancellationToken));
    }

    [Theory, OnBothEngines]
    public async Task Planting_twice_plants_once(Engine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        Assert.True(await PlantAsync());
        Assert.False(await PlantAsync());

        await using var db = database.CreateDbContext();
        Assert.Equal(19, await db.Organizations.CountAsync(TestContext.Current.CancellationToken));
        Assert.Equal(1, await db.History.CountAsync(h => h.Noun == "Campaign2009", TestContext.Current.CancellationToken));

        async Task<bool> PlantAsync()
        {
            await using var planting = database.CreateDbContext();
            return await CampaignSeeding.PlantCampaign2009Async(planting, SeededDatabases.FirstStart, TestContext.Current.CancellationToken);
        }
    }
}
