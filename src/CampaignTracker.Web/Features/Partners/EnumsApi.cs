using System.Globalization;
using System.Text.Json.Serialization;
using CampaignTracker.Data.Events;
using CampaignTracker.Data.Letters;
using CampaignTracker.Data.Organizations;
using CampaignTracker.Data.Places;
using CampaignTracker.Web.Features.Events;
using CampaignTracker.Web.Features.Letters;
using CampaignTracker.Web.Features.Organizations;
using CampaignTracker.Web.Features.Places;
using CampaignTracker.Web.Platform.Api;
using CampaignTracker.Web.Platform.Localization;
using CampaignTracker.Web.Platform.Queries;
using Microsoft.Extensions.Localization;

namespace CampaignTracker.Web.Features.Partners;

/// <summary>Every closed list of the API, with what readers call its members.</summary>
internal static class EnumsApi
{
    public static void MapEnumsApi(this RouteGroupBuilder api) => api.MapRead("listEnums", "/enums", Read, "/enums");

    private static ApiAnswer<One<Enums>> Read(
        IStringLocalizer<EventsText> events, IStringLocalizer<LettersText> letters, IStringLocalizer<OrganizationsText> organizations,
        IStringLocalizer<PlacesText> places, IStringLocalizer<PartnersText> partners, ApiLinks links)
    {
        var enums = new Enums(
            Words<EventType>(events),
            Words(partners, EventStatus.Published, EventStatus.Cancelled, EventStatus.Postponed),
            Words(partners, AccessFeatures.StepFree, AccessFeatures.Interpretation, AccessFeatures.Childcare),
            Words<EventEvidence>(partners),
            Words<AddressVisibility>(partners),
            Words<PointPrecision>(partners),
            Words<HostRole>(organizations),
            Words(letters, LetterStatus.Open, LetterStatus.Closed, LetterStatus.Delivered, LetterStatus.Answered),
            Words<Scope>(organizations),
            Words<Sector>(organizations),
            [.. UsStates.Codes.Select(code => new EnumWord(code, InBoth(() => places[code])))]);
        return new ApiAnswer<One<Enums>>(new One<Enums>(enums, new ItemLinks(links.Self), new ItemMeta(null)), changedAt: null);
    }

    private static IReadOnlyList<EnumWord> Words<TEnum>(IStringLocalizer text, params TEnum[] members)
        where TEnum : struct, Enum =>
        [.. (members.Length > 0 ? members : Enum.GetValues<TEnum>()).Select(member => new EnumWord(Wire.Name(member), InBoth(() => text.Word(member))))];

    private static Texts InBoth(Func<string> label)
    {
        var asked = CultureInfo.CurrentUICulture;
        try
        {
            CultureInfo.CurrentUICulture = Reader.English;
            var english = label();
            CultureInfo.CurrentUICulture = Reader.Spanish;
            return new Texts(english, label());
        }
        finally
        {
            CultureInfo.CurrentUICulture = asked;
        }
    }
}

/// <summary>The closed lists.</summary>
/// <param name="EventType">What kind an event is.</param>
/// <param name="EventStatus">Where an event stands.</param>
/// <param name="AccessFeature">What an event provides for.</param>
/// <param name="EventEvidence">How a reported event is known.</param>
/// <param name="AddressVisibility">Who may see where an event is.</param>
/// <param name="PointPrecision">What an event's point stands for.</param>
/// <param name="HostRole">What an organization does for an event.</param>
/// <param name="LetterStatus">Where a letter stands.</param>
/// <param name="Scope">An organization's reach.</param>
/// <param name="Sector">An organization's field of work.</param>
/// <param name="State">The states, the District of Columbia and the territories.</param>
public sealed record Enums(
    IReadOnlyList<EnumWord> EventType, IReadOnlyList<EnumWord> EventStatus, IReadOnlyList<EnumWord> AccessFeature, IReadOnlyList<EnumWord> EventEvidence, IReadOnlyList<EnumWord> AddressVisibility,
    IReadOnlyList<EnumWord> PointPrecision, IReadOnlyList<EnumWord> HostRole, IReadOnlyList<EnumWord> LetterStatus, IReadOnlyList<EnumWord> Scope,
    IReadOnlyList<EnumWord> Sector, IReadOnlyList<EnumWord> State);

/// <summary>A member of a closed list.</summary>
/// <param name="Value">As it stands in answers and filters.</param>
/// <param name="Label">What readers call it.</param>
public sealed record EnumWord(string Value, Texts Label);

[JsonSerializable(typeof(One<Enums>))]
internal sealed partial class EnumsJson : JsonSerializerContext;
