using CampaignTracker.Data;
using CampaignTracker.Data.Events;
using CampaignTracker.Data.Mail;
using CampaignTracker.Data.Organizations;
using CampaignTracker.Web.Features.Events.Hosting;
using CampaignTracker.Web.Features.SignOns;
using CampaignTracker.Web.Platform.Database;
using CampaignTracker.Web.Platform.Localization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace CampaignTracker.Web.Features.Events.Proposing;

/// <summary>
/// "We did not authorize this": whoever reads the organization's public mailbox ends an event that somebody proposed in its name. What waits is declined.
/// What is public is cancelled and says why, for people and calendars count on it: to make it vanish would send them there.
/// </summary>
public sealed class DisownProposal(
    IDbContextFactory<CampaignDbContext> contexts, TellProposers proposers, TellHosts hosts, IStringLocalizer<ProposingText> text, TimeProvider clock)
{
    /// <summary>What a link would disown; looking changes nothing.</summary>
    /// <returns>Null for a token that nobody was given.</returns>
    public async Task<DisownedView?> FindAsync(string token, CancellationToken ct)
    {
        var now = clock.UtcNow();
        await using var db = await contexts.CreateDbContextAsync(ct);
        if (await FindAsync(db, token, ct) is not var (link, proposal))
            return null;
        var open = await OpenAsync(db, proposal, now, ct);
        var standing = link.StandsAt(now) is LinkStanding.Good && open.Count == 0 ? LinkStanding.Expired : link.StandsAt(now);
        return new DisownedView(standing, proposal.Organization!.Name, open);
    }

    /// <returns>Null for a token that nobody was given; otherwise how it stands now.</returns>
    public async Task<DisownedView?> DisownAsync(string token, CancellationToken ct)
    {
        await Conflicts.RetryAsync(() => TryAsync(token, ct));
        return await FindAsync(token, ct);
    }

    private async Task<bool> TryAsync(string token, CancellationToken ct)
    {
        var now = clock.UtcNow();
        await using var db = await contexts.CreateDbContextAsync(ct);
        if (await FindAsync(db, token, ct) is not var (link, proposal) || link.StandsAt(now) is not LinkStanding.Good)
            return false;
        var open = await OpenAsync(db, proposal, now, ct);
        var stood = open.ConvertAll(one => EventBefore.Of(one, now));
        foreach (var one in open)
        {
            if (one.Status is EventStatus.Proposed)
                one.Decline(text["Disowned_Reason"], SignOnActors.PublicAddress, now);
            else
                one.Cancel(NoteOf(proposal.Organization!), SignOnActors.PublicAddress, now);
        }

        link.Spend(now);
        await proposers.TellAsync(db, open.FindAll(one => one.Status is EventStatus.Declined), now, ct);
        await hosts.TellAsync(db, stood, except: null, now, ct);
        await db.SaveChangesAsync(ct);
        return true;
    }

    private static async Task<(OneTimeLink Link, EventProposal Proposal)?> FindAsync(CampaignDbContext db, string token, CancellationToken ct)
    {
        if (await db.Links.WithToken(LinkPurpose.DisownProposal, token).SingleOrDefaultAsync(ct) is not { } link)
            return null;
        return await db.EventProposals.Include(p => p.Organization).SingleOrDefaultAsync(p => p.Id == link.SubjectId, ct) is { } proposal ? (link, proposal) : null;
    }

    /// <summary>What became of it and is to come in the organization's name: the event, or all times of its series.</summary>
    private static async Task<List<CampaignEvent>> OpenAsync(CampaignDbContext db, EventProposal proposal, DateTime now, CancellationToken ct)
    {
        var (first, organizationId) = (proposal.EventId, proposal.OrganizationId);
        return await db.Events.Whole()
            .Where(e => e.Id == first || (e.SeriesId != null && db.Events.Any(one => one.Id == first && one.SeriesId == e.SeriesId)))
            .Where(e => e.PastAt > now && (e.Status == EventStatus.Proposed || e.Status == EventStatus.Published || e.Status == EventStatus.Postponed))
            .Where(e => e.Hosts.Any(h => h.OrganizationId == organizationId && h.Role == HostRole.Lead))
            .OrderBy(e => e.StartsAt).ToListAsync(ct);
    }

    private BilingualText NoteOf(Organization organization)
    {
        return new(In(Language.English), In(Language.Spanish));

        string In(Language language)
        {
            using (Reader.Speaking(language))
                return text["Disowned_Note", organization.Name];
        }
    }
}

/// <summary>What the organization is asked about.</summary>
/// <param name="Link">Whether it can be answered.</param>
/// <param name="Organization">In whose name.</param>
/// <param name="Events">What is to come; empty once it was answered.</param>
public sealed record DisownedView(LinkStanding Link, string Organization, IReadOnlyList<CampaignEvent> Events);
