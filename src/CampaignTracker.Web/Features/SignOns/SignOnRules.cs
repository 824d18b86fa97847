using System.Text;
using System.Text.RegularExpressions;
using CampaignTracker.Data.Mail;
using CampaignTracker.Web.Platform.Forms;

namespace CampaignTracker.Web.Features.SignOns;

/// <summary>What single answers must be. Each takes what was typed and is used wherever such an answer is given.</summary>
public static partial class SignOnRules
{
    private const int PhoneFewestDigits = 7;

    /// <summary>What people type into a field that has no answer.</summary>
    private static readonly HashSet<string> Nothing = new(StringComparer.OrdinalIgnoreCase)
    {
        "-", "--", "—", ".", "n/a", "na", "none", "no", "nothing", "ninguno", "ninguna", "nada", "no tiene", "no tenemos", "http://", "https://", "www.",
    };

    /// <summary>A tidy line, empty where the person said that there is nothing to say.</summary>
    public static string Optional(string typed) => TidyText.OneLine(typed) is var line && Nothing.Contains(line) ? "" : line;

    /// <summary>
    /// True for a name that would be a link somewhere: mails and pages show names, and mail programs make links of bare hosts. An organization that is
    /// called as its own website is may be.
    /// </summary>
    /// <param name="name">A name that somebody typed.</param>
    /// <param name="ownHost">The host of the website that was typed with it (<see cref="HostOf"/>); empty where there is none.</param>
    public static bool HoldsAddress(string name, string ownHost = "")
    {
        // Browsers take the full stops of other scripts for dots.
        var seen = name.Normalize(NormalizationForm.FormKC).Replace('。', '.');
        return WebAddressPattern().IsMatch(seen) || BareHostPattern().Matches(seen).Any(host => !host.Value.Equals(ownHost, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>True for a name without any letter or digit: nobody could find or compare it.</summary>
    public static bool SaysNothing(string name) => !name.Any(char.IsLetterOrDigit);

    /// <summary>True for a name that a spreadsheet would calculate.</summary>
    public static bool BeginsAsFormula(string name) => name.Length > 0 && "=+-@\t\r＝＋－＠".Contains(name[0], StringComparison.Ordinal);

    /// <summary>An address as people paste it: <c>mailto:Rosa@Example.org,</c>; null where it is none.</summary>
    public static string? Email(string typed)
    {
        var text = TidyText.OneLine(typed);
        if (text.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase))
            text = text["mailto:".Length..];
        text = text.Trim(' ', '<', '>', ',', ';', '.', '"', '\'');
        var name = text[..Math.Max(0, text.LastIndexOf('@'))].TrimEnd(' ');
        // Two words before the @ are no address that was typed untidily: nobody knows which of them is meant.
        if (name.Contains(' ', StringComparison.Ordinal))
            return null;
        text = text.Replace(" ", "", StringComparison.Ordinal);
        return EmailAddress.IsAddress(text) ? text : null;
    }

    /// <summary>A website as people write it: <c>www.example.org</c>, <c>Example.org/about</c>; null where it is none.</summary>
    public static string? Website(string typed)
    {
        var text = TidyText.WithoutSpaces(typed).TrimEnd(',', ';', '.');
        if (!text.Contains("://", StringComparison.Ordinal))
            text = $"https://{text}";
        if (!Uri.TryCreate(text, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https") || !IsPublicHost(address) || address.UserInfo.Length > 0)
            return null;
        return address.PathAndQuery == "/" && address.Fragment.Length == 0 ? address.GetLeftPart(UriPartial.Authority) : address.AbsoluteUri;
    }

    /// <summary>The host of a website, in ASCII, without <c>www.</c>; empty where there is none.</summary>
    public static string HostOf(string? website) =>
        !Uri.TryCreate(website, UriKind.Absolute, out var address) ? ""
        : address.IdnHost.StartsWith("www.", StringComparison.Ordinal) ? address.IdnHost["www.".Length..] : address.IdnHost;

    /// <summary>True for a phone number in whatever way it is written.</summary>
    public static bool IsPhone(string phone) => phone.Count(char.IsAsciiDigit) >= PhoneFewestDigits && PhonePattern().IsMatch(phone);

    private static bool IsPublicHost(Uri address)
    {
        try
        {
            return address.HostNameType is UriHostNameType.Dns && PublicHostPattern().IsMatch(address.IdnHost);
        }
        catch (UriFormatException)
        {
            return false;
        }
    }

    [GeneratedRegex(@"://|\bwww\.|(^|\s|\()[\p{L}\d-]+(\.[\p{L}\d-]+)*\.\p{L}{2,}/", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex WebAddressPattern();

    [GeneratedRegex(
        @"\b[\p{L}\d-]+(\.[\p{L}\d-]+)*\.(com|org|net|edu|gov|mil|info|biz|io|co|us|me|tv|ly|app|dev|xyz|top|site|online|shop|store|club|link|click|live|news|page|ru|cn|in|uk|de|fr|es|mx|br|ca)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex BareHostPattern();

    [GeneratedRegex(@"^([a-z0-9_-]+\.)+([a-z]{2,}|xn--[a-z0-9-]+)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex PublicHostPattern();

    [GeneratedRegex(@"^[\d\s()+./x#,extEXT-]+$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex PhonePattern();
}
