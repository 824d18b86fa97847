using System.Globalization;
using System.Text;

namespace CampaignTracker.Data.Mail;

/// <summary>The one place that says what an e-mail address is and when two are the same mailbox.</summary>
public static class EmailAddress
{
    /// <summary>Characters; the limit of an address in SMTP (RFC 5321, 4.5.3.1.3).</summary>
    public const int MaxLength = 254;

    private const int LocalMaxLength = 64;

    private static readonly IdnMapping Idn = new() { UseStd3AsciiRules = true };

    /// <summary>Domains that lead to the same mailboxes as another.</summary>
    private static readonly Dictionary<string, string> Aliases = new() { ["googlemail.com"] = "gmail.com" };

    /// <summary>True for a text that mail can be sent to: one mailbox, a domain with a dot, no spaces, quotes or control characters.</summary>
    public static bool IsAddress(string? text)
    {
        if (text is null || text.Length > MaxLength || !StorableText.IsStorable(text))
            return false;
        var at = text.LastIndexOf('@');
        return at is > 0 and <= LocalMaxLength && IsLocal(text.AsSpan(0, at)) && AsciiDomain(text[(at + 1)..]) is { } domain && domain.Contains('.', StringComparison.Ordinal);
    }

    /// <summary>The domain, lower-case and in ASCII; empty where there is none.</summary>
    public static string Domain(string address)
    {
        var at = address.LastIndexOf('@');
        return at < 0 ? "" : AsciiDomain(address[(at + 1)..].Trim()) ?? "";
    }

    /// <summary>
    /// The address as duplicates are told by: lower case, without a tag, without the dots that Gmail ignores, alias domains as one, the domain in
    /// ASCII. Mail goes to the address as it was given, never to this one.
    /// </summary>
    public static string Canonical(string address)
    {
        var text = Normalized(address);
        var at = text.LastIndexOf('@');
        if (at < 0)
            return text;

        var domain = AsciiDomain(text[(at + 1)..]) ?? text[(at + 1)..];
        domain = Aliases.GetValueOrDefault(domain, domain);
        var local = text[..at];
        var tag = local.IndexOf('+', StringComparison.Ordinal);
        if (tag > 0)
            local = local[..tag];
        if (domain == "gmail.com" && local.Any(c => c != '.'))
            local = local.Replace(".", "", StringComparison.Ordinal);
        return $"{local}@{domain}";
    }

    /// <summary>True where mail to both goes to the same mailbox for certain. Those of one canonical form may still be two people's.</summary>
    public static bool AreSame(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);

    private static string Normalized(string address)
    {
        var storable = StorableText.IsStorable(address) ? address.Replace('\uFFFE', ' ') : "";
        // Twice: some compatibility forms reveal a capital, and some small letters compose anew.
        return storable.Normalize(NormalizationForm.FormKC).ToLowerInvariant().Normalize(NormalizationForm.FormKC).ToLowerInvariant().Trim();
    }

    private static bool IsLocal(ReadOnlySpan<char> local)
    {
        if (local[0] == '.' || local[^1] == '.' || local.IndexOf("..", StringComparison.Ordinal) >= 0)
            return false;
        foreach (var c in local)
        {
            if (!char.IsLetterOrDigit(c) && !"!#$%&'*+-/=?^_`{|}~.".Contains(c, StringComparison.Ordinal))
                return false;
        }

        return true;
    }

    private static string? AsciiDomain(string domain)
    {
        try
        {
            return domain.Length is 0 or > MaxLength ? null : Idn.GetAscii(domain).ToLowerInvariant();
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}
