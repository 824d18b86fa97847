using CampaignTracker.Data;
using CampaignTracker.Web.Features.Listings;
using CampaignTracker.Web.Features.SignOns;
using CampaignTracker.Web.Platform.Forms;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Features.Events.Hosting;

/// <summary>A host tells how it was: how many came, and where press and pictures are.</summary>
public sealed class ReportHostedEvent(ListingChanges changes, ReadEventReport reports)
{
    /// <param name="contactId">Whose listing is open.</param>
    /// <param name="eventId">Of which event, whatever the organization's part in it.</param>
    /// <param name="typed">Of each field, as it was typed.</param>
    /// <param name="errors">Takes what is amiss.</param>
    /// <param name="ct">Stops it.</param>
    public async Task<ListingAnswer> ReportAsync(Guid contactId, Guid eventId, Func<string, string> typed, FormErrors errors, CancellationToken ct)
    {
        var report = reports.Read(typed, errors);
        if (!errors.IsEmpty)
            return ListingAnswer.ChangedMeanwhile;
        try
        {
            return await changes.ChangeAsync(contactId, async change =>
            {
                var organizationId = change.Contact.OrganizationId;
                if (!change.Rights.MayChangeListing
                    || await change.Db.Events.SingleOrDefaultAsync(e => e.Id == eventId && e.Hosts.Any(h => h.OrganizationId == organizationId), ct) is not { } stored)
                {
                    return ListingAnswer.NotYours;
                }

                stored.Report(report.Turnout, report.Press, report.Pictures, SignOnActors.Contact, change.Now);
                return ListingAnswer.Done;
            }, ct);
        }
        catch (DomainException)
        {
            // It was cancelled meanwhile, or has not begun.
            return ListingAnswer.NotYours;
        }
    }
}
