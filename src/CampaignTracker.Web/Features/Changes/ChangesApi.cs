using CampaignTracker.Web.Platform.Api;

namespace CampaignTracker.Web.Features.Changes;

/// <summary>What changed, for those who keep a copy.</summary>
internal static class ChangesApi
{
    public static void AddChanges(this IServiceCollection services)
    {
        services.AddScoped<ListChanges>();
        services.AddApiJson(ChangesJson.Default);
    }

    public static void MapChangesApi(this RouteGroupBuilder api) =>
        api.MapRead("listChanges", "/changes", ListAsync, "/changes?since=2009-01-01T00:00:00Z&type=letter&limit=1", [.. ListChanges.Parameters, .. Paging.Parameters]);

    private static async Task<ApiAnswer<ListOf<ChangeItem>>> ListAsync(ListChanges changes, NewestChange newest, CancellationToken ct)
    {
        var changedAt = await newest.FindAsync(ct);
        return new ApiAnswer<ListOf<ChangeItem>>(await changes.ReadPageAsync(changedAt, ct), changedAt);
    }
}
