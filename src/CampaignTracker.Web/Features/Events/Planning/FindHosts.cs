using CampaignTracker.Data;
using CampaignTracker.Data.Organizations;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Features.Events.Planning;

/// <summary>Organizations of the roster that can host an event.</summary>
public sealed class FindHosts(IDbContextFactory<CampaignDbContext> contexts)
{
    private const int Most = 8;

    /// <summary>Those whose names or town hold every word; none while nothing is typed.</summary>
    public async Task<IReadOnlyList<HostChoice>> FindAsync(string typed, CancellationToken ct)
    {
        if (FoldedText.Words(typed).Length == 0)
            return [];
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Organizations.Listed().Matching(typed).InRosterOrder().Take(Most).Select(o => new HostChoice(o.Id, o.Name, o.City, o.State)).ToListAsync(ct);
    }

    /// <summary>Those with these ids, whatever became of them.</summary>
    public async Task<IReadOnlyList<HostChoice>> NamedAsync(IReadOnlyCollection<Guid> ids, CancellationToken ct)
    {
        if (ids.Count == 0)
            return [];
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Organizations.Where(o => ids.Contains(o.Id)).InRosterOrder().Select(o => new HostChoice(o.Id, o.Name, o.City, o.State)).ToListAsync(ct);
    }
}

/// <summary>An organization that hosts, or may.</summary>
public sealed record HostChoice(Guid Id, string Name, string City, string State)
{
    public string Words => string.Join(", ", new[] { Name, City, State }.Where(part => part.Length > 0));
}
