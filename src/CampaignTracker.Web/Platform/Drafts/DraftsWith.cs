using System.Text.Json;
using CampaignTracker.Data;
using CampaignTracker.Data.Organizers;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Platform.Drafts;

/// <summary>Drafts that hold an e-mail address: who is erased goes from them too.</summary>
internal static class DraftsWith
{
    /// <summary>Deletes them whole, whoever types; the caller saves.</summary>
    public static async Task RemoveAsync(CampaignDbContext db, string address, CancellationToken ct)
    {
        // They are few, and what is kept of an address depends on how JSON writes its signs: each is read as it was typed.
        var near = await db.Drafts.Where(d => EF.Functions.Like(d.Fields, "%@%") || EF.Functions.Like(d.Read, "%@%")).ToListAsync(ct);
        db.RemoveRange(near.Where(draft => Holds(draft, address)));
    }

    private static bool Holds(Draft draft, string address) => Values(draft.Fields).Concat(Values(draft.Read)).Any(value => Holds(value, address));

    private static IEnumerable<string> Values(string json) => JsonSerializer.Deserialize<Dictionary<string, string>>(json)?.Values.AsEnumerable() ?? [];

    /// <summary>In whatever case, and not as a part of a longer one: a neighbor's draft stays.</summary>
    private static bool Holds(string value, string address)
    {
        for (var at = value.IndexOf(address, StringComparison.OrdinalIgnoreCase); at >= 0; at = value.IndexOf(address, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            var end = at + address.Length;
            var isWhole = (at == 0 || !IsOfName(value[at - 1])) && (end == value.Length || !IsOfHost(value, end));
            if (isWhole)
                return true;
        }

        return false;
    }

    private static bool IsOfName(char sign) => char.IsLetterOrDigit(sign) || "!#$%&*+-./=?^_`{|}~".Contains(sign);

    private static bool IsOfHost(string value, int at) =>
        char.IsLetterOrDigit(value[at]) || value[at] is '-' || (value[at] is '.' && at + 1 < value.Length && char.IsLetterOrDigit(value[at + 1]));
}
