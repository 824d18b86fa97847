using System.Globalization;
using CampaignTracker.Data.History;
using CampaignTracker.Web.Features.Letters.Work;
using CampaignTracker.Web.Features.SignOns;
using CampaignTracker.Web.Platform.Localization;
using Microsoft.Extensions.Localization;

namespace CampaignTracker.Web.Features.History;

/// <summary>
/// What the history says, in the reader's words. It keeps words of the product, such as <c>SignOn</c> and <c>listed</c>, whose texts are
/// <c>Noun_SignOn</c> and <c>What_listed</c>.
/// </summary>
internal static class HistoryWords
{
    public static readonly Dictionary<string, string> NotPersons = new()
    {
        [Actor.Seeding.Name] = "Seeding",
        [Actor.Console.Name] = "Console",
        [Actor.StandingAnswer.Name] = "StandingAnswer",
        [SignOnActors.Stranger.Name] = "PublicForm",
        [SignOnActors.Contact.Name] = "TheContact",
        [SignOnActors.PublicAddress.Name] = "PublicAddress",
        [SignOnActors.Site.Name] = "Site",
    };

    /// <summary>Fields whose values are words of a closed list.</summary>
    private static readonly HashSet<string> Closed =
    [
        "Access", "AddressVisibility", "CoarseEverywhere", "CoarsenedFrom", "CoHosting", "Evidence", "IsFlagship", "IsHeldBack", "IsLast", "IsReadOnly", "Kind", "Language", "Level", "Model", "Origin", "Precision", "Quarantine", "Role", "Scope",
        "Sectors", "ShowSignatoryName", "ShowSignatoryTitle", "SignOnsAreOff", "Trusted", "Type", "Use", "Verification", "WantsEventsNearby",
    ];

    /// <summary>A field's name; of a text in two languages with the language.</summary>
    public static string Field(IStringLocalizer<HistoryText> text, string field) =>
        field.Split('.') is [var name, var language] ? text[$"In_{language}", text[$"Field_{name}"]] : text[$"Field_{field}"];

    /// <summary>What a field held.</summary>
    public static string Value(IStringLocalizer<HistoryText> text, string field, string value) =>
        value.Length == 0 ? text["Empty"] : Closed.Contains(field) ? string.Join(", ", value.Split(", ").Select(word => text[$"Value_{word}"].Value))
        : field.EndsWith("Zone", StringComparison.Ordinal) ? TimeZones.NameOf(value)
        : string.Join(", ", value.Split(", ").Select(Clock));

    /// <summary>A day or a time as the reader writes it; all else as it is.</summary>
    private static string Clock(string value) =>
        DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? DateWords.Day(day)
        : TimeOnly.TryParseExact(value, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? DateWords.Time(time, "").TrimEnd()
        : value;

    public static string Sentence(IStringLocalizer<HistoryText> text, string noun, string what) =>
        text["Sentence", text[$"Noun_{noun}"], text[$"What_{what}"]];

    public static string Who(IStringLocalizer<HistoryText> text, string by) => NotPersons.TryGetValue(by, out var name) ? text[name] : text["By", by];
}
