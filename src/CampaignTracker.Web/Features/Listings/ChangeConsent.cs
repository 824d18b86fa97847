using CampaignTracker.Data.Letters;
using CampaignTracker.Web.Features.SignOns;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Features.Listings;

/// <summary>A contact says what of the person who signed may be shown under each letter.</summary>
public sealed class ChangeConsent(ListingChanges changes)
{
    /// <param name="contactId">Whose listing is open.</param>
    /// <param name="wanted">Signatures that are not this contact's, or do not stand any more, are left alone.</param>
    /// <param name="ct">Stops it.</param>
    public Task<ListingAnswer> ChangeAsync(Guid contactId, IReadOnlyList<Consent> wanted, CancellationToken ct) => changes.ChangeAsync(contactId, async change =>
    {
        var (organizationId, own) = (change.Contact.OrganizationId, change.Rights.Requests);
        var signOns = await change.Db.SignOns.Live().Where(s => s.OrganizationId == organizationId && own.Contains(s.RequestId)).ToListAsync(ct);
        var handedOver = await change.Db.SignOnRequests.Where(r => own.Contains(r.Id) && r.HandedOverAt != null).Select(r => (Guid?)r.Id).ToListAsync(ct);
        foreach (var signOn in signOns)
        {
            if (wanted.FirstOrDefault(consent => consent.SignOnId == signOn.Id) is not { } consent)
                continue;
            // Somebody else's name can be taken off, but only that person can have it shown.
            var mayShow = !handedOver.Contains(signOn.RequestId);
            var name = consent.ShowName && (mayShow || signOn.ShowSignatoryName);
            var title = consent.ShowTitle && (mayShow || signOn.ShowSignatoryTitle);
            if (name != signOn.ShowSignatoryName || title != signOn.ShowSignatoryTitle)
                signOn.Show(name, title, SignOnActors.Contact, change.Now);
        }

        return ListingAnswer.Done;
    }, ct);
}

/// <summary>What of one signature's signatory may be shown.</summary>
public sealed record Consent(Guid SignOnId, bool ShowName, bool ShowTitle);
