using System.Globalization;
using CampaignTracker.Data;
using CampaignTracker.Data.History;
using CampaignTracker.Data.Seeding;
using CampaignTracker.Web.Features.Import;
using CampaignTracker.Web.Platform.Queries;
using CampaignTracker.Web.Platform.Settings;
using CampaignTracker.Web.Ui;
using CampaignTracker.Web.Ui.Organize.Grids;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CampaignTracker.Web.Features.History;

/// <summary>All that happened, by what it happened to, by whom and when. Days are those of the campaign's clock.</summary>
public sealed class ListHistory(IDbContextFactory<CampaignDbContext> contexts, IOptions<CampaignSettings> campaign)
{
    public const string Noun = "noun";
    public const string By = "by";
    public const string From = "from";
    public const string To = "to";

    /// <summary>What the history tells of that is not one row.</summary>
    public static readonly IReadOnlyList<string> Wholes = [WriteImport.Noun, CampaignSeeding.SamplesNoun];

    private const int MostPeople = 200;

    public async Task<GridPage<HistoryRow>> ReadAsync(GridQuery query, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var entries = Filtered(db.History, query);
        var page = new PageOf(query.Page, GridQuery.PageSize, await entries.CountAsync(ct));
        var rows = await entries.NewestFirst().Skip(page.Skip).Take(page.Size).Rows().ToListAsync(ct);
        return new GridPage<HistoryRow>(page, await db.NamedAsync(rows, ct));
    }

    /// <summary>Those who have an account, by the names that the history knows them by.</summary>
    public async Task<IReadOnlyList<string>> PeopleAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return [.. (await db.Organizers.Select(o => o.DisplayName).Distinct().Take(MostPeople).ToListAsync(ct)).Order(StringComparer.CurrentCulture)];
    }

    private IQueryable<HistoryEntry> Filtered(IQueryable<HistoryEntry> entries, GridQuery query)
    {
        if (NounOf(query[Noun]) is { } word)
            entries = entries.Where(h => h.Noun == word);

        if (query[By] is { Length: > 0 } by)
            entries = entries.Where(h => h.By == by);
        if (Day(query[From]) is { } from)
        {
            var start = LocalTimes.StartOfDay(from, campaign.Value.TimeZone);
            entries = entries.Where(h => h.At >= start);
        }

        if (Day(query[To]) is { } to)
        {
            var end = LocalTimes.StartOfDay(to.AddDays(1), campaign.Value.TimeZone);
            entries = entries.Where(h => h.At < end);
        }

        return entries;
    }

    private static string? NounOf(string typed) => Wire.Member<HistoryNoun>(typed) is { } noun ? noun.ToString() : Wholes.FirstOrDefault(whole => string.Equals(whole, typed, StringComparison.OrdinalIgnoreCase));

    private static DateOnly? Day(string typed) =>
        DateOnly.TryParseExact(typed, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && LocalTimes.IsWithinReach(day) ? day : null;
}
