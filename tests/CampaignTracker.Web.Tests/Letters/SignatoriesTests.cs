using AngleSharp.Dom;
using CampaignTracker.Data.Letters;
using CampaignTracker.Data.Organizations;
using CampaignTracker.Testing;
using CampaignTracker.Web.Features.Letters;

namespace CampaignTracker.Web.Tests.Letters;

public sealed class SignatoriesTests(SeededSites sites)
{
    [Theory, OnBothEngines]
    public async Task National_ones_come_first_then_states_by_name_each_in_roster_order(Engine engine)
    {
        await using var site = await StartAsync(engine,
            TestData.ListedOrganization("Zeta Nation", "NY", scope: Scope.National),
            TestData.ListedOrganization("Árbol Nation", "", scope: Scope.National),
            TestData.ListedOrganization("The Bravo Neighbors", "AK"),
            TestData.ListedOrganization("alpha neighbors", "AK"),
            TestData.ListedOrganization("Delta Neighbors", "AL"),
            TestData.ListedOrganization("No State", ""),
            TestData.ListedOrganization("York Neighbors", "NY"));

        Assert.Equal(
            [
                "National 2: Árbol Nation, Zeta Nation", "Alabama 1: Delta Neighbors", "Alaska 2: alpha neighbors, The Bravo Neighbors",
                "New York 1: York Neighbors", "State not known 1: No State",
            ],
            Groups(await site.GetPageAsync("/letters/signed")));
    }

    [Theory, OnBothEngines]
    public async Task States_follow_the_alphabet_of_the_readers_language(Engine engine)
    {
        await using var site = await StartAsync(engine, TestData.ListedOrganization("In One", "WA"), TestData.ListedOrganization("In The Other", "WV"));

        Assert.Equal(["Washington 1: In One", "West Virginia 1: In The Other"], Groups(await site.GetPageAsync("/letters/signed")));
        Assert.Equal(["Virginia Occidental 1: In The Other", "Washington 1: In One"], Groups(await site.GetPageAsync("/es/letters/signed")));
    }

    [Theory, OnBothEngines]
    public async Task Only_listed_signatures_are_shown_and_counted(Engine engine)
    {
        await using var site = await StartAsync(engine, TestData.ListedOrganization("Listed One"));
        await site.ChangeAsync(db =>
        {
            var letter = TestData.OpenLetter("other");
            db.Add(letter);
            foreach (var (name, step) in new (string, Action<SignOn>)[]
            {
                ("Requested One", _ => { }),
                ("Confirmed One", s => s.Confirm(TestData.By, TestData.At)),
                ("Quarantined One", s => s.Quarantine(TestData.By, TestData.At)),
                ("Withdrawn One", s => { s.Confirm(TestData.By, TestData.At); s.Withdraw(TestData.By, TestData.At); }),
                ("Disowned One", s => { s.Confirm(TestData.By, TestData.At); s.Disown(TestData.By, TestData.At); }),
            })
            {
                var signOn = letter.Request(TestData.ListedOrganization(name), Signatory.Unnamed, TestData.By, TestData.At);
                step(signOn);
                db.Add(signOn);
            }

            return Task.CompletedTask;
        });

        var page = await site.GetPageAsync("/letters/other");

        Assert.Contains("0 organizations signed", page.QuerySelector(".progress")!.Words(), StringComparison.Ordinal);
        Assert.DoesNotContain(" One", page.QuerySelector(".signatories")!.Words(), StringComparison.Ordinal);
        Assert.Contains("1 organization signed", (await site.GetPageAsync("/letters/signed")).QuerySelector(".progress")!.Words(), StringComparison.Ordinal);
    }

    [Theory, OnBothEngines]
    public async Task A_person_is_named_only_with_consent(Engine engine)
    {
        await using var site = await CampaignSite.StartAsync(engine);
        await site.ChangeAsync(db =>
        {
            var letter = TestData.OpenLetter("signed");
            db.Add(letter);
            db.Add(TestData.ListedSignOn(letter, TestData.ListedOrganization("A Both"), new("Ana Canary", "Chair Canary", ShowName: true, ShowTitle: true)));
            db.Add(TestData.ListedSignOn(letter, TestData.ListedOrganization("B Name"), new("Bea Canary", "Hidden Title", ShowName: true, ShowTitle: false)));
            db.Add(TestData.ListedSignOn(letter, TestData.ListedOrganization("C Title"), new("Hidden Name", "Clerk Canary", ShowName: false, ShowTitle: true)));
            db.Add(TestData.ListedSignOn(letter, TestData.ListedOrganization("D None"), new("Hidden Name", "Hidden Title", ShowName: false, ShowTitle: false)));
            return Task.CompletedTask;
        });

        var page = await site.GetPageAsync("/letters/signed");

        Assert.Equal(
            ["A Both Phoenix · Ana Canary, Chair Canary", "B Name Phoenix · Bea Canary", "C Title Phoenix · Clerk Canary", "D None Phoenix"],
            page.QuerySelectorAll(".signatories li").Select(li => li.Words()));
        Assert.DoesNotContain("Hidden", page.Source.Text, StringComparison.Ordinal);
    }

    [Theory, OnBothEngines]
    public async Task A_search_finds_without_regard_to_accents_and_keeps_the_groups(Engine engine)
    {
        await using var site = await StartAsync(engine,
            TestData.ListedOrganization("Friends of José", "AZ"), TestData.ListedOrganization("Casa Josefina", "NY"), TestData.ListedOrganization("Others", "NY"));

        foreach (var typed in (string[])["jose", "JOS%C3%89"])
        {
            var page = await site.GetPageAsync($"/letters/signed?q={typed}");
            Assert.Equal(["Arizona 1: Friends of José", "New York 1: Casa Josefina"], Groups(page));
            Assert.NotNull(page.QuerySelector("meta[name=robots][content=noindex]"));
        }

        var found = await site.GetPageAsync("/letters/signed?q=jose");
        Assert.Contains("2 organizations match “jose”", found.QuerySelector("[role=status]")!.Words(), StringComparison.Ordinal);
        Assert.Equal("jose", found.QuerySelector("input[name=q]")!.GetAttribute("value"));
        Assert.Equal("/letters/signed#signatories", found.QuerySelector("[role=status] a")!.GetAttribute("href"));
    }

    [Theory, OnBothEngines]
    public async Task A_search_that_finds_nothing_says_what_to_do(Engine engine)
    {
        var site = await sites.OnAsync(engine);

        var page = await site.GetPageAsync("/letters/end-287g-2009?q=%3Cscript%3E");

        Assert.Contains("No signatory matches “<script>” Try fewer letters", page.QuerySelector(".signatories [role=status]")!.Words(), StringComparison.Ordinal);
        Assert.Equal("/letters/end-287g-2009#signatories", page.QuerySelector(".empty a")!.GetAttribute("href"));
    }

    [Theory, OnBothEngines]
    public async Task Many_are_paged_in_the_order_of_the_groups_and_the_search_is_kept(Engine engine)
    {
        var size = FindSignatories.PageSize;
        await using var site = await StartAsync(engine,
        [
            .. Enumerable.Range(0, size - 1).Select(i => TestData.ListedOrganization($"Arizona Group {i:000}", "AZ")),
            .. Enumerable.Range(0, 3).Select(i => TestData.ListedOrganization($"Texas Group {i:000}", "TX")),
            TestData.ListedOrganization("Left Out", "WY"),
        ]);

        var first = await site.GetPageAsync("/letters/signed?q=group");
        var second = await site.GetPageAsync("/letters/signed?q=group&page=2");

        Assert.Equal(size, first.QuerySelectorAll(".signatories li a[href^='/organizations/']").Length);
        Assert.Equal("Texas 3: Texas Group 000", Groups(first)[^1]);
        Assert.Equal(["Texas 3: Texas Group 001, Texas Group 002"], Groups(second));
        Assert.Contains($"1 to {size} are on this page", first.QuerySelector(".signatories [role=status]")!.Words(), StringComparison.Ordinal);
        Assert.Equal("/letters/signed?q=group&page=2#signatories", first.QuerySelector(".pager [rel=next]")!.GetAttribute("href"));
    }

    [Theory, OnBothEngines]
    public async Task An_organization_that_left_the_roster_stays_under_the_letter_without_a_link(Engine engine)
    {
        var gone = TestData.ListedOrganization("Gone Neighbors", slug: "gone");
        await using var site = await StartAsync(engine, gone);
        Assert.Equal("/organizations/gone", (await site.GetPageAsync("/letters/signed")).QuerySelector(".signatories li a")!.GetAttribute("href"));

        await site.ChangeAsync(async db => (await db.Organizations.FindAsync(gone.Id))!.Withdraw(TestData.By, TestData.At));

        Assert.Equal("Gone Neighbors", (await site.GetPageAsync("/letters/signed")).QuerySelector(".signatories li a:not([href])")!.Words());
    }

    private static async Task<CampaignSite> StartAsync(Engine engine, params Organization[] signers)
    {
        var site = await CampaignSite.StartAsync(engine);
        await site.ChangeAsync(db =>
        {
            var letter = TestData.OpenLetter("signed");
            db.Add(letter);
            db.SignOns.AddRange(signers.Select(signer => TestData.ListedSignOn(letter, signer)));
            return Task.CompletedTask;
        });
        return site;
    }

    private static List<string> Groups(IDocument page) =>
    [
        .. page.QuerySelectorAll(".signatories section").Select(group =>
            $"{group.QuerySelector("h3")!.Words()}: {string.Join(", ", group.QuerySelectorAll("li a").Select(a => a.Words()))}"),
    ];
}
