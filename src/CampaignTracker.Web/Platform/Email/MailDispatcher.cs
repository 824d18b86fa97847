using CampaignTracker.Data;
using CampaignTracker.Data.Mail;
using Microsoft.EntityFrameworkCore;
using MimeKit;

namespace CampaignTracker.Web.Platform.Email;

/// <summary>
/// Sends what stands in the outbox. A row is leased by moving its due time on, so that several nodes may drain one table and a node that dies leaves
/// its mails to the others. Each goes out at least once: what was taken by the server before the node could note it is sent again, as the same message.
/// </summary>
public sealed partial class MailDispatcher(
    IDbContextFactory<CampaignDbContext> contexts, IMailTransport transport, MailMessages messages, TimeProvider clock, ILogger<MailDispatcher> logger)
{
    /// <summary>Longer than a transport may take.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);

    private const int BatchSize = 50;
    private const int Senders = 4;

    /// <summary>Sends all that is due.</summary>
    /// <param name="ct">Takes no more mails; those that are under way are brought to their end.</param>
    /// <returns>False where the server takes none: what is left waits, and its tries are not used up.</returns>
    public async Task<bool> DrainAsync(CancellationToken ct)
    {
        while (await DueAsync(ct) is { Count: > 0 } due)
        {
            if (!await SendAsync(due, ct))
                return false;
        }

        return true;
    }

    /// <summary>One minute after the first failure, twice as long after each more, at most six hours; spread by a fifth, so that they do not come back together.</summary>
    internal static TimeSpan Pause(int failures)
    {
        var minutes = Math.Min(Math.Pow(2, Math.Min(failures, 16) - 1), TimeSpan.FromHours(6).TotalMinutes);
        return TimeSpan.FromMinutes(minutes * (0.8 + (0.4 * Random.Shared.NextDouble())));
    }

    private async Task<List<Due>> DueAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Outbox.DueAt(clock.UtcNow()).Select(m => new Due(m.Id, m.DueAt)).Take(BatchSize).ToListAsync(ct);
    }

    private async Task<bool> SendAsync(IReadOnlyList<Due> due, CancellationToken ct)
    {
        var noServer = 0;
        await Parallel.ForEachAsync(due, new ParallelOptions { MaxDegreeOfParallelism = Senders }, async (row, _) =>
        {
            if (Volatile.Read(ref noServer) == 0 && !ct.IsCancellationRequested && !await SendAsync(row))
                Volatile.Write(ref noServer, 1);
        });
        ct.ThrowIfCancellationRequested();
        return noServer == 0;
    }

    private async Task<bool> SendAsync(Due row)
    {
        await using var db = await contexts.CreateDbContextAsync(CancellationToken.None);
        if (!await MoveAsync(db, row, clock.UtcNow() + Lease))
            return true;
        var mail = await db.Outbox.SingleOrDefaultAsync(m => m.Id == row.Id && m.State == MailState.Waiting, CancellationToken.None);
        if (mail is null)
            return true;

        var delivery = await DeliverAsync(mail);
        if (delivery.Fate is Fate.NoServer)
        {
            LogNoServer(delivery.Reason);
            await MoveAsync(db, new Due(mail.Id, mail.DueAt), clock.UtcNow());
            return false;
        }

        Note(mail, delivery);
        try
        {
            await db.SaveChangesAsync(CancellationToken.None);
        }
        catch (DbUpdateConcurrencyException)
        {
            // It was erased while it was under way, and stays so.
        }

        return true;
    }

    /// <summary>Moves the due time on where it is still the one that was read: of two that try, one succeeds.</summary>
    private static async Task<bool> MoveAsync(CampaignDbContext db, Due row, DateTime dueAt)
    {
        var moved = await db.InTurnAsync(
            () => db.Outbox.Where(m => m.Id == row.Id && m.State == MailState.Waiting && m.DueAt == row.DueAt)
                .ExecuteUpdateAsync(mail => mail.SetProperty(m => m.DueAt, dueAt)),
            CancellationToken.None);
        return moved == 1;
    }

    private async Task<Delivery> DeliverAsync(OutboxMail mail)
    {
        try
        {
            using var message = messages.Of(mail);
            return await transport.DeliverAsync(message);
        }
        catch (ParseException)
        {
            return new Delivery(Fate.Refused, "The address cannot be written into a message.");
        }
        catch (Exception unforeseen) when (unforeseen is not OutOfMemoryException)
        {
            // One mail that nobody foresaw must not hold up all others: its failures are counted as any, and end.
            return new Delivery(Fate.Failed, $"It could not be sent ({unforeseen.GetType().Name}).");
        }
    }

    private void Note(OutboxMail mail, Delivery delivery)
    {
        var now = clock.UtcNow();
        if (delivery.Fate is Fate.Taken)
        {
            mail.Sent(now);
            LogSent(mail.Id, mail.Kind);
            return;
        }

        mail.Failed(delivery.Reason, UtcClock.Cut(now + Pause(mail.Failures + 1)), forGood: delivery.Fate is Fate.Refused);
        if (mail.State is MailState.Dead)
            LogDead(mail.Id, mail.Kind, mail.Failures, delivery.Reason);
        else
            LogFailed(mail.Id, mail.Kind, mail.Failures, delivery.Reason);
    }

    // Whom a mail goes to and what it says stands in no line.
    [LoggerMessage(Level = LogLevel.Debug, Message = "Mail {Id} ({Kind}) is sent.")]
    private partial void LogSent(Guid id, MailKind kind);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Mail {Id} ({Kind}) was not taken, {Failures} times so far: {Reason}")]
    private partial void LogFailed(Guid id, MailKind kind, int failures, string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "Mail {Id} ({Kind}) is given up after {Failures} failures: {Reason} An organizer may try again.")]
    private partial void LogDead(Guid id, MailKind kind, int failures, string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "The mail server takes no mail: {Reason} All mails wait.")]
    private partial void LogNoServer(string reason);

    private sealed record Due(Guid Id, DateTime DueAt);
}
