using System.Text.Json.Nodes;
using CampaignTracker.Web.Platform.Api;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.Extensions.Localization;
using Microsoft.OpenApi;

namespace CampaignTracker.Web.Features.Partners.OpenApi;

/// <summary>Says of an operation what the endpoint's metadata and the kept example tell: words, parameters, answers, problems.</summary>
internal sealed class DescribeOperation : IOpenApiOperationTransformer
{
    public static readonly string[] Tags = ["organizations", "events", "letters", "changes", "enums"];

    private static readonly int[] ProblemsOfAll = [StatusCodes.Status400BadRequest, StatusCodes.Status429TooManyRequests];

    public async Task TransformAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var text = PartnersWords.English(context.ApplicationServices);
        var name = operation.OperationId ?? throw new InvalidOperationException($"{context.Description.RelativePath} has no name.");
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        var tag = context.Description.RelativePath!.Split('/', '.')[2];
        operation.Summary = text[$"Operation_{name}"];
        operation.Description = text[$"More_{name}"];
        operation.Tags = new HashSet<OpenApiTagReference> { new(tag, context.Document) };

        operation.Security = [];   // reading needs no key
        operation.Parameters ??= [];
        foreach (var path in operation.Parameters.OfType<OpenApiParameter>())
        {
            path.Description = text[$"Parameter_{path.Name}"];
            path.Example = ExamplePathValue(metadata.OfType<ExampleRequest>().Single().Address);
        }

        foreach (var parameter in metadata.OfType<QueryParameters>().SelectMany(takes => takes.All))
            operation.Parameters.Add(Write(parameter, text));

        operation.Responses ??= [];
        Answer(operation, context.Description.RelativePath, Example.Of(name), text);
        operation.Responses["304"] = new OpenApiResponse { Description = text["Answer_304"] };
        context.Document!.AddComponent(nameof(Problem), await context.GetOrCreateSchemaAsync(typeof(Problem), cancellationToken: cancellationToken));
        foreach (var status in ProblemsOf(operation))
        {
            operation.Responses[$"{status}"] = new OpenApiResponse
            {
                Description = text[$"Answer_{status}"],
                Content = new Dictionary<string, OpenApiMediaType> { [Problem.ContentType] = new() { Schema = new OpenApiSchemaReference(nameof(Problem), context.Document), Example = ProblemExample.Of(status, text) } },
            };
        }
    }

    private static int[] ProblemsOf(OpenApiOperation operation)
    {
        var more = operation.Parameters!.Any(parameter => parameter.In is ParameterLocation.Path) ? [StatusCodes.Status404NotFound] : (int[])[];
        var declared = operation.Responses!.Keys.Where(status => status.StartsWith('4')).Select(int.Parse);
        return [.. ProblemsOfAll.Concat(more).Union(declared).Order()];
    }

    /// <summary>The answer of the example; its media type is the path's, which bytes do not tell by themselves.</summary>
    private static void Answer(OpenApiOperation operation, string path, Example example, IStringLocalizer<PartnersText> text)
    {
        var declared = operation.Responses!.TryGetValue("200", out var response) ? response.Content?.Values.FirstOrDefault() : null;
        var media = new OpenApiMediaType
        {
            Schema = declared?.Schema ?? (path.EndsWith("/points", StringComparison.Ordinal) ? PointsSchema.Write(text) : new OpenApiSchema { Type = JsonSchemaType.String }),
            Example = example.IsJson ? JsonNode.Parse(example.Answer) : JsonValue.Create(example.Answer),
        };
        operation.Responses["200"] = new OpenApiResponse
        {
            Description = text["Answer_200"],
            Content = new Dictionary<string, OpenApiMediaType> { [example.MediaType] = media },
        };
    }

    private static OpenApiParameter Write(QueryParameter parameter, IStringLocalizer<PartnersText> text) => new()
    {
        Name = parameter.Name,
        In = ParameterLocation.Query,
        Description = text[$"Parameter_{parameter.Name}"],
        Schema = new OpenApiSchema
        {
            Type = parameter.IsNumber ? JsonSchemaType.Integer : JsonSchemaType.String,
            Enum = parameter.Words.Count > 0 ? [.. parameter.Words.Select(word => (JsonNode)JsonValue.Create(word))] : null,
        },
        Example = parameter.IsNumber ? JsonValue.Create(int.Parse(parameter.Example, System.Globalization.CultureInfo.InvariantCulture)) : JsonValue.Create(parameter.Example),
    };

    private static JsonValue ExamplePathValue(string address) => JsonValue.Create(address.Split('/', '.', '?')[2]);
}
