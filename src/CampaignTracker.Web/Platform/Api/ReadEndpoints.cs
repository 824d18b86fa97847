using CampaignTracker.Web.Platform.Queries;

namespace CampaignTracker.Web.Platform.Api;

/// <summary>Resources that are read.</summary>
internal static class ReadEndpoints
{
    public static readonly string[] Methods = [HttpMethods.Get, HttpMethods.Head, HttpMethods.Options];

    /// <summary>Maps a resource.</summary>
    /// <param name="api">The API.</param>
    /// <param name="name">The operation's name: in the OpenAPI document, as the key of its texts and as the name of its example.</param>
    /// <param name="pattern">The path.</param>
    /// <param name="handler">What answers.</param>
    /// <param name="example">A request that shows it, whose answer on the campaign of 2009 is kept as its example.</param>
    /// <param name="takes">All that its query may hold.</param>
    public static RouteHandlerBuilder MapRead(
        this RouteGroupBuilder api, string name, string pattern, Delegate handler, string example, params IEnumerable<QueryParameter> takes) =>
        api.MapMethods(pattern, Methods, handler).WithName(name).WithMetadata(new QueryParameters([.. takes]), new ExampleRequest(example));
}

/// <summary>What a resource's query may hold. Whatever else it holds is refused, so that a misspelt filter never shows everything.</summary>
internal sealed record QueryParameters(IReadOnlyList<QueryParameter> All)
{
    public string[] Names { get; } = [.. All.Select(parameter => parameter.Name)];

    public static QueryParameters Of(HttpContext context) => context.GetEndpoint()?.Metadata.GetMetadata<QueryParameters>() ?? new([]);
}

/// <summary>One parameter of a query; the documentation tells it by its name.</summary>
/// <param name="Name">As it is written.</param>
/// <param name="Example">A value that is understood.</param>
/// <param name="Words">The closed list that it comes from; empty for free values.</param>
/// <param name="IsNumber">True for whole numbers.</param>
internal sealed record QueryParameter(string Name, string Example, IReadOnlyList<string> Words, bool IsNumber = false)
{
    public QueryParameter(string name, string example)
        : this(name, example, [])
    {
    }

    /// <summary>A parameter of a closed list.</summary>
    public static QueryParameter Of<TEnum>(string name, TEnum example)
        where TEnum : struct, Enum => new(name, Wire.Name(example), [.. Enum.GetValues<TEnum>().Select(Wire.Name)]);
}

/// <summary>A request that shows a resource: path and query below the API's base.</summary>
internal sealed record ExampleRequest(string Address);
