using System.Text;
using CampaignTracker.Testing;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Tests.Listings;

/// <summary>What of a person is left in the database.</summary>
internal static class Traces
{
    /// <summary>Where a text stands, in all columns of all tables.</summary>
    public static async Task<List<string>> FindAsync(CampaignSite site, string text)
    {
        await using var db = await site.OpenDatabaseAsync();
        var found = new List<string>();
        var tables = db.Model.GetRelationalModel().Tables.ToList();
        Assert.NotEmpty(tables);
        foreach (var (table, column) in tables.SelectMany(table => table.Columns.Select(column => (table.Name, column.Name))))
        {
            var sql = $"SELECT COUNT(*) AS \"Value\" FROM \"{table}\" WHERE LOWER(CAST(\"{column}\" AS TEXT)) LIKE LOWER({{0}})";
            if (await db.Database.SqlQueryRaw<int>(sql, $"%{text}%").SingleAsync() > 0)
                found.Add($"{table}.{column}");
        }

        return found;
    }

    /// <summary>Looks into the bytes of an SQLite database and of its write-ahead log.</summary>
    public static async Task AssertFileForgotAsync(CampaignSite site, IEnumerable<string> texts)
    {
        await using var db = await site.OpenDatabaseAsync();
        var file = new SqliteConnectionStringBuilder(db.Database.GetConnectionString()).DataSource;
        Assert.True(new FileInfo(file).Length > 0);
        foreach (var part in (string[])[file, $"{file}-wal"])
        {
            if (!File.Exists(part))
                continue;
            await using var stream = new FileStream(part, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var bytes = new MemoryStream();
            await stream.CopyToAsync(bytes);
            var content = bytes.ToArray().AsMemory();
            foreach (var text in texts)
                Assert.True(content.Span.IndexOf(Encoding.UTF8.GetBytes(text)) < 0, $"{text} stands in {Path.GetExtension(part)}");
        }
    }
}
