using CampaignTracker.Data.History;
using CampaignTracker.Data.Letters;
using CampaignTracker.Testing;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Data.Tests.Letters;

public sealed class LetterWritingTests(SharedDatabases databases)
{
    private static readonly BilingualText Text = new("We ask for more.", "Pedimos más.");
    private static readonly Deadline Friday = new(new(2026, 6, 26), new(15, 0), "America/New_York");
    private static readonly DateTime When = LifeCycle.When;

    /// <summary>Steps that change a letter and leave its state alone, and where they are allowed.</summary>
    private static readonly Dictionary<string, (LetterStatus[] From, Action<Letter> Take)> Steps = new()
    {
        ["written"] = ([LetterStatus.Draft, LetterStatus.Closed], l => l.Write(Text, LifeCycle.By, When)),
        ["corrected"] = ([LetterStatus.Draft], l => l.Correct(Details(), LifeCycle.By, When)),
        ["target-changed"] = ([LetterStatus.Draft, LetterStatus.Open, LetterStatus.Closed], l => l.Aim(700, LifeCycle.By, When)),
        ["deadline-moved"] = ([LetterStatus.Draft, LetterStatus.Open, LetterStatus.Closed], l => l.MoveDeadline(Friday, LifeCycle.By, When)),
    };

    public static TheoryData<Engine, LetterStatus, string> Pairs =>
    [
        .. from engine in Enum.GetValues<Engine>() from state in Enum.GetValues<LetterStatus>() from step in Steps.Keys select (engine, state, step),
    ];

    [Theory, MemberData(nameof(Pairs))]
    public async Task A_step_is_kept_with_who_and_when_or_refused_and_changes_nothing(Engine engine, LetterStatus state, string name)
    {
        var step = Steps[name];
        await LifeCycle.CheckAsync(
            await databases.OnAsync(engine), Make(state), state, new Step<Letter, LetterStatus>(name, step.From, state, name, step.Take), l => l.Status,
            db => db.Letters.Include(l => l.Versions));
    }

    [Theory]
    [InlineData("Ana", 0.5, false)]
    [InlineData("Ana", 1, true)]
    [InlineData("Luis", 0.5, true)]
    public void What_is_written_in_one_go_is_told_once(string next, double spells, bool isTold)
    {
        var letter = TestData.DraftLetter();
        letter.Write(new("First", ""), new Actor("Ana"), When);
        var later = When + (Letter.SpellOfWriting * spells);

        letter.Write(new("Second", ""), new Actor(next), later);

        Assert.Equal(isTold ? later : When, letter.UpdatedAt);
        Assert.Equal((next, later), (letter.DraftWrittenBy, letter.DraftWrittenAt));
    }

    [Fact]
    public void A_deadline_that_has_passed_is_neither_set_nor_opened_with()
    {
        var letter = TestData.DraftLetter(deadline: Friday);

        Assert.Throws<DomainException>(() => letter.MoveDeadline(Friday, LifeCycle.By, Friday.At));
        Assert.Throws<DomainException>(() => letter.Open(LifeCycle.By, Friday.At));
        letter.MoveDeadline(null, LifeCycle.By, When);

        Assert.Equal((null, null, null, null), (letter.DeadlineDate, letter.DeadlineTime, letter.DeadlineZone, letter.DeadlineAt));
    }

    [Fact]
    public void A_deadline_in_an_hour_that_comes_twice_is_the_one_that_was_meant()
    {
        var night = new Deadline(new(2026, 11, 1), new(1, 30), "America/New_York");
        var letter = TestData.DraftLetter(deadline: night with { IsSecond = true });

        Assert.Equal(night.At.AddHours(1), letter.DeadlineAt);
    }

    [Fact]
    public void After_opening_only_the_introduction_changes()
    {
        var letter = TestData.OpenLetter("opened");
        letter.Introduce(new("New.", "Nuevo."), [new("A paper", null)], LifeCycle.By, When);

        Assert.Equal((new BilingualText("New.", "Nuevo."), "A paper"), (letter.Summary, letter.Sources[0].Title));
        Assert.Throws<IllegalTransitionException>(() => letter.Correct(Details(), LifeCycle.By, When));
    }

    private static LetterDetails Details() => new() { Slug = $"corrected-{Guid.NewGuid():n}", Title = new("New", "Nueva"), Addressee = new("The Secretary", "La secretaria"), Summary = BilingualText.Empty };

    private static Letter Make(LetterStatus state) => LetterLifeTests.Make(state);
}
