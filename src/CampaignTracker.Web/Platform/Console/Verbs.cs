using CampaignTracker.Data;
using CampaignTracker.Data.Seeding;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Platform.Console;

/// <summary>What an operator can ask of the program besides serving: <c>dotnet run --project src/CampaignTracker.Web -- samples remove</c>.</summary>
internal static class Verbs
{
    private static readonly Verb[] All =
    [
        new("samples remove", "deletes every sample", RemoveSamplesAsync),
    ];

    /// <summary>Runs the verb that the arguments name.</summary>
    /// <returns>The exit code; null where the arguments name none, so that the program serves.</returns>
    public static async Task<int?> RunAsync(IServiceProvider services, string[] args)
    {
        var words = args.TakeWhile(a => !a.StartsWith('-')).ToArray();
        if (words.Length == 0)
            return null;

        var verb = Array.Find(All, v => v.Name == string.Join(' ', words));
        if (verb is null)
        {
            await System.Console.Error.WriteLineAsync($"There is no '{string.Join(' ', words)}'. There is: {string.Join("; ", All.Select(v => $"{v.Name} ({v.Purpose})"))}.");
            return 2;
        }

        await verb.RunAsync(services, CancellationToken.None);
        return 0;
    }

    private static async Task RemoveSamplesAsync(IServiceProvider services, CancellationToken ct)
    {
        await using var db = await services.GetRequiredService<IDbContextFactory<CampaignDbContext>>().CreateDbContextAsync(ct);
        await CampaignMigrations.ApplyPendingAsync(db, ct);
        var removed = await CampaignSeeding.RemoveSamplesAsync(db, services.GetRequiredService<TimeProvider>().UtcNow(), ct);
        await System.Console.Out.WriteLineAsync(
            $"Removed the samples: {removed.Organizations} organizations, {removed.Events} events, {removed.Letters} letters, {removed.SignOns} sign-ons.");
    }

    private sealed record Verb(string Name, string Purpose, Func<IServiceProvider, CancellationToken, Task> RunAsync);
}
