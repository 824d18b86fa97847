using Microsoft.Extensions.Localization;
using Microsoft.OpenApi;

namespace CampaignTracker.Web.Features.Partners.OpenApi;

/// <summary>The shape of <c>/events/points</c>, which is written by hand and so has no type to take it from.</summary>
internal static class PointsSchema
{
    private static readonly string[] Places = ["areas", "approximate", "cancelled", "postponed"];

    public static OpenApiSchema Write(IStringLocalizer<PartnersText> text)
    {
        var properties = new Dictionary<string, IOpenApiSchema>
        {
            ["types"] = ListOf(JsonSchemaType.String, text["Points_types"]),
            ["points"] = new OpenApiSchema
            {
                Type = JsonSchemaType.Array,
                Description = text["Points_points"],
                Items = ListOf(JsonSchemaType.Number | JsonSchemaType.String, text["Points_point"]),
            },
        };
        foreach (var places in Places)
            properties[places] = ListOf(JsonSchemaType.Integer, text[$"Points_{places}"]);
        properties["without_point"] = new OpenApiSchema { Type = JsonSchemaType.Integer, Description = text["Points_without_point"] };
        return new OpenApiSchema { Type = JsonSchemaType.Object, Properties = properties, Required = properties.Keys.ToHashSet() };
    }

    private static OpenApiSchema ListOf(JsonSchemaType type, string description) =>
        new() { Type = JsonSchemaType.Array, Description = description, Items = new OpenApiSchema { Type = type } };
}
