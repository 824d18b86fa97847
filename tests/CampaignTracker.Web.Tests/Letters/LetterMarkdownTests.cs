using CampaignTracker.Web.Features.Letters;

namespace CampaignTracker.Web.Tests.Letters;

public sealed class LetterMarkdownTests
{
    [Theory]
    [InlineData("<script>alert(1)</script>after", "after")]
    [InlineData("a <script>alert(1)</script> b", "<p>a  b</p>")]
    [InlineData("[x](javascript:alert(1))", "<p><a>x</a></p>")]
    [InlineData("[x](JaVaScRiPt:alert(1))", "<p><a>x</a></p>")]
    [InlineData("<a href=\"java&#x09;script:alert(1)\">x</a>", "<p><a>x</a></p>")]
    [InlineData("[x](data:text/html;base64,PHNjcmlwdD4=)", "<p><a>x</a></p>")]
    [InlineData("[x](vbscript:x)", "<p><a>x</a></p>")]
    [InlineData("![alt](https://evil.example/track.png)", "<p></p>")]
    [InlineData("<img src=x onerror=alert(1)>", "")]
    [InlineData("<p onclick=\"x()\" style=\"color:red\" class=\"night\" id=\"content\">x</p>", "<p>x</p>")]
    [InlineData("<style>* { display: none }</style>x", "x")]
    [InlineData("<iframe src=\"https://evil.example\">inside</iframe>x", "x")]
    [InlineData("<svg><style><img src=x onerror=alert(1)></style></svg>x", "<p>x</p>")]
    [InlineData("<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>", "<p></p>")]
    [InlineData("<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">", "<p>\"&gt;</p>")]
    [InlineData("<form action=\"https://evil.example\"><input name=a><button>go</button></form>", "go")]
    [InlineData("<!-- hidden --> x", " x")]
    [InlineData("<base href=\"https://evil.example\"><meta http-equiv=refresh content=0>", "")]
    public void Hostile_text_comes_out_harmless(string markdown, string html) =>
        Assert.Equal(html, LetterMarkdown.ToHtml(markdown).ReplaceLineEndings("").Trim('\n'));

    [Theory]
    [InlineData("**bold** and *stress*", "<p><strong>bold</strong> and <em>stress</em></p>")]
    [InlineData("[x](https://example.org/a?b=c&d)", "<p><a href=\"https://example.org/a?b=c&amp;d\">x</a></p>")]
    [InlineData("[x](mailto:hello@coalition.example)", "<p><a href=\"mailto:hello@coalition.example\">x</a></p>")]
    [InlineData("1. one\n2. two", "<ol><li>one</li><li>two</li></ol>")]
    [InlineData("> quoted", "<blockquote><p>quoted</p></blockquote>")]
    [InlineData("<blockquote lang=\"en\">“We ask”</blockquote>", "<blockquote lang=\"en\">“We ask”</blockquote>")]
    [InlineData("dijo <q lang=\"en\">no</q>", "<p>dijo <q lang=\"en\">no</q></p>")]
    [InlineData("<u>not allowed</u> but kept", "<p>not allowed but kept</p>")]
    [InlineData("2 < 3 & 4", "<p>2 &lt; 3 &amp; 4</p>")]
    public void What_a_letter_needs_stays(string markdown, string html) =>
        Assert.Equal(html, LetterMarkdown.ToHtml(markdown).ReplaceLineEndings(""));

    [Theory]
    [InlineData("# a\n\n## b\n\n# c", "<h3>a</h3><h4>b</h4><h3>c</h3>")]
    [InlineData("## a\n\n#### b\n\n### c\n\n## d", "<h3>a</h3><h4>b</h4><h4>c</h4><h3>d</h3>")]
    [InlineData("### a\n\n# b", "<h3>a</h3><h3>b</h3>")]
    [InlineData("# a\n\n## b\n\n### c\n\n#### d\n\n##### e", "<h3>a</h3><h4>b</h4><h5>c</h5><h6>d</h6><h6>e</h6>")]
    [InlineData("<h1 lang=\"en\">raw</h1>", "<h3 lang=\"en\">raw</h3>")]
    public void Headings_are_put_in_order_below_the_pages_own(string markdown, string html) =>
        Assert.Equal(html, LetterMarkdown.ToHtml(markdown).ReplaceLineEndings(""));
}
