using System.Security.Cryptography;
using System.Text;
using CampaignTracker.Data.Letters;
using CampaignTracker.Testing;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Data.Tests.Letters;

public sealed class LetterLifeTests(SharedDatabases databases)
{
    private static readonly BilingualText NewText = new("We ask again.", "Pedimos de nuevo.");

    private static readonly Step<Letter, LetterStatus>[] Steps =
    [
        new("open", [LetterStatus.Draft, LetterStatus.Closed], LetterStatus.Open, "opened", l => l.Open(LifeCycle.By, LifeCycle.When)),
        new("amend", [LetterStatus.Closed], LetterStatus.Open, "amended", l => l.Amend(NewText, LifeCycle.By, LifeCycle.When)),
        new("close", [LetterStatus.Open], LetterStatus.Closed, "closed", l => l.Close(LifeCycle.By, LifeCycle.When)),
        new("deliver", [LetterStatus.Closed], LetterStatus.Delivered, "delivered", l => l.Deliver(new("By hand.", "En mano."), LifeCycle.By, LifeCycle.When)),
        new("answer", [LetterStatus.Delivered], LetterStatus.Answered, "answered", l => l.Answer(new BilingualText("No.", "No."), LifeCycle.By, LifeCycle.When)),
    ];

    public static TheoryData<Engine, LetterStatus, string> Pairs => LifeCycle.Pairs(Steps);

    public static TheoryData<LetterStatus> NotOpen => [.. Enum.GetValues<LetterStatus>().Except([LetterStatus.Open])];

    [Theory, MemberData(nameof(Pairs))]
    public async Task A_step_is_kept_with_who_and_when_or_refused_and_changes_nothing(Engine engine, LetterStatus state, string step) =>
        await LifeCycle.CheckAsync(
            await databases.OnAsync(engine), Make(state), state, Steps.Single(s => s.Name == step), l => l.Status, db => db.Letters.Include(l => l.Versions));

    [Theory, MemberData(nameof(NotOpen))]
    public void Only_an_open_letter_is_signed(LetterStatus state) =>
        Assert.Throws<IllegalTransitionException>(() => Request(Make(state), LifeCycle.When));

    [Fact]
    public void Opening_freezes_the_text_under_the_SHA_256_of_both_languages()
    {
        var letter = TestData.DraftLetter();
        var version = letter.Open(LifeCycle.By, LifeCycle.When);

        Assert.Equal(version, Assert.Single(letter.Versions));
        Assert.Equal((1, letter.DraftText, LifeCycle.When, letter.Id), (version.Number, version.Text, version.FrozenAt, version.LetterId));
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes("We ask.\fPedimos."))), version.Hash);
        Assert.Equal(LetterVersion.HashLength, version.Hash!.Length);
        Assert.Equal(LifeCycle.When, letter.OpenedAt);
    }

    [Fact]
    public void The_hash_does_not_depend_on_the_line_endings_of_the_machine_and_tells_the_languages_apart()
    {
        Assert.Equal(LetterVersion.HashOf(new("a\nb", "c")), LetterVersion.HashOf(new("a\r\nb", "c")));
        Assert.NotEqual(LetterVersion.HashOf(new("a", "b")), LetterVersion.HashOf(new("b", "a")));
        Assert.NotEqual(LetterVersion.HashOf(new("ab", "")), LetterVersion.HashOf(new("a", "b")));
    }

    [Fact]
    public void A_letter_without_a_text_is_not_opened()
    {
        var letter = Letter.Draft(Details(), new(" ", ""), TestData.By, TestData.At);
        Assert.Throws<DomainException>(() => letter.Open(LifeCycle.By, LifeCycle.When));
        Assert.Equal(LetterStatus.Draft, letter.Status);
        Assert.Empty(letter.Versions);
    }

    [Fact]
    public void A_closed_letter_opens_again_with_the_same_version()
    {
        var letter = Make(LetterStatus.Closed);
        var (first, opened) = (letter.Versions.Single(), letter.OpenedAt);

        Assert.Same(first, letter.Open(LifeCycle.By, LifeCycle.When));
        Assert.Same(first, Assert.Single(letter.Versions));
        Assert.Equal((opened, (DateTime?)null), (letter.OpenedAt, letter.ClosedAt));
    }

    [Fact]
    public void An_amended_letter_asks_anew_and_the_old_list_stays_with_the_old_text()
    {
        var letter = TestData.OpenLetter();
        var old = Request(letter, TestData.At);
        letter.Close(LifeCycle.By, LifeCycle.When);
        var second = letter.Amend(NewText, LifeCycle.By, LifeCycle.When);

        Assert.Equal([1, 2], letter.Versions.Select(v => v.Number));
        Assert.Equal((2, NewText, LetterVersion.HashOf(NewText)), (second.Number, second.Text, second.Hash));
        Assert.Equal(NewText, letter.DraftText);
        Assert.Equal(letter.Versions[0].Id, old.LetterVersionId);
        Assert.Equal(second.Id, Request(letter, LifeCycle.When).LetterVersionId);
    }

    [Theory]
    [InlineData("We ask.", "Pedimos.")]
    [InlineData("", " ")]
    public void An_amendment_needs_a_new_text_and_a_refused_one_changes_nothing(string en, string es)
    {
        var letter = Make(LetterStatus.Closed);
        var before = letter.DraftText;

        Assert.Throws<DomainException>(() => letter.Amend(new(en, es), LifeCycle.By, LifeCycle.When));

        Assert.Equal((LetterStatus.Closed, before), (letter.Status, letter.DraftText));
        Assert.Single(letter.Versions);
    }

    [Fact]
    public void A_letter_is_signed_until_its_deadline_by_its_own_zone()
    {
        var letter = TestData.OpenLetter(deadline: new(new(2026, 6, 5), new(15, 0), "America/New_York"));
        var deadline = new DateTime(2026, 6, 5, 19, 0, 0, DateTimeKind.Utc);
        Assert.Equal(deadline, letter.DeadlineAt);

        Assert.Equal(SignOnStatus.Requested, Request(letter, deadline.AddTicks(-10)).Status);
        Assert.Throws<DomainException>(() => Request(letter, deadline));
    }

    [Fact]
    public void A_letter_of_the_past_has_no_hash_and_keeps_only_days()
    {
        var letter = FromHistory();
        var version = Assert.Single(letter.Versions);

        Assert.Null(version.Hash);
        Assert.Equal(new BilingualText("Part.", "Parte."), version.Text);
        Assert.Equal((LetterStatus.Delivered, 521, "America/New_York"), (letter.Status, letter.ReportedSignatories, letter.OnlyDaysKnownIn));
        Assert.Equal(new DateTime(2009, 8, 25, 4, 0, 0, DateTimeKind.Utc), letter.DeliveredAt);
    }

    [Fact]
    public void A_signature_of_the_past_needs_a_source()
    {
        var letter = FromHistory();
        Assert.Throws<DomainException>(() => letter.Keep(TestData.ListedOrganization(), [], TestData.By, TestData.At));

        var kept = letter.Keep(TestData.ListedOrganization(), [new("A newspaper", null)], TestData.By, TestData.At);
        Assert.Equal((SignOnStatus.Listed, "", ""), (kept.Status, kept.SignatoryName, kept.SignatoryTitle));
    }

    [Fact]
    public void A_target_is_at_least_one() =>
        Assert.Throws<DomainException>(() => Letter.Draft(Details() with { Target = 0 }, NewText, TestData.By, TestData.At));

    [Fact]
    public void A_letter_has_a_title_and_an_addressee()
    {
        Assert.Throws<DomainException>(() => Letter.Draft(Details() with { Title = new(" ", "") }, NewText, TestData.By, TestData.At));
        Assert.Throws<DomainException>(() => Letter.Draft(Details() with { Addressee = BilingualText.Empty }, NewText, TestData.By, TestData.At));
    }

    [Fact]
    public void A_deadline_is_in_a_zone_that_exists() =>
        Assert.Throws<DomainException>(() => TestData.DraftLetter(deadline: new(new(2026, 6, 5), new(15, 0), "Mars/Olympus")));

    private static SignOn Request(Letter letter, DateTime at) => letter.Request(TestData.ListedOrganization(), Signatory.Unnamed, TestData.By, at);

    private static LetterDetails Details() => new() { Slug = "x", Title = new("T", "T"), Addressee = new("A", "A"), Summary = BilingualText.Empty };

    private static Letter FromHistory() => Letter.FromHistory(
        Details(),
        new LetterHistory
        {
            KnownText = new("Part.", "Parte."),
            OpenedOn = new(2009, 7, 27),
            ClosedOn = new(2009, 7, 31),
            DeliveredOn = new(2009, 8, 25),
            DeliveryNote = BilingualText.Empty,
            ReportedSignatories = 521,
            ReportedNote = BilingualText.Empty,
            TimeZone = "America/New_York",
        },
        TestData.By, TestData.At);

    internal static Letter Make(LetterStatus state)
    {
        var letter = TestData.DraftLetter();
        if (state > LetterStatus.Draft)
            letter.Open(TestData.By, TestData.At);
        if (state > LetterStatus.Open)
            letter.Close(TestData.By, TestData.At);
        if (state > LetterStatus.Closed)
            letter.Deliver(new("x", "x"), TestData.By, TestData.At);
        if (state > LetterStatus.Delivered)
            letter.Answer(new BilingualText("x", "x"), TestData.By, TestData.At);
        return letter;
    }
}
