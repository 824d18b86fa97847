namespace CampaignTracker.Web.Platform.Api;

/// <summary>Resources that are read.</summary>
internal static class ReadEndpoints
{
    public static readonly string[] Methods = [HttpMethods.Get, HttpMethods.Head, HttpMethods.Options];

    /// <summary>Maps a resource, with all that its query may hold.</summary>
    public static RouteHandlerBuilder MapRead(this RouteGroupBuilder api, string pattern, Delegate handler, params IEnumerable<QueryParameter> takes) =>
        api.MapMethods(pattern, Methods, handler).WithMetadata(new QueryParameters([.. takes]));
}

/// <summary>What a resource's query may hold. Whatever else it holds is refused, so that a misspelt filter never shows everything.</summary>
internal sealed record QueryParameters(IReadOnlyList<QueryParameter> All)
{
    public string[] Names { get; } = [.. All.Select(parameter => parameter.Name)];

    public static QueryParameters Of(HttpContext context) => context.GetEndpoint()?.Metadata.GetMetadata<QueryParameters>() ?? new([]);
}

/// <summary>One parameter of a query, as the documentation tells it.</summary>
/// <param name="Name">As it is written.</param>
/// <param name="Description">For the documentation, in English.</param>
/// <param name="Example">A value that is understood.</param>
/// <param name="Words">The closed list that it comes from; empty for free values.</param>
/// <param name="IsNumber">True for whole numbers.</param>
internal sealed record QueryParameter(string Name, string Description, string Example, IReadOnlyList<string> Words, bool IsNumber = false)
{
    public QueryParameter(string name, string description, string example)
        : this(name, description, example, [])
    {
    }

    /// <summary>A parameter of a closed list.</summary>
    public static QueryParameter Of<TEnum>(string name, string description, TEnum example)
        where TEnum : struct, Enum => new(name, description, Queries.Wire.Name(example), [.. Enum.GetValues<TEnum>().Select(Queries.Wire.Name)]);
}
