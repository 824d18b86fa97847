using System.IO.Compression;
using System.Reflection;
using System.Security.Cryptography;
using System.Text.Json;
using CampaignTracker.Web.Platform.Caching;
using Microsoft.AspNetCore.Http.Headers;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Net.Http.Headers;

namespace CampaignTracker.Web.Platform.Api;

/// <summary>An answer in JSON, made by generated code; knows whether the asker has it already.</summary>
/// <param name="value">What is answered.</param>
/// <param name="changedAt">The newest change that it knows of (UTC).</param>
/// <param name="contentType">Its media type.</param>
public sealed class ApiAnswer<T>(T value, DateTime? changedAt, string contentType = "application/json") : IResult, IEndpointMetadataProvider
    where T : notnull
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        if (value is IHasNext { Next: { } next })
            httpContext.Response.Headers.Link = $"<{next}>; rel=\"next\"";
        var body = JsonSerializer.SerializeToUtf8Bytes(value, ApiJson.TypeOf<T>(httpContext));
        return new BytesAnswer(body, contentType, changedAt).ExecuteAsync(httpContext);
    }

    static void IEndpointMetadataProvider.PopulateMetadata(MethodInfo method, EndpointBuilder builder) =>
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status200OK, typeof(T), ["application/json"]));
}

/// <summary>An answer that is bytes already; 304 where the asker has them (RFC 9110, 13).</summary>
/// <param name="body">What is answered.</param>
/// <param name="contentType">Its media type.</param>
/// <param name="changedAt">The newest change that it knows of (UTC).</param>
/// <param name="isDense">
/// Compressed as far as Brotli goes, which takes a second for ten thousand points instead of a tenth and makes them a quarter smaller:
/// for what is read far more often than it changes.
/// </param>
internal sealed class BytesAnswer(byte[] body, string contentType, DateTime? changedAt, bool isDense = false) : IResult
{
    private const string Brotli = "br";

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        // Weak, because the bytes are compressed after this in one way or another.
        var tag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(body)[..12])}\"", isWeak: true);
        var headers = response.GetTypedHeaders();
        headers.ETag = tag;
        headers.LastModified = changedAt;
        // The compression says so only to those who take compressed answers.
        response.Headers.Vary = HeaderNames.AcceptEncoding;
        if (HasIt(httpContext.Request.GetTypedHeaders(), tag))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        response.ContentType = contentType;
        if (HttpMethods.IsHead(httpContext.Request.Method))
            return;
        await response.Body.WriteAsync(IsDenseFor(httpContext.Request) ? Dense(response) : body, httpContext.RequestAborted);
    }

    private bool IsDenseFor(HttpRequest request) => isDense && ServedFromMemory.Encoding(request.Headers.AcceptEncoding.ToString()) == Brotli;

    private ReadOnlyMemory<byte> Dense(HttpResponse response)
    {
        response.Headers.ContentEncoding = Brotli;
        using var dense = new MemoryStream();
        using (var brotli = new BrotliStream(dense, CompressionLevel.SmallestSize))
            brotli.Write(body);
        return dense.ToArray();
    }

    private bool HasIt(RequestHeaders asked, EntityTagHeaderValue tag)
    {
        if (asked.IfNoneMatch.Count > 0)
            return asked.IfNoneMatch.Any(known => known.Equals(EntityTagHeaderValue.Any) || known.Compare(tag, useStrongComparison: false));
        return changedAt is { } at && asked.IfModifiedSince is { } since && at < since.UtcDateTime.AddSeconds(1);
    }
}
