using CampaignTracker.Data;
using CampaignTracker.Data.Letters;
using CampaignTracker.Testing;

namespace CampaignTracker.Web.Tests.Api;

/// <summary>A letter's text, its count and who signed it.</summary>
public sealed class LetterFormTests
{
    private const string English = "# We ask\n\n*End* the [agreements](https://example.org).\n\n- One & two\n";
    private const string Spanish = "# Pedimos\n\nPongan *fin* a los acuerdos.\n";

    [Theory, OnBothEngines]
    public async Task The_text_is_told_as_Markdown_and_as_plain_words_in_both_languages(Engine engine)
    {
        await using var site = await SiteAsync(engine);
        using var markdown = await site.AskAsync("/letters/both.md");
        using var text = await site.AskAsync("/letters/both.txt");

        Assert.Equal("text/markdown; charset=utf-8", markdown.Header("Content-Type"));
        Assert.Equal("text/plain; charset=utf-8", text.Header("Content-Type"));
        Assert.Equal(English.Trim(), await markdown.Content.ReadAsStringAsync());
        Assert.Equal(English.Trim(), await site.TextAsync("/letters/both.md?lang=en"));
        Assert.Equal(Spanish.Trim(), await site.TextAsync("/letters/both.md?lang=es"));
        Assert.Equal("We ask\n\nEnd the agreements.\n\n- One & two\n", await text.Content.ReadAsStringAsync());
        Assert.Equal("Pedimos\n\nPongan fin a los acuerdos.\n", await site.TextAsync("/letters/both.txt?lang=es"));
        Assert.Equal("We ask.", await site.TextAsync("/letters/english.md?lang=es"));
    }

    [Theory, OnBothEngines]
    public async Task A_letter_tells_its_newest_text_its_life_and_its_count(Engine engine)
    {
        await using var site = await SiteAsync(engine);
        var letter = (await site.JsonAsync("/letters/amended")).GetProperty("data");
        var dated = (await site.JsonAsync("/letters/dated")).GetProperty("data");
        var listed = (await site.JsonAsync("/letters")).Items().Single(item => item.Text("slug") == "amended");

        Assert.Equal("""{"en":"We ask anew.","es":"Pedimos de nuevo."}""", letter.GetProperty("text").GetRawText());
        Assert.False(listed.TryGetProperty("text", out _));
        Assert.Equal((2, LetterVersion.HashOf(new("We ask anew.", "Pedimos de nuevo."))), (letter.GetProperty("version").GetProperty("number").GetInt32(), letter.GetProperty("version").Text("hash")));
        Assert.Equal(1, letter.GetProperty("signatories_count").GetInt32());
        Assert.Equal(100, letter.GetProperty("target").GetInt32());
        Assert.Equal(("open", "2026-05-01T12:00:00Z", null), (letter.Text("status"), letter.Text("opened_at"), letter.Text("closed_at")));
        Assert.Equal(("2026-06-05T15:00:00-04:00", "2026-06-05T19:00:00Z", "America/New_York"), (dated.Text("deadline_at"), dated.Text("deadline_at_utc"), dated.Text("deadline_time_zone")));
    }

    [Theory, OnBothEngines]
    public async Task The_count_is_of_those_listed_under_the_newest_text(Engine engine)
    {
        await using var site = await SiteAsync(engine);
        var count = await site.JsonAsync("/letters/amended/count");

        Assert.Equal("""{"count":1,"reported":null,"target":100,"as_of":"2026-05-01T12:00:00Z"}""", count.GetRawText());
        Assert.Equal(["Signs the new text"], (await site.JsonAsync("/letters/amended/signatories")).Items().Select(item => item.Text("name")));
        Assert.Equal(["Signs the new text"], Csv.Read(await site.TextAsync("/letters/amended/signatories.csv")).Select(row => row["name"]));
    }

    /// <summary>Who signed without consent to be named, and whoever was not listed, is in no answer at all.</summary>
    [Theory, OnBothEngines]
    public async Task A_person_is_named_only_with_consent_and_only_under_a_listed_signature(Engine engine)
    {
        await using var site = await CampaignSite.StartAsync(engine);
        await site.ChangeAsync(db =>
        {
            var letter = TestData.OpenLetter("signed");
            db.Add(letter);
            db.Add(TestData.ListedSignOn(letter, TestData.ListedOrganization("A Both", slug: "both"), new("Ana", "Chair", ShowName: true, ShowTitle: true)));
            db.Add(TestData.ListedSignOn(letter, TestData.ListedOrganization("B Name"), new("Bea", "Canary title", ShowName: true, ShowTitle: false)));
            db.Add(TestData.ListedSignOn(letter, TestData.ListedOrganization("C Title"), new("Canary name", "Clerk", ShowName: false, ShowTitle: true)));
            db.Add(TestData.ListedSignOn(letter, TestData.ListedOrganization("D None"), new("Canary name", "Canary title", ShowName: false, ShowTitle: false)));
            foreach (var step in (Action<SignOn>[])[
                _ => { },
                s => s.Confirm(TestData.By, TestData.At),
                s => s.Quarantine(TestData.By, TestData.At),
                s => { s.Confirm(TestData.By, TestData.At); s.Decline("Canary reason", TestData.By, TestData.At); },
                s => { s.Confirm(TestData.By, TestData.At); s.Withdraw(TestData.By, TestData.At); },
                s => { s.Confirm(TestData.By, TestData.At); s.Disown(TestData.By, TestData.At); }])
            {
                var hidden = letter.Request(TestData.Organization("Canary organization"), new("Canary name", "Canary title", ShowName: true, ShowTitle: true), TestData.By, TestData.At);
                step(hidden);
                db.Add(hidden);
            }

            return Task.CompletedTask;
        });

        var people = (await site.JsonAsync("/letters/signed/signatories")).Items().ToDictionary(item => item.Text("name")!, item => (item.Text("signatory_name"), item.Text("signatory_title")));
        Assert.Equal(new() { ["A Both"] = ("Ana", "Chair"), ["B Name"] = ("Bea", null), ["C Title"] = (null, "Clerk"), ["D None"] = (null, null) }, people);

        foreach (var path in (string[])["/letters", "/letters/signed", "/letters/signed.md", "/letters/signed.txt", "/letters/signed/count", "/letters/signed/signatories", "/letters/signed/signatories.csv",
            "/organizations", "/organizations.csv", "/organizations?q=canary", "/organizations/both", "/organizations?letter=signed"])
        {
            using var response = await site.AskAsync(path);
            var told = $"{response.Headers}{response.Content.Headers}{await response.Content.ReadAsStringAsync()}".Replace("q=canary", "", StringComparison.Ordinal);
            Assert.True(!told.Contains("canary", StringComparison.OrdinalIgnoreCase), $"{path}: {told}");
        }
    }

    [Theory, OnBothEngines]
    public async Task A_signatory_that_left_the_roster_stays_without_an_address(Engine engine)
    {
        await using var site = await ApiReading.ASmallSiteAsync(engine);
        await site.ChangeAsync(db =>
        {
            db.Organizations.Single().Withdraw(TestData.By, TestData.At);
            return Task.CompletedTask;
        });

        var signatory = (await site.JsonAsync("/letters/small-letter/signatories")).Items().Single();

        Assert.Equal(("Small Neighbors", null, null), (signatory.Text("name"), signatory.Text("slug"), signatory.Text("url")));
    }

    private static async Task<CampaignSite> SiteAsync(Engine engine)
    {
        var amended = TestData.OpenLetter("amended", target: 100);
        var before = new[] { TestData.ListedSignOn(amended, TestData.ListedOrganization("Signed the old text")), TestData.ListedSignOn(amended, TestData.ListedOrganization("Did so too")) };
        amended.Close(TestData.By, TestData.At);
        amended.Amend(new("We ask anew.", "Pedimos de nuevo."), TestData.By, TestData.At);

        var site = await CampaignSite.StartAsync(engine);
        await site.ChangeAsync(async db =>
        {
            await db.AddRangeAsync(
                amended, Letter("both", new(English, Spanish)), Letter("english", new("We ask.", "")),
                TestData.OpenLetter("dated", deadline: new(new(2026, 6, 5), new(15, 0), "America/New_York")));
            await db.AddRangeAsync(before);
            await db.AddAsync(TestData.ListedSignOn(amended, TestData.ListedOrganization("Signs the new text")));
        });
        return site;
    }

    private static Letter Letter(string slug, BilingualText text)
    {
        var details = new LetterDetails { Slug = slug, Title = new("A letter", "Una carta"), Addressee = new("The President", "El Presidente"), Summary = BilingualText.Empty };
        var letter = CampaignTracker.Data.Letters.Letter.Draft(details, text, TestData.By, TestData.At);
        letter.Open(TestData.By, TestData.At);
        return letter;
    }
}
