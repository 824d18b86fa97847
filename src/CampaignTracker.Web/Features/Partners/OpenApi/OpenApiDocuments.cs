using System.Globalization;
using System.Text;
using CampaignTracker.Web.Platform.Api;
using CampaignTracker.Web.Platform.Localization;
using CampaignTracker.Web.Platform.Settings;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.Extensions.Localization;
using Microsoft.OpenApi;

namespace CampaignTracker.Web.Features.Partners.OpenApi;

/// <summary>The API's OpenAPI document: made of the endpoints, with the words of <see cref="PartnersText"/> and the kept examples.</summary>
internal static class OpenApiDocuments
{
    public const string Name = "v1";

    private const string FileName = "openapi.json";

    public static void AddOpenApiDocument(this IServiceCollection services) => services.AddOpenApi(Name, options =>
    {
        options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
        options.ShouldInclude = description => description.HttpMethod == HttpMethods.Get
            && description.ActionDescriptor.EndpointMetadata.OfType<ExampleRequest>().Any();
        options.AddOperationTransformer<DescribeOperation>();
        options.AddDocumentTransformer(IntroduceAsync);
    });

    public static void MapOpenApiDocument(this RouteGroupBuilder api) =>
        api.MapMethods($"/{FileName}", ReadEndpoints.Methods, WriteAsync).ExcludeFromDescription();

    private static async Task<BytesAnswer> WriteAsync([FromKeyedServices(Name)] IOpenApiDocumentProvider documents, CancellationToken ct)
    {
        var document = await documents.GetOpenApiDocumentAsync(ct);
        var json = await document.SerializeAsJsonAsync(OpenApiSpecVersion.OpenApi3_1, ct);
        return new BytesAnswer(Encoding.UTF8.GetBytes(json), "application/json", changedAt: null);
    }

    private static Task IntroduceAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken ct)
    {
        var text = PartnersWords.English(context.ApplicationServices);
        document.Info = new OpenApiInfo
        {
            Title = text["Api_Title", context.ApplicationServices.Settings<CampaignSettings>().Name],
            Version = Name,
            Description = text["Api_Description"],
            License = new OpenApiLicense { Name = "MIT", Identifier = "MIT" },
        };
        document.Servers =
        [
            new OpenApiServer { Url = context.ApplicationServices.Settings<SiteSettings>().PublicUrl?.GetLeftPart(UriPartial.Authority) ?? "/" },
        ];
        document.Tags = new HashSet<OpenApiTag>(
            DescribeOperation.Tags.Select(tag => new OpenApiTag { Name = tag, Description = text[$"Tag_{tag}"] }));
        return Task.CompletedTask;
    }
}

internal static class PartnersWords
{
    /// <summary>The document is in English whoever asks for it.</summary>
    public static IStringLocalizer<PartnersText> English(IServiceProvider services)
    {
        CultureInfo.CurrentUICulture = Reader.English;
        return services.GetRequiredService<IStringLocalizer<PartnersText>>();
    }
}
