using CampaignTracker.Data;
using CampaignTracker.Data.Events;
using CampaignTracker.Data.Places;
using CampaignTracker.Web.Features.Places;
using CampaignTracker.Web.Platform.Localization;
using CampaignTracker.Web.Platform.Settings;
using CampaignTracker.Web.Ui;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

namespace CampaignTracker.Web.Features.Events.Flyers;

/// <summary>A sheet to print of a day of action in a state, in both languages on one page.</summary>
public sealed class MakeDayFlyer(
    IDbContextFactory<CampaignDbContext> contexts, MakeFlyer flyers, SiteLinks links, IStringLocalizer<PlacesText> places, IOptions<CampaignSettings> campaign)
{
    /// <summary>Events at most: where they say much, fewer fit.</summary>
    public const int Most = 12;

    /// <param name="slug">The last part of the day's address.</param>
    /// <param name="state">A code of the states; others count as none.</param>
    /// <param name="ct">Stops it.</param>
    /// <returns>Null where there is no such day.</returns>
    public async Task<DayFlyer?> FindAsync(string slug, string? state, CancellationToken ct)
    {
        var inState = UsStates.Has(state ?? "") ? state! : "";
        await using var db = await contexts.CreateDbContextAsync(ct);
        var day = await db.DaysOfAction.Named(slug).Select(d => new { d.Id, d.Name, d.FirstDay, d.LastDay, d.IsSample }).SingleOrDefaultAsync(ct);
        if (day is null)
            return null;

        var takePlace = db.Events.Shown().OfDay(day.Id).Where(e => e.Status == EventStatus.Published);
        if (inState.Length > 0)
            takePlace = takePlace.InState(inState);
        var views = await takePlace.ByDay().Take(Most).AsViews().ToListAsync(ct);
        // The head of the flyer names the state.
        var all = views.Select(view => inState.Length > 0 ? view with { State = "" } : view)
            .Select(view => new DayFlyerEvent(MakeFlyer.Typed(flyers.ShortLinkOf(view)), flyers.InBoth(view))).ToList();
        var link = links.Absolute(inState.Length > 0 ? $"/days/{slug}?state={inState}" : $"/days/{slug}");
        DayFlyerWords[] inBoth = [In(Reader.Language), In(Reader.OtherLanguage)];
        var (size, fitting) = FlyerSize.OfDay(inBoth, link, all);
        return new DayFlyer(
            inBoth, MakeFlyer.Typed(link), QrCode.Of(link),
            [.. all.Take(fitting)], await takePlace.CountAsync(ct) - fitting, size, day.IsSample);

        DayFlyerWords In(Language language)
        {
            using var speaking = Reader.Speaking(language);
            var dates = EventTimes.Day(day.FirstDay, language);
            return new DayFlyerWords(
                language, day.Name.Read(), day.Name.LanguageFor(language), day.LastDay > day.FirstDay ? $"{dates} – {EventTimes.Day(day.LastDay, language)}" : dates,
                inState.Length > 0 ? places[inState] : campaign.Value.NameIn(language));
        }
    }
}
