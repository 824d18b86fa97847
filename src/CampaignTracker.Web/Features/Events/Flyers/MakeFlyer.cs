using CampaignTracker.Data;
using CampaignTracker.Data.Events;
using CampaignTracker.Data.Places;
using CampaignTracker.Web.Features.Places;
using CampaignTracker.Web.Platform.Localization;
using CampaignTracker.Web.Ui;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace CampaignTracker.Web.Features.Events.Flyers;

/// <summary>Sheets to print, in both languages on one page: of an event, and of a day of action in a state.</summary>
public sealed class MakeFlyer(
    IDbContextFactory<CampaignDbContext> contexts, ShowEvent events, SiteLinks links, IStringLocalizer<EventsText> words, IStringLocalizer<FlyersText> text,
    IStringLocalizer<PlacesText> places)
{
    /// <summary>Events on the flyer of a day: more do not fit on a page in both languages.</summary>
    public const int MostOfDay = 12;

    /// <returns>Null where the public sees no such event.</returns>
    public async Task<EventFlyer?> OfEventAsync(string slug, CancellationToken ct) =>
        await events.FindAsync(slug, ct) is { } shown ? Of(shown, await events.SeriesAsync(shown, ct)) : null;

    /// <param name="slug">The last part of the day's address.</param>
    /// <param name="state">A code of the states; others count as none.</param>
    /// <param name="ct">Stops it.</param>
    /// <returns>Null where there is no such day.</returns>
    public async Task<DayFlyer?> OfDayAsync(string slug, string? state, CancellationToken ct)
    {
        var inState = UsStates.Has(state ?? "") ? state! : "";
        await using var db = await contexts.CreateDbContextAsync(ct);
        var day = await db.DaysOfAction.Named(slug).Select(d => new { d.Id, d.Name, d.FirstDay, d.LastDay, d.IsSample }).SingleOrDefaultAsync(ct);
        if (day is null)
            return null;

        var takePlace = db.Events.Shown().OfDay(day.Id).Where(e => e.Status == EventStatus.Published);
        if (inState.Length > 0)
            takePlace = takePlace.InState(inState);
        var views = await takePlace.ByDay().Take(MostOfDay).AsViews().ToListAsync(ct);
        var link = links.Absolute($"/days/{slug}");
        return new DayFlyer(
            day.Name, day.FirstDay, day.LastDay, inState, Typed(link), QrCode.Of(link),
            [.. views.Select(view => (Typed(ShortLinkOf(view)), InBoth(view)))], await takePlace.CountAsync(ct) - views.Count, day.IsSample);
    }

    private EventFlyer Of(EventView shown, SeriesView? series)
    {
        var link = ShortLinkOf(shown);
        return new EventFlyer(shown, Typed(link), QrCode.Of(link), InBoth(shown, series));
    }

    private IReadOnlyList<FlyerWords> InBoth(EventView shown, SeriesView? series = null) =>
        [WordsIn(Reader.Language, shown, series), WordsIn(Reader.OtherLanguage, shown, series)];

    private FlyerWords WordsIn(Language language, EventView shown, SeriesView? series)
    {
        using var speaking = Reader.Speaking(language);
        return new FlyerWords(
            language, words.Word(shown.Type), shown.Title.Read(), shown.Title.LanguageFor(language), EventTimes.Day(shown.StartDate, language), HourOf(shown, language), PlaceOf(shown),
            WarningOf(shown, language), NotesOf(shown, series));
    }

    private string HourOf(EventView shown, Language language) => (shown.Status, shown.StartTime) switch
    {
        (EventStatus.Postponed, _) => text["TimeNotKnown"],
        (_, { } time) when EventTimes.Until(shown.Schedule, language) is { } until => $"{EventTimes.Hour(shown.StartDate, time, shown.TimeZone, language)}, {until}",
        (_, { } time) => EventTimes.Hour(shown.StartDate, time, shown.TimeZone, language),
        _ => text["TimeNotKnown"],
    };

    private IReadOnlyList<string> PlaceOf(EventView shown)
    {
        var town = string.Join(", ", new[] { shown.City, shown.State.Length > 0 ? places[shown.State].Value : "" }.Where(part => part.Length > 0));
        return shown.Visibility is AddressVisibility.Area
            ? [town, text["AskHosts"]]
            : [.. new[] { shown.Venue, shown.AddressLine, town }.Where(line => line.Length > 0)];
    }

    private string? WarningOf(EventView shown, Language language) => shown.Status switch
    {
        EventStatus.Cancelled => text["Warn_Cancelled"].Value,
        EventStatus.Postponed => text["Warn_Postponed"].Value,
        _ when shown.IsRescheduled => text["Warn_Rescheduled", EventTimes.Start(shown.PreviousStartDate!.Value, shown.PreviousStartTime, shown.TimeZone, language)].Value,
        _ => null,
    };

    private IReadOnlyList<string> NotesOf(EventView shown, SeriesView? series)
    {
        var hosts = shown.Hosts.Count > 0 ? string.Join(", ", shown.Hosts.Select(host => host.Name)) : shown.ReportedHost.Read();
        var access = EventAccess.WordsOf(shown.Access, words);
        return [.. new[] { series?.Rule(words) ?? "", hosts.Length > 0 ? words["Hosted", hosts].Value : "", access, shown.Bring.IsEmpty ? "" : $"{words["Fact_Bring"]}: {shown.Bring.Read()}" }.Where(note => note.Length > 0)];
    }

    /// <summary>One for both languages.</summary>
    private string ShortLinkOf(EventView shown) => links.Absolute(ShortLinks.Path(shown.Code), Language.English);

    private static string Typed(string address) => address.Split("://", 2)[1];
}
