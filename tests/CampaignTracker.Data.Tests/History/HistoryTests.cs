using CampaignTracker.Data.Organizations;
using CampaignTracker.Testing;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Data.Tests.History;

public sealed class HistoryTests(SharedDatabases databases)
{
    [Theory, OnBothEngines]
    public async Task A_save_that_fails_keeps_neither_the_change_nor_its_history(Engine engine)
    {
        var database = await databases.OnAsync(engine);
        var ct = TestContext.Current.CancellationToken;
        var pending = TestData.Organization(slug: "history-pending");
        var twin = TestData.Organization(slug: "history-pending");
        await using (var first = database.CreateDbContext())
        {
            first.Add(pending);
            await first.SaveChangesAsync(ct);
        }

        await using (var db = database.CreateDbContext())
        {
            (await db.Organizations.SingleAsync(o => o.Id == pending.Id, ct)).List(LifeCycle.By, LifeCycle.When);
            db.Add(twin);
            await Assert.ThrowsAsync<DbUpdateException>(() => db.SaveChangesAsync(ct));
        }

        await using var later = database.CreateDbContext();
        Assert.Equal(OrganizationStatus.Pending, (await later.Organizations.SingleAsync(o => o.Id == pending.Id, ct)).Status);
        Assert.Equal(["asked"], await later.History.Where(h => h.NounId == pending.Id || h.NounId == twin.Id).Select(h => h.What).ToListAsync(ct));
    }

    [Theory, OnBothEngines]
    public async Task A_save_that_is_tried_again_is_remembered_once(Engine engine)
    {
        var database = await databases.OnAsync(engine);
        var ct = TestContext.Current.CancellationToken;
        await using var db = database.CreateDbContext();
        var (first, twin) = (TestData.Organization(slug: "history-again"), TestData.Organization(slug: "history-again"));
        db.Add(first);
        await db.SaveChangesAsync(ct);

        first.List(LifeCycle.By, LifeCycle.When);
        db.Add(twin);
        await Assert.ThrowsAsync<DbUpdateException>(() => db.SaveChangesAsync(ct));
        db.Entry(twin).State = EntityState.Detached;
        foreach (var entry in db.ChangeTracker.Entries<Data.History.HistoryEntry>().Where(h => h.Entity.NounId == twin.Id).ToList())
            entry.State = EntityState.Detached;
        await db.SaveChangesAsync(ct);

        await using var later = database.CreateDbContext();
        Assert.Equal(1, (await later.Organizations.SingleAsync(o => o.Id == first.Id, ct)).Version);
        Assert.Equal(["asked", "listed"], await later.History.Where(h => h.NounId == first.Id).OrderBy(h => h.At).Select(h => h.What).ToListAsync(ct));
    }

    [Theory, OnBothEngines]
    public async Task Of_two_people_who_change_one_row_the_second_is_told(Engine engine)
    {
        var database = await databases.OnAsync(engine);
        var ct = TestContext.Current.CancellationToken;
        var made = TestData.Organization();
        await using (var db = database.CreateDbContext())
        {
            db.Add(made);
            await db.SaveChangesAsync(ct);
        }

        await using var one = database.CreateDbContext();
        await using var other = database.CreateDbContext();
        (await one.Organizations.SingleAsync(o => o.Id == made.Id, ct)).List(LifeCycle.By, LifeCycle.When);
        (await other.Organizations.SingleAsync(o => o.Id == made.Id, ct)).Decline("No.", LifeCycle.By, LifeCycle.When);
        await one.SaveChangesAsync(ct);
        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => other.SaveChangesAsync(ct));

        await using var later = database.CreateDbContext();
        var kept = await later.Organizations.SingleAsync(o => o.Id == made.Id, ct);
        Assert.Equal((OrganizationStatus.Listed, 1), (kept.Status, kept.Version));
        Assert.DoesNotContain("declined", await later.History.Where(h => h.NounId == made.Id).Select(h => h.What).ToListAsync(ct));
    }

    [Theory, OnBothEngines]
    public async Task Every_saved_change_raises_the_version_by_one(Engine engine)
    {
        var database = await databases.OnAsync(engine);
        var ct = TestContext.Current.CancellationToken;
        await using var db = database.CreateDbContext();
        var made = TestData.Organization();
        db.Add(made);
        await db.SaveChangesAsync(ct);
        Assert.Equal(0, made.Version);

        made.List(LifeCycle.By, LifeCycle.When);
        made.ConfirmEmail(LifeCycle.By, LifeCycle.When);
        await db.SaveChangesAsync(ct);
        Assert.Equal(1, made.Version);

        await db.SaveChangesAsync(ct);
        Assert.Equal(1, made.Version);

        made.Withdraw(LifeCycle.By, LifeCycle.When.AddDays(1));
        db.SaveChanges();
        Assert.Equal(2, made.Version);
    }

    [Theory, OnBothEngines]
    public async Task An_entry_tells_what_was_there_before_and_after_but_nothing_personal(Engine engine)
    {
        var database = await databases.OnAsync(engine);
        var ct = TestContext.Current.CancellationToken;
        await using var db = database.CreateDbContext();
        var made = TestData.Organization("Lantern Keepers", slug: "history-told");
        db.Add(made);
        await db.SaveChangesAsync(ct);

        made.Correct(
            new OrganizationDetails
            {
                Name = "Lantern Keepers of Tucson",
                City = made.City,
                State = made.State,
                Scope = Scope.Local,
                Sectors = [Sector.Legal],
                PublicEmail = "rosa@lanterns.example",
                About = new BilingualText("We keep lanterns.", ""),
            },
            LifeCycle.By, LifeCycle.When);
        await db.SaveChangesAsync(ct);

        await using var later = database.CreateDbContext();
        var entries = await later.History.Where(h => h.NounId == made.Id).OrderBy(h => h.At).ToListAsync(ct);
        Assert.Empty(entries[0].Changes);
        var told = entries[1].Changes.ToDictionary(change => change.Field);
        Assert.Equal(("Lantern Keepers", "Lantern Keepers of Tucson"), (told["Name"].Before, told["Name"].After));
        Assert.Equal(("", "We keep lanterns."), (told["About.En"].Before, told["About.En"].After));
        Assert.Equal("Legal", told["Sectors"].After);
        Assert.True(told["PublicEmail"].IsPersonal);
        Assert.DoesNotContain(told.Keys, field => field is "SearchText" or "MatchKey" or "SortKey" or "Version" or "UpdatedAt");
        Assert.DoesNotContain("rosa", string.Concat(entries[1].Changes), StringComparison.Ordinal);
    }

    [Theory, OnBothEngines]
    public async Task A_change_without_a_step_that_says_so_is_refused(Engine engine)
    {
        var database = await databases.OnAsync(engine);
        var ct = TestContext.Current.CancellationToken;
        await using var db = database.CreateDbContext();
        var made = TestData.Organization(slug: "history-silent");
        db.Add(made);
        await db.SaveChangesAsync(ct);

        db.Entry(made).Property(o => o.City).CurrentValue = "Elsewhere";

        await Assert.ThrowsAsync<InvalidOperationException>(() => db.SaveChangesAsync(ct));
    }
}
