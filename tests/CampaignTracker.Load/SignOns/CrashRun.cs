using System.Diagnostics;
using CampaignTracker.Data.Mail;
using CampaignTracker.Load.Site;
using CampaignTracker.Testing;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Load.SignOns;

/// <summary>All rounds on one engine: the site dies and comes back, people and the mail server do not notice more than broken connections.</summary>
internal sealed class CrashRun(PublishedSite published, CampaignDatabase database, DurablePostgres? postgres, SmtpServer smtp, TimeSpan life)
{
    /// <summary>PostgreSQL is killed too in every so-manieth round: in 10 of 30.</summary>
    private const int RoundsForPostgres = 3;

    /// <summary>More than a lease of the outbox and the dispatcher's longest rest together.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(6);

    private readonly Ledger _ledger = new();

    public async Task<Reckoning> RunAsync(int rounds, CancellationToken ct)
    {
        await SignOnSite.FillAsync(database, ct);
        var crowd = new Crowd(_ledger, smtp);
        Task? people = null;
        for (var round = 1; round <= rounds; round++)
        {
            await using (var site = await StartAsync())
            {
                crowd.Site = site.Address;
                people ??= crowd.SignOnAsync(ct);
                await LiveAsync(killsPostgres: postgres is not null && round % RoundsForPostgres == 0, ct);
                // Its end is SIGKILL.
            }

            Console.WriteLine($"{database.Engine}, round {round}: {_ledger.Acknowledged} acknowledged so far, {crowd.Broken} answers broken off");
            if (people!.IsCompleted)
                await people;
        }

        await using var last = await StartAsync();
        crowd.Site = last.Address;
        crowd.LetNobodyNewIn();
        await UntilMailIsOutAsync(crowd, people!, ct);
        crowd.Close();
        await people!;
        return await _ledger.ReckonAsync(database, await smtp.MailsAsync(), ct);
    }

    private Task<RunningSite> StartAsync() => published.StartAsync(
        database, [.. SignOnSite.Settings, .. smtp.Settings.Select(setting => KeyValuePair.Create(setting.Key.Replace(":", "__", StringComparison.Ordinal), setting.Value))]);

    private async Task LiveAsync(bool killsPostgres, CancellationToken ct)
    {
        await UntilSomebodyIsAnsweredAsync(ct);
        if (killsPostgres)
        {
            await Task.Delay(Some(life / 2), ct);
            await postgres!.KillAsync();
            await postgres.StartAgainAsync();
            await UntilSomebodyIsAnsweredAsync(ct);
        }

        await Task.Delay(Some(life), ct);
    }

    /// <summary>A site that has just started on a busy machine takes seconds for its first answers; killed before, it would prove nothing.</summary>
    private async Task UntilSomebodyIsAnsweredAsync(CancellationToken ct)
    {
        var (before, patience) = (_ledger.Acknowledged, Stopwatch.StartNew());
        while (_ledger.Acknowledged == before && patience.Elapsed < TimeSpan.FromMinutes(1))
            await Task.Delay(20, ct);
    }

    private async Task UntilMailIsOutAsync(Crowd crowd, Task people, CancellationToken ct)
    {
        var patience = Stopwatch.StartNew();
        while (patience.Elapsed < Patience && !people.IsCompleted)
        {
            await Task.Delay(500, ct);
            await using var db = database.Open();
            if (crowd.IsQuiet && !await db.Outbox.AnyAsync(m => m.State == MailState.Waiting, ct) && await crowd.HasReadAllMailAsync() && crowd.IsQuiet)
                return;
        }
    }

    /// <summary>Never at the same moment twice.</summary>
    private static TimeSpan Some(TimeSpan about) => about * (0.5 + Random.Shared.NextDouble());
}
