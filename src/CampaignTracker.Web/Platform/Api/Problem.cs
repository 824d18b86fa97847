using System.Text.Json.Serialization;
using CampaignTracker.Web.Platform.Localization;
using CampaignTracker.Web.Platform.Queries;
using Microsoft.Extensions.Localization;

namespace CampaignTracker.Web.Platform.Api;

/// <summary>Why the API could not answer (RFC 9457), in English or Spanish.</summary>
/// <param name="Type">The address of the documentation of this kind of problem.</param>
/// <param name="Title">The kind of problem, in the language that was asked for.</param>
/// <param name="Status">The HTTP status.</param>
/// <param name="Detail">What happened here and what to do.</param>
/// <param name="Code">The kind of problem for programs, such as <c>bad_query</c>.</param>
/// <param name="Errors">Each value that was not understood; absent where none is to blame.</param>
public sealed record Problem(
    string Type, string Title, int Status, string Detail, string Code,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<ProblemError>? Errors = null)
{
    public const string ContentType = "application/problem+json";

    /// <summary>Writes the problem of a status.</summary>
    public static Task WriteAsync(HttpContext context, int status, IReadOnlyList<ProblemError>? errors = null)
    {
        var text = context.RequestServices.GetRequiredService<IStringLocalizer<ApiText>>();
        var code = CodeOf(status);
        var problem = new Problem(
            $"{context.RequestServices.GetRequiredService<ApiLinks>().Documentation}#{code}", text[$"Title_{code}"], status, text[$"Detail_{code}"], code, errors);
        context.Response.StatusCode = status;
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers.ContentLanguage = Reader.Language.Code();
        return context.Response.WriteAsJsonAsync(problem, ApiJson.TypeOf<Problem>(context), ContentType, context.RequestAborted);
    }

    /// <summary>The word for a status.</summary>
    internal static string CodeOf(int status) => status switch
    {
        StatusCodes.Status400BadRequest => "bad_query",
        StatusCodes.Status404NotFound => "not_found",
        StatusCodes.Status405MethodNotAllowed => "method_not_allowed",
        StatusCodes.Status410Gone => "gone",
        StatusCodes.Status429TooManyRequests => "too_many_requests",
        >= 500 => "server_error",
        _ => "not_possible",
    };

    /// <summary>The answer to a query with values that were not understood.</summary>
    internal sealed class BadQuery(IReadOnlyList<QueryError> errors) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext) => WriteAsync(
            httpContext, StatusCodes.Status400BadRequest, [.. errors.Select(error => new ProblemError($"/query/{error.Name}", error.Code, error.Message))]);
    }
}

/// <summary>One value that was not understood.</summary>
/// <param name="Place">As <c>pointer</c>: where it stands: <c>/query/state</c>.</param>
/// <param name="Code">What is wrong, for programs.</param>
/// <param name="Detail">What is wrong, for people.</param>
public sealed record ProblemError([property: JsonPropertyName("pointer")] string Place, string Code, string Detail);

[JsonSerializable(typeof(Problem))]
internal sealed partial class ProblemJson : JsonSerializerContext;

/// <summary>Marks the resources of this folder.</summary>
public sealed class ApiText;
