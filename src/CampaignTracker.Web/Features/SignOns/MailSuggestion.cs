using CampaignTracker.Data.Mail;

namespace CampaignTracker.Web.Features.SignOns;

/// <summary>"Did you mean rosa@gmail.com?": an address whose domain is nearly that of a mailbox many people have.</summary>
public static class MailSuggestion
{
    private const int ShortDomain = 8;

    /// <summary>The domains most people here have their mailboxes at.</summary>
    private static readonly string[] Common =
    [
        "gmail.com", "yahoo.com", "hotmail.com", "outlook.com", "icloud.com", "aol.com", "comcast.net", "msn.com", "live.com", "att.net", "verizon.net",
        "sbcglobal.net", "bellsouth.net", "charter.net", "cox.net", "earthlink.net", "protonmail.com", "yahoo.es", "hotmail.es", "outlook.es",
    ];

    /// <summary>Real domains that stand as near to a common one as a slip of the finger does.</summary>
    private static readonly HashSet<string> Real = [.. Common, "mail.com", "email.com", "ymail.com", "gmx.com", "me.com", "mac.com", "proton.me", "aon.com", "love.com"];

    /// <param name="address">An e-mail address.</param>
    /// <param name="ownHost">The host of the organization's website; empty where there is none. It is no slip, and a slip of it is told.</param>
    /// <returns>Null where nothing looks mistyped.</returns>
    public static string? For(string address, string ownHost)
    {
        var domain = EmailAddress.Domain(address);
        if (domain.Length == 0 || Real.Contains(domain) || domain == ownHost || domain.EndsWith($".{ownHost}", StringComparison.Ordinal))
            return null;
        var candidates = ownHost.Length > 0 ? Common.Append(ownHost) : Common;
        var near = candidates.Select(candidate => (candidate, slips: Slips(domain, candidate))).Where(near => near.slips <= Most(near.candidate))
            .OrderBy(near => near.slips).Select(near => near.candidate).FirstOrDefault();
        return near is null ? null : $"{address[..address.LastIndexOf('@')]}@{near}";
    }

    private static int Most(string domain) => domain.Length <= ShortDomain ? 1 : 2;

    /// <summary>How many letters are wrong, missing, too many or swapped with their neighbor (optimal string alignment).</summary>
    private static int Slips(string typed, string meant)
    {
        var table = new int[typed.Length + 1, meant.Length + 1];
        for (var i = 0; i <= typed.Length; i++)
        {
            for (var j = 0; j <= meant.Length; j++)
            {
                if (i == 0 || j == 0)
                {
                    table[i, j] = i + j;
                    continue;
                }

                var isSame = typed[i - 1] == meant[j - 1];
                table[i, j] = Math.Min(Math.Min(table[i - 1, j], table[i, j - 1]) + 1, table[i - 1, j - 1] + (isSame ? 0 : 1));
                if (i > 1 && j > 1 && typed[i - 1] == meant[j - 2] && typed[i - 2] == meant[j - 1])
                    table[i, j] = Math.Min(table[i, j], table[i - 2, j - 2] + 1);
            }
        }

        return table[typed.Length, meant.Length];
    }
}
