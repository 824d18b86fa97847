using System.Collections.Frozen;

namespace CampaignTracker.Data.Places;

/// <summary>The states, the District of Columbia and the territories, by their postal codes.</summary>
public static class UsStates
{
    /// <summary>Characters of a code.</summary>
    public const int CodeLength = 2;

    /// <summary>All codes in alphabetical order. Source: USPS Publication 28, appendix B.</summary>
    public static IReadOnlyList<string> Codes { get; } =
    [
        "AK", "AL", "AR", "AS", "AZ", "CA", "CO", "CT", "DC", "DE", "FL", "GA", "GU", "HI", "IA", "ID", "IL", "IN", "KS",
        "KY", "LA", "MA", "MD", "ME", "MI", "MN", "MO", "MP", "MS", "MT", "NC", "ND", "NE", "NH", "NJ", "NM", "NV", "NY",
        "OH", "OK", "OR", "PA", "PR", "RI", "SC", "SD", "TN", "TX", "UT", "VA", "VI", "VT", "WA", "WI", "WV", "WY",
    ];

    private static readonly FrozenSet<string> Known = Codes.ToFrozenSet();

    /// <summary>True for a code in capitals.</summary>
    public static bool Has(string code) => Known.Contains(code);

    /// <exception cref="DomainException">Neither empty nor a known code.</exception>
    internal static string KnownOrEmpty(string? code)
    {
        var trimmed = code?.Trim() ?? "";
        return trimmed.Length == 0 || Has(trimmed) ? trimmed : throw new DomainException($"'{trimmed}' is no state's code.");
    }
}
