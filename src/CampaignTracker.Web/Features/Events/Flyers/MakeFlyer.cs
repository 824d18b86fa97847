using CampaignTracker.Data;
using CampaignTracker.Data.Events;
using CampaignTracker.Web.Features.Places;
using CampaignTracker.Web.Platform.Localization;
using CampaignTracker.Web.Ui;
using Microsoft.Extensions.Localization;

namespace CampaignTracker.Web.Features.Events.Flyers;

/// <summary>A sheet to print of an event, in both languages on one page.</summary>
public sealed class MakeFlyer(ShowEvent events, SiteLinks links, IStringLocalizer<EventsText> words, IStringLocalizer<FlyersText> text, IStringLocalizer<PlacesText> places)
{
    /// <returns>Null where the public sees no such event.</returns>
    public async Task<EventFlyer?> OfEventAsync(string slug, CancellationToken ct) =>
        await events.FindAsync(slug, ct) is { } shown ? Of(shown, await events.SeriesAsync(shown, ct)) : null;

    /// <summary>What is said of an event in both languages, the reader's first.</summary>
    internal IReadOnlyList<FlyerWords> InBoth(EventView shown, SeriesView? series = null) =>
        [WordsIn(Reader.Language, shown, series), WordsIn(Reader.OtherLanguage, shown, series)];

    /// <summary>One for both languages.</summary>
    internal string ShortLinkOf(EventView shown) => links.Absolute(ShortLinks.Path(shown.Code), Language.English);

    /// <summary>As people type it: without the scheme.</summary>
    internal static string Typed(string address) => address.Split("://", 2)[1];

    private EventFlyer Of(EventView shown, SeriesView? series)
    {
        var link = ShortLinkOf(shown);
        return new EventFlyer(shown, Typed(link), QrCode.Of(link), InBoth(shown, series));
    }

    private FlyerWords WordsIn(Language language, EventView shown, SeriesView? series)
    {
        using var speaking = Reader.Speaking(language);
        var begins = shown.Status is EventStatus.Postponed ? null : shown.StartTime;
        return new FlyerWords
        {
            Language = language,
            Kind = words.Word(shown.Type),
            Title = shown.Title.Read(),
            TitleLanguage = shown.Title.LanguageFor(language),
            Day = EventTimes.Day(shown.StartDate, language),
            Begins = begins is { } time ? EventTimes.Hour(shown.StartDate, time, shown.TimeZone, language) : text["TimeNotKnown"],
            Until = begins is null ? null : EventTimes.Until(shown.Schedule, language),
            Place = PlaceOf(shown),
            Warning = string.Join(' ', WarningsOf(shown, language)) is { Length: > 0 } warning ? warning : null,
            Marks = [.. MarksOf(shown)],
            Notes = [.. NotesOf(shown, series).Where(note => note.Length > 0)],
        };
    }

    private IReadOnlyList<string> PlaceOf(EventView shown)
    {
        var town = string.Join(", ", new[] { shown.City, shown.State.Length > 0 ? places[shown.State].Value : "" }.Where(part => part.Length > 0));
        return shown.Visibility is AddressVisibility.Area
            ? [town, text["AskHosts"]]
            : [.. new[] { shown.Venue, string.Join(", ", new[] { shown.AddressLine, town }.Where(part => part.Length > 0)) }.Where(line => line.Length > 0)];
    }

    private IEnumerable<string> WarningsOf(EventView shown, Language language)
    {
        if (shown.Status is EventStatus.Cancelled)
            yield return text["Warn_Cancelled"];
        if (shown.Status is EventStatus.Postponed)
            yield return text["Warn_Postponed"];
        if (shown.IsRescheduled)
            yield return text["Warn_Rescheduled", EventTimes.Start(shown.PreviousStartDate!.Value, shown.PreviousStartTime, shown.TimeZone, language)];
        if (shown.IsAtNewPlace)
            yield return text["Warn_NewPlace"];
    }

    private IEnumerable<string> MarksOf(EventView shown)
    {
        if (shown.Status is EventStatus.Cancelled)
            yield return words["Cancelled"];
        if (shown.Status is EventStatus.Postponed)
            yield return words["Postponed"];
        if (shown.IsRescheduled)
            yield return words[EventLines.Moved(shown.PreviousStartDate!.Value, shown.StartDate)];
        if (shown.IsAtNewPlace)
            yield return words["NewPlace"];
        if (shown.IsFlagship)
            yield return words["Flagship"];
    }

    private IEnumerable<string> NotesOf(EventView shown, SeriesView? series)
    {
        var hosts = string.Join(", ", shown.Hosts.Select(host => host.Name));
        yield return series?.Rule(words) ?? "";
        yield return series?.Exceptions(words) ?? "";
        yield return hosts.Length > 0 ? text.Count("Hosts", shown.Hosts.Count, hosts) : shown.ReportedHost.IsEmpty ? "" : text.Count("Hosts", 1, shown.ReportedHost.Read());
        yield return EventAccess.WordsOf(shown.Access, words);
        yield return shown.Accessibility.Read();
        yield return shown.Languages.Count > 0 ? $"{words["Fact_Languages"]}: {string.Join(", ", shown.Languages.Select(EventLanguages.NameOf))}" : "";
        yield return shown.Bring.IsEmpty ? "" : $"{words["Fact_Bring"]}: {shown.Bring.Read()}";
        yield return shown.Safety.IsEmpty ? "" : $"{words["Fact_Safety"]}: {shown.Safety.Read()}";
    }
}
