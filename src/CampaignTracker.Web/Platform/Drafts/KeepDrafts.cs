using System.Security.Claims;
using System.Text.Json;
using CampaignTracker.Data;
using CampaignTracker.Data.Organizers;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Platform.Drafts;

/// <summary>Keeps what an organizer types on a page until it is saved, so that a lost connection or a closed window loses nothing.</summary>
public sealed class KeepDrafts(IDbContextFactory<CampaignDbContext> contexts, AuthenticationStateProvider states, TimeProvider clock)
{
    /// <returns>Null where nothing was kept.</returns>
    public async Task<KeptDraft?> FindAsync(string page, CancellationToken ct)
    {
        if (await OrganizerAsync() is not { } organizerId)
            return null;
        await using var db = await contexts.CreateDbContextAsync(ct);
        var draft = await db.Drafts.AsNoTracking().SingleOrDefaultAsync(d => d.OrganizerId == organizerId && d.Page == page, ct);
        return draft is null ? null : new KeptDraft(Fields(draft.Fields), Fields(draft.Read), draft.SavedAt);
    }

    /// <param name="page">The path of the page.</param>
    /// <param name="changed">The fields that were changed; none drops the draft.</param>
    /// <param name="read">The fields as they were read.</param>
    /// <param name="ct">Stops it.</param>
    /// <returns>When it was kept (UTC); null where there was nothing to keep.</returns>
    /// <exception cref="DomainException">It is too much, or cannot be stored.</exception>
    public async Task<DateTime?> KeepAsync(string page, IReadOnlyDictionary<string, string> changed, IReadOnlyDictionary<string, string> read, CancellationToken ct)
    {
        if (changed.Count == 0)
        {
            await DropAsync(page, ct);
            return null;
        }

        if (await OrganizerAsync() is not { } organizerId)
            return null;
        await using var db = await contexts.CreateDbContextAsync(ct);
        var draft = await db.Drafts.SingleOrDefaultAsync(d => d.OrganizerId == organizerId && d.Page == page, ct) ?? db.Add(new Draft(organizerId, page)).Entity;
        draft.Keep(JsonSerializer.Serialize(changed), JsonSerializer.Serialize(read), clock.UtcNow());
        await db.SaveChangesAsync(ct);
        return draft.SavedAt;
    }

    public async Task DropAsync(string page, CancellationToken ct)
    {
        if (await OrganizerAsync() is not { } organizerId)
            return;
        await using var db = await contexts.CreateDbContextAsync(ct);
        if (await db.Drafts.SingleOrDefaultAsync(d => d.OrganizerId == organizerId && d.Page == page, ct) is not { } draft)
            return;
        db.Remove(draft);
        await db.SaveChangesAsync(ct);
    }

    private static Dictionary<string, string> Fields(string json) => JsonSerializer.Deserialize<Dictionary<string, string>>(json) ?? [];

    private async Task<Guid?> OrganizerAsync() =>
        (await states.GetAuthenticationStateAsync()).User.FindFirstValue(ClaimTypes.NameIdentifier) is { } id ? Guid.Parse(id) : null;
}

/// <summary>What somebody typed on a page and has not saved.</summary>
/// <param name="Fields">The fields that were changed, by name.</param>
/// <param name="Read">The fields as they were read before the first change.</param>
/// <param name="SavedAt">UTC.</param>
public sealed record KeptDraft(IReadOnlyDictionary<string, string> Fields, IReadOnlyDictionary<string, string> Read, DateTime SavedAt);
