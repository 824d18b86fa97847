using CampaignTracker.Data;
using CampaignTracker.Data.Events;
using CampaignTracker.Data.History;
using CampaignTracker.Data.Letters;
using CampaignTracker.Data.Organizations;
using CampaignTracker.Web.Platform.Settings;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CampaignTracker.Web.Features.Desk;

/// <summary>How much came in this week, day by day of the campaign's clock, beside the week before.</summary>
public sealed class ReadWeek(IDbContextFactory<CampaignDbContext> contexts, IOptions<CampaignSettings> campaign, TimeProvider clock)
{
    private const int Days = 7;

    /// <summary>The steps that are counted, as the history keeps them.</summary>
    private static readonly (WeekCount Count, string Noun, string What)[] Steps =
    [
        (WeekCount.SignOnsConfirmed, nameof(SignOn), "confirmed"),
        (WeekCount.OrganizationsListed, nameof(Organization), "listed"),
        (WeekCount.EventsPublished, nameof(CampaignEvent), "published"),
    ];

    public async Task<IReadOnlyList<WeekRow>> ReadAsync(CancellationToken ct)
    {
        var zone = campaign.Value.TimeZone;
        var today = DateOnly.FromDateTime(LocalTimes.ToLocal(clock.UtcNow(), zone));
        var first = today.AddDays(1 - (2 * Days));
        var start = LocalTimes.StartOfDay(first, zone);
        await using var db = await contexts.CreateDbContextAsync(ct);
        var rows = new List<WeekRow>();
        foreach (var (count, noun, what) in Steps)
        {
            var hours = await db.History.Where(h => h.Noun == noun && h.At >= start && h.What == what && h.By != Actor.Seeding.Name)
                .GroupBy(h => new { h.At.Date, h.At.Hour }).Select(hour => new { hour.Key.Date, hour.Key.Hour, Count = hour.Count() }).ToListAsync(ct);
            var byDay = hours.GroupBy(h => DateOnly.FromDateTime(LocalTimes.ToLocal(DateTime.SpecifyKind(h.Date.AddHours(h.Hour), DateTimeKind.Utc), zone)))
                .ToDictionary(day => day.Key, day => day.Sum(h => h.Count));
            rows.Add(new WeekRow(
                count,
                [.. Enumerable.Range(Days, Days).Select(day => new WeekDay(first.AddDays(day), byDay.GetValueOrDefault(first.AddDays(day))))],
                Enumerable.Range(0, Days).Sum(day => byDay.GetValueOrDefault(first.AddDays(day)))));
        }

        return rows;
    }
}

/// <summary>What is counted by the week.</summary>
public enum WeekCount
{
    /// <summary>Signatures whose contact answered the mail.</summary>
    SignOnsConfirmed,

    /// <summary>Organizations that came onto the roster.</summary>
    OrganizationsListed,

    /// <summary>Events that became public.</summary>
    EventsPublished,
}

/// <param name="Count">What is counted.</param>
/// <param name="Days">The last seven days, today last.</param>
/// <param name="Before">How many in the seven days before.</param>
public sealed record WeekRow(WeekCount Count, IReadOnlyList<WeekDay> Days, int Before)
{
    public int Total => Days.Sum(day => day.Count);
}

/// <param name="Day">By the campaign's clock.</param>
/// <param name="Count">How many.</param>
public sealed record WeekDay(DateOnly Day, int Count);
