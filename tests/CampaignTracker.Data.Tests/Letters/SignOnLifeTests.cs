using CampaignTracker.Data.Letters;
using CampaignTracker.Testing;

namespace CampaignTracker.Data.Tests.Letters;

public sealed class SignOnLifeTests(SharedDatabases databases)
{
    private static readonly Step<SignOn, SignOnStatus>[] Steps =
    [
        new("confirm", [SignOnStatus.Requested], SignOnStatus.Confirmed, "confirmed", s => s.Confirm(LifeCycle.By, LifeCycle.When)),
        new("list", [SignOnStatus.Confirmed], SignOnStatus.Listed, "listed", s => s.List(LifeCycle.By, LifeCycle.When)),
        new("decline", [SignOnStatus.Confirmed, SignOnStatus.Quarantined], SignOnStatus.Declined, "declined", s => s.Decline("Unknown.", LifeCycle.By, LifeCycle.When)),
        new("withdraw", [SignOnStatus.Confirmed, SignOnStatus.Listed], SignOnStatus.Withdrawn, "withdrawn", s => s.Withdraw(LifeCycle.By, LifeCycle.When)),
        new("disown", [SignOnStatus.Confirmed, SignOnStatus.Listed], SignOnStatus.Disowned, "disowned", s => s.Disown(LifeCycle.By, LifeCycle.When)),
        new("settle", [SignOnStatus.Disowned], SignOnStatus.Disowned, "settled", s => s.Settle(LifeCycle.By, LifeCycle.When)),
        new("reinstate", [SignOnStatus.Disowned], SignOnStatus.Confirmed, "reinstated", s => s.Reinstate(LifeCycle.By, LifeCycle.When)),
        new("quarantine", [SignOnStatus.Requested], SignOnStatus.Quarantined, "quarantined", s => s.Quarantine(LifeCycle.By, LifeCycle.When)),
    ];

    public static TheoryData<Engine, SignOnStatus, string> Pairs => LifeCycle.Pairs(Steps);

    [Theory, MemberData(nameof(Pairs))]
    public async Task A_step_is_kept_with_who_and_when_or_refused_and_changes_nothing(Engine engine, SignOnStatus state, string step)
    {
        var database = await databases.OnAsync(engine);
        var letter = TestData.OpenLetter();
        await using (var db = database.CreateDbContext())
        {
            db.Add(letter);
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        await LifeCycle.CheckAsync(database, Make(letter, state), state, Steps.Single(s => s.Name == step), s => s.Status, db => db.SignOns);
    }

    [Fact]
    public void What_a_step_leaves_behind()
    {
        Assert.Equal(LifeCycle.When, Taken("confirm", SignOnStatus.Requested).ConfirmedAt);
        Assert.Equal(LifeCycle.When, Taken("list", SignOnStatus.Confirmed).ListedAt);
        Assert.Equal("Unknown.", Taken("decline", SignOnStatus.Quarantined).DeclineReason);
        Assert.Equal(LifeCycle.When, Taken("withdraw", SignOnStatus.Listed).WithdrawnAt);
        Assert.Equal(LifeCycle.When, Taken("disown", SignOnStatus.Listed).DisownedAt);
        Assert.Equal(LifeCycle.When, Taken("settle", SignOnStatus.Disowned).LookedAt);
        Assert.Null(Taken("reinstate", SignOnStatus.Disowned).DisownedAt);
        var listedBefore = Make(TestData.OpenLetter(), SignOnStatus.Listed);
        listedBefore.Disown(LifeCycle.By, LifeCycle.When);
        listedBefore.Reinstate(LifeCycle.By, LifeCycle.When);
        Assert.Equal(SignOnStatus.Listed, listedBefore.Status);
    }

    [Fact]
    public void Declining_needs_a_reason()
    {
        var signOn = Make(TestData.OpenLetter(), SignOnStatus.Confirmed);
        Assert.Throws<DomainException>(() => signOn.Decline(" ", LifeCycle.By, LifeCycle.When));
        Assert.Equal(SignOnStatus.Confirmed, signOn.Status);
    }

    private static SignOn Make(Letter letter, SignOnStatus state)
    {
        var signOn = letter.Request(TestData.ListedOrganization(), Signatory.Unnamed, TestData.By, TestData.At);
        if (state is SignOnStatus.Quarantined)
            signOn.Quarantine(TestData.By, TestData.At);
        else if (state is not SignOnStatus.Requested)
            signOn.Confirm(TestData.By, TestData.At);
        if (state is SignOnStatus.Listed)
            signOn.List(TestData.By, TestData.At);
        if (state is SignOnStatus.Declined)
            signOn.Decline("No.", TestData.By, TestData.At);
        if (state is SignOnStatus.Withdrawn)
            signOn.Withdraw(TestData.By, TestData.At);
        if (state is SignOnStatus.Disowned)
            signOn.Disown(TestData.By, TestData.At);
        return signOn;
    }

    private static SignOn Taken(string step, SignOnStatus from)
    {
        var signOn = Make(TestData.OpenLetter(), from);
        Steps.Single(s => s.Name == step).Take(signOn);
        return signOn;
    }
}
