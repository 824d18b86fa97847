using System.Net;
using CampaignTracker.Data;
using CampaignTracker.Data.Events;
using CampaignTracker.Data.Mail;
using CampaignTracker.Data.Organizations;
using CampaignTracker.Data.Security;
using CampaignTracker.Web.Features.Listings;
using CampaignTracker.Web.Features.SignOns;
using CampaignTracker.Web.Platform.Database;
using CampaignTracker.Web.Platform.Localization;
using CampaignTracker.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CampaignTracker.Web.Features.Events.Proposing;

/// <summary>
/// Anybody proposes an event for an organization of the roster. It becomes one once the organization's contact says so. Whether there is one, and whether
/// a mail goes out, nobody sees from outside.
/// </summary>
public sealed class RequestProposal(
    IDbContextFactory<CampaignDbContext> contexts, NetworkHashes networks, Limits limits, BlockedAddresses blocked, ProposalMails mails, DailyMails dailyMails,
    IOptions<SignOnSettings> settings, TimeProvider clock)
{
    /// <summary>How long a mail can be answered; a proposal that nobody confirms is kept no longer.</summary>
    public static readonly TimeSpan TimeToConfirm = TimeSpan.FromDays(7);

    /// <param name="form">What was typed.</param>
    /// <param name="reading">What it says; nothing may be amiss.</param>
    /// <param name="organizationId">For whom.</param>
    /// <param name="sent">How the form came.</param>
    /// <param name="address">From where.</param>
    /// <param name="ct">Stops it.</param>
    /// <returns>False where the organization is on the roster no longer.</returns>
    /// <remarks>The same form may be posted twice at once, and another may take the same place among the day's mails.</remarks>
    public Task<bool> RequestAsync(ProposalForm form, ProposalReading reading, Guid organizationId, FormSent sent, IPAddress? address, CancellationToken ct) =>
        Conflicts.RetryAsync(() => TryAsync(form, reading, organizationId, sent, address, ct));

    private async Task<bool> TryAsync(ProposalForm form, ProposalReading reading, Guid organizationId, FormSent sent, IPAddress? address, CancellationToken ct)
    {
        var now = clock.UtcNow();
        await using var db = await contexts.CreateDbContextAsync(ct);
        if (await db.EventProposals.AnyAsync(p => p.FormId == sent.FormId, ct))
            return true;
        if (await db.Organizations.Listed().SingleOrDefaultAsync(o => o.Id == organizationId, ct) is not { } organization)
            return false;
        var network = await networks.HashAsync(address, ct);
        var isHeldBack = await limits.NetworkIsOverAsync(db, AttemptKind.Proposal, network, now, ct)
            || sent.IsTrapFilled
            || sent.Age < TimeSpan.FromSeconds(settings.Value.LeastSecondsToFill);
        var json = form.ToJson(reading.Times.Select(time => time.Date));
        var proposal = new EventProposal(sent.FormId, organization, json, Reader.Language, isHeldBack, SignOnActors.Stranger, now);
        foreach (var contact in await db.AnsweringForAsync([organizationId], ct))
        {
            db.Add(OneTimeLink.Make(LinkPurpose.ConfirmProposal, proposal.Id, now, TimeToConfirm, out var secrets));
            var mail = mails.PleaseConfirm(contact, proposal, reading, secrets, now);
            await dailyMails.CountOrPutOffAsync(db, mail, now, ct);
            db.Add(isHeldBack || await blocked.HoldAsync(contact.Email, ct) ? mail.Withheld() : mail);
        }

        db.AddRange(proposal, new Attempt(AttemptKind.Proposal, network, "", Guid.Empty, now));
        await db.SaveChangesAsync(ct);
        return true;
    }
}
