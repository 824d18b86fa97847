using System.Text.Json.Serialization;
using CampaignTracker.Data.Organizations;
using CampaignTracker.Web.Platform.Api;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CampaignTracker.Web.Features.Organizations.Api;

/// <summary>The roster of the partner API.</summary>
internal static class OrganizationsApi
{
    public static void MapOrganizationsApi(this RouteGroupBuilder api)
    {
        var filters = OrganizationItems.Parameters;
        api.MapRead("listOrganizations", "/organizations", ListAsync, "/organizations?letter=end-287g-2009&limit=1", [.. filters, .. Paging.Parameters]);
        api.MapRead("exportOrganizations", "/organizations.csv", CsvAsync, "/organizations.csv?q=immigrant", filters);
        api.MapRead("getOrganization", "/organizations/{slug}", ShowAsync, "/organizations/maldef");
    }

    private static async Task<ApiAnswer<ListOf<OrganizationItem>>> ListAsync(OrganizationItems organizations, NewestChange newest, CancellationToken ct)
    {
        var changedAt = await newest.FindAsync(ct);
        return new ApiAnswer<ListOf<OrganizationItem>>(await organizations.ReadPageAsync(changedAt, ct), changedAt);
    }

    private static async Task<BytesAnswer> CsvAsync(OrganizationItems organizations, NewestChange newest, CancellationToken ct)
    {
        var changedAt = await newest.FindAsync(ct);
        return await CsvAnswer.OfAsync((await organizations.ReadAllAsync(ct)).Select(OrganizationRow.Of), changedAt, ct);
    }

    private static async Task<Results<ApiAnswer<One<OrganizationItem>>, RedirectHttpResult, Gone, NotFound>> ShowAsync(
        string slug, ReadOrganization addresses, OrganizationItems organizations, NewestChange newest, ApiLinks links, CancellationToken ct)
    {
        var changedAt = await newest.FindAsync(ct);
        var address = await addresses.FollowAsync(slug, ct);
        if (address?.Status is OrganizationStatus.Withdrawn)
            return new Gone();
        if (address is null || await organizations.FindAsync(address.Id, ct) is not { } item)
            return TypedResults.NotFound();
        if (item.Slug != slug)
            return TypedResults.Redirect(links.Resource($"/organizations/{item.Slug}"), permanent: true, preserveMethod: true);
        return new ApiAnswer<One<OrganizationItem>>(new One<OrganizationItem>(item, new ItemLinks(links.Self), new ItemMeta(changedAt)), changedAt);
    }
}

/// <summary>An organization as a line of a spreadsheet; the names are the columns'.</summary>
internal sealed record OrganizationRow(
    Guid Id, string Url, string Name, string? ShortName, string? City, string? State, string Scope, string Sectors, string? Website, string? PublicEmail,
    string? AboutEn, string? AboutEs, bool IsVerified, bool IsSample, string? ListedAt, string? UpdatedAt)
{
    public static OrganizationRow Of(OrganizationItem item) => new(
        item.Id, item.Url, item.Name, item.ShortName, item.City, item.State, item.Scope, string.Join("; ", item.Sectors), item.Website, item.PublicEmail,
        item.About?.En, item.About?.Es, item.IsVerified, item.IsSample, CsvTimes.Utc(item.ListedAt), CsvTimes.Utc(item.UpdatedAt));
}

[JsonSerializable(typeof(ListOf<OrganizationItem>))]
[JsonSerializable(typeof(One<OrganizationItem>))]
internal sealed partial class OrganizationsJson : JsonSerializerContext;
