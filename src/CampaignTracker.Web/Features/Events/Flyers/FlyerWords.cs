using CampaignTracker.Data;
using CampaignTracker.Web.Ui;

namespace CampaignTracker.Web.Features.Events.Flyers;

/// <summary>What a flyer says of an event in one language. All of it is public: of a hidden place it names the town.</summary>
/// <param name="Language">In which it is written.</param>
/// <param name="Kind">A vigil, a march.</param>
/// <param name="Title">The title, and the language that it was given in.</param>
/// <param name="TitleLanguage">Another one where the event has no title in <paramref name="Language"/>.</param>
/// <param name="Day">Weekday, day and month.</param>
/// <param name="Hour">With the zone and, where known, the end; says so where it is not known.</param>
/// <param name="Place">Line by line.</param>
/// <param name="Warning">That it was cancelled, postponed or moved; null otherwise.</param>
/// <param name="Notes">By what rule it comes again, who hosts, what is provided for.</param>
public sealed record FlyerWords(
    Language Language, string Kind, string Title, Language TitleLanguage, string Day, string Hour, IReadOnlyList<string> Place, string? Warning, IReadOnlyList<string> Notes);

/// <summary>A flyer of one event.</summary>
/// <param name="Event">Which.</param>
/// <param name="ShortLink">To be typed: without the scheme.</param>
/// <param name="Code">The same for cameras.</param>
/// <param name="InBoth">The reader's language first.</param>
public sealed record EventFlyer(EventView Event, string ShortLink, QrCode Code, IReadOnlyList<FlyerWords> InBoth);

/// <summary>A flyer of a day of action, in one state or everywhere.</summary>
/// <param name="Name">Of the day.</param>
/// <param name="FirstDay">The first day.</param>
/// <param name="LastDay">The last day.</param>
/// <param name="State">A code of the states; empty for everywhere.</param>
/// <param name="Link">To the day's page: without the scheme.</param>
/// <param name="Code">The same for cameras.</param>
/// <param name="Events">With the short link of each, in the order of their times.</param>
/// <param name="More">So many more do not fit on the page.</param>
/// <param name="IsSample">True for an invented day.</param>
public sealed record DayFlyer(
    BilingualText Name, DateOnly FirstDay, DateOnly LastDay, string State, string Link, QrCode Code, IReadOnlyList<(string ShortLink, IReadOnlyList<FlyerWords> InBoth)> Events, int More, bool IsSample);
