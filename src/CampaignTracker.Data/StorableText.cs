namespace CampaignTracker.Data;

/// <summary>The one place that says what text both engines can keep.</summary>
public static class StorableText
{
    /// <summary>False for text with a NUL or half of a surrogate pair, which SQLite takes and PostgreSQL refuses.</summary>
    public static bool IsStorable(ReadOnlySpan<char> text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c == '\0' || char.IsLowSurrogate(c))
                return false;
            if (char.IsHighSurrogate(c) && (++i == text.Length || !char.IsLowSurrogate(text[i])))
                return false;
        }

        return true;
    }

    /// <summary>Trims a text and holds it to its limit.</summary>
    /// <exception cref="DomainException">It is longer than <paramref name="maxLength"/> or cannot be stored.</exception>
    internal static string Within(string? text, int maxLength, string what)
    {
        var trimmed = text?.Trim() ?? "";
        if (!IsStorable(trimmed))
            throw new DomainException($"{what} holds a character that cannot be stored.");
        if (trimmed.Length > maxLength)
            throw new DomainException($"{what} has {trimmed.Length} characters; at most {maxLength} fit.");
        return trimmed;
    }

    /// <summary>As <see cref="Within"/>, and refuses an empty text.</summary>
    /// <exception cref="DomainException">It is empty, longer than <paramref name="maxLength"/>, or cannot be stored.</exception>
    internal static string Required(string? text, int maxLength, string what)
    {
        var trimmed = Within(text, maxLength, what);
        return trimmed.Length > 0 ? trimmed : throw new DomainException($"{what} is missing.");
    }
}
