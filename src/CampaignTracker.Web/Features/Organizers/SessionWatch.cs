using System.Collections.Concurrent;
using System.Threading.Channels;
using CampaignTracker.Data;
using CampaignTracker.Web.Platform.Database;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Features.Organizers;

/// <summary>
/// Open pages learn within five seconds what became of their accounts: at once where this node changed them, and by looking now and then where
/// another did. One question answers for all circuits of the node.
/// </summary>
internal sealed partial class SessionWatch(IDbContextFactory<CampaignDbContext> contexts, AccountSignal signal, TimeProvider clock, ILogger<SessionWatch> log) : BackgroundService
{
    /// <summary>How long another node's change may go unseen; five seconds are promised, and an answer takes a moment.</summary>
    public static readonly TimeSpan Look = TimeSpan.FromSeconds(4);

    private readonly ConcurrentDictionary<OrganizerCircuits, Guid> _circuits = new();
    private readonly Channel<bool> _told = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public void Follow(OrganizerCircuits circuit, Guid organizerId) => _circuits[circuit] = organizerId;

    public void Leave(OrganizerCircuits circuit) => _circuits.TryRemove(circuit, out _);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        signal.Changed += Tell;
        try
        {
            await using var timer = clock.CreateTimer(_ => Tell(), null, Look, Look);
            await foreach (var _ in _told.Reader.ReadAllAsync(stoppingToken))
                await LookAsync(stoppingToken);
        }
        finally
        {
            signal.Changed -= Tell;
        }
    }

    private void Tell() => _told.Writer.TryWrite(true);

    private async Task LookAsync(CancellationToken ct)
    {
        var circuits = _circuits.ToArray();
        if (circuits.Length == 0)
            return;
        try
        {
            var ids = circuits.Select(circuit => circuit.Value).Distinct().ToArray();
            await using var db = await contexts.CreateDbContextAsync(ct);
            var accounts = await db.Organizers.AsNoTracking().Where(o => ids.Contains(o.Id)).ToDictionaryAsync(o => o.Id, ct);
            foreach (var (circuit, id) in circuits)
                await circuit.SeeAsync(accounts.GetValueOrDefault(id));
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            // A database that is away for a while must not end the watch; what is done on a page asks it anew anyway.
            LogFailed(log, failure);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The accounts of open pages could not be read; they are looked at again in a moment.")]
    private static partial void LogFailed(ILogger logger, Exception failure);
}
