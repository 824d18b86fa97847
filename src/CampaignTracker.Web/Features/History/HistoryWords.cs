using CampaignTracker.Data.History;
using CampaignTracker.Web.Features.SignOns;
using Microsoft.Extensions.Localization;

namespace CampaignTracker.Web.Features.History;

/// <summary>
/// What the history says, in the reader's words. It keeps words of the product, such as <c>SignOn</c> and <c>listed</c>, whose texts are
/// <c>Noun_SignOn</c> and <c>What_listed</c>.
/// </summary>
internal static class HistoryWords
{
    private static readonly Dictionary<string, string> NotPersons = new()
    {
        [Actor.Seeding.Name] = "Seeding",
        [Actor.Console.Name] = "Console",
        [SignOnActors.Stranger.Name] = "PublicForm",
        [SignOnActors.Contact.Name] = "TheContact",
        [SignOnActors.PublicAddress.Name] = "PublicAddress",
        [SignOnActors.Site.Name] = "Site",
    };

    public static string Sentence(IStringLocalizer<HistoryText> text, string noun, string what) =>
        text["Sentence", text[$"Noun_{noun}"], text[$"What_{what}"]];

    public static string Who(IStringLocalizer<HistoryText> text, string by) => NotPersons.TryGetValue(by, out var name) ? text[name] : text["By", by];
}
