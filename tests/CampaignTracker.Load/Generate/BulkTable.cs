using CampaignTracker.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace CampaignTracker.Load.Generate;

/// <summary>Where a noun is kept and how, taken from EF's model, so that a new column is never forgotten.</summary>
internal sealed record BulkTable(string Name, IReadOnlyList<BulkColumn> Columns)
{
    public static BulkTable Of<TNoun>(CampaignDbContext db)
    {
        var noun = db.Model.FindEntityType(typeof(TNoun)) ?? throw new InvalidOperationException($"{typeof(TNoun).Name} is not kept in the database.");
        var table = noun.GetTableMappings().Single().Table;
        return new BulkTable(table.Name, [.. table.Columns.Select(BulkColumn.Of)]);
    }

    public string QuotedColumns => string.Join(", ", Columns.Select(column => $"\"{column.Name}\""));
}

/// <summary>A column, and how its value comes from a noun: by way of EF's getters and converters.</summary>
internal sealed record BulkColumn(string Name, RelationalTypeMapping Mapping, IProperty Property)
{
    public static BulkColumn Of(IColumn column)
    {
        var mapping = column.PropertyMappings.Single();
        return new BulkColumn(column.Name, mapping.TypeMapping, mapping.Property);
    }

    /// <returns>The value as the provider keeps it; null for NULL.</returns>
    public object? Read(object noun)
    {
        var value = Property.GetGetter().GetClrValueUsingContainingEntity(noun);
        return Mapping.Converter is { } converter ? converter.ConvertToProvider(value) : value;
    }
}
