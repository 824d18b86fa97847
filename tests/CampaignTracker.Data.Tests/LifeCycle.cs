using CampaignTracker.Data.History;
using CampaignTracker.Testing;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Data.Tests;

/// <summary>One step of a life cycle, as the product words it.</summary>
/// <param name="Name">What a table calls it.</param>
/// <param name="From">The states that allow it.</param>
/// <param name="To">The state that it leads to.</param>
/// <param name="What">What the history says.</param>
/// <param name="Take">Takes it.</param>
internal sealed record Step<TNoun, TState>(string Name, TState[] From, TState To, string What, Action<TNoun> Take);

/// <summary>What holds for every life cycle: a legal step is kept with who and when, an illegal one changes nothing.</summary>
internal static class LifeCycle
{
    public static readonly Actor By = new("an organizer");

    public static readonly DateTime When = TestData.At.AddDays(1);

    /// <summary>Every step in every state on every engine.</summary>
    public static TheoryData<Engine, TState, string> Pairs<TNoun, TState>(IReadOnlyList<Step<TNoun, TState>> steps)
        where TState : struct, Enum
    {
        var pairs = new TheoryData<Engine, TState, string>();
        foreach (var engine in Enum.GetValues<Engine>())
        {
            foreach (var state in Enum.GetValues<TState>())
            {
                foreach (var step in steps)
                    pairs.Add(engine, state, step.Name);
            }
        }

        return pairs;
    }

    public static async Task CheckAsync<TNoun, TState>(
        TestDatabase database, TNoun made, TState state, Step<TNoun, TState> step, Func<TNoun, TState> stateOf, Func<CampaignDbContext, IQueryable<TNoun>> load)
        where TNoun : Record
        where TState : struct, Enum
    {
        var ct = TestContext.Current.CancellationToken;
        await using (var first = database.CreateDbContext())
        {
            first.Add(made);
            await first.SaveChangesAsync(ct);
        }

        await using var db = database.CreateDbContext();
        var noun = await load(db).SingleAsync(n => n.Id == made.Id, ct);
        Assert.Equal(state, stateOf(noun));
        var before = Facts.Of(db.Entry(noun));
        var remembered = await HistoryOfAsync(database, made);

        if (step.From.Contains(state))
            await CheckTakenAsync();
        else
            await CheckRefusedAsync();

        async Task CheckTakenAsync()
        {
            step.Take(noun);
            await db.SaveChangesAsync(ct);

            await using var later = database.CreateDbContext();
            var kept = await load(later).SingleAsync(n => n.Id == made.Id, ct);
            Assert.Equal(step.To, stateOf(kept));
            Assert.Equal(When, kept.UpdatedAt);
            Assert.Equal(noun.Version, kept.Version);
            Assert.Equal(made.Version + 1, kept.Version);
            var entry = Assert.Single((await HistoryOfAsync(database, made)).Except(remembered));
            Assert.Equal((typeof(TNoun).Name, step.What, By.Name, When), (entry.Noun, entry.What, entry.By, entry.At));
        }

        async Task CheckRefusedAsync()
        {
            Assert.Throws<IllegalTransitionException>(() => step.Take(noun));
            Assert.Equal(before, Facts.Of(db.Entry(noun)));
            Assert.Equal(0, await db.SaveChangesAsync(ct));
            Assert.Equal(remembered, await HistoryOfAsync(database, made));
        }
    }

    private static async Task<List<Remembered>> HistoryOfAsync(TestDatabase database, Record noun)
    {
        await using var db = database.CreateDbContext();
        return await db.History.Where(h => h.NounId == noun.Id).OrderBy(h => h.Id)
            .Select(h => new Remembered(h.Id, h.Noun, h.What, h.By, h.At)).ToListAsync(TestContext.Current.CancellationToken);
    }

    private sealed record Remembered(Guid Id, string Noun, string What, string By, DateTime At);
}
