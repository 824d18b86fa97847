namespace CampaignTracker.Data;

/// <summary>Where a fact was read.</summary>
/// <param name="Title">What a reader would call it: <c>GAO-09-109, January 2009</c>.</param>
/// <param name="Url">Its address (http or https); null for what is only in print.</param>
public sealed record Source(string Title, string? Url)
{
    /// <summary>Characters.</summary>
    public const int UrlMaxLength = 1000;

    /// <summary>Characters.</summary>
    public const int TitleMaxLength = 300;

    /// <summary>Reads <c>Title | https://address ; Title | https://address</c>.</summary>
    /// <exception cref="DomainException">An address is not http or https.</exception>
    public static IReadOnlyList<Source> ParseList(string text) =>
        [.. text.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(Parse)];

    private static Source Parse(string text)
    {
        var parts = text.Split('|', 2, StringSplitOptions.TrimEntries);
        if (parts is [var title])
            return new Source(title, null);

        var isWebAddress = Uri.TryCreate(parts[1], UriKind.Absolute, out var address)
            && address.Scheme is "http" or "https"
            && parts[1].Length <= UrlMaxLength;
        return isWebAddress ? new Source(parts[0], parts[1]) : throw new DomainException($"Not an address of a source: {parts[1]}");
    }
}
