using System.Globalization;
using CampaignTracker.Data;
using CampaignTracker.Data.Timeline;
using CampaignTracker.Web.Platform.Localization;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Features.Timeline;

/// <summary>The milestones, the newest first: most readers come for what happens now, and the years are linked for those who read it as a story.</summary>
public sealed class ReadTimeline(IDbContextFactory<CampaignDbContext> contexts)
{
    public async Task<IReadOnlyList<TimelineYear>> ByYearAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var milestones = await db.Milestones.OrderByDescending(m => m.Date).ThenBy(m => m.Id)
            .Select(m => new MilestoneRow(m.Slug, m.Date, m.Precision, m.Title, m.Body, m.Sources)).ToListAsync(ct);
        return [.. milestones.GroupBy(m => m.Date.Year).Select(year => new TimelineYear(year.Key, [.. year]))];
    }
}

/// <summary>What happened in one year.</summary>
public sealed record TimelineYear(int Year, IReadOnlyList<MilestoneRow> Milestones);

/// <summary>One sourced fact.</summary>
public sealed record MilestoneRow(
    string Slug, DateOnly Date, DatePrecision Precision, BilingualText Title, BilingualText Body, IReadOnlyList<Source> Sources)
{
    /// <summary>The date as exact as it is known: <c>July 10, 2009</c>, <c>February 2009</c>, <c>2012</c>.</summary>
    public string When => Precision switch
    {
        DatePrecision.Day => DateWords.Day(Date),
        DatePrecision.Month => DateWords.Month(Date),
        _ => MachineWhen,
    };

    /// <summary>For the <c>datetime</c> of a <c>time</c> element.</summary>
    public string MachineWhen => Date.ToString(
        Precision switch
        {
            DatePrecision.Day => "yyyy-MM-dd",
            DatePrecision.Month => "yyyy-MM",
            _ => "yyyy",
        },
        CultureInfo.InvariantCulture);
}
