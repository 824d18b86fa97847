using CampaignTracker.Data.Letters;
using CampaignTracker.Web.Ui;
using Microsoft.Extensions.Localization;

namespace CampaignTracker.Web.Features.Listings;

internal static class ListingWords
{
    /// <summary>Each in its own words.</summary>
    public static IReadOnlyList<FilterOption> Languages { get; } = [new("en", "English"), new("es", "Español")];

    /// <summary>What of the contact everybody can see.</summary>
    public static string PublicOf(ListingView view, IStringLocalizer<ListingsText> text)
    {
        var shown = view.SignOns.Where(signOn => signOn is { IsOwn: true, IsHandedOver: false, Status: SignOnStatus.Listed }).ToList();
        var part = PartOf(shown.Exists(signOn => signOn.NamesPerson), shown.Exists(signOn => signOn.NamesTitle));
        var words = text[part is "Nothing" ? "You_Private" : $"You_Shown_{part}"].Value;
        return view.IsAddressPublic ? $"{words} {text["You_AddressShown"]}" : words;
    }

    /// <summary>The key of what is shown, or will be, of the person who signed.</summary>
    public static string ShownOf(ListingSignOn signOn) => signOn.Status switch
    {
        SignOnStatus.Listed => $"Shown_{PartOf(signOn.NamesPerson, signOn.NamesTitle)}",
        SignOnStatus.Confirmed => $"WillShow_{PartOf(signOn.NamesPerson, signOn.NamesTitle)}",
        _ => "Shown_Nothing",
    };

    private static string PartOf(bool name, bool title) => (name, title) switch
    {
        (true, true) => "Both",
        (true, false) => "Name",
        (false, true) => "Title",
        _ => "Nothing",
    };
}
