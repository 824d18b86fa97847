using CampaignTracker.Data.Letters;
using CampaignTracker.Data.Organizers;
using CampaignTracker.Testing;
using CampaignTracker.Web.Features.Letters.Work;
using CampaignTracker.Web.Tests.Organize;

namespace CampaignTracker.Web.Tests.Letters;

public sealed class LettersThatNeedSomebodyTests
{
    private const string NewYork = "America/New_York";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, OnBothEngines]
    public async Task Those_near_their_deadline_or_target_and_those_to_deliver_come_the_longest_due_first(Engine engine)
    {
        await using var site = await CampaignSite.StartAsync(engine);
        var (near, reached, far) = (TestData.OpenLetter("nearly-all", target: 10), TestData.OpenLetter("all", target: 2), TestData.OpenLetter("few", target: 10));
        var closed = TestData.OpenLetter("closed");
        closed.Close(TestData.By, site.Now.AddDays(-20));
        var delivered = TestData.OpenLetter("delivered");
        delivered.Close(TestData.By, TestData.At);
        delivered.Deliver(new("By hand.", ""), TestData.By, TestData.At);
        await site.ChangeAsync(async db =>
        {
            db.AddRange(
                TestData.DraftLetter("draft"), near, reached, far, closed, delivered, TestData.OpenLetter("endless"),
                TestData.OpenLetter("passed", deadline: new(new(2026, 5, 25), new(12, 0), NewYork)),
                TestData.OpenLetter("tomorrow", deadline: new(new(2026, 6, 2), new(12, 0), NewYork)),
                TestData.OpenLetter("later", deadline: new(new(2026, 6, 5), new(12, 0), NewYork)));
            await SignAsync(near, 9);
            await SignAsync(reached, 2);
            await SignAsync(far, 8);

            async Task SignAsync(Letter letter, int count) => await db.AddRangeAsync(Enumerable.Range(0, count).Select(_ => TestData.ListedSignOn(letter, TestData.ListedOrganization())), Ct);
        });
        await using var acting = await Acting.AsAsync(site, OrganizerRole.Reader);

        var letters = await acting.The<LettersThatNeedSomebody>().ReadAsync(Ct);

        Assert.Equal(
            [
                ("closed", LetterNeed.ToDeliver), ("passed", LetterNeed.DeadlinePassed), ("tomorrow", LetterNeed.DeadlineNear), ("all", LetterNeed.TargetReached), ("nearly-all", LetterNeed.TargetNear),
            ],
            letters.Select(letter => (letter.Letter.Slug, letter.Need)));
        Assert.Equal("/organize/letters/closed", letters[0].Path);
    }

    [Theory, OnBothEngines]
    public async Task The_list_says_of_each_letter_what_it_needs_next(Engine engine)
    {
        await using var site = await CampaignSite.StartAsync(engine);
        var waits = TestData.OpenLetter("waits");
        var empty = Letter.Draft(new() { Slug = "empty", Title = new("T", ""), Addressee = new("A", ""), Summary = new("", "") }, new("", ""), TestData.By, TestData.At);
        var english = Letter.Draft(new() { Slug = "english", Title = new("T", ""), Addressee = new("A", ""), Summary = new("", "") }, new("We ask.", ""), TestData.By, TestData.At);
        var delivered = TestData.OpenLetter("delivered");
        delivered.Close(TestData.By, TestData.At);
        delivered.Deliver(new("By hand.", ""), TestData.By, TestData.At);
        await site.ChangeAsync(async db => await db.AddRangeAsync([waits, empty, english, delivered, TestData.DraftLetter("ready"), TestData.ConfirmedRequest(waits)], Ct));
        await using var acting = await Acting.AsAsync(site, OrganizerRole.Reader);

        var list = await acting.The<ListLettersToWorkOn>().ReadAsync(1, Ct);

        Assert.Equal(("waits", 1), (list.Rows[0].Letter.Slug, list.Rows[0].Waiting));
        Assert.Equal(
            [
                ("delivered", LetterNeed.AnswerAwaited), ("empty", LetterNeed.TextMissing), ("english", LetterNeed.TranslationMissing), ("ready", LetterNeed.ToOpen), ("waits", LetterNeed.SignOnsWait),
            ],
            list.Rows.Select(row => (row.Letter.Slug, row.Need)).OrderBy(row => row.Slug, StringComparer.Ordinal));
    }
}
