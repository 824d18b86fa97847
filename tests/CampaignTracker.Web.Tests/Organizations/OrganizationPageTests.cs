using System.Net;
using AngleSharp.Dom;
using CampaignTracker.Data;
using CampaignTracker.Data.Events;
using CampaignTracker.Data.Letters;
using CampaignTracker.Data.Organizations;
using CampaignTracker.Testing;

namespace CampaignTracker.Web.Tests.Organizations;

public sealed class OrganizationPageTests(SeededSites sites)
{
    [Theory, OnBothEngines]
    public async Task It_shows_what_an_organization_says_of_itself(Engine engine)
    {
        await using var site = await CampaignSite.StartAsync(engine);
        var organization = Organization.Ask(
            new()
            {
                Name = "Lantern Neighbors",
                ShortName = "LN",
                City = "Phoenix",
                State = "AZ",
                PostalCode = "85003",
                Scope = Scope.Local,
                Sectors = [Sector.Faith, Sector.Labor],
                Website = "https://www.lantern.example/about/",
                PublicEmail = "hello@lantern.example",
                About = new("We hold the lantern.", "Llevamos el farol."),
                Sources = [new("The Lantern News, May 2026", "https://news.example/lantern"), new("A leaflet, in print", null)],
            },
            "lantern", TestData.By, TestData.At);
        organization.List(TestData.By, TestData.At);
        organization.Verify("The evidence stays private.", TestData.By, TestData.At);
        await AddAsync(site, organization);

        var page = await site.GetPageAsync("/organizations/lantern");

        Assert.Equal("Lantern Neighbors", page.QuerySelector("h1")!.TextContent);
        Assert.Contains("Phoenix, Arizona", page.QuerySelector(".lede")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Verified", page.QuerySelector(".lede .badge")!.TextContent);
        Assert.Contains("We hold the lantern.", Body(page), StringComparison.Ordinal);
        Assert.Equal(["LN", "Labor", "Faith", "Local", "lantern.example/about", "hello@lantern.example"], page.QuerySelectorAll(".facts dd").Select(dd => dd.TextContent));
        Assert.Equal("nofollow noopener", page.QuerySelector("a[href='https://www.lantern.example/about/']")!.GetAttribute("rel"));
        Assert.Equal(["The Lantern News, May 2026", "A leaflet, in print"], page.QuerySelectorAll(".sources li").Select(li => li.TextContent.Trim()));
        Assert.DoesNotContain("evidence stays private", page.DocumentElement.OuterHtml, StringComparison.Ordinal);
        Assert.Equal("article", page.QuerySelector("meta[property='og:type']")!.GetAttribute("content"));
    }

    [Theory, OnBothEngines]
    public async Task A_listing_can_be_reported_by_mail_with_the_address_of_its_page(Engine engine)
    {
        var site = await sites.OnAsync(engine);

        var page = await site.GetPageAsync("/organizations/maldef");

        var link = Uri.UnescapeDataString(page.QuerySelector(".report a[href^='mailto:']")!.GetAttribute("href")!);
        Assert.Equal("mailto:hello@coalition.example?subject=About this listing: http://localhost/organizations/maldef", link);
    }

    [Theory, OnBothEngines]
    public async Task A_signatorys_name_and_title_show_with_consent_only_each_on_its_own(Engine engine)
    {
        await using var site = await CampaignSite.StartAsync(engine);
        (bool Name, bool Title, string Shown)[] consents =
        [
            (false, false, "Signed May 1, 2026"),
            (true, false, "Signed May 1, 2026 by Ana Canary"),
            (false, true, "Signed May 1, 2026 by Canary-in-Chief"),
            (true, true, "Signed May 1, 2026 by Ana Canary, Canary-in-Chief"),
        ];
        await site.ChangeAsync(async db =>
        {
            var letter = TestData.OpenLetter("our-letter");
            await db.AddAsync(letter);
            foreach (var (name, title, _) in consents)
            {
                var organization = TestData.ListedOrganization(slug: $"signer-{name}-{title}");
                await db.AddAsync(TestData.ListedSignOn(letter, organization, new Signatory("Ana Canary", "Canary-in-Chief", name, title)));
            }
        });

        foreach (var (name, title, shown) in consents)
        {
            var page = await site.GetPageAsync($"/organizations/signer-{name}-{title}");
            Assert.Equal(shown, page.QuerySelector(".row-note p")!.TextContent);
            Assert.NotNull(page.QuerySelector(".row-name a[href='/letters/our-letter']"));
            Assert.Equal(name, page.DocumentElement.OuterHtml.Contains("Ana Canary", StringComparison.Ordinal));
            Assert.Equal(title, page.DocumentElement.OuterHtml.Contains("Canary-in-Chief", StringComparison.Ordinal));
        }
    }

    [Theory, OnBothEngines]
    public async Task A_signature_that_is_not_listed_is_not_shown(Engine engine)
    {
        await using var site = await CampaignSite.StartAsync(engine);
        var letter = TestData.OpenLetter();
        var waiting = letter.Request(TestData.ListedOrganization(slug: "waiting"), Signatory.Unnamed, TestData.By, TestData.At);
        var disowned = TestData.ListedSignOn(letter, TestData.ListedOrganization(slug: "disowning"));
        disowned.Disown(TestData.By, TestData.At);
        await AddAsync(site, letter, waiting, disowned);

        foreach (var slug in new[] { "waiting", "disowning" })
            Assert.Contains("It has signed no letter here yet.", Body(await site.GetPageAsync($"/organizations/{slug}")), StringComparison.Ordinal);
    }

    [Theory, OnBothEngines]
    public async Task Of_a_letter_of_the_past_no_day_of_signing_is_invented(Engine engine)
    {
        var site = await sites.OnAsync(engine);

        var page = await site.GetPageAsync("/organizations/national-immigration-law-center");

        Assert.Equal(["Delivered August 25, 2009"], page.QuerySelector(".rows")!.QuerySelectorAll(".row-note p").Select(p => p.TextContent));
        Assert.Equal("2009-08-25", page.QuerySelector(".row-note time")!.GetAttribute("datetime"));
        Assert.Equal(3, page.QuerySelectorAll(".sources a").Length);
    }

    [Theory, OnBothEngines]
    public async Task A_letter_whose_deadline_has_passed_is_not_said_to_be_open(Engine engine)
    {
        await using var site = await CampaignSite.StartAsync(engine);
        var open = TestData.OpenLetter(deadline: new(new(2026, 6, 2), new(12, 0), "America/New_York"));
        var over = TestData.OpenLetter(deadline: new(new(2026, 5, 31), new(12, 0), "America/New_York"));
        await AddAsync(site, open, over, TestData.ListedSignOn(open, TestData.ListedOrganization(slug: "early")), TestData.ListedSignOn(over, TestData.ListedOrganization(slug: "late")));

        Assert.Contains("Open for signatures", Body(await site.GetPageAsync("/organizations/early")), StringComparison.Ordinal);
        Assert.Contains("The deadline to sign has passed", Body(await site.GetPageAsync("/organizations/late")), StringComparison.Ordinal);
    }

    [Theory, OnBothEngines]
    public async Task Its_events_stand_under_to_come_or_past_with_its_part_in_them(Engine engine)
    {
        await using var site = await CampaignSite.StartAsync(engine);
        var host = TestData.ListedOrganization(slug: "host");
        var march = TestData.PublishedEvent(TestData.EventDetails("The march", EventType.March, "the-march"));
        march.HostedBy(host, HostRole.Lead);
        var vigil = TestData.PublishedEvent(TestData.EventDetails("The vigil", EventType.Vigil, "the-vigil"), TestData.Saturday() with { StartDate = new(2026, 5, 30) });
        vigil.HostedBy(host, HostRole.CoHost);
        vigil.Cancel(new("Rain.", "Lluvia."), TestData.By, TestData.At);
        var proposed = CampaignEvent.Propose(TestData.EventDetails("Only proposed"), TestData.Saturday(), TestData.Phoenix(), TestData.By, TestData.At);
        proposed.HostedBy(host, HostRole.Lead);
        await AddAsync(site, host, march, vigil, proposed, TestData.PublishedEvent(TestData.EventDetails("Of somebody else")));

        var page = await site.GetPageAsync("/organizations/host");

        var upcoming = Assert.Single(RowsUnder(page, "Events to come"));
        Assert.Equal("/events/the-march", upcoming.QuerySelector("a")!.GetAttribute("href"));
        Assert.Equal("Saturday, June 6, 2026, 7:00 PM MST", upcoming.QuerySelector("time")!.TextContent);
        Assert.Contains("March · Phoenix, AZ · Leads it", upcoming.TextContent, StringComparison.Ordinal);
        var past = Assert.Single(RowsUnder(page, "Past events"));
        Assert.Contains("Vigil · Phoenix, AZ · Co-hosts it", past.TextContent, StringComparison.Ordinal);
        Assert.Equal("Cancelled", past.QuerySelector(".badge")!.TextContent);

        site.Clock.Advance(TimeSpan.FromDays(10));
        Assert.Equal(2, RowsUnder(await site.GetPageAsync("/es/organizations/host"), "Eventos pasados").Count());
    }

    [Theory, OnBothEngines]
    public async Task Its_events_bear_the_badges_that_they_have_in_lists(Engine engine)
    {
        await using var site = await CampaignSite.StartAsync(engine);
        var host = TestData.ListedOrganization(slug: "host");
        var (moved, main, off) = (TestData.PublishedEvent(), TestData.PublishedEvent(), TestData.PublishedEvent());
        foreach (var (hosted, day) in ((CampaignEvent, int)[])[(moved, 7), (main, 8), (off, 9)])
        {
            hosted.HostedBy(host, HostRole.Lead);
            hosted.Retime(TestData.Saturday() with { StartDate = new(2026, 6, day) }, TestData.By, TestData.At);
        }

        moved.Move(TestData.Phoenix() with { Venue = "Another Plaza" }, TestData.By, TestData.At);
        main.MarkFlagship(TestData.By, TestData.At);
        off.Cancel(BilingualText.Empty, TestData.By, TestData.At);
        await AddAsync(site, host, moved, main, off);

        Assert.Equal(["New date, New place", "New date, Main event", "Cancelled"], await BadgesAsync("/organizations/host", "Events to come"));
        Assert.Equal(["Nueva fecha, Nuevo lugar", "Nueva fecha, Evento destacado", "Cancelado"], await BadgesAsync("/es/organizations/host", "Próximos eventos"));

        async Task<IEnumerable<string>> BadgesAsync(string path, string under) =>
            RowsUnder(await site.GetPageAsync(path), under).Select(row => string.Join(", ", row.QuerySelectorAll(".badge").Select(badge => badge.TextContent)));
    }

    [Theory, OnBothEngines]
    public async Task Who_was_never_listed_is_not_found(Engine engine)
    {
        await using var site = await CampaignSite.StartAsync(engine);
        var declined = TestData.Organization("Declined Canary", slug: "declined");
        declined.Decline("Not a group.", TestData.By, TestData.At);
        await AddAsync(site, TestData.Organization("Pending Canary", slug: "pending"), declined);

        foreach (var path in new[] { "/organizations/pending", "/organizations/declined", "/organizations/never-was", "/es/organizations/pending" })
        {
            var page = await site.GetPageAsync(path, HttpStatusCode.NotFound);
            Assert.DoesNotContain("Canary", page.DocumentElement.OuterHtml, StringComparison.Ordinal);
            Assert.Contains("404", page.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        }
    }

    [Theory, OnBothEngines]
    public async Task Who_has_withdrawn_is_gone_and_no_longer_named(Engine engine)
    {
        await using var site = await CampaignSite.StartAsync(engine);
        var organization = TestData.ListedOrganization("Withdrawn Canary", slug: "gone");
        organization.Withdraw(TestData.By, TestData.At);
        await AddAsync(site, organization);

        var page = await site.GetPageAsync("/organizations/gone", HttpStatusCode.Gone);

        Assert.Equal("410 This was withdrawn", page.QuerySelector("h1")!.TextContent);
        Assert.NotNull(page.QuerySelector("main a[href='/organizations']"));
        Assert.Equal("noindex", page.QuerySelector("meta[name=robots]")!.GetAttribute("content"));
        Assert.DoesNotContain("Canary", page.DocumentElement.OuterHtml, StringComparison.Ordinal);
        Assert.Contains("retir", (await site.GetPageAsync("/es/organizations/gone", HttpStatusCode.Gone)).QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
    }

    [Theory, OnBothEngines]
    public async Task A_merged_organizations_address_leads_to_the_one_it_became(Engine engine)
    {
        await using var site = await CampaignSite.StartAsync(engine);
        var (first, second, third) = (TestData.ListedOrganization(slug: "first"), TestData.ListedOrganization(slug: "second"), TestData.ListedOrganization(slug: "third"));
        first.MergeInto(second, TestData.By, TestData.At);
        second.MergeInto(third, TestData.By, TestData.At);
        await AddAsync(site, first, second, third);

        await AssertMovedAsync(site, "/organizations/second", "/organizations/third");
        await AssertMovedAsync(site, "/organizations/first", "/organizations/third");
        await AssertMovedAsync(site, "/es/organizations/first", "/es/organizations/third");
    }

    [Theory, OnBothEngines]
    public async Task An_address_that_leads_to_a_withdrawn_organization_is_gone(Engine engine)
    {
        await using var site = await CampaignSite.StartAsync(engine);
        var (first, second) = (TestData.ListedOrganization(slug: "first"), TestData.ListedOrganization(slug: "second"));
        first.MergeInto(second, TestData.By, TestData.At);
        second.Withdraw(TestData.By, TestData.At);
        await AddAsync(site, first, second);

        await site.GetPageAsync("/organizations/first", HttpStatusCode.Gone);
    }

    [Theory, OnBothEngines]
    public async Task A_sample_is_badged(Engine engine)
    {
        var site = await sites.OnAsync(engine);

        var sample = await site.GetPageAsync("/organizations/sample-lantern-and-bridge-alliance");
        var real = await site.GetPageAsync("/organizations/maldef");

        Assert.Contains("Sample", sample.QuerySelectorAll(".page-head .badge").Select(badge => badge.TextContent));
        Assert.Empty(real.QuerySelectorAll(".page-head .badge"));
    }

    [Theory, OnBothEngines]
    public async Task The_Spanish_page_speaks_Spanish(Engine engine)
    {
        var site = await sites.OnAsync(engine);

        var page = await site.GetPageAsync("/es/organizations/national-immigration-law-center");

        Assert.Contains("Coordinó la carta", Body(page), StringComparison.Ordinal);
        Assert.Equal("Pongan fin al programa 287(g)", page.QuerySelector(".row-name a")!.TextContent);
        Assert.Equal("/es/letters/end-287g-2009", page.QuerySelector(".row-name a")!.GetAttribute("href"));
        Assert.Equal("Entregada el 25 de agosto de 2009", page.QuerySelector(".row-note p")!.TextContent);
        Assert.Equal(["NILC", "Derechos de inmigrantes", "Ayuda legal", "Nacional"], page.QuerySelectorAll(".facts dd").Select(dd => dd.TextContent));
    }

    [Theory, OnBothEngines]
    public async Task What_nobody_has_translated_says_its_language(Engine engine)
    {
        await using var site = await CampaignSite.StartAsync(engine);
        var organization = Organization.Ask(
            new() { Name = "English Only", Scope = Scope.Local, Sectors = [Sector.Other], About = new BilingualText("Only in English.", "") }, "english", TestData.By, TestData.At);
        organization.List(TestData.By, TestData.At);
        await AddAsync(site, organization);

        var about = (await site.GetPageAsync("/es/organizations/english")).QuerySelector("p[lang]")!;

        Assert.Equal(("en", "Only in English."), (about.GetAttribute("lang"), about.TextContent));
    }

    private static Task AddAsync(CampaignSite site, params object[] nouns) => site.ChangeAsync(async db => await db.AddRangeAsync(nouns));

    private static async Task AssertMovedAsync(CampaignSite site, string from, string to)
    {
        using var response = await site.GetAsync(from);
        Assert.Equal(HttpStatusCode.MovedPermanently, response.StatusCode);
        Assert.Equal(to, response.Headers.Location?.OriginalString);
    }

    private static IEnumerable<IElement> RowsUnder(IDocument page, string heading) =>
        page.QuerySelectorAll("h2").Single(h2 => h2.TextContent == heading).NextElementSibling!.QuerySelectorAll("li");

    private static string Body(IDocument page) => page.QuerySelector("main")!.TextContent;
}
