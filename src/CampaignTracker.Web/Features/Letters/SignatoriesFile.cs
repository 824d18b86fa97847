using CampaignTracker.Data.Organizations;
using CampaignTracker.Web.Platform.Api;
using CampaignTracker.Web.Platform.Caching;
using CampaignTracker.Web.Platform.Queries;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CampaignTracker.Web.Features.Letters;

/// <summary>Who signed a letter, for a spreadsheet, in the order of its print: of a delivered letter, as it was delivered.</summary>
internal static class SignatoriesFile
{
    public static string Of(string slug) => $"/letters/{slug}/signatories.csv";

    public static void MapLetters(this IEndpointRouteBuilder app, PublicPageCache cache) =>
        app.MapMethods(Of("{slug}"), [HttpMethods.Get, HttpMethods.Head], AnswerAsync).CacheOutput(cache);

    private static async Task<Results<BytesAnswer, NotFound>> AnswerAsync(string slug, PrintLetter letters, NewestChange newest, CancellationToken ct)
    {
        var changedAt = await newest.FindAsync(ct);
        if (await letters.FindAsync(slug, ct) is not { } letter)
            return TypedResults.NotFound();
        return await CsvAnswer.OfAsync(letter.Groups.SelectMany(group => group.Signatories).Select(Line.Of), changedAt, ct);
    }

    /// <summary>The names are the columns'.</summary>
    private sealed record Line(int Number, string Scope, string State, string Name, string ShortName, string City, string SignatoryName, string SignatoryTitle, bool IsSample)
    {
        public static Line Of(PrintedSignatory one, int index) =>
            new(index + 1, Wire.Name<Scope>(one.Scope), one.State, one.Name, one.ShortName, one.City, one.SignatoryName, one.SignatoryTitle, one.IsSample);
    }
}
