using CampaignTracker.Data;
using CampaignTracker.Data.History;
using CampaignTracker.Data.Seeding;
using CampaignTracker.Web.Features.Organizers;
using CampaignTracker.Web.Features.SignOns;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Platform.Console;

/// <summary>What an operator can ask of the program besides serving: <c>dotnet run --project src/CampaignTracker.Web -- samples remove</c>.</summary>
internal static class Verbs
{
    private const int Wrong = 2;

    private static readonly Verb[] All =
    [
        new("samples remove", "", 0, "deletes every sample", RemoveSamplesAsync),
        new("administrators recover", " [E-MAIL]", 1, "prints an address by which an administrator who lost everything comes in again", RecoverAdministratorAsync),
        new("addresses block", " PATTERN REASON", 2, "takes nothing from an address (spam*@example.org) or a domain (*.example.org); who is blocked does not notice", BlockAsync),
        new("addresses unblock", " PATTERN", 1, "takes such a rule back", UnblockAsync),
        new("addresses blocked", "", 0, "lists the rules", ListBlockedAsync),
    ];

    /// <summary>Runs the verb that the arguments name.</summary>
    /// <returns>The exit code; null where the arguments name none, so that the program serves.</returns>
    public static async Task<int?> RunAsync(IServiceProvider services, string[] args)
    {
        var words = args.TakeWhile(a => !a.StartsWith('-')).ToArray();
        if (words.Length == 0)
            return null;

        var verb = Array.Find(All, v => v.Name == string.Join(' ', words.Take(2)) && words.Length <= 2 + v.MostArguments);
        if (verb is null)
        {
            await System.Console.Error.WriteLineAsync(
                $"There is no '{string.Join(' ', words)}'. There is: {string.Join("; ", All.Select(v => $"{v.Name}{v.Arguments} ({v.Purpose})"))}.");
            return Wrong;
        }

        await using var scope = services.CreateAsyncScope();
        return await verb.RunAsync(scope.ServiceProvider, words[2..], CancellationToken.None);
    }

    private static async Task<int> RemoveSamplesAsync(IServiceProvider services, string[] arguments, CancellationToken ct)
    {
        await using var db = await OpenDatabaseAsync(services, ct);
        var removed = await CampaignSeeding.RemoveSamplesAsync(db, Actor.Console, services.GetRequiredService<TimeProvider>().UtcNow(), ct);
        await System.Console.Out.WriteLineAsync(
            $"Removed the samples: {removed.Organizations} organizations, {removed.Events} events, {removed.Letters} letters, {removed.SignOns} sign-ons.");
        return 0;
    }

    private static async Task<int> RecoverAdministratorAsync(IServiceProvider services, string[] arguments, CancellationToken ct)
    {
        var email = arguments.FirstOrDefault() ?? "";
        await MigrateAsync(services, ct);
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

    private static async Task<int> BlockAsync(IServiceProvider services, string[] arguments, CancellationToken ct)
    {
        await MigrateAsync(services, ct);
        try
        {
            var isNew = await services.GetRequiredService<BlockAddresses>()
                .BlockAsync(arguments.ElementAtOrDefault(0) ?? "", arguments.ElementAtOrDefault(1) ?? "", Actor.Console, ct);
            await System.Console.Out.WriteLineAsync(isNew ? "Blocked." : "It is blocked already.");
            return 0;
        }
        catch (DomainException objection)
        {
            await System.Console.Error.WriteLineAsync(objection.Message);
            return Wrong;
        }
    }

    private static async Task<int> UnblockAsync(IServiceProvider services, string[] arguments, CancellationToken ct)
    {
        await MigrateAsync(services, ct);
        if (await services.GetRequiredService<BlockAddresses>().UnblockAsync(arguments.FirstOrDefault() ?? "", Actor.Console, ct))
        {
            await System.Console.Out.WriteLineAsync("Not blocked any more.");
            return 0;
        }

        await System.Console.Error.WriteLineAsync("No such rule: addresses blocked lists them.");
        return Wrong;
    }

    private static async Task<int> ListBlockedAsync(IServiceProvider services, string[] arguments, CancellationToken ct)
    {
        await MigrateAsync(services, ct);
        foreach (var rule in await services.GetRequiredService<BlockAddresses>().ListAsync(ct))
            await System.Console.Out.WriteLineAsync($"{rule.Pattern}  {rule.CreatedAt:yyyy-MM-dd}  {rule.Reason}");
        return 0;
    }

    private static async Task MigrateAsync(IServiceProvider services, CancellationToken ct) => await (await OpenDatabaseAsync(services, ct)).DisposeAsync();

    private static async Task<CampaignDbContext> OpenDatabaseAsync(IServiceProvider services, CancellationToken ct)
    {
        var db = await services.GetRequiredService<IDbContextFactory<CampaignDbContext>>().CreateDbContextAsync(ct);
        await CampaignMigrations.ApplyPendingAsync(db, ct);
        return db;
    }

    private sealed record Verb(
        string Name, string Arguments, int MostArguments, string Purpose, Func<IServiceProvider, string[], CancellationToken, Task<int>> RunAsync);
}
