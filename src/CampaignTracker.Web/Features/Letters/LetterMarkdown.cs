using System.Collections.Concurrent;
using AngleSharp.Dom;
using CampaignTracker.Data;
using Ganss.Xss;
using Markdig;

namespace CampaignTracker.Web.Features.Letters;

/// <summary>
/// The Markdown of letters as HTML that is safe to print. Markdown lets HTML through, and even without it makes
/// <c>javascript:</c> links, so the HTML is cleaned after it was made. A version's text never changes, so its HTML is kept.
/// </summary>
public sealed class LetterMarkdown
{
    /// <summary>The level of the text's own top headings: above them stand the page's title and "The text".</summary>
    private const int TopLevel = 3;
    private const int LowestLevel = 6;

    private static readonly string[] Headings = ["h1", "h2", "h3", "h4", "h5", "h6"];

    /// <summary>Elements whose content is no text of the letter; of all others that are not allowed, the words are kept.</summary>
    private static readonly HashSet<string> Dropped = new(StringComparer.OrdinalIgnoreCase)
    {
        "script", "style", "iframe", "frame", "frameset", "noframes", "object", "embed", "noembed", "template", "svg", "math", "noscript",
        "textarea", "select", "title", "head", "xmp", "plaintext", "audio", "video",
    };

    private static readonly HtmlSanitizer Sanitizer = MakeSanitizer();

    private readonly ConcurrentDictionary<(Guid VersionId, Language Language), string> _kept = new();

    /// <summary>The HTML of one frozen text in the language that a reader of <paramref name="language"/> gets.</summary>
    public string Of(LetterText text, Language language) =>
        _kept.GetOrAdd((text.VersionId, text.Markdown.LanguageFor(language)), key => ToHtml(text.Markdown.In(key.Language)));

    public static string ToHtml(string markdown)
    {
        using var page = Sanitizer.SanitizeDom(Markdown.ToHtml(markdown));
        PutHeadingsInOrder(page.Body!);
        return page.Body!.InnerHtml;
    }

    /// <summary>The words alone, a paragraph or heading at a time, items of lists behind a dash.</summary>
    public static string ToText(string markdown)
    {
        using var page = Sanitizer.SanitizeDom(Markdown.ToHtml(markdown));
        var blocks = page.Body!.QuerySelectorAll("h1, h2, h3, h4, h5, h6, p, li, pre, blockquote")
            .Where(block => block.QuerySelector("p, li, pre") is null)
            .Select(block => (block.LocalName == "li" ? "- " : "") + string.Join(' ', block.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
        return string.Join("\n\n", blocks) + "\n";
    }

    private static HtmlSanitizer MakeSanitizer()
    {
        var sanitizer = new HtmlSanitizer(new HtmlSanitizerOptions
        {
            AllowedTags = new HashSet<string>(
                ["p", "br", "hr", "em", "strong", "a", "ul", "ol", "li", "blockquote", "q", "cite", "span", "code", "pre", .. Headings],
                StringComparer.OrdinalIgnoreCase),
            AllowedAttributes = new HashSet<string>(["href", "lang", "start"], StringComparer.OrdinalIgnoreCase),
            AllowedSchemes = new HashSet<string>(["http", "https", "mailto"], StringComparer.OrdinalIgnoreCase),
            UriAttributes = new HashSet<string>(["href"], StringComparer.OrdinalIgnoreCase),
        })
        {
            KeepChildNodes = true,
        };
        sanitizer.RemovingTag += (_, removing) =>
        {
            if (Dropped.Contains(removing.Tag.LocalName))
                removing.Tag.InnerHtml = "";
        };
        return sanitizer;
    }

    /// <summary>Whatever levels the text uses, the highest becomes <see cref="TopLevel"/> and none is skipped.</summary>
    private static void PutHeadingsInOrder(IElement body)
    {
        var above = new Stack<int>();
        foreach (var heading in body.QuerySelectorAll(string.Join(',', Headings)).ToArray())
        {
            var level = heading.LocalName[1] - '0';
            while (above.TryPeek(out var higher) && higher >= level)
                above.Pop();
            var shifted = heading.Owner!.CreateElement($"h{Math.Min(TopLevel + above.Count, LowestLevel)}");
            above.Push(level);
            shifted.Append([.. heading.ChildNodes]);
            if (heading.GetAttribute("lang") is { } lang)
                shifted.SetAttribute("lang", lang);
            heading.Replace(shifted);
        }
    }
}
