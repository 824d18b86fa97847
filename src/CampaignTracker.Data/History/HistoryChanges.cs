using System.Globalization;
using System.Reflection;
using System.Text.Json;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;

namespace CampaignTracker.Data.History;

/// <summary>What a step changed in a row. States, instants and ids are left out: the step's word and time say them.</summary>
public static class HistoryChanges
{
    /// <summary>The fields of a noun that the history tells of when they change: those of texts in two languages under one name.</summary>
    public static IEnumerable<IReadOnlyPropertyBase> FieldsOf(IReadOnlyEntityType noun) => noun.GetProperties().Where(IsTold).Concat<IReadOnlyPropertyBase>(noun.GetComplexProperties());

    internal static IReadOnlyList<HistoryChange> Of(EntityEntry entry) =>
    [
        .. entry.Properties.Select(property => Change(property, property.Metadata.Name, property.Metadata.PropertyInfo)).OfType<HistoryChange>(),
        .. entry.ComplexProperties.SelectMany(text => text.Properties
            .Select(part => Change(part, $"{text.Metadata.Name}.{part.Metadata.Name}", text.Metadata.PropertyInfo)).OfType<HistoryChange>()),
    ];

    internal static string Write(IReadOnlyList<HistoryChange> changes) => changes.Count == 0 ? "" : JsonSerializer.Serialize(changes);

    internal static IReadOnlyList<HistoryChange> Read(string json) => json.Length == 0 ? [] : JsonSerializer.Deserialize<IReadOnlyList<HistoryChange>>(json) ?? [];

    private static bool IsTold(IReadOnlyProperty property) =>
        (Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType) is var type && type != typeof(DateTime) && type != typeof(Guid)
        && property.Name is not (nameof(Record.Version) or nameof(Record.IsSample) or "Status") && property.PropertyInfo?.GetCustomAttribute<DerivedAttribute>() is null;

    private static HistoryChange? Change(PropertyEntry property, string field, PropertyInfo? declared)
    {
        if (!property.IsModified || !IsTold(property.Metadata))
            return null;
        if (IsPersonal(declared))
            return new HistoryChange(field, null, null);
        return HistoryChange.Of(field, Words(property.OriginalValue), Words(property.CurrentValue));
    }

    private static bool IsPersonal(PropertyInfo? declared) =>
        declared?.GetCustomAttribute<PersonalAttribute>() is not null || declared?.DeclaringType?.GetCustomAttribute<PersonalAttribute>() is not null;

    private static string Words(object? value) => value switch
    {
        null => "",
        bool isSo => isSo ? "true" : "false",
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        TimeOnly time => time.ToString("HH:mm", CultureInfo.InvariantCulture),
        IEnumerable<Source> sources => string.Join("; ", sources.Select(source => source.Title)),
        IEnumerable<DateOnly> days => string.Join(", ", days.Select(day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))),
        IEnumerable<string> each => string.Join(", ", each),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };
}
