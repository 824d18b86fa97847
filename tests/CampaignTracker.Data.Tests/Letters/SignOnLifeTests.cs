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
        new("withdraw for", [SignOnStatus.Confirmed, SignOnStatus.Listed], SignOnStatus.Withdrawn, "withdrawn", s => s.WithdrawFor("Its chair called.", LifeCycle.By, LifeCycle.When)),
        new("set aside", [SignOnStatus.Confirmed, SignOnStatus.Listed], SignOnStatus.SetAside, "set-aside", s => s.SetAside(Beside(s), LifeCycle.By, LifeCycle.When)),
        new("disown", [SignOnStatus.Confirmed, SignOnStatus.Listed], SignOnStatus.Disowned, "disowned", s => s.Disown(LifeCycle.By, LifeCycle.When)),
        new("settle", [SignOnStatus.Disowned], SignOnStatus.Disowned, "settled", s => s.Settle(LifeCycle.By, LifeCycle.When)),
        new("reinstate", [SignOnStatus.Disowned], SignOnStatus.Confirmed, "reinstated", s => s.Reinstate(LifeCycle.By, LifeCycle.When)),
        new("quarantine", [SignOnStatus.Requested, SignOnStatus.Confirmed, SignOnStatus.Listed], SignOnStatus.Quarantined, "quarantined", s => s.Quarantine(LifeCycle.By, LifeCycle.When)),
        new("release", [SignOnStatus.Quarantined], SignOnStatus.Requested, "released", s => s.Release(LifeCycle.By, LifeCycle.When)),
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
        Assert.Equal("Its chair called.", Taken("withdraw for", SignOnStatus.Listed).WithdrawalNote);
        Assert.NotNull(Taken("set aside", SignOnStatus.Listed).StandsInId);
        Assert.Equal(LifeCycle.When, Taken("disown", SignOnStatus.Listed).DisownedAt);
        Assert.Equal(LifeCycle.When, Taken("settle", SignOnStatus.Disowned).LookedAt);
        Assert.Null(Taken("reinstate", SignOnStatus.Disowned).DisownedAt);
        var listedBefore = Make(TestData.OpenLetter(), SignOnStatus.Listed);
        listedBefore.Disown(LifeCycle.By, LifeCycle.When);
        listedBefore.Reinstate(LifeCycle.By, LifeCycle.When);
        Assert.Equal(SignOnStatus.Listed, listedBefore.Status);
    }

    [Fact]
    public void Only_another_signature_under_the_same_text_stands_in()
    {
        var signOn = Make(TestData.OpenLetter(), SignOnStatus.Listed);
        Assert.Throws<DomainException>(() => signOn.SetAside(signOn, LifeCycle.By, LifeCycle.When));
        Assert.Throws<DomainException>(() => signOn.SetAside(Make(TestData.OpenLetter(), SignOnStatus.Listed), LifeCycle.By, LifeCycle.When));
        Assert.Equal(SignOnStatus.Listed, signOn.Status);
    }

    [Fact]
    public void The_notes_on_a_signature_go_with_its_signatory()
    {
        var signOn = LetterIn(LetterStatus.Open).Enter(
            TestData.ListedOrganization(), new Signatory("Rosa Morales", "Chair", ShowName: true, ShowTitle: true), SignOnOrigin.Paper, "Rosa’s folder", LifeCycle.By, LifeCycle.When);
        signOn.WithdrawFor("Rosa called.", LifeCycle.By, LifeCycle.When);
        signOn.EraseSignatory(LifeCycle.By, LifeCycle.When);

        Assert.Equal(("", "", null, null), (signOn.SignatoryName, signOn.SignatoryTitle, signOn.OriginNote, signOn.WithdrawalNote));
        Assert.Equal((SignOnStatus.Withdrawn, false, false), (signOn.Status, signOn.ShowSignatoryName, signOn.ShowSignatoryTitle));
    }

    [Fact]
    public void Declining_needs_a_reason()
    {
        var signOn = Make(TestData.OpenLetter(), SignOnStatus.Confirmed);
        Assert.Throws<DomainException>(() => signOn.Decline(" ", LifeCycle.By, LifeCycle.When));
        Assert.Equal(SignOnStatus.Confirmed, signOn.Status);
    }

    [Theory]
    [InlineData(SignOnStatus.Requested)]
    [InlineData(SignOnStatus.Confirmed)]
    [InlineData(SignOnStatus.Listed)]
    public void What_is_let_go_on_stands_as_it_stood_before(SignOnStatus before)
    {
        var signOn = Make(TestData.OpenLetter(), before);
        signOn.Quarantine(LifeCycle.By, LifeCycle.When);
        Assert.Equal(before, signOn.QuarantinedFrom);
        signOn.Release(LifeCycle.By, LifeCycle.When);

        Assert.Equal((before, null), (signOn.Status, signOn.QuarantinedFrom));
    }

    [Theory]
    [InlineData(SignOnOrigin.Paper, LetterStatus.Open)]
    [InlineData(SignOnOrigin.Telephone, LetterStatus.Open)]
    [InlineData(SignOnOrigin.Import, LetterStatus.Closed)]
    public void What_an_organizer_enters_stands_at_once_and_says_how_it_came_in(SignOnOrigin origin, LetterStatus status)
    {
        var signOn = LetterIn(status).Enter(TestData.ListedOrganization(), Signatory.Unnamed, origin, "The sheet of the Phoenix meeting", LifeCycle.By, LifeCycle.When);

        Assert.Equal((SignOnStatus.Listed, origin, "The sheet of the Phoenix meeting"), (signOn.Status, signOn.Origin, signOn.OriginNote));
        Assert.Equal((LifeCycle.When, LifeCycle.When), (signOn.ConfirmedAt, signOn.ListedAt));
    }

    [Theory]
    [InlineData(SignOnOrigin.Form, LetterStatus.Open, "A note")]
    [InlineData(SignOnOrigin.History, LetterStatus.Open, "A note")]
    [InlineData(SignOnOrigin.Paper, LetterStatus.Open, " ")]
    [InlineData(SignOnOrigin.Paper, LetterStatus.Draft, "A note")]
    [InlineData(SignOnOrigin.Paper, LetterStatus.Delivered, "A note")]
    public void Nothing_is_entered_without_a_note_or_under_a_letter_that_is_not_signed_or_in_another_way(SignOnOrigin origin, LetterStatus status, string note) =>
        Assert.ThrowsAny<DomainException>(() => LetterIn(status).Enter(TestData.ListedOrganization(), Signatory.Unnamed, origin, note, LifeCycle.By, LifeCycle.When));

    private static Letter LetterIn(LetterStatus status)
    {
        var letter = status is LetterStatus.Draft ? TestData.DraftLetter() : TestData.OpenLetter();
        if (status is LetterStatus.Closed or LetterStatus.Delivered)
            letter.Close(TestData.By, TestData.At);
        if (status is LetterStatus.Delivered)
            letter.Deliver(BilingualText.Empty, TestData.By, TestData.At);
        return letter;
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
        if (state is SignOnStatus.SetAside)
            signOn.SetAside(Beside(signOn), TestData.By, TestData.At);
        return signOn;
    }

    /// <summary>Another signature under the same text.</summary>
    private static SignOn Beside(SignOn signOn) =>
        new LetterToSign(signOn.LetterId, signOn.LetterVersionId, LetterStatus.Open, DeadlineAt: null, IsSample: false)
            .Request(TestData.ListedOrganization(), Signatory.Unnamed, TestData.By, TestData.At);

    private static SignOn Taken(string step, SignOnStatus from)
    {
        var signOn = Make(TestData.OpenLetter(), from);
        Steps.Single(s => s.Name == step).Take(signOn);
        return signOn;
    }
}
