using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using CampaignTracker.Web.Features.Partners.OpenApi;
using CampaignTracker.Web.Platform.Api;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace CampaignTracker.Web.Features.Partners;

/// <summary>The API's documentation for people: made of its OpenAPI document, in the reader's language by the names of its parts.</summary>
public sealed class ReadDocumentation([FromKeyedServices(OpenApiDocuments.Name)] IOpenApiDocumentProvider documents, EndpointDataSource endpoints, ApiLinks links)
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The operations under their tags.</summary>
    public async Task<IReadOnlyList<OperationGroup>> ReadAsync(CancellationToken ct)
    {
        var document = await documents.GetOpenApiDocumentAsync(ct);
        var examples = endpoints.Endpoints
            .Select(endpoint => (Name: endpoint.Metadata.GetMetadata<IEndpointNameMetadata>()?.EndpointName, Example: endpoint.Metadata.GetMetadata<ExampleRequest>()))
            .Where(endpoint => endpoint is { Name: not null, Example: not null })
            .ToDictionary(endpoint => endpoint.Name!, endpoint => endpoint.Example!.Address);
        var operations = document.Paths
            .SelectMany(path => path.Value.Operations!.Values, (path, operation) => (Path: path.Key, Operation: operation))
            .Select(found => (Tag: found.Operation.Tags!.First().Name!, View: Write(found.Path, found.Operation, examples[found.Operation.OperationId!])));
        return [.. operations.GroupBy(found => found.Tag, found => found.View).Select(group => new OperationGroup(group.Key, [.. group]))];
    }

    private OperationView Write(string path, OpenApiOperation operation, string example)
    {
        var kept = Example.Of(operation.OperationId!);
        return new OperationView(
            operation.OperationId!,
            path,
            [.. operation.Parameters!.Where(parameter => parameter.In is ParameterLocation.Query).Select(Write)],
            [.. operation.Responses!.Keys.Where(status => status.StartsWith('4'))],
            links.Resource(example),
            kept.IsJson ? JsonNode.Parse(kept.Answer)!.ToJsonString(Readable) : kept.Answer.Trim());
    }

    private static ParameterView Write(IOpenApiParameter parameter) => new(
        parameter.Name!, [.. parameter.Schema?.Enum?.Select(word => word.GetValue<string>()) ?? []], parameter.Example?.ToString() ?? "");
}

/// <summary>The operations of one noun.</summary>
public sealed record OperationGroup(string Tag, IReadOnlyList<OperationView> Operations);

/// <summary>One operation: its parameters, the problems it may answer with, a request and the answer to it.</summary>
public sealed record OperationView(
    string Name, string Path, IReadOnlyList<ParameterView> Parameters, IReadOnlyList<string> Problems, string ExampleUrl, string ExampleAnswer);

/// <summary>One parameter, with its closed list where it has one.</summary>
public sealed record ParameterView(string Name, IReadOnlyList<string> Words, string Example);
