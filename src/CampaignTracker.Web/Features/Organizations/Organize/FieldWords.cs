using CampaignTracker.Data.Organizations;
using CampaignTracker.Web.Features.Places;
using CampaignTracker.Web.Features.SignOns;
using CampaignTracker.Web.Platform.Localization;
using CampaignTracker.Web.Platform.Queries;
using Microsoft.Extensions.Localization;

namespace CampaignTracker.Web.Features.Organizations.Organize;

/// <summary>The fields of an organization and what stands in them, in the reader's words.</summary>
public sealed class FieldWords(
    IStringLocalizer<RosterText> text, IStringLocalizer<QueueText> words, IStringLocalizer<OrganizationsText> sectors, IStringLocalizer<PlacesText> places)
{
    public string Label(string field) => text[$"Field_{field}"];

    public string Show(string field, string value) => field switch
    {
        SignOnFields.Scope when Wire.Member<Scope>(value) is { } scope => words.Word(scope),
        SignOnFields.State when value.Length > 0 => places[value],
        SignOnFields.Sectors => string.Join(", ", value.Split(',').Select(Wire.Member<Sector>).OfType<Sector>().Select(sector => sectors.Word(sector).Value)),
        _ => value,
    };
}
