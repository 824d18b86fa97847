using CampaignTracker.Data.Letters;
using CampaignTracker.Data.Organizations;
using CampaignTracker.Testing;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Data.Tests.Letters;

/// <summary>What a letter was handed over with stays as it was; only a person's name goes with the person.</summary>
public sealed class LetterDeliveryTests
{
    private static readonly Signatory Shown = new("Rosa Morales", "Chair", ShowName: true, ShowTitle: true);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, OnBothEngines]
    public async Task Withdrawals_merges_and_corrections_change_nothing_of_it(Engine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        var (letterId, versionId, signOns) = await DeliverAsync(database);
        await ChangeAsync(database, async db =>
        {
            var (first, second) = (await db.SignOns.Include(s => s.Organization).SingleAsync(s => s.Id == signOns[0], Ct), await db.SignOns.Include(s => s.Organization).SingleAsync(s => s.Id == signOns[1], Ct));
            first.Withdraw(TestData.By, TestData.At.AddDays(9));
            first.Organization!.MergeInto(second.Organization!, TestData.By, TestData.At.AddDays(9));
            second.Organization!.Correct(new() { Name = "Another Name", City = "Tucson", State = "CA", Scope = Scope.Local, Sectors = [Sector.Faith] }, TestData.By, TestData.At.AddDays(9));
        });

        await using var db = database.CreateDbContext();
        var delivery = await db.LetterDeliveries.SingleAsync(d => d.LetterId == letterId, Ct);
        Assert.Equal(
            ["1 National Union  National", "2 Alba House AZ Local", "3 Zuni Circle AZ Local", "4 Bay Parish CA State", "5 Nowhere Group  Local"],
            await db.DeliveredSignatories.Of(delivery.Id).Select(s => $"{s.Position} {s.Name} {s.State} {s.Scope}").ToListAsync(Ct));
        Assert.Equal((versionId, 5, LetterVersion.HashLength), (delivery.LetterVersionId, delivery.SignatoryCount, delivery.Hash.Length));
        Assert.Equal(1, await db.DeliveredSignatories.GoneSince(delivery.Id, db.SignOns).CountAsync(Ct));
    }

    [Theory, OnBothEngines]
    public async Task An_erased_name_goes_from_the_copy_and_the_organization_and_the_hash_stay(Engine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        var (_, _, signOns) = await DeliverAsync(database);
        var before = await CopyAsync(database, signOns[0]);
        await ChangeAsync(database, async db =>
        {
            var signOn = await db.SignOns.SingleAsync(s => s.Id == signOns[0], Ct);
            signOn.Withdraw(TestData.By, TestData.At);
            signOn.EraseSignatory(TestData.By, TestData.At);
        });
        var after = await CopyAsync(database, signOns[0]);

        Assert.Equal(("Rosa Morales", "Chair"), (before.SignatoryName, before.SignatoryTitle));
        Assert.Equal(("", "", before.Name), (after.SignatoryName, after.SignatoryTitle, after.Name));
    }

    [Theory, OnBothEngines]
    public async Task Who_no_longer_wants_to_be_named_is_not_and_a_title_that_may_be_shown_stays(Engine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        var (_, _, signOns) = await DeliverAsync(database);
        await ChangeAsync(database, async db => (await db.SignOns.SingleAsync(s => s.Id == signOns[0], Ct)).Show(name: false, title: true, TestData.By, TestData.At));
        var hidden = await CopyAsync(database, signOns[0]);
        await ChangeAsync(database, async db => (await db.SignOns.SingleAsync(s => s.Id == signOns[0], Ct)).Show(name: true, title: true, TestData.By, TestData.At));

        Assert.Equal(("", "Chair"), (hidden.SignatoryName, hidden.SignatoryTitle));
        Assert.Equal("", (await CopyAsync(database, signOns[0])).SignatoryName);
    }

    [Theory, OnBothEngines]
    public async Task Erasing_by_a_save_without_waiting_reaches_the_copy_and_tells_that_a_page_changed(Engine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        var (_, _, signOns) = await DeliverAsync(database);
        await using var db = database.CreateDbContext();
        var shown = new List<bool>();
        db.SavedChanges += (_, _) => shown.Add(db.ChangesWhatIsShown);
        var signOn = db.SignOns.Single(s => s.Id == signOns[0]);
        signOn.Withdraw(TestData.By, TestData.At);
        db.SaveChanges();
        signOn.EraseSignatory(TestData.By, TestData.At);
        db.SaveChanges();

        Assert.Equal("", (await CopyAsync(database, signOns[0])).SignatoryName);
        Assert.Equal([true, true], shown);
    }

    [Fact]
    public void Nobody_is_named_who_did_not_agree_and_no_invented_signature_stands_under_a_true_letter()
    {
        var letter = TestData.OpenLetter();
        var sample = Organization.Ask(new() { Name = "A Sample", Scope = Scope.Local, Sectors = [Sector.Labor] }, "sample", TestData.By, TestData.At, isSample: true);
        sample.List(TestData.By, TestData.At);
        SignOn[] signOns = [TestData.ListedSignOn(letter, TestData.ListedOrganization("Quiet"), Shown with { ShowName = false }), TestData.ListedSignOn(letter, sample)];
        letter.Close(TestData.By, TestData.At);

        var one = Assert.Single(letter.Deliver(new("By hand.", ""), TestData.By, TestData.At, signOns).Signatories);

        Assert.Equal(("Quiet", "", "Chair"), (one.Name, one.SignatoryName, one.SignatoryTitle));
    }

    [Fact]
    public void What_has_not_happened_yet_is_not_kept_nor_a_delivery_before_the_opening_nor_an_answer_before_the_delivery()
    {
        var letter = LetterLifeTests.Make(LetterStatus.Closed);
        var tomorrow = new LetterMoment(DateOnly.FromDateTime(TestData.At).AddDays(1), null, "America/New_York");
        Assert.Throws<DomainException>(() => letter.Deliver(Details(tomorrow), [], TestData.By, TestData.At));
        Assert.Throws<DomainException>(() => letter.Deliver(Details(tomorrow with { Date = tomorrow.Date.AddDays(-2) }), [], TestData.By, TestData.At));
        letter.Deliver(Details(tomorrow with { Date = tomorrow.Date.AddDays(-1) }), [], TestData.By, TestData.At);

        Assert.Throws<DomainException>(() => Answer(tomorrow));
        Assert.Throws<DomainException>(() => Answer(tomorrow with { Date = tomorrow.Date.AddDays(-2) }));
        Answer(tomorrow with { Date = tomorrow.Date.AddDays(-1) });

        Assert.Equal((new DateOnly(2026, 5, 1), null, LetterStatus.Answered), (letter.AnsweredOn, letter.AnsweredTime, letter.Status));

        void Answer(LetterMoment when) => letter.Answer(new AnswerDetails { Note = new("No.", "No."), When = when }, TestData.By, TestData.At);
    }

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("/proof")]
    public void A_proof_is_linked_by_an_address_of_the_web_only(string url) =>
        Assert.Throws<DomainException>(() => LetterLifeTests.Make(LetterStatus.Closed).Deliver(
            Details(new(new(2026, 5, 1), null, "America/New_York")) with { ProofUrl = url }, [], TestData.By, TestData.At));

    private static DeliveryDetails Details(LetterMoment when) => new() { Recipient = new("The mailroom", ""), Means = BilingualText.Empty, When = when };

    /// <summary>Five organizations, in an order that is not that of print.</summary>
    private static async Task<(Guid LetterId, Guid VersionId, Guid[] SignOns)> DeliverAsync(TestDatabase database)
    {
        var letter = TestData.OpenLetter("delivered");
        SignOn[] signOns =
        [
            TestData.ListedSignOn(letter, TestData.ListedOrganization("Zuni Circle"), Shown),
            TestData.ListedSignOn(letter, TestData.ListedOrganization("Alba House")),
            TestData.ListedSignOn(letter, TestData.ListedOrganization("Nowhere Group", state: "")),
            TestData.ListedSignOn(letter, TestData.ListedOrganization("Bay Parish", "CA", scope: Scope.State)),
            TestData.ListedSignOn(letter, TestData.ListedOrganization("National Union", state: "", scope: Scope.National)),
        ];
        letter.Close(TestData.By, TestData.At);
        letter.Deliver(new("By hand.", "En mano."), TestData.By, TestData.At, signOns);
        await ChangeAsync(database, db =>
        {
            db.Add(letter);
            db.AddRange(signOns);
            return Task.CompletedTask;
        });
        return (letter.Id, letter.Versions[0].Id, [.. signOns.Select(s => s.Id)]);
    }

    private static async Task ChangeAsync(TestDatabase database, Func<CampaignDbContext, Task> change)
    {
        await using var db = database.CreateDbContext();
        await change(db);
        await db.SaveChangesAsync(Ct);
    }

    private static async Task<DeliveredSignatory> CopyAsync(TestDatabase database, Guid signOnId)
    {
        await using var db = database.CreateDbContext();
        return await db.DeliveredSignatories.SingleAsync(s => s.SignOnId == signOnId, Ct);
    }
}
