namespace CampaignTracker.Web.Platform.Api;

/// <summary>A page of a list.</summary>
/// <param name="Data">The items, in an order that does not change while a walker turns the pages.</param>
/// <param name="Links">This page and the next.</param>
/// <param name="Meta">How many there are in all, and as of when.</param>
public sealed record ListOf<T>(IReadOnlyList<T> Data, ListLinks Links, ListMeta Meta) : IHasNext
{
    string? IHasNext.Next => Links.Next;
}

/// <summary>One item.</summary>
/// <param name="Data">The item.</param>
/// <param name="Links">Its address.</param>
/// <param name="Meta">As of when.</param>
public sealed record One<T>(T Data, ItemLinks Links, ItemMeta Meta);

/// <summary>Where a page of a list is, and where the next.</summary>
/// <param name="Self">This page.</param>
/// <param name="Next">The next page; null on the last.</param>
public sealed record ListLinks(string Self, string? Next);

/// <summary>Where an item is.</summary>
/// <param name="Self">Its address in the API.</param>
public sealed record ItemLinks(string Self);

/// <summary>What is told of a list as a whole.</summary>
/// <param name="Count">How many items fit the filters, on all pages.</param>
/// <param name="AsOf">The newest change that this answer knows of (UTC); null where nothing was ever entered.</param>
public sealed record ListMeta(int Count, DateTime? AsOf);

/// <summary>What is told of an item's answer.</summary>
/// <param name="AsOf">The newest change that this answer knows of (UTC); null where nothing was ever entered.</param>
public sealed record ItemMeta(DateTime? AsOf);

/// <summary>An answer that may have a next page.</summary>
internal interface IHasNext
{
    string? Next { get; }
}
