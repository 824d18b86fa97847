namespace CampaignTracker.Web.Features.SignOns;

/// <summary>
/// Domains that prove nothing about an organization, because anybody gets a mailbox or a page there: the table beside the app's assembly,
/// read once, when first asked, and a few that it lacks.
/// </summary>
public sealed class KnownDomains
{
    private static readonly string[] MoreFreeMail = ["riseup.net", "autistici.org", "disroot.org", "duck.com", "icloud.com", "privaterelay.appleid.com", "mozmail.com"];

    private static readonly HashSet<string> SharedHosts =
    [
        "facebook.com", "fb.com", "fb.me", "instagram.com", "threads.net", "twitter.com", "x.com", "tiktok.com", "youtube.com", "youtu.be", "linkedin.com", "bsky.app",
        "linktr.ee", "linkin.bio", "bio.link", "beacons.ai", "carrd.co", "about.me", "bit.ly", "tinyurl.com",
        "wordpress.com", "blogspot.com", "blogger.com", "tumblr.com", "medium.com", "substack.com", "ghost.io",
        "wixsite.com", "wix.com", "weebly.com", "squarespace.com", "webflow.io", "godaddysites.com", "square.site", "jimdosite.com", "strikingly.com", "yolasite.com", "webnode.page",
        "sites.google.com", "docs.google.com", "forms.gle", "drive.google.com", "groups.google.com", "notion.site", "notion.so", "airtable.com",
        "github.io", "github.com", "gitlab.io", "netlify.app", "vercel.app", "pages.dev", "web.app", "firebaseapp.com", "herokuapp.com", "azurewebsites.net", "amazonaws.com", "neocities.org",
        "eventbrite.com", "meetup.com", "actionnetwork.org", "mobilize.us", "gofundme.com", "givebutter.com", "patreon.com", "donorbox.org", "nationbuilder.com",
        "google.com", "microsoft.com", "apple.com", "dropbox.com",
    ];

    private readonly Lazy<HashSet<string>> _freeMail = new(ReadFreeMail);

    /// <summary>True where anybody gets a mailbox at this domain or at one above it.</summary>
    /// <param name="domain">In ASCII and lower case, as <see cref="Data.Mail.EmailAddress.Domain"/> gives it.</param>
    public bool IsFreeMail(string domain) => IsOrIsUnder(domain, _freeMail.Value);

    /// <summary>True where many share this host or one above it, so that an address there is not the organization's own.</summary>
    /// <param name="host">The host of a website in ASCII and lower case, as <see cref="Uri.IdnHost"/> gives it.</param>
    public bool IsSharedHost(string host) => IsOrIsUnder(host, SharedHosts) || IsFreeMail(host);

    private static bool IsOrIsUnder(string domain, HashSet<string> known)
    {
        for (var rest = domain.TrimEnd('.'); ; rest = rest[(rest.IndexOf('.', StringComparison.Ordinal) + 1)..])
        {
            if (known.Contains(rest))
                return true;
            if (!rest.Contains('.', StringComparison.Ordinal))
                return false;
        }
    }

    private static HashSet<string> ReadFreeMail() =>
        [.. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "free-mail-domains.txt")), .. MoreFreeMail];
}
