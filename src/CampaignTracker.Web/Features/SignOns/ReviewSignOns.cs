using CampaignTracker.Data;
using CampaignTracker.Data.History;
using CampaignTracker.Data.Letters;
using CampaignTracker.Data.Mail;
using CampaignTracker.Data.Organizations;
using CampaignTracker.Web.Features.Organizations;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Features.SignOns;

/// <summary>What organizers decide about sign-ons. Each step is one transaction: the change, its history and the mail that tells the contact.</summary>
public sealed class ReviewSignOns(IDbContextFactory<CampaignDbContext> contexts, SignOnMails mails, TellPublicAddress publicAddress, TimeProvider clock)
{
    /// <summary>Shows a confirmed sign-on under its letter, and its organization on the roster where it was waiting for it.</summary>
    /// <param name="signOnId">The sign-on.</param>
    /// <param name="besideTwin">True where the organizer knows that one of the same name and state stands there, and that it is another.</param>
    /// <param name="by">Who decides.</param>
    /// <param name="ct">Stops it.</param>
    /// <exception cref="TwinStandsException">One of the same name and state stands under the letter.</exception>
    /// <exception cref="DomainException">It is not confirmed, or its organization can't be listed.</exception>
    public Task ListAsync(Guid signOnId, bool besideTwin, Actor by, CancellationToken ct) => ChangeAsync(signOnId, async (db, signOn, now) =>
    {
        if (!besideTwin && await TwinStandsAsync(db, signOn, ct))
            throw new TwinStandsException();
        await PutOnRosterAsync(db, signOn, by, now, ct);
        signOn.List(by, now);
        await publicAddress.TellOnceListedAsync(db, signOn, now, ct);
        await TellContactAsync(db, signOn, (contact, letter) => mails.Listed(signOn, contact, letter, now), ct);
    }, ct);

    /// <summary>Says no to a confirmed or held-back sign-on; an organization that asks for nothing else is declined with it.</summary>
    /// <exception cref="DomainException">The reason is missing or too long, or the sign-on is neither confirmed nor held back.</exception>
    public Task DeclineAsync(Guid signOnId, string reason, Actor by, CancellationToken ct) => ChangeAsync(signOnId, async (db, signOn, now) =>
    {
        var wasConfirmed = signOn.Status is SignOnStatus.Confirmed;
        signOn.Decline(reason, by, now);
        if (signOn.Organization!.Status is OrganizationStatus.Pending && !await AsksForMoreAsync(db, signOn, ct))
            signOn.Organization.Decline(reason, by, now);
        if (wasConfirmed)
            await TellContactAsync(db, signOn, (contact, letter) => mails.Declined(signOn, contact, letter, now), ct);
    }, ct);

    /// <summary>Declines an organization that waits, with all that waits of it; the caller saves.</summary>
    /// <exception cref="DomainException">The reason is missing or too long, or the organization does not wait.</exception>
    internal async Task DeclineWithAllAsync(CampaignDbContext db, Organization organization, string reason, Actor by, DateTime now, CancellationToken ct)
    {
        organization.Decline(reason, by, now);
        var id = organization.Id;
        foreach (var signOn in await db.SignOns.Where(s => s.OrganizationId == id && (s.Status == SignOnStatus.Confirmed || s.Status == SignOnStatus.Quarantined)).ToListAsync(ct))
        {
            var wasConfirmed = signOn.Status is SignOnStatus.Confirmed;
            signOn.Decline(reason, by, now);
            if (wasConfirmed)
                await TellContactAsync(db, signOn, (contact, letter) => mails.Declined(signOn, contact, letter, now), ct);
        }
    }

    /// <summary>Takes a sign-on back in its organization's name.</summary>
    /// <exception cref="DomainException">The reason is missing or too long, or the sign-on is neither confirmed nor listed.</exception>
    public Task WithdrawAsync(Guid signOnId, string reason, Actor by, CancellationToken ct) => ChangeAsync(signOnId, (_, signOn, now) =>
    {
        signOn.WithdrawFor(reason, by, now);
        return Task.CompletedTask;
    }, ct);

    /// <summary>Leaves a disowned sign-on off the list for good.</summary>
    public Task SettleAsync(Guid signOnId, Actor by, CancellationToken ct) => ChangeAsync(signOnId, (_, signOn, now) =>
    {
        signOn.Settle(by, now);
        return Task.CompletedTask;
    }, ct);

    /// <summary>Leaves a disowned sign-on off the list for good, and its organization off the roster, where that came with it and asks for nothing else.</summary>
    /// <exception cref="DomainException">The reason is missing or too long, or the organization does not wait, or asks for more.</exception>
    public Task TakeOffAsync(Guid signOnId, string reason, Actor by, CancellationToken ct) => ChangeAsync(signOnId, async (db, signOn, now) =>
    {
        signOn.Settle(by, now);
        if (await AsksForMoreAsync(db, signOn, ct))
            throw new DomainException("The organization asks for more.");
        signOn.Organization!.Decline(reason, by, now);
    }, ct);

    /// <summary>Puts a disowned sign-on back where it stood, because the organization did authorize it.</summary>
    /// <exception cref="DomainException">It is not disowned, or its organization has left.</exception>
    public Task ReinstateAsync(Guid signOnId, Actor by, CancellationToken ct) => ChangeAsync(signOnId, async (db, signOn, now) =>
    {
        signOn.Reinstate(by, now);
        if (signOn.Organization!.Status is OrganizationStatus.Declined)
            signOn.Organization.Reopen(by, now);
        if (signOn.Status is SignOnStatus.Listed)
            await PutOnRosterAsync(db, signOn, by, now, ct);
    }, ct);

    /// <summary>Keeps what an organizer's certainty about an organization rests on.</summary>
    /// <exception cref="DomainException">The evidence is missing or too long.</exception>
    public async Task VerifyAsync(Guid organizationId, string evidence, Actor by, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var organization = await db.Organizations.SingleOrDefaultAsync(o => o.Id == organizationId, ct) ?? throw Gone();
        organization.Verify(evidence, by, clock.UtcNow());
        await db.SaveChangesAsync(ct);
    }

    /// <summary>Lets a held-back request go on: what stood before stands again, and for what was only asked for the mail, which was kept, goes out.</summary>
    /// <exception cref="DomainException">Nothing of it is held back, or its organization has left the roster.</exception>
    public async Task ReleaseAsync(Guid requestId, Actor by, CancellationToken ct)
    {
        var now = clock.UtcNow();
        await using var db = await contexts.CreateDbContextAsync(ct);
        var request = await db.SignOnRequests.Whole().SingleOrDefaultAsync(r => r.Id == requestId, ct) ?? throw Gone();
        request.Release(by, now);
        foreach (var signOn in request.SignOns.Where(s => s.Status is SignOnStatus.Listed))
            await PutOnRosterAsync(db, signOn, by, now, ct);
        if (request.ConfirmedAt is null)
            await AskAgainAsync(db, request, now, ct);
        await db.SaveChangesAsync(ct);
    }

    /// <summary>Lets a held-back one go on that no form asked for.</summary>
    /// <exception cref="DomainException">It is not held back, or its organization has left the roster.</exception>
    public Task ReleaseEnteredAsync(Guid signOnId, Actor by, CancellationToken ct) => ChangeAsync(signOnId, async (db, signOn, now) =>
    {
        signOn.Release(by, now);
        if (signOn.Status is SignOnStatus.Listed)
            await PutOnRosterAsync(db, signOn, by, now, ct);
    }, ct);

    /// <summary>The person who signed is not shown any more, also under letters that were delivered; that the organization signed stays.</summary>
    public Task HideSignatoryAsync(Guid signOnId, Actor by, CancellationToken ct) => ChangeAsync(signOnId, (_, signOn, now) =>
    {
        signOn.Show(name: false, title: false, by, now);
        return Task.CompletedTask;
    }, ct);

    /// <summary>Erases the person who signed for good, from letters that were delivered and from mails that wait, too; that the organization signed stays.</summary>
    public async Task EraseSignatoryAsync(Guid signOnId, Actor by, CancellationToken ct)
    {
        await ChangeAsync(signOnId, async (db, signOn, now) =>
        {
            signOn.EraseSignatory(by, now);
            var requestId = signOn.RequestId;
            await publicAddress.TellAnewAsync(db, await db.SignOnRequests.Whole().Where(r => r.Id == requestId).ToListAsync(ct), now, ct);
        }, ct);
        await using var db = await contexts.CreateDbContextAsync(ct);
        await db.ForgetErasedAsync(ct);
    }

    /// <summary>True where a signature of the same organization stands under a text of this one, or of those that its form asked for too.</summary>
    public async Task<bool> AnotherStandsAsync(Guid signOnId, Guid? requestId, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.SignOns.Where(s => s.Id == signOnId || (requestId != null && s.RequestId == requestId))
            .AnyAsync(s => db.SignOns.Any(other => other.Id != s.Id && other.OrganizationId == s.OrganizationId && other.LetterVersionId == s.LetterVersionId
                && (other.Status == SignOnStatus.Confirmed || other.Status == SignOnStatus.Listed)), ct);
    }

    private async Task AskAgainAsync(CampaignDbContext db, SignOnRequest request, DateTime now, CancellationToken ct)
    {
        foreach (var earlier in await db.Links.OpenFor(LinkPurpose.ConfirmSignOn, request.Id).ToListAsync(ct))
            earlier.Supersede(now);
        var ids = request.SignOns.Select(s => s.LetterId).ToList();
        var letters = await db.ToSign(db.Letters.Where(l => ids.Contains(l.Id))).ToListAsync(ct);
        db.Add(OneTimeLink.Make(LinkPurpose.ConfirmSignOn, request.Id, now, RequestSignOn.TimeToConfirm, out var secrets));
        db.Add(mails.PleaseConfirm(request, letters, secrets, now));
    }

    private static Task<bool> TwinStandsAsync(CampaignDbContext db, SignOn signOn, CancellationToken ct)
    {
        var (id, key, state, versionId) = (signOn.OrganizationId, signOn.Organization!.MatchKey, signOn.Organization.State, signOn.LetterVersionId);
        return db.SignOns.AnyAsync(s => s.LetterVersionId == versionId && s.Status == SignOnStatus.Listed
            && s.OrganizationId != id && s.Organization!.MatchKey == key
            // National ones are known with a state and without.
            && (s.Organization.State == state || s.Organization.State == "" || state == ""), ct);
    }

    /// <summary>Nothing is listed under an organization that is not: it may have left since it asked.</summary>
    private static async Task PutOnRosterAsync(CampaignDbContext db, SignOn signOn, Actor by, DateTime now, CancellationToken ct)
    {
        if (signOn.Organization!.Status is OrganizationStatus.Listed)
            return;
        await db.TakeOwnAddressAsync(signOn.Organization, by, now, ct);
        signOn.Organization.List(by, now);
    }

    private async Task ChangeAsync(Guid signOnId, Func<CampaignDbContext, SignOn, DateTime, Task> change, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var signOn = await db.SignOns.Include(s => s.Organization).SingleOrDefaultAsync(s => s.Id == signOnId, ct) ?? throw Gone();
        await change(db, signOn, clock.UtcNow());
        await db.SaveChangesAsync(ct);
    }

    /// <summary>Withdrawn ones and those that nobody confirmed are removed after a while.</summary>
    private static DomainException Gone() => new("It is not there any more.");

    private static Task<bool> AsksForMoreAsync(CampaignDbContext db, SignOn signOn, CancellationToken ct)
    {
        var (organizationId, id) = (signOn.OrganizationId, signOn.Id);
        return db.SignOns.AnyAsync(s => s.OrganizationId == organizationId && s.Id != id
            && (s.Status == SignOnStatus.Requested || s.Status == SignOnStatus.Confirmed || s.Status == SignOnStatus.Listed || s.Status == SignOnStatus.Quarantined), ct);
    }

    /// <summary>The contact who asked for it, as far as somebody still is.</summary>
    private static async Task TellContactAsync(CampaignDbContext db, SignOn signOn, Func<Contact, SigningLetter, OutboxMail> write, CancellationToken ct)
    {
        var (requestId, letterId) = (signOn.RequestId, signOn.LetterId);
        var contact = await db.SignOnRequests.Where(r => r.Id == requestId).Select(r => r.Contact).SingleOrDefaultAsync(ct);
        if (contact is not { ErasedAt: null })
            return;
        var letter = await db.ToSign(db.Letters.Where(l => l.Id == letterId)).SingleAsync(ct);
        db.Add(write(contact, letter));
    }
}

/// <summary>An organization of the same name and state stands under the letter: it may be counted twice.</summary>
public sealed class TwinStandsException() : DomainException("An organization of the same name and state stands under the letter.");
