using System.Text.Encodings.Web;
using CampaignTracker.Data;
using CampaignTracker.Data.Mail;
using CampaignTracker.Web.Platform.Localization;
using CampaignTracker.Web.Platform.Settings;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

namespace CampaignTracker.Web.Platform.Email;

/// <summary>
/// The shape of every mail: plain text, and HTML that loads nothing, with a footer that says whose site it is. What a mail says comes from
/// its feature.
/// </summary>
public sealed class MailLayout(IOptions<CampaignSettings> campaign, IOptions<SiteSettings> site, IStringLocalizer<EmailText> text, HtmlEncoder encoder)
{
    // Night and day as on the site. Mail programs that drop the style sheet leave plain, readable HTML.
    private const string Styles = """
        body { margin: 0; padding: 1.5rem 1rem; background: #f8f2e4; color: #1b1a2e; font: 1.0625rem/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; }
        main, footer { max-width: 36rem; margin: 0 auto; overflow-wrap: anywhere; }
        h1 { margin: 0 0 1.25rem; font-size: 1.375rem; line-height: 1.25; }
        p, ul { margin: 0 0 1rem; }
        a { color: inherit; }
        .button { display: inline-block; padding: .75rem 1.25rem; background: #f5ae20; color: #1b1a2e; font-weight: 700; text-decoration: none; }
        .small { font-size: .9375rem; color: #58526a; }
        .code { font-size: 2.25rem; line-height: 1.2; font-weight: 700; letter-spacing: .15em; font-variant-numeric: tabular-nums; }
        footer { margin-top: 2rem; padding-top: 1rem; border-top: 2px solid #f5ae20; }
        @media (prefers-color-scheme: dark) { body { background: #14132a; color: #f6ebd3; } .small { color: #bdb3a6; } }
        """;

    /// <summary>A mail to be sent.</summary>
    /// <param name="kind">What it is for.</param>
    /// <param name="address">Where it goes.</param>
    /// <param name="language">Its reader's, which is spoken while it is written.</param>
    /// <param name="aboutId">The record that it tells of.</param>
    /// <param name="at">When it is written (UTC).</param>
    /// <param name="write">What it says, in that language.</param>
    public OutboxMail Write(MailKind kind, string address, Language language, Guid aboutId, DateTime at, Func<Language, MailWords> write)
    {
        using (Reader.Speaking(language))
            return new OutboxMail(kind, address, language, Compose(write(language)), aboutId, at);
    }

    public MailText Compose(MailWords words)
    {
        using var _ = Reader.Speaking(words.Language);
        var shown = new MailWords
        {
            Language = words.Language,
            Subject = OneLine.Cut(words.Subject, OutboxMail.SubjectMaxLength),
            Greeting = OneLine.Of(words.Greeting),
            Paragraphs = [.. words.Paragraphs.Select(OneLine.Of)],
            Points = [.. words.Points.Select(OneLine.Of)],
            Button = words.Button is { } button ? Shown(button) : null,
            MoreButtons = [.. words.MoreButtons.Select(Shown)],
            Code = words.Code is { } code ? new MailCode(OneLine.Of(code.Lead), OneLine.Of(code.Digits)) : null,
            Closing = [.. words.Closing.Select(OneLine.Of)],
            Why = OneLine.Of(words.Why),
        };
        return new MailText(shown.Subject, Plain(shown), Html(shown));
    }

    private string Plain(MailWords words)
    {
        var mail = new PlainText();
        mail.Add(words.Greeting);
        mail.AddAll(words.Paragraphs);
        mail.AddPoints(words.Points);
        foreach (var button in ButtonsOf(words))
            mail.AddWithOwnLine(button.Label + ":", button.Address);
        if (words.Code is { } code)
            mail.AddWithOwnLine(code.Lead, $"    {code.Digits}");
        mail.AddAll(words.Closing);
        mail.AddFooter([words.Why, Whose(words.Language), .. SiteAddress(words.Language) is { } address ? [address] : Array.Empty<string>()]);
        return mail.ToString();
    }

    private string Html(MailWords words)
    {
        var body = new List<string> { $"<h1>{Encoded(words.Greeting)}</h1>" };
        body.AddRange(words.Paragraphs.Select(Paragraph));
        if (words.Points.Count > 0)
            body.Add($"<ul>\n{string.Join('\n', words.Points.Select(point => $"<li>{Encoded(point)}</li>"))}\n</ul>");
        foreach (var button in ButtonsOf(words))
        {
            body.Add($"""<p><a class="button" href="{Encoded(button.Address)}">{Encoded(button.Label)}</a></p>""");
            body.Add($"""<p class="small">{Encoded(text["ButtonAddress"])}<br>{Encoded(button.Address)}</p>""");
        }

        if (words.Code is { } code)
            body.Add($"""{Paragraph(code.Lead)}{'\n'}<p class="code">{Encoded(code.Digits)}</p>""");
        body.AddRange(words.Closing.Select(Paragraph));

        var footer = new List<string> { $"""<p class="small">{Encoded(words.Why)}</p>""", $"""<p class="small">{Encoded(Whose(words.Language))}</p>""" };
        if (SiteAddress(words.Language) is { } address)
            footer.Add($"""<p class="small"><a href="{Encoded(address)}">{Encoded(address)}</a></p>""");

        return $"""
            <!DOCTYPE html>
            <html lang="{words.Language.Code()}">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <title>{Encoded(words.Subject)}</title>
            <style>
            {Styles}
            </style>
            </head>
            <body>
            <main>
            {string.Join('\n', body)}
            </main>
            <footer>
            {string.Join('\n', footer)}
            </footer>
            </body>
            </html>

            """;
    }

    private static IEnumerable<MailButton> ButtonsOf(MailWords words) => words.Button is { } first ? words.MoreButtons.Prepend(first) : words.MoreButtons;

    private string Whose(Language language) =>
        OneLine.Of(text["Whose", campaign.Value.NameIn(language), campaign.Value.OperatorIn(language), campaign.Value.Contact]);

    private string? SiteAddress(Language language) =>
        site.Value.PublicUrl is { } url ? url.GetLeftPart(UriPartial.Authority) + SiteLinks.In(language, "/") : null;

    private string Paragraph(string words) => $"<p>{Encoded(words)}</p>";

    private string Encoded(string words) => encoder.Encode(words);

    private static MailButton Shown(MailButton button) => new(OneLine.Of(button.Label), Whole(button.Address));

    private static string Whole(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" ? uri.AbsoluteUri
        : throw new ArgumentException("A mail's link is a whole address, http or https.", nameof(address));
}
