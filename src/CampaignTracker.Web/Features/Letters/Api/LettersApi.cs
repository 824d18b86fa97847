using System.Text;
using CampaignTracker.Web.Platform.Api;
using CampaignTracker.Web.Platform.Queries;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CampaignTracker.Web.Features.Letters.Api;

/// <summary>The letters of the partner API, and who signed them.</summary>
internal static class LettersApi
{
    public static void MapLettersApi(this RouteGroupBuilder api)
    {
        api.MapRead("listLetters", "/letters", ListAsync, "/letters?status=delivered", [.. LetterItems.Parameters, .. Paging.Parameters]);
        api.MapRead("getLetter", "/letters/{slug}", ShowAsync, "/letters/end-287g-2009");
        api.MapRead("getLetterMarkdown", "/letters/{slug}.md", (string slug, LetterItems letters, PageQuery query, NewestChange newest, CancellationToken ct) =>
            TextAsync(slug, "text/markdown; charset=utf-8", markdown => markdown, letters, query, newest, ct), "/letters/end-287g-2009.md?lang=es", AnswerLanguage.Parameter);
        api.MapRead("getLetterText", "/letters/{slug}.txt", (string slug, LetterItems letters, PageQuery query, NewestChange newest, CancellationToken ct) =>
            TextAsync(slug, "text/plain; charset=utf-8", LetterMarkdown.ToText, letters, query, newest, ct), "/letters/end-287g-2009.txt", AnswerLanguage.Parameter);
        api.MapRead("countSignatories", "/letters/{slug}/count", CountAsync, "/letters/end-287g-2009/count");
        api.MapRead("listSignatories", "/letters/{slug}/signatories", SignatoriesAsync, "/letters/end-287g-2009/signatories?limit=1", Paging.Parameters);
        api.MapRead("exportSignatories", "/letters/{slug}/signatories.csv", SignatoriesCsvAsync, "/letters/end-287g-2009/signatories.csv");
    }

    private static async Task<ApiAnswer<ListOf<LetterItem>>> ListAsync(LetterItems letters, CancellationToken ct)
    {
        var changedAt = await letters.FindChangeAsync(ct);
        return new ApiAnswer<ListOf<LetterItem>>(await letters.ReadPageAsync(changedAt, ct), changedAt);
    }

    private static async Task<Results<ApiAnswer<One<LetterItem>>, NotFound>> ShowAsync(string slug, LetterItems letters, ApiLinks links, CancellationToken ct)
    {
        var changedAt = await letters.FindChangeAsync(ct);
        if (await letters.FindAsync(slug, ct) is not { } letter)
            return TypedResults.NotFound();
        return new ApiAnswer<One<LetterItem>>(new One<LetterItem>(letter, new ItemLinks(links.Self), new ItemMeta(changedAt)), changedAt);
    }

    private static async Task<Results<BytesAnswer, NotFound>> TextAsync(
        string slug, string contentType, Func<string, string> write, LetterItems letters, PageQuery query, NewestChange newest, CancellationToken ct)
    {
        var changedAt = await newest.FindAsync(ct);
        if (await letters.FindTextAsync(slug, ct) is not { } markdown)
            return TypedResults.NotFound();
        return new BytesAnswer(Encoding.UTF8.GetBytes(write(markdown.In(AnswerLanguage.Read(query)))), contentType, changedAt);
    }

    private static async Task<Results<ApiAnswer<LetterCount>, NotFound>> CountAsync(string slug, LetterItems letters, NewestChange newest, CancellationToken ct)
    {
        var changedAt = await newest.FindAsync(ct);
        return await letters.CountAsync(slug, changedAt, ct) is { } count ? new ApiAnswer<LetterCount>(count, changedAt) : TypedResults.NotFound();
    }

    private static async Task<Results<ApiAnswer<ListOf<SignatoryItem>>, NotFound>> SignatoriesAsync(
        string slug, SignatoryItems signatories, NewestChange newest, CancellationToken ct)
    {
        var changedAt = await newest.FindAsync(ct);
        return await signatories.ReadPageAsync(slug, changedAt, ct) is { } page ? new ApiAnswer<ListOf<SignatoryItem>>(page, changedAt) : TypedResults.NotFound();
    }

    private static async Task<Results<BytesAnswer, NotFound>> SignatoriesCsvAsync(
        string slug, SignatoryItems signatories, NewestChange newest, CancellationToken ct)
    {
        var changedAt = await newest.FindAsync(ct);
        if (await signatories.ReadAllAsync(slug, ct) is not { } all)
            return TypedResults.NotFound();
        return await CsvAnswer.OfAsync(all.Select(SignatoryRow.Of), changedAt, ct);
    }

    /// <summary>A signatory as a line of a spreadsheet; the names are the columns'.</summary>
    private sealed record SignatoryRow(
        Guid Id, string Name, string? ShortName, string? City, string? State, string Scope, string? SignatoryName, string? SignatoryTitle, string? Url, bool IsSample)
    {
        public static SignatoryRow Of(SignatoryItem item) => new(
            item.Id, item.Name, item.ShortName, item.City, item.State, item.Scope, item.SignatoryName, item.SignatoryTitle, item.Url, item.IsSample);
    }
}
