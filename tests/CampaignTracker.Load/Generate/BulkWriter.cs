using System.Data.Common;
using System.Diagnostics;
using CampaignTracker.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace CampaignTracker.Load.Generate;

/// <summary>
/// Writes nouns by the thousand past the change tracker, in the transaction of a context. Their history is not written: it would be
/// three more rows for each sign-on, which no public page reads.
/// </summary>
internal sealed class BulkWriter(CampaignDbContext db)
{
    private readonly Dictionary<string, Written> _written = [];

    /// <summary>What was written into each table so far.</summary>
    public IReadOnlyCollection<Written> Tally => _written.Values;

    /// <summary>Writes all of them; they may be made while they are written.</summary>
    public void Write<TNoun>(IEnumerable<TNoun> nouns)
        where TNoun : class
    {
        var clock = Stopwatch.StartNew();
        var table = BulkTable.Of<TNoun>(db);
        var rows = db.Database.GetDbConnection() switch
        {
            NpgsqlConnection postgres => Copy(postgres, table, nouns),
            SqliteConnection sqlite => Insert(sqlite, table, nouns),
            var other => throw new NotSupportedException(other.GetType().Name),
        };

        var before = _written.GetValueOrDefault(table.Name) ?? new Written(table.Name, 0, TimeSpan.Zero);
        _written[table.Name] = new Written(table.Name, before.Rows + rows, before.Time + clock.Elapsed);
    }

    private static int Copy(NpgsqlConnection connection, BulkTable table, IEnumerable<object> nouns)
    {
        using var copy = connection.BeginBinaryImport($"COPY \"{table.Name}\" ({table.QuotedColumns}) FROM STDIN (FORMAT BINARY)");
        foreach (var noun in nouns)
        {
            copy.StartRow();
            foreach (var column in table.Columns)
            {
                if (column.Read(noun) is { } value)
                    copy.Write(value, column.Mapping.StoreType);
                else
                    copy.WriteNull();
            }
        }

        return (int)copy.Complete();
    }

    private int Insert(SqliteConnection connection, BulkTable table, IEnumerable<object> nouns)
    {
        using var command = connection.CreateCommand();
        command.Transaction = (SqliteTransaction)db.Database.CurrentTransaction!.GetDbTransaction();
        var parameters = table.Columns.Select((column, i) => AddParameter(command, column, $"@p{i}")).ToArray();
        command.CommandText = $"INSERT INTO \"{table.Name}\" ({table.QuotedColumns}) VALUES ({string.Join(", ", parameters.Select(p => p.ParameterName))})";
        command.Prepare();

        var rows = 0;
        foreach (var noun in nouns)
        {
            for (var i = 0; i < parameters.Length; i++)
                parameters[i].Value = table.Columns[i].Read(noun) ?? DBNull.Value;
            rows += command.ExecuteNonQuery();
        }

        return rows;
    }

    private static DbParameter AddParameter(SqliteCommand command, BulkColumn column, string name)
    {
        var parameter = column.Mapping.CreateParameter(command, name, value: null, nullable: true);
        command.Parameters.Add(parameter);
        return parameter;
    }
}

/// <summary>How many rows of a table were made and written, and in what time.</summary>
internal sealed record Written(string Table, int Rows, TimeSpan Time);
