using System.Buffers.Text;
using System.Globalization;
using System.Text;
using CampaignTracker.Web.Platform.Queries;
using Microsoft.Extensions.Localization;

namespace CampaignTracker.Web.Platform.Api;

/// <summary>
/// How lists are walked: by the place after the last item, not by the number of a page, so that rows that come or go meanwhile
/// neither hide an item nor show it twice.
/// </summary>
public sealed class Paging(PageQuery query, ApiLinks links, IStringLocalizer<ApiText> text)
{
    public const int UsualLimit = 50;
    public const int MostLimit = 200;

    internal static readonly QueryParameter[] Parameters =
    [
        new("limit", "50", [], IsNumber: true),
        new("cursor", "MjAyNi0wNi0wNlQxOTowMHww"),
    ];

    /// <summary>How many items were asked for.</summary>
    public int Limit => query.Number("limit", 1, MostLimit) ?? UsualLimit;

    /// <summary>After which item the page begins, whose keys are texts; null at the beginning.</summary>
    public After<string>? AfterText() => Read<string>(key => key);

    /// <summary>After which item the page begins, whose keys are instants (UTC); null at the beginning.</summary>
    public After<DateTime>? AfterInstant() => Read<DateTime>(key =>
        long.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out var ticks) && ticks <= DateTime.MaxValue.Ticks
            ? new DateTime(ticks, DateTimeKind.Utc) as object
            : null);

    /// <summary>The page's links: what was read is one longer than the page where there is a next.</summary>
    public ListLinks Links<T>(IReadOnlyList<T> read, int limit, Func<T, (string Key, Guid Id)> place)
    {
        if (read.Count <= limit)
            return new ListLinks(links.Self, Next: null);
        var (key, id) = place(read[limit - 1]);
        var cursor = Base64Url.EncodeToString(Encoding.UTF8.GetBytes($"{links.List}|{key}|{id:n}"));
        return new ListLinks(links.Self, links.SelfWith("cursor", cursor));
    }

    /// <summary>How instants stand in a cursor.</summary>
    public static string Key(DateTime instant) => instant.Ticks.ToString(CultureInfo.InvariantCulture);

    private After<T>? Read<T>(Func<string, object?> parse)
    {
        var cursor = query.Raw("cursor");
        if (cursor.Length == 0)
            return null;
        if (Decode(cursor) is ({ } key, var id) && parse(key) is T place)
            return new After<T>(place, id);
        query.Refuse("cursor", text["NotACursor"], "not_a_cursor");
        return null;
    }

    /// <returns>Nothing where it is no cursor of this list.</returns>
    private (string? Key, Guid Id) Decode(string cursor)
    {
        if (!Base64Url.IsValid(cursor))
            return default;
        var decoded = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(cursor));
        var (first, last) = (decoded.IndexOf('|'), decoded.LastIndexOf('|'));
        return first < last && decoded[..first].Equals(links.List, StringComparison.OrdinalIgnoreCase) && Data.StorableText.IsStorable(decoded)
            && Guid.TryParseExact(decoded[(last + 1)..], "n", out var id)
            ? (decoded[(first + 1)..last], id)
            : default;
    }
}

/// <summary>The place after an item: its key in the list's order, and its id where keys are alike.</summary>
public sealed record After<T>(T Key, Guid Id);
