using CampaignTracker.Data;
using CampaignTracker.Data.Seeding;
using CampaignTracker.Web.Features.Organizers;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Platform.Console;

/// <summary>What an operator can ask of the program besides serving: <c>dotnet run --project src/CampaignTracker.Web -- samples remove</c>.</summary>
internal static class Verbs
{
    private const int Wrong = 2;

    private static readonly Verb[] All =
    [
        new("samples remove", "", "deletes every sample", RemoveSamplesAsync),
        new("administrators recover", " [E-MAIL]", "prints an address by which an administrator who lost everything comes in again", RecoverAdministratorAsync),
    ];

    /// <summary>Runs the verb that the arguments name.</summary>
    /// <returns>The exit code; null where the arguments name none, so that the program serves.</returns>
    public static async Task<int?> RunAsync(IServiceProvider services, string[] args)
    {
        var words = args.TakeWhile(a => !a.StartsWith('-')).ToArray();
        if (words.Length == 0)
            return null;

        var verb = Array.Find(All, v => v.Name == string.Join(' ', words.Take(2)) && words.Length <= (v.Argument.Length > 0 ? 3 : 2));
        if (verb is null)
        {
            await System.Console.Error.WriteLineAsync(
                $"There is no '{string.Join(' ', words)}'. There is: {string.Join("; ", All.Select(v => $"{v.Name}{v.Argument} ({v.Purpose})"))}.");
            return Wrong;
        }

        await using var scope = services.CreateAsyncScope();
        return await verb.RunAsync(scope.ServiceProvider, words.ElementAtOrDefault(2) ?? "", CancellationToken.None);
    }

    private static async Task<int> RemoveSamplesAsync(IServiceProvider services, string argument, CancellationToken ct)
    {
        await using var db = await OpenDatabaseAsync(services, ct);
        var removed = await CampaignSeeding.RemoveSamplesAsync(db, services.GetRequiredService<TimeProvider>().UtcNow(), ct);
        await System.Console.Out.WriteLineAsync(
            $"Removed the samples: {removed.Organizations} organizations, {removed.Events} events, {removed.Letters} letters, {removed.SignOns} sign-ons.");
        return 0;
    }

    private static async Task<int> RecoverAdministratorAsync(IServiceProvider services, string email, CancellationToken ct)
    {
        await using (await OpenDatabaseAsync(services, ct))
        {
        }

        if (await services.GetRequiredService<RecoverAdministrator>().OfferAsync(email, ct) is not { } token)
        {
            await System.Console.Error.WriteLineAsync(email.Length > 0
                ? "No administrator has that e-mail address."
                : "There is not exactly one administrator: name one, administrators recover E-MAIL. While there is none, the site's start prints an address to set one up.");
            return Wrong;
        }

        var urls = services.GetRequiredService<IConfiguration>()["urls"]?.Split(';') ?? [];
        await System.Console.Out.WriteLineAsync(
            $"Within 30 minutes, once, this address sets a new password and a new authenticator: {SetUpAnnouncement.Root(services, urls)}/account/recover/{token}");
        return 0;
    }

    private static async Task<CampaignDbContext> OpenDatabaseAsync(IServiceProvider services, CancellationToken ct)
    {
        var db = await services.GetRequiredService<IDbContextFactory<CampaignDbContext>>().CreateDbContextAsync(ct);
        await CampaignMigrations.ApplyPendingAsync(db, ct);
        return db;
    }

    private sealed record Verb(string Name, string Argument, string Purpose, Func<IServiceProvider, string, CancellationToken, Task<int>> RunAsync);
}
