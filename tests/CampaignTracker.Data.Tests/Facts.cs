using System.Collections;
using System.Globalization;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace CampaignTracker.Data.Tests;

/// <summary>All that the model keeps of one row, as text that tells every difference: ticks, kinds, lists.</summary>
internal static class Facts
{
    public static SortedDictionary<string, string> Of(EntityEntry entry)
    {
        var facts = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var property in entry.Properties)
            facts.Add(property.Metadata.Name, Text(property.CurrentValue));
        foreach (var property in entry.ComplexProperties)
            facts.Add(property.Metadata.Name, Text(property.CurrentValue));
        return facts;
    }

    /// <summary>The names of what says something, as opposed to an empty, missing or first value.</summary>
    public static IEnumerable<string> Telling(EntityEntry entry) =>
        entry.Properties.Where(p => Tells(p.CurrentValue)).Select(p => p.Metadata.Name)
            .Concat(entry.ComplexProperties.Where(p => p.CurrentValue is BilingualText { En.Length: > 0, Es.Length: > 0 }).Select(p => p.Metadata.Name));

    private static bool Tells(object? value) => value switch
    {
        null or "" or false => false,
        string => true,
        IEnumerable list => list.Cast<object>().Any(),
        ValueType one => !one.Equals(Activator.CreateInstance(one.GetType())),
        _ => true,
    };

    private static string Text(object? value) => value switch
    {
        null => "(null)",
        string text => $"'{text}'",
        DateTime instant => $"{instant.Ticks} {instant.Kind}",
        TimeOnly time => time.ToString("O", CultureInfo.InvariantCulture),
        BilingualText text => $"{text.En} / {text.Es}",
        IEnumerable list => string.Join("; ", list.Cast<object>().Select(Text)),
        IFormattable one => one.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };
}
