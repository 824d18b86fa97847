using CampaignTracker.Data;
using CampaignTracker.Data.Events;
using CampaignTracker.Data.Organizations;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Features.Events.Planning;

/// <summary>Addresses of new events: <c>candles-at-the-plaza-2026-06-06</c>.</summary>
internal static class EventSlugs
{
    private const int TitleMost = 100;

    /// <summary>One that no event has.</summary>
    public static async Task<string> FreeAsync(CampaignDbContext db, BilingualText title, DateOnly day, CancellationToken ct)
    {
        var name = title.En.Length > 0 ? title.En : title.Es;
        var wanted = OrganizationName.Slug($"{name[..Math.Min(name.Length, TitleMost)]} {day:yyyy-MM-dd}");
        var number = 1;
        for (var slug = wanted; ; slug = $"{wanted}-{++number}")
        {
            if (!await db.Events.Named(slug).AnyAsync(ct))
                return slug;
        }
    }
}
