using System.Text.RegularExpressions;
using CampaignTracker.Web.Platform.Email;

namespace CampaignTracker.Testing;

/// <summary>A mail as its reader has it.</summary>
public sealed partial record SentMail(string MessageId, string To, string Subject, string Text, string Html)
{
    public SentMail(KeptMail mail)
        : this(mail.MessageId, mail.To, mail.Subject, mail.Text, mail.Html)
    {
    }

    /// <summary>The button's address: the one that stands on a line of its own, above the footer.</summary>
    public Uri Link => new(ButtonAddress().Match(Text) is { Success: true } match ? match.Value : throw new InvalidOperationException($"No link in: {Text}"));

    /// <summary>The link's path and query, for a request to the site.</summary>
    public string LinkPath => Link.PathAndQuery;

    /// <summary>The six digits.</summary>
    public string Code => Digits().Match(Text) is { Success: true } match ? match.Groups[1].Value : throw new InvalidOperationException($"No code in: {Text}");

    [GeneratedRegex(@"^https?://\S+(?=\r?$)", RegexOptions.Multiline)]
    private static partial Regex ButtonAddress();

    [GeneratedRegex(@"^\s+(\d{6})\r?$", RegexOptions.Multiline)]
    private static partial Regex Digits();
}
