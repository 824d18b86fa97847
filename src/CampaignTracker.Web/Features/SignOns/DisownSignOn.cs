using CampaignTracker.Data;
using CampaignTracker.Data.Letters;
using CampaignTracker.Data.Mail;
using CampaignTracker.Data.Organizations;
using CampaignTracker.Web.Platform.Database;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Features.SignOns;

/// <summary>"We did not authorize this": whoever reads the organization's public mailbox takes a signature off the list at once.</summary>
public sealed class DisownSignOn(IDbContextFactory<CampaignDbContext> contexts, TimeProvider clock)
{
    /// <summary>How long the mail to the public address can be answered; mailboxes of small groups are read seldom.</summary>
    public static readonly TimeSpan TimeToDisown = TimeSpan.FromDays(30);

    /// <summary>What a link would disown; looking changes nothing.</summary>
    /// <returns>Null for a token that nobody was given.</returns>
    public async Task<DisownView?> FindAsync(string token, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        if (await db.Links.AsNoTracking().WithToken(LinkPurpose.DisownSignOn, token).SingleOrDefaultAsync(ct) is not { } link)
            return null;
        if (await db.SignOnRequests.AsNoTracking().Whole().SingleOrDefaultAsync(r => r.Id == link.SubjectId, ct) is not { } request)
            return null;
        var ids = request.SignOns.Where(s => s.Status is SignOnStatus.Confirmed or SignOnStatus.Listed or SignOnStatus.Disowned).Select(s => s.LetterId).ToList();
        var titles = await db.Letters.Where(l => ids.Contains(l.Id)).Select(l => new BilingualText(l.Title.En, l.Title.Es)).ToListAsync(ct);
        // Who signed, not who answers for it now.
        var signOn = request.SignOns[0];
        return new DisownView(link.StandsAt(clock.UtcNow()), request.Organization!.Name,
            signOn.ShowSignatoryName ? signOn.SignatoryName : "", signOn.ShowSignatoryTitle ? signOn.SignatoryTitle : "", titles);
    }

    /// <summary>Takes the signatures off the list and flags them for the organizers.</summary>
    /// <returns>Null for a token that nobody was given; otherwise how it stands now.</returns>
    public async Task<DisownView?> DisownAsync(string token, CancellationToken ct)
    {
        await Conflicts.RetryAsync(() => TryAsync(token, ct));
        return await FindAsync(token, ct);
    }

    private async Task<bool> TryAsync(string token, CancellationToken ct)
    {
        var now = clock.UtcNow();
        await using var db = await contexts.CreateDbContextAsync(ct);
        var link = await db.Links.WithToken(LinkPurpose.DisownSignOn, token).SingleOrDefaultAsync(ct);
        if (link?.StandsAt(now) is not LinkStanding.Good || await db.SignOnRequests.Whole().SingleOrDefaultAsync(r => r.Id == link.SubjectId, ct) is not { } request)
            return false;
        link.Spend(now);
        foreach (var signOn in request.SignOns.Where(s => s.Status is SignOnStatus.Confirmed or SignOnStatus.Listed))
            signOn.Disown(SignOnActors.PublicAddress, now);
        if (await IsOnlyReasonAsync(db, request, ct))
            request.Organization!.SendBack(SignOnActors.PublicAddress, now);
        await db.SaveChangesAsync(ct);
        return true;
    }

    /// <summary>True where nothing but this form put the organization on the roster: all that stands there was typed by whoever is disowned.</summary>
    private static async Task<bool> IsOnlyReasonAsync(CampaignDbContext db, SignOnRequest request, CancellationToken ct)
    {
        var organization = request.Organization!;
        var (id, requestId, asked) = (organization.Id, (Guid?)request.Id, organization.CreatedAt);
        return organization is { Status: OrganizationStatus.Listed, Verification: < VerificationLevel.OrganizerVerified, OriginNote: null }
            && await db.SignOnRequests.AnyAsync(r => r.OrganizationId == id && r.CreatedAt == asked, ct)
            && !await db.SignOns.Live().AnyAsync(s => s.OrganizationId == id && s.RequestId != requestId, ct);
    }
}

/// <summary>What the organization is asked about.</summary>
public sealed record DisownView(LinkStanding Link, string Organization, string SignatoryName, string SignatoryTitle, IReadOnlyList<BilingualText> Letters);
