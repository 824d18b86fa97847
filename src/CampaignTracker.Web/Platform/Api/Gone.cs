using System.Reflection;
using Microsoft.AspNetCore.Http.Metadata;

namespace CampaignTracker.Web.Platform.Api;

/// <summary>It was public once and was withdrawn.</summary>
internal sealed class Gone : IResult, IEndpointMetadataProvider
{
    public Task ExecuteAsync(HttpContext httpContext) => Problem.WriteAsync(httpContext, StatusCodes.Status410Gone);

    static void IEndpointMetadataProvider.PopulateMetadata(MethodInfo method, EndpointBuilder builder) =>
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status410Gone, typeof(Problem), [Problem.ContentType]));
}
