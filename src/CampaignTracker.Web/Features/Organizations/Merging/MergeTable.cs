using CampaignTracker.Data;
using CampaignTracker.Data.History;
using CampaignTracker.Data.Organizations;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Features.Organizations.Merging;

/// <summary>
/// What becomes of everything that leads to an organization when it is merged: one part for each foreign key of the model. A key that stands in none
/// of them fails a test, so that nothing new is left behind unnoticed.
/// </summary>
internal static class MergeTable
{
    public static IReadOnlyList<MergePart> Parts { get; } =
    [
        new("SignOn.OrganizationId", MoveSignOnsAsync),
        new("SignOnRequest.OrganizationId", MoveRequestsAsync),
        new("Contact.OrganizationId", MoveContactsAsync),
        new("EventHost.OrganizationId", MoveEventsAsync),
        new("HostInvitation.OrganizationId", MoveInvitationsAsync),
        new("EventProposal.OrganizationId", MoveProposalsAsync),
        // Its own fields of work are a detail, which is chosen by hand as all details are.
        new("OrganizationSector.OrganizationId", MoveAsync: null),
        // What was merged into it before leads to it, and from there on.
        new("Organization.MergedIntoId", MoveAsync: null),
    ];

    private static async Task MoveSignOnsAsync(MergeStep step, CancellationToken ct)
    {
        foreach (var signOn in await step.Db.SignOns.Where(s => s.OrganizationId == step.Merged.Id).ToListAsync(ct))
            signOn.Join(step.Standing, step.By, step.At);
    }

    private static async Task MoveRequestsAsync(MergeStep step, CancellationToken ct)
    {
        foreach (var request in await step.Db.SignOnRequests.Where(r => r.OrganizationId == step.Merged.Id).ToListAsync(ct))
            request.Follow(step.Standing, step.By, step.At);
    }

    private static async Task MoveContactsAsync(MergeStep step, CancellationToken ct)
    {
        foreach (var contact in await step.Db.Contacts.Where(c => c.OrganizationId == step.Merged.Id).ToListAsync(ct))
        {
            contact.Join(step.Standing, step.By, step.At);
            if (contact.Speaks && step.ContactsSpeak)
                step.Standing.ConfirmEmail(step.By, step.At);
            else if (contact.Speaks)
                contact.Leave(step.By, step.At);
        }
    }

    private static async Task MoveEventsAsync(MergeStep step, CancellationToken ct)
    {
        foreach (var hosted in await step.Db.Events.Include(e => e.Hosts).Where(e => e.Hosts.Any(h => h.OrganizationId == step.Merged.Id)).ToListAsync(ct))
            hosted.HostJoins(step.Merged, step.Standing, step.By, step.At);
    }

    /// <summary>Where both were asked to host the same event, the answer of the one that stands counts; the other stays with the one that is merged.</summary>
    private static async Task MoveInvitationsAsync(MergeStep step, CancellationToken ct)
    {
        var invitations = await step.Db.HostInvitations
            .Where(i => i.OrganizationId == step.Merged.Id && !step.Db.HostInvitations.Any(own => own.OrganizationId == step.Standing.Id && own.EventId == i.EventId)).ToListAsync(ct);
        foreach (var invitation in invitations)
            invitation.Join(step.Standing, step.By, step.At);
    }

    private static async Task MoveProposalsAsync(MergeStep step, CancellationToken ct)
    {
        foreach (var proposal in await step.Db.EventProposals.Where(p => p.OrganizationId == step.Merged.Id).ToListAsync(ct))
            proposal.Join(step.Standing, step.By, step.At);
    }
}

/// <param name="ForeignKey">Entity and property, as the model names them.</param>
/// <param name="MoveAsync">Has its rows lead to the one that stands; null where they stay with the one that is merged.</param>
internal sealed record MergePart(string ForeignKey, Func<MergeStep, CancellationToken, Task>? MoveAsync);

/// <summary>What each part of a merge has at hand.</summary>
internal sealed record MergeStep(CampaignDbContext Db, Organization Merged, Organization Standing, bool ContactsSpeak, Actor By, DateTime At);
