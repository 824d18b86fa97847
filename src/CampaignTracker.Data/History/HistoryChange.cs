namespace CampaignTracker.Data.History;

/// <summary>One field that a step changed.</summary>
/// <param name="Field">The property's name; of a text in two languages with <c>.En</c> or <c>.Es</c>.</param>
/// <param name="Before">The value before, as text that no culture changes; null where the field is personal: that it changed is all that is kept.</param>
/// <param name="After">The value after; null where the field is personal.</param>
public sealed record HistoryChange(string Field, string? Before, string? After)
{
    /// <summary>Characters of a value; of a longer one the beginning is kept.</summary>
    public const int ValueMaxLength = 300;

    /// <summary>True where only that it changed is known.</summary>
    public bool IsPersonal => Before is null && After is null;
}

/// <summary>A field that tells, or may tell, of a person or of an address that must not be found again: the history keeps that it changed, never what it held.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Class)]
public sealed class PersonalAttribute : Attribute;

/// <summary>A field that follows from others: the history does not tell of it.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class DerivedAttribute : Attribute;
