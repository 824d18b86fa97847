using System.Reflection;
using CampaignTracker.Data.Agreements;
using CampaignTracker.Data.Events;
using CampaignTracker.Data.Letters;
using CampaignTracker.Data.Organizations;
using CampaignTracker.Data.Timeline;
using CampaignTracker.Testing;

namespace CampaignTracker.Data.Tests;

public sealed class LimitsTests
{
    /// <summary>Limits of what the code itself writes: zones that exist, keys that are cut, words of the history.</summary>
    private static readonly string[] NotGivenByAnyone = ["LocalTimes.ZoneMaxLength", "OrganizationName.KeyMaxLength", "HistoryEntry.WhatMaxLength", "HistoryChange.ValueMaxLength",
        "EmailAddress.MaxLength", "OutboxMail.SlotMaxLength", "OutboxMail.FailureMaxLength", "OutboxMail.UnsubscribeMaxLength", "EventProposal.AnswersMaxLength"];

    public static TheoryData<string> Limits => [.. LimitsTable.All.Select(limited => limited.Name)];

    [Theory, MemberData(nameof(Limits))]
    public void A_text_is_taken_at_its_limit_and_refused_above(string limited)
    {
        var (make, limit) = Find(limited);
        Assert.NotNull(make(new string('ñ', limit)));
        Assert.Throws<DomainException>(() => make(new string('ñ', limit + 1)));
    }

    [Theory, MemberData(nameof(Limits))]
    public void A_text_that_an_engine_cannot_keep_is_refused(string limited)
    {
        var (make, _) = Find(limited);
        Assert.Throws<DomainException>(() => make("a\0b"));
        Assert.Throws<DomainException>(() => make("a\ud800b"));
        Assert.Throws<DomainException>(() => make("a\udc00"));
    }

    [Theory, OnBothEngines]
    public async Task Whatever_is_at_its_limit_is_kept(Engine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        await using var db = database.CreateDbContext();
        foreach (var limited in LimitsTable.All)
        {
            switch (limited.Make(new string('ñ', limited.Limit)))
            {
                case SignedLetter signed:
                    db.AddRange(signed.Letter, signed.SignOn);
                    break;
                case object[] nouns:
                    db.AddRange(nouns);
                    break;
                case var noun:
                    db.Add(noun);
                    break;
            }
        }

        Assert.True(await db.SaveChangesAsync(TestContext.Current.CancellationToken) > LimitsTable.All.Count);
    }

    [Fact]
    public void Every_limit_of_the_nouns_is_in_the_table()
    {
        var constants = typeof(Record).Assembly.GetExportedTypes()
            .SelectMany(type => type.GetFields(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly))
            .Where(field => field.IsLiteral && field.Name.EndsWith("MaxLength", StringComparison.Ordinal))
            .Select(field => $"{field.DeclaringType!.Name}.{field.Name}")
            .ToList();

        Assert.True(constants.Count > 30);
        Assert.Empty(constants.Except(LimitsTable.All.Select(limited => limited.Constant)).Except(NotGivenByAnyone));
    }

    [Theory]
    [InlineData("XX")]
    [InlineData("az")]
    [InlineData("Arizona")]
    [InlineData("\0")]
    public void A_state_is_one_of_the_codes(string state)
    {
        Assert.Throws<DomainException>(() => TestData.Organization(state: state));
        Assert.Throws<DomainException>(() => TestData.PublishedEvent(place: TestData.Phoenix() with { State = state }));
        Assert.Throws<DomainException>(() => Agency.Keep("a", "A", state, "", "", AgencyLevel.State, centre: null, TestData.By, TestData.At));
    }

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("ftp://example.org/")]
    [InlineData("data:text/html,x")]
    [InlineData("example.org")]
    [InlineData("//example.org")]
    [InlineData("")]
    public void An_address_on_the_web_is_http_or_https(string address)
    {
        Assert.Throws<DomainException>(() => Ask(address));
        Assert.Throws<DomainException>(() => new Source("A paper", address));
        Assert.Throws<DomainException>(() => Source.ParseList($"A paper | {address}"));
    }

    [Theory]
    [InlineData("http://example.org")]
    [InlineData("https://example.org/a?b=c#d")]
    public void A_web_address_is_kept_as_given(string address)
    {
        Assert.Equal(address, Ask(address).Website);
        Assert.Equal([new Source("A paper, 2009", address), new Source("In print", null)], Source.ParseList($"A paper, 2009 | {address} ; In print ;"));
    }

    [Fact]
    public void An_organization_works_in_a_sector() =>
        Assert.Throws<DomainException>(() => Organization.Ask(
            new OrganizationDetails { Name = "A", Scope = Scope.Local, Sectors = [] }, null, TestData.By, TestData.At));

    [Fact]
    public void A_milestone_needs_a_source_that_readers_can_open()
    {
        Assert.Throws<DomainException>(() => Keep([]));
        Assert.Throws<DomainException>(() => Keep([new("Only in print", null)]));
        Assert.Equal(2, Keep([new("Only in print", null), new("A paper", "https://paper.example/")]).Sources.Count);

        static Milestone Keep(IReadOnlyList<Source> sources) =>
            Milestone.Keep("m", new(2009, 8, 25), DatePrecision.Day, new("T", "T"), BilingualText.Empty, sources, TestData.By, TestData.At);
    }

    [Fact]
    public void An_agreement_needs_a_source() =>
        Assert.Throws<DomainException>(() => Agreement.Keep(
            Agency.Keep("a", "A", "AZ", "", "", AgencyLevel.State, centre: null, TestData.By, TestData.At),
            new(AgreementModel.TaskForce, null, AgreementStatus.InForce, new(2026, 5, 1), null, BilingualText.Empty, []), TestData.By, TestData.At));

    [Fact]
    public void A_count_is_not_negative() =>
        Assert.Throws<DomainException>(() => new AgreementCount(new(2026, 1, 1), 1, 1, -1, 1, "x.xlsx"));

    [Fact]
    public void A_day_of_action_does_not_end_before_it_begins() =>
        Assert.Throws<DomainException>(() => DayOfAction.Call(
            "d", new("D", "D"), BilingualText.Empty, new(2026, 6, 7), new(2026, 6, 6), [], TestData.By, TestData.At));

    [Fact]
    public void Titles_and_names_are_not_blank()
    {
        var blank = new BilingualText("  ", "\t");
        Assert.Throws<DomainException>(() => DayOfAction.Call("d", blank, blank, new(2026, 6, 6), new(2026, 6, 6), [], TestData.By, TestData.At));
        Assert.Throws<DomainException>(() => Milestone.Keep(
            "m", new(2009, 8, 25), DatePrecision.Day, blank, blank, [new("A paper", "https://paper.example/")], TestData.By, TestData.At));
        Assert.Throws<DomainException>(() => TestData.Organization(name: " ", slug: "s"));
        Assert.Throws<DomainException>(() => TestData.DraftLetter(slug: " "));
    }

    [Fact]
    public void A_signature_hides_the_person_unless_they_said_otherwise()
    {
        var signOn = TestData.OpenLetter().Request(TestData.ListedOrganization(), Signatory.Unnamed, TestData.By, TestData.At);
        Assert.False(signOn.ShowSignatoryName || signOn.ShowSignatoryTitle);
    }

    private static Organization Ask(string website) => Organization.Ask(
        new OrganizationDetails { Name = "A", Scope = Scope.Local, Sectors = [Sector.Faith], Website = website }, "a", TestData.By, TestData.At);

    private static (Func<string, object> Make, int Limit) Find(string name)
    {
        var limited = LimitsTable.All.Single(l => l.Name == name);
        return (limited.Make, limited.Limit);
    }
}
