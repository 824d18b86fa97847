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

    /// <summary>What a reader would call it.</summary>
    public string Title { get; } = StorableText.Required(Title, TitleMaxLength, "The title of a source");

    /// <summary>Its address (http or https); null for what is only in print.</summary>
    public string? Url { get; } = Url is null || IsWebAddress(Url) ? Url : throw new DomainException("The address of a source is no http or https address, or too long.");

    /// <summary>Reads <c>Title | https://address ; Title | https://address</c>.</summary>
    /// <exception cref="DomainException">A title is missing, or an address is not http or https.</exception>
    public static IReadOnlyList<Source> ParseList(string text) =>
        [.. text.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(Parse)];

    /// <summary>An address of the web, or null where none is given.</summary>
    /// <exception cref="DomainException">It is not http or https, or too long.</exception>
    internal static string? WebAddress(string? url, string what) =>
        string.IsNullOrWhiteSpace(url) ? null : IsWebAddress(url) ? url : throw new DomainException($"{what} is no http or https address, or too long.");

    private static Source Parse(string text)
    {
        var parts = text.Split('|', 2, StringSplitOptions.TrimEntries);
        return new Source(parts[0], parts.Length > 1 ? parts[1] : null);
    }

    /// <summary>True for an http or https address within the limit.</summary>
    public static bool IsWebAddress(string url) =>
        url.Length <= UrlMaxLength && StorableText.IsStorable(url) && Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Scheme is "http" or "https";
}
