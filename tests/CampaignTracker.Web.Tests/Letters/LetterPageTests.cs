using System.Net;
using AngleSharp.Dom;
using CampaignTracker.Data;
using CampaignTracker.Data.Letters;
using CampaignTracker.Testing;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Tests.Letters;

public sealed class LetterPageTests(SeededSites sites)
{
    private static readonly Deadline June26 = new(new(2026, 6, 26), new(15, 0), "America/New_York");

    [Theory, OnBothEngines]
    public async Task A_draft_is_not_public(Engine engine)
    {
        await using var site = await CampaignSite.StartAsync(engine);
        await site.ChangeAsync(db =>
        {
            db.Letters.Add(TestData.DraftLetter("secret", "Nobody may read this"));
            return Task.CompletedTask;
        });

        var page = await site.GetPageAsync("/letters/secret", HttpStatusCode.NotFound);
        await site.GetPageAsync("/letters/no-such-letter", HttpStatusCode.NotFound);

        Assert.DoesNotContain("Nobody may read this", page.Source.Text, StringComparison.Ordinal);
    }

    [Theory, OnBothEngines]
    public async Task Each_state_of_life_is_a_step_with_its_date(Engine engine)
    {
        await using var site = await CampaignSite.StartAsync(engine);
        var letter = TestData.OpenLetter("living", deadline: June26);
        await site.ChangeAsync(db => db.Letters.AddAsync(letter).AsTask());

        Assert.Equal(
            [
                "Draft May 1, 2026, 8:00 AM EDT", "[Open] May 1, 2026, 8:00 AM EDT", "(Closed) By 3:00 PM EDT, Friday, June 26, 2026",
                "(Delivered) Not yet", "(Answered) Not yet",
            ],
            await StepsAsync(site));

        await AfterAsync(l => l.Close(TestData.By, new(2026, 5, 20, 12, 0, 0, DateTimeKind.Utc)));
        Assert.Equal(["[Closed] May 20, 2026, 8:00 AM EDT", "(Delivered) Not yet", "(Answered) Not yet"], (await StepsAsync(site)).Skip(2));

        await AfterAsync(l => l.Deliver(new("By hand.", "En mano."), TestData.By, new(2026, 5, 21, 12, 0, 0, DateTimeKind.Utc)));
        Assert.Equal(["[Delivered] May 21, 2026, 8:00 AM EDT", "(Answered) No answer is known"], (await StepsAsync(site)).Skip(3));

        await AfterAsync(l => l.Answer(new BilingualText("They said no.", "Dijeron que no."), TestData.By, new(2026, 5, 22, 12, 0, 0, DateTimeKind.Utc)));
        Assert.Equal(["[Answered] May 22, 2026, 8:00 AM EDT"], (await StepsAsync(site)).Skip(4));
        var facts = (await site.GetPageAsync("/letters/living")).QuerySelector("aside")!.Words();
        Assert.Contains("Delivered with 0 signatories on May 21, 2026, 8:00 AM EDT.", facts, StringComparison.Ordinal);
        Assert.Contains("By hand.", facts, StringComparison.Ordinal);
        Assert.Contains("They said no.", facts, StringComparison.Ordinal);

        Task AfterAsync(Action<Letter> step) => site.ChangeAsync(async db => step(await db.Letters.Include(l => l.Versions).SingleAsync(l => l.Slug == "living")));
    }

    [Theory, OnBothEngines]
    public async Task A_letter_of_the_past_shows_days_only(Engine engine)
    {
        var site = await sites.OnAsync(engine);

        var page = await site.GetPageAsync("/letters/end-287g-2009");

        Assert.Equal(
            ["Draft Date not known", "Open July 27, 2009", "Closed July 31, 2009", "[Delivered] August 25, 2009", "(Answered) No answer is known"],
            Steps(page));
        Assert.Equal(["2009-07-27", "2009-07-31", "2009-08-25"], page.QuerySelectorAll(".steps time").Select(t => t.GetAttribute("datetime")));
    }

    [Theory, OnBothEngines]
    public async Task Reported_signatories_stand_apart_from_counted_ones(Engine engine)
    {
        var site = await sites.OnAsync(engine);

        var facts = (await site.GetPageAsync("/letters/end-287g-2009")).QuerySelector("aside")!;

        var words = facts.Words();
        Assert.Contains("521 of 500 hoped for", words, StringComparison.Ordinal);
        Assert.Contains("Named by sources and listed here: 19 Reported by sources: 521 Hoped for: 500", words, StringComparison.Ordinal);
        Assert.Contains("521 organizations signed; sources name 19 of them. 521 is the number given by", words, StringComparison.Ordinal);
        Assert.Equal("3.65", facts.QuerySelector(".progress > svg .bar-counted")!.GetAttribute("width"));
        Assert.Equal("100", facts.QuerySelector(".progress > svg .bar-reported")!.GetAttribute("width"));
        Assert.Equal(10, facts.QuerySelectorAll(".sources a").Length);
    }

    [Theory, OnBothEngines]
    public async Task An_open_letter_says_until_when_and_how_to_sign(Engine engine)
    {
        await using var site = await StartWithOpenLetterAsync(engine);

        var page = await site.GetPageAsync("/letters/open");
        var spanish = await site.GetPageAsync("/es/letters/open");

        Assert.Contains("Open until 3:00 PM EDT, Friday, June 26, 2026 25 days left", page.QuerySelector(".page-head")!.Words(), StringComparison.Ordinal);
        Assert.Equal("2026-06-26T15:00-04:00", page.QuerySelector(".page-head time")!.GetAttribute("datetime"));
        Assert.Equal("Sign on as an organization", page.QuerySelector("aside a[href='/letters/open/sign-on']")!.Words());
        Assert.Contains("Abierta hasta el viernes 26 de junio de 2026, 3:00 p. m. EDT Quedan 25 días", spanish.QuerySelector(".page-head")!.Words(), StringComparison.Ordinal);
    }

    [Theory, OnBothEngines]
    public async Task After_its_deadline_an_open_letter_reads_as_closed(Engine engine)
    {
        await using var site = await StartWithOpenLetterAsync(engine);
        await site.LetTimePassAsync(new DateTimeOffset(2026, 6, 26, 17, 59, 30, TimeSpan.Zero) - site.Clock.GetUtcNow());
        Assert.Contains("1 hour left", (await site.GetPageAsync("/letters/open")).QuerySelector("aside")!.Words(), StringComparison.Ordinal);
        await site.LetTimePassAsync(TimeSpan.FromMinutes(60));
        Assert.Contains("Less than an hour left", (await site.GetPageAsync("/letters/open")).QuerySelector("aside")!.Words(), StringComparison.Ordinal);

        await site.LetTimePassAsync(TimeSpan.FromSeconds(30));
        var page = await site.GetPageAsync("/letters/open");

        Assert.Contains("The deadline has passed", page.QuerySelector("aside")!.Words(), StringComparison.Ordinal);
        Assert.Equal("[Closed] 3:00 PM EDT, Friday, June 26, 2026", Steps(page)[2]);
        Assert.Empty(page.QuerySelectorAll("a[href^=mailto][href*=subject]"));
        var spanish = await site.GetPageAsync("/es/letters/open");
        Assert.Contains("El plazo venció", spanish.QuerySelector("aside")!.Words(), StringComparison.Ordinal);
    }

    [Theory, OnBothEngines]
    public async Task A_frozen_text_carries_its_date_and_its_hash(Engine engine)
    {
        await using var site = await StartWithOpenLetterAsync(engine);

        var page = await site.GetPageAsync("/letters/open");

        Assert.Equal(LetterVersion.HashOf(new("We ask.", "Pedimos.")), page.QuerySelector("[aria-labelledby=text] code")!.TextContent);
        Assert.Contains("Version 1, frozen on May 1, 2026, 8:00 AM EDT.", page.QuerySelector("[aria-labelledby=text]")!.Words(), StringComparison.Ordinal);
    }

    [Theory, OnBothEngines]
    public async Task A_text_known_in_part_has_no_hash_and_says_so(Engine engine)
    {
        var site = await sites.OnAsync(engine);

        var text = (await site.GetPageAsync("/letters/end-287g-2009")).QuerySelector("[aria-labelledby=text]")!;

        Assert.Null(text.QuerySelector("code"));
        Assert.Contains("Only parts of this text are known to us", text.Words(), StringComparison.Ordinal);
        Assert.DoesNotContain("frozen", text.Words(), StringComparison.Ordinal);
    }

    [Theory, OnBothEngines]
    public async Task An_amended_letter_shows_its_new_text_and_counts_anew(Engine engine)
    {
        await using var site = await CampaignSite.StartAsync(engine);
        await site.ChangeAsync(db =>
        {
            var letter = TestData.OpenLetter("amended");
            db.Add(letter);
            db.Add(TestData.ListedSignOn(letter, TestData.ListedOrganization("Signed The First Text")));
            letter.Close(TestData.By, TestData.At);
            letter.Amend(new("We ask for more.", "Pedimos más."), TestData.By, TestData.At);
            return Task.CompletedTask;
        });

        var page = await site.GetPageAsync("/letters/amended");

        Assert.Equal("We ask for more.", page.QuerySelector(".letter-text")!.Words());
        Assert.Contains("This text replaced an earlier one.", page.QuerySelector("[aria-labelledby=text]")!.Words(), StringComparison.Ordinal);
        Assert.Contains("Nobody has signed yet", page.QuerySelector(".signatories")!.Words(), StringComparison.Ordinal);
        Assert.DoesNotContain("Signed The First Text", page.Source.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/letters/unsigned", "No organization signed It takes no signatures now.")]
    [InlineData("/es/letters/unsigned", "No firmó ninguna organización Ahora no recibe firmas.")]
    public async Task A_letter_that_is_over_without_signatures_does_not_say_that_somebody_may_still_sign(string path, string words)
    {
        await using var site = await CampaignSite.StartAsync(Engine.Sqlite);
        var letter = TestData.OpenLetter("unsigned");
        letter.Close(TestData.By, TestData.At);
        letter.Deliver(new("By hand.", ""), TestData.By, TestData.At);
        await site.ChangeAsync(async db => await db.AddAsync(letter));

        Assert.Contains(words, (await site.GetPageAsync(path)).QuerySelector(".signatories")!.Words(), StringComparison.Ordinal);
    }

    [Theory, OnBothEngines]
    public async Task The_text_is_in_the_readers_language_and_links_to_the_other(Engine engine)
    {
        var site = await sites.OnAsync(engine);

        var spanish = await site.GetPageAsync("/es/letters/end-287g-2009");
        var english = await site.GetPageAsync("/letters/end-287g-2009");

        Assert.Equal("Pongan fin al programa 287(g)", spanish.QuerySelector("h1")!.Words());
        Assert.StartsWith("No conocemos el texto completo.", spanish.QuerySelector(".letter-text")!.Words(), StringComparison.Ordinal);
        Assert.Equal("en", spanish.QuerySelector(".letter-text blockquote")!.GetAttribute("lang"));
        Assert.Equal("en", spanish.QuerySelector(".letter-text q")!.GetAttribute("lang"));
        Assert.Equal("/letters/end-287g-2009", spanish.QuerySelector("[aria-labelledby=text] > p a")!.GetAttribute("href"));
        Assert.Equal("/es/letters/end-287g-2009", english.QuerySelector("[aria-labelledby=text] > p a")!.GetAttribute("href"));
        Assert.Contains("Firmaron 521 organizaciones; las fuentes nombran 19 de ellas.", spanish.QuerySelector("aside")!.Words(), StringComparison.Ordinal);
    }

    [Theory, OnBothEngines]
    public async Task Headings_are_in_order_below_one_h1(Engine engine)
    {
        var site = await sites.OnAsync(engine);
        foreach (var path in (string[])["/letters", "/letters/end-287g-2009", "/letters/sample-end-287g-agreements", "/timeline"])
        {
            var levels = (await site.GetPageAsync(path)).QuerySelectorAll("main :is(h1, h2, h3, h4, h5, h6)").Select(h => h.LocalName[1] - '0').ToArray();

            Assert.Equal(1, levels[0]);
            Assert.Single(levels, level => level == 1);
            Assert.All(levels.Zip(levels.Skip(1)), pair => Assert.True(pair.Second <= pair.First + 1, $"{path}: h{pair.First} is followed by h{pair.Second}."));
        }
    }

    [Theory, OnBothEngines]
    public async Task A_hostile_text_comes_out_harmless(Engine engine)
    {
        await using var site = await CampaignSite.StartAsync(engine);
        await site.ChangeAsync(db =>
        {
            var letter = Letter.Draft(
                new() { Slug = "hostile", Title = new("<script>1</script>", ""), Addressee = new("A", ""), Summary = new("S", "") },
                new("# Top\n\n<script>alert(1)</script><img src=x onerror=alert(1)>\n\n[go](javascript:alert(1)) <b style=color:red onclick=x()>bold</b>", ""), TestData.By, TestData.At);
            letter.Open(TestData.By, TestData.At);
            db.Letters.Add(letter);
            return Task.CompletedTask;
        });

        var page = await site.GetPageAsync("/letters/hostile");

        Assert.Equal("""<h3>Top</h3><p><a>go</a> bold</p>""", page.QuerySelector(".letter-text")!.InnerHtml.Replace("\n", "", StringComparison.Ordinal));
        Assert.Empty(page.QuerySelectorAll("script, main img, iframe, style, [onerror], [onclick], [style]"));
        Assert.Equal("<script>1</script>", page.QuerySelector("h1")!.TextContent);
        Assert.Equal("en", (await site.GetPageAsync("/es/letters/hostile")).QuerySelector(".letter-text")!.GetAttribute("lang"));
    }

    private static async Task<CampaignSite> StartWithOpenLetterAsync(Engine engine)
    {
        var site = await CampaignSite.StartAsync(engine);
        await site.ChangeAsync(db => db.Letters.AddAsync(TestData.OpenLetter("open", target: 10, deadline: June26)).AsTask());
        return site;
    }

    private static async Task<List<string>> StepsAsync(CampaignSite site) => Steps(await site.GetPageAsync("/letters/living"));

    /// <summary>The steps as a reader sees them: <c>[now]</c> and <c>(ahead)</c>.</summary>
    private static List<string> Steps(IDocument page) =>
    [
        .. page.QuerySelectorAll(".steps li").Select(step =>
        {
            var name = step.QuerySelector("b")!.Words();
            var marked = step.GetAttribute("aria-current") == "step" ? $"[{name}]" : step.ClassList.Contains("is-ahead") ? $"({name})" : name;
            return $"{marked} {step.QuerySelector("small")!.Words()}".Trim();
        }),
    ];
}
