using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;

namespace CampaignTracker.Web.Platform.Api;

/// <summary>How answers are written in JSON: in snake case, by generated code only. What no feature names cannot be written.</summary>
internal static class ApiJson
{
    /// <summary>Adds what a feature answers with.</summary>
    public static void AddApiJson(this IServiceCollection services, JsonSerializerContext generated) => services.ConfigureHttpJsonOptions(json =>
    {
        var options = json.SerializerOptions;
        options.PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower;
        // Letters stay letters. Unsafe within HTML only, and an answer of the API is never HTML.
        options.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        foreach (var reflection in options.TypeInfoResolverChain.OfType<DefaultJsonTypeInfoResolver>().ToList())
            options.TypeInfoResolverChain.Remove(reflection);
        options.TypeInfoResolverChain.Add(generated);
    });

    public static JsonTypeInfo<T> TypeOf<T>(HttpContext context) =>
        (JsonTypeInfo<T>)context.RequestServices.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions.GetTypeInfo(typeof(T));
}
