using CampaignTracker.Data;
using CampaignTracker.Data.Letters;
using CampaignTracker.Data.Security;
using CampaignTracker.Web.Features.Organizers;
using CampaignTracker.Web.Features.SignOns;
using CampaignTracker.Web.Ui;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Features.Blocks;

/// <summary>From where nothing is taken, and whom a rule meets. Patterns are addresses of people, or nearly: only those who organize see them.</summary>
public sealed class ListBlocks(IDbContextFactory<CampaignDbContext> contexts, BlockAddresses blocks, ActingOrganizer acting)
{
    private const int PageSize = 25;

    private static readonly SignOnStatus[] Waiting = [SignOnStatus.Requested, SignOnStatus.Confirmed, SignOnStatus.Quarantined];

    public async Task<BlocksView> ReadAsync(int number, CancellationToken ct)
    {
        if (await acting.ForAsync(OrganizerPolicies.Organizes) is null)
            return new BlocksView(new PageOf(1, PageSize, 0), []);
        await using var db = await contexts.CreateDbContextAsync(ct);
        var page = new PageOf(number, PageSize, await db.BlockRules.CountAsync(ct));
        var rows = await db.BlockRules.OrderBy(r => r.Pattern).Skip(page.Skip).Take(page.Size)
            .Select(r => new BlockRow(
                r.Id, r.Pattern, r.Reason, r.CreatedAt,
                db.History.Where(h => h.Noun == nameof(BlockRule) && h.NounId == r.Id && h.What == "blocked").Select(h => h.By).FirstOrDefault() ?? ""))
            .ToListAsync(ct);
        return new BlocksView(page, rows);
    }

    /// <summary>The rules that block an address.</summary>
    public async Task<IReadOnlyList<string>> BlockingAsync(string address, CancellationToken ct) =>
        await acting.ForAsync(OrganizerPolicies.Organizes) is null
            ? []
            : [.. (await blocks.ListAsync(ct)).Where(rule => rule.Blocks(address)).Select(rule => rule.Pattern)];

    /// <summary>How many contacts with a sign-on that waits a pattern would have met.</summary>
    /// <returns>Null where it is not allowed.</returns>
    /// <exception cref="DomainException">The pattern is none.</exception>
    public async Task<int?> CountWaitingAsync(string pattern, CancellationToken ct)
    {
        if (await acting.ForAsync(OrganizerPolicies.Organizes) is not { } by)
            return null;
        var rule = new BlockRule(pattern, "-", by, DateTime.UnixEpoch);
        await using var db = await contexts.CreateDbContextAsync(ct);
        var count = 0;
        var addresses = db.SignOnRequests.Where(r => r.SignOns.Any(s => Waiting.Contains(s.Status))).Select(r => r.Contact!.Email).AsAsyncEnumerable();
        await foreach (var address in addresses.WithCancellation(ct))
            count += address.Length > 0 && rule.Blocks(address) ? 1 : 0;
        return count;
    }
}

/// <param name="Page">Which page of them.</param>
/// <param name="Rows">By pattern.</param>
public sealed record BlocksView(PageOf Page, IReadOnlyList<BlockRow> Rows);

/// <param name="Id">The rule's.</param>
/// <param name="Pattern">Which addresses.</param>
/// <param name="Reason">Why.</param>
/// <param name="At">Since when (UTC).</param>
/// <param name="By">Who made it.</param>
public sealed record BlockRow(Guid Id, string Pattern, string Reason, DateTime At, string By);
