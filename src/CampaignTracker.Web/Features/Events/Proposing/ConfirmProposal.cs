using CampaignTracker.Data;
using CampaignTracker.Data.Events;
using CampaignTracker.Data.Mail;
using CampaignTracker.Data.Organizations;
using CampaignTracker.Web.Features.Listings;
using CampaignTracker.Web.Features.SignOns;
using CampaignTracker.Web.Platform.Database;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Features.Events.Proposing;

/// <summary>An organization's contact answers the mail: it is our event, or we did not authorize it.</summary>
public sealed class ConfirmProposal(IDbContextFactory<CampaignDbContext> contexts, ReadProposal reading, ProposalMails mails, TellPublicAddressOfEvent notices, TimeProvider clock)
{
    /// <summary>What a link would confirm; looking changes nothing, for mail scanners look at every link.</summary>
    /// <returns>Null for a token that nobody was given, or what is kept no longer.</returns>
    public async Task<ProposalStanding?> FindAsync(string token, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        if (await FindAsync(db, token, ct) is not var (link, proposal))
            return null;
        var organization = proposal.Organization!;
        var isOpen = proposal is { IsHeldBack: false, ConfirmedAt: null, RefusedAt: null } && organization.Status is OrganizationStatus.Listed;
        var standing = proposal.ConfirmedAt is not null || proposal.RefusedAt is not null ? LinkStanding.Spent : isOpen ? link.StandsAt(clock.UtcNow()) : LinkStanding.Expired;
        return new ProposalStanding(
            standing, organization.Name, standing is LinkStanding.Good ? reading.Read(ProposalForm.Of(proposal.Answers)) : null,
            proposal.RefusedAt is not null, await ProposalOutcome.OfAsync(db, proposal, ct));
    }

    /// <summary>Answers by one of the page's buttons.</summary>
    /// <returns>As <see cref="FindAsync(string, CancellationToken)"/>, whoever answered.</returns>
    public async Task<ProposalStanding?> AnswerAsync(string token, bool isTheirs, CancellationToken ct)
    {
        await Conflicts.RetryAsync(() => TryAsync(token, isTheirs, ct));
        return await FindAsync(token, ct);
    }

    private async Task<bool> TryAsync(string token, bool isTheirs, CancellationToken ct)
    {
        var now = clock.UtcNow();
        await using var db = await contexts.CreateDbContextAsync(ct);
        if (await FindAsync(db, token, ct) is not var (link, proposal)
            || link.StandsAt(now) is not LinkStanding.Good
            || proposal is not { IsHeldBack: false, ConfirmedAt: null, RefusedAt: null, Organization: { Status: OrganizationStatus.Listed } organization })
        {
            return false;
        }

        if (isTheirs)
            await ConfirmAsync(db, proposal, organization, now, ct);
        else
            proposal.Refuse(SignOnActors.Contact, now);
        link.Spend(now);
        await db.SaveChangesAsync(ct);
        return true;
    }

    private async Task ConfirmAsync(CampaignDbContext db, EventProposal proposal, Organization organization, DateTime now, CancellationToken ct)
    {
        var form = ProposalForm.Of(proposal.Answers);
        var made = await MakeProposedEvents.MakeAsync(db, reading.Read(form), form.Day, organization, SignOnActors.Contact, now, ct);
        proposal.Confirm(made[0], SignOnActors.Contact, now);
        var asked = await db.AnsweringForAsync([organization.Id], ct);
        db.AddRange(asked.Select(contact => mails.Stands(contact, made, now)));
        await notices.TellAsync(db, proposal, made, asked, now, ct);
    }

    private static async Task<(OneTimeLink Link, EventProposal Proposal)?> FindAsync(CampaignDbContext db, string token, CancellationToken ct)
    {
        if (await db.Links.WithToken(LinkPurpose.ConfirmProposal, token).SingleOrDefaultAsync(ct) is not { } link)
            return null;
        return await db.EventProposals.Include(p => p.Organization).SingleOrDefaultAsync(p => p.Id == link.SubjectId, ct) is { } proposal ? (link, proposal) : null;
    }
}

/// <summary>What the contact is asked, or answered.</summary>
/// <param name="Link">Whether it can be answered.</param>
/// <param name="Organization">In whose name.</param>
/// <param name="Reading">What is proposed; null once it was answered.</param>
/// <param name="IsRefused">True where the answer was no.</param>
/// <param name="Outcome">The event that became of it.</param>
public sealed record ProposalStanding(LinkStanding Link, string Organization, ProposalReading? Reading, bool IsRefused, ProposalOutcome? Outcome);
