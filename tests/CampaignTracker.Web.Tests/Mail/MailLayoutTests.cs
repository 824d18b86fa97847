using System.Globalization;
using AngleSharp.Html.Parser;
using CampaignTracker.Data;
using CampaignTracker.Data.Mail;
using CampaignTracker.Testing;
using CampaignTracker.Web.Platform.Email;
using Microsoft.Extensions.DependencyInjection;

namespace CampaignTracker.Web.Tests.Mail;

public sealed class MailLayoutTests(SeededSites sites)
{
    private const string Link = "https://campaign.example/sign-on/confirm/x_Y-1?a=1&b=2";

    [Fact]
    public async Task Both_parts_say_the_same_in_the_same_order()
    {
        var mail = await ComposeAsync(Words());
        var page = new HtmlParser().ParseDocument(mail.Html);

        foreach (var part in (string[])[mail.Text.ReplaceLineEndings(" "), page.Body!.TextContent.ReplaceLineEndings(" ")])
        {
            string[] inOrder = ["Hello Ana,", "You asked to sign.", "Letter One", "Confirm", Link, "Or type this code:", "012345", "Thank you.", "Somebody gave this address.", "End 287(g)", "hello@coalition.example"];
            var at = -1;
            Assert.All(inOrder, words => Assert.True((at = part.IndexOf(words, at + 1, StringComparison.Ordinal)) >= 0, $"{words} is not in its place in: {part}"));
        }
    }

    [Fact]
    public async Task The_footer_says_whose_site_it_is_in_the_language_of_the_mail()
    {
        var before = CultureInfo.CurrentUICulture;

        var spanish = await ComposeAsync(Words() with { Language = Language.Spanish });

        Assert.Contains("Este correo es de Alto al 287(g), a cargo de El equipo", spanish.Text, StringComparison.Ordinal);
        Assert.Equal("es", new HtmlParser().ParseDocument(spanish.Html).DocumentElement.GetAttribute("lang"));
        Assert.Equal(before, CultureInfo.CurrentUICulture);
    }

    [Fact]
    public async Task Nothing_in_the_html_part_is_remote_and_it_has_language_title_and_one_heading()
    {
        var mail = await ComposeAsync(Words());
        var page = new HtmlParser().ParseDocument(mail.Html);

        Assert.Equal("en", page.DocumentElement.GetAttribute("lang"));
        Assert.Equal(mail.Subject, page.Title);
        Assert.Single(page.QuerySelectorAll("h1"));
        Assert.Empty(page.QuerySelectorAll("img, script, link, iframe, object, embed, form, table, [src], [background], [style]"));
        Assert.DoesNotContain("url(", mail.Html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("@import", mail.Html, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("prefers-color-scheme: dark", mail.Html, StringComparison.Ordinal);
        Assert.Equal(Link, page.QuerySelector("a.button")!.GetAttribute("href"));
    }

    [Fact]
    public async Task Html_in_what_somebody_typed_stays_text()
    {
        var mail = await ComposeAsync(Words() with { Greeting = "Hello <script>alert(1)</script> & \"Co\"," });
        var page = new HtmlParser().ParseDocument(mail.Html);

        Assert.Empty(page.QuerySelectorAll("script"));
        Assert.Equal("Hello <script>alert(1)</script> & \"Co\",", page.QuerySelector("h1")!.TextContent);
        Assert.StartsWith("Hello <script>alert(1)</script> & \"Co\",", mail.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Control_characters_and_line_breaks_never_reach_a_mail()
    {
        const string Typed = "a\r\nBcc: x@y.example\0\u0007\u2028\u202Eevil\u2066\uD800 b";
        var mail = await ComposeAsync(new MailWords
        {
            Language = Language.English,
            Subject = Typed,
            Greeting = Typed,
            Paragraphs = [Typed],
            Points = [Typed],
            Button = new(Typed, Link),
            Code = new(Typed, Typed),
            Closing = [Typed],
            Why = Typed,
        });

        Assert.Equal("a Bcc: x@y.example evil\uFFFD b", mail.Subject);
        foreach (var part in (string[])[mail.Text, mail.Html])
        {
            Assert.DoesNotContain(part, c => char.IsControl(c) && c != '\n');
            Assert.DoesNotContain(part, c => c is '\u2028' or '\u202E' or '\u2066' || char.IsSurrogate(c));
            Assert.DoesNotContain("\nBcc:", part, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_subject_that_is_too_long_for_the_outbox_ends_in_an_ellipsis()
    {
        var mail = await ComposeAsync(Words() with { Subject = new string('x', 198) + "😀😀😀" });

        Assert.Equal(new string('x', 198) + "…", mail.Subject);
        Assert.True(mail.Subject.Length <= OutboxMail.SubjectMaxLength);
    }

    [Fact]
    public async Task The_plain_part_has_short_lines_and_whole_addresses()
    {
        var address = "https://campaign.example/" + new string('a', 120);
        var mail = await ComposeAsync(Words() with
        {
            Paragraphs = [string.Concat(Enumerable.Repeat("We stand together. ", 20))],
            Points = [string.Concat(Enumerable.Repeat("A long title of a letter ", 6))],
            Button = new("Confirm", address),
        });
        var lines = mail.Text.Split('\n');

        Assert.Contains(address, lines);
        Assert.All(lines, line => Assert.True(line.Length <= 72 || line == address, line));
        Assert.Contains(lines, line => line.StartsWith("- A long title", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.StartsWith("  ", StringComparison.Ordinal) && line.Contains("letter", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("/sign-on")]
    [InlineData("javascript:alert(1)")]
    [InlineData("mailto:x@y.example")]
    public async Task A_link_that_is_no_whole_web_address_is_refused(string address) =>
        await Assert.ThrowsAsync<ArgumentException>(() => ComposeAsync(Words() with { Button = new("Confirm", address) }));

    private static MailWords Words() => new()
    {
        Language = Language.English,
        Subject = "Please confirm",
        Greeting = "Hello Ana,",
        Paragraphs = ["You asked to sign."],
        Points = ["Letter One"],
        Button = new("Confirm", Link),
        Code = new("Or type this code:", "012345"),
        Closing = ["Thank you."],
        Why = "Somebody gave this address.",
    };

    private async Task<MailText> ComposeAsync(MailWords words) =>
        (await sites.OnAsync(Engine.Sqlite)).Services.GetRequiredService<MailLayout>().Compose(words);
}
