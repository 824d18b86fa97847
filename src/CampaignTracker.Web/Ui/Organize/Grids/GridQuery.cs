using CampaignTracker.Data;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.WebUtilities;

namespace CampaignTracker.Web.Ui.Organize.Grids;

/// <summary>What of a list is shown: all of it stands in the address, so that it can be kept, sent to a colleague, and gone back to.</summary>
public sealed record GridQuery
{
    /// <summary>More would make an organizer's page, which lives in the server's memory, large.</summary>
    public const int PageSize = 25;

    private const string SearchKey = "q";
    private const string SortKey = "sort";
    private const string PageKey = "page";
    private const string ColumnsKey = "columns";
    private const string Down = "-";
    private const int SearchMaxLength = 200;

    /// <summary>From 1.</summary>
    public int Page { get; init; } = 1;

    /// <summary>The key of the column that orders it; empty for the list's own order.</summary>
    public string Sort { get; init; } = "";

    public bool Descending { get; init; }

    /// <summary>What is searched for; may be empty.</summary>
    public string Search { get; init; } = "";

    /// <summary>The keys of the columns that are shown; null shows those that the list begins with.</summary>
    public IReadOnlyList<string>? Columns { get; init; }

    /// <summary>What is filtered by, by name; without those that let all through.</summary>
    public IReadOnlyDictionary<string, string> Filters { get; init; } = new Dictionary<string, string>();

    /// <summary>A filter's value; empty where it lets all through.</summary>
    public string this[string filter] => Filters.GetValueOrDefault(filter, "");

    /// <summary>Reads an address. What it does not know is left out.</summary>
    /// <param name="query">With or without its question mark.</param>
    /// <param name="filters">The names of the list's filters.</param>
    public static GridQuery Read(string query, IEnumerable<string> filters)
    {
        var values = QueryHelpers.ParseQuery(query);
        var sort = Value(SortKey);
        return new GridQuery
        {
            Page = int.TryParse(Value(PageKey), System.Globalization.CultureInfo.InvariantCulture, out var page) ? Math.Clamp(page, 1, 100_000) : 1,
            Sort = sort.TrimStart('-'),
            Descending = sort.StartsWith(Down, StringComparison.Ordinal),
            Search = Value(SearchKey) is { Length: <= SearchMaxLength } search && StorableText.IsStorable(search) ? search.Trim() : "",
            Columns = values.ContainsKey(ColumnsKey) ? Value(ColumnsKey).Split(',', StringSplitOptions.RemoveEmptyEntries) : null,
            Filters = filters.Select(name => (name, value: Value(name))).Where(filter => filter.value.Length > 0 && StorableText.IsStorable(filter.value)).ToDictionary(),
        };

        string Value(string name) => values.TryGetValue(name, out var value) ? value.ToString() : "";
    }

    /// <summary>The same with a filter changed, from its first page.</summary>
    public GridQuery With(string filter, string value)
    {
        var filters = Filters.Where(each => each.Key != filter).ToDictionary();
        if (value.Length > 0)
            filters[filter] = value;
        return this with { Filters = filters, Page = 1 };
    }

    /// <summary>The same ordered by a column: downwards where it went upwards before.</summary>
    public GridQuery By(string column) => this with { Sort = column, Descending = Sort == column && !Descending, Page = 1 };

    /// <summary>As an address's query, with its question mark; empty for the list as it begins.</summary>
    public override string ToString()
    {
        var query = new QueryBuilder(Filters.OrderBy(filter => filter.Key, StringComparer.Ordinal));
        if (Search.Length > 0)
            query.Add(SearchKey, Search);
        if (Sort.Length > 0)
            query.Add(SortKey, (Descending ? Down : "") + Sort);
        if (Columns is not null)
            query.Add(ColumnsKey, string.Join(',', Columns));
        if (Page > 1)
            query.Add(PageKey, Page.ToString(System.Globalization.CultureInfo.InvariantCulture));
        return query.ToString();
    }
}
