using System.Text.Json.Serialization;

namespace CampaignTracker.Data.History;

/// <summary>One field that a step changed.</summary>
/// <param name="Field">The property's name; of a text in two languages with <c>.En</c> or <c>.Es</c>.</param>
/// <param name="Before">The value before, as text that no culture changes; null where the field is personal: that it changed is all that is kept.</param>
/// <param name="After">The value after; null where the field is personal.</param>
public sealed record HistoryChange(string Field, string? Before, string? After)
{
    /// <summary>Characters of a value; of a longer one the passage is kept that changed.</summary>
    public const int ValueMaxLength = 300;

    /// <summary>Characters that are kept before the first that changed, to know the place by.</summary>
    private const int Lead = 60;

    private const string Cut = "…";

    /// <summary>How many characters of both values are left out before the passage.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int From { get; init; }

    /// <summary>True where only that it changed is known.</summary>
    public bool IsPersonal => Before is null && After is null;

    /// <summary>Null where nothing changed.</summary>
    internal static HistoryChange? Of(string field, string before, string after)
    {
        var from = FromOf(before, after);
        return before == after ? null : new HistoryChange(field, Passage(before, from), Passage(after, from)) { From = from };
    }

    /// <summary>The same change, gone on with: before is what was before the first of both, after is what is after the last.</summary>
    /// <param name="before">What was before the last.</param>
    /// <param name="after">What is after it.</param>
    internal HistoryChange GoOn(string before, string after)
    {
        var from = Math.Min(From, FromOf(before, after));
        if (from == From)
            return this with { After = Passage(after, from) };
        // What was left out of the first stands in the text still: nothing changed there until now.
        return this with { Before = Passage(before[..From] + Before![Cut.Length..], from), After = Passage(after, from), From = from };
    }

    private static int FromOf(string before, string after)
    {
        if (Math.Max(before.Length, after.Length) <= ValueMaxLength)
            return 0;
        var same = 0;
        while (same < before.Length && same < after.Length && before[same] == after[same])
            same++;
        return Math.Max(0, same - Lead);
    }

    private static string Passage(string value, int from)
    {
        var passage = from > 0 ? Cut + value[Math.Min(from, value.Length)..] : value;
        return passage.Length <= ValueMaxLength ? passage : passage[..(ValueMaxLength - Cut.Length)] + Cut;
    }
}

/// <summary>A field that tells, or may tell, of a person or of an address that must not be found again: the history keeps that it changed, never what it held.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Class)]
public sealed class PersonalAttribute : Attribute;

/// <summary>A field that follows from others: the history does not tell of it.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class DerivedAttribute : Attribute;
