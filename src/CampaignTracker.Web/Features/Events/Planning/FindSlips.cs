using CampaignTracker.Data;
using CampaignTracker.Data.Events;
using CampaignTracker.Web.Features.Events.Proposing;
using CampaignTracker.Web.Platform.Forms;
using CampaignTracker.Web.Ui.Organize.Editing;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Features.Events.Planning;

/// <summary>What may be a slip in an event that waits for a decision: the questions that whoever proposed it waved through, asked anew of what is stored.</summary>
public sealed class FindSlips(IDbContextFactory<CampaignDbContext> contexts, ReadEventSheet reader, ReadEventTime hours, ReadRepetition repetitions, LocatePlace places)
{
    /// <summary>In the reader's language; of a series, of all its times that wait. For those who may organize only: it looks at true places.</summary>
    public async Task<IReadOnlyList<string>> FindAsync(Guid id, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        if (await db.Events.AsNoTracking().Include(e => e.TrueAddress).Include(e => e.Hosts).AsSplitQuery().SingleOrDefaultAsync(e => e.Id == id, ct) is not { } stored)
            return [];
        var sheet = new Sheet(EventFields.Of(stored, places));
        var asks = new Dictionary<EventQuestion, FieldError>(reader.Read(sheet, "").Asks);
        var zone = places.Locate(stored.Place.City, stored.Place.State, stored.Place.PostalCode, PointText.Read(sheet[EventFields.Pin])).TimeZone;
        var series = stored.SeriesId;
        var others = series is null ? [] : await db.Events.AsNoTracking()
            .Where(e => e.SeriesId == series && e.Id != id && e.Status == EventStatus.Proposed).OrderBy(e => e.StartsAt).ToListAsync(ct);
        repetitions.Ask(others.Select(one => one.Schedule), asks);
        others.ForEach(one => hours.AskZone(one.Schedule, zone, asks));
        return [.. asks.OrderBy(ask => ask.Key).Select(ask => ask.Value.Message)];
    }
}
