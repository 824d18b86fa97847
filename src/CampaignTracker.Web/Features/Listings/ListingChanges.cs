using CampaignTracker.Data;
using CampaignTracker.Data.Organizations;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Features.Listings;

/// <summary>Changes by a contact: each is one transaction, and is looked at anew where somebody else changed the same rows meanwhile.</summary>
public sealed class ListingChanges(IDbContextFactory<CampaignDbContext> contexts, TimeProvider clock)
{
    private const int Tries = 4;

    internal async Task<ListingAnswer> ChangeAsync(Guid contactId, Func<ListingChange, Task<ListingAnswer>> change, CancellationToken ct)
    {
        for (var attempt = 1; attempt <= Tries; attempt++)
        {
            await using var db = await contexts.CreateDbContextAsync(ct);
            var contact = await db.Contacts.Speaking().Include(c => c.Organization!.Sectors).SingleOrDefaultAsync(c => c.Id == contactId, ct);
            if (contact is null)
                return ListingAnswer.Closed;
            try
            {
                var answer = await change(new ListingChange(db, contact, await ListingRights.OfAsync(db, contact, ct), clock.UtcNow()));
                if (answer is ListingAnswer.Done)
                    await db.SaveChangesAsync(ct);
                return answer;
            }
            catch (DbUpdateException)
            {
                // Somebody was quicker; the next try sees what they changed.
            }
        }

        return ListingAnswer.ChangedMeanwhile;
    }
}

/// <summary>What a change has at hand.</summary>
internal sealed record ListingChange(CampaignDbContext Db, Contact Contact, ListingRights Rights, DateTime Now)
{
    public Organization Organization => Contact.Organization!;
}

/// <summary>What came of a change.</summary>
public enum ListingAnswer
{
    /// <summary>It is saved.</summary>
    Done,

    /// <summary>The person does not speak for the organization any more.</summary>
    Closed,

    /// <summary>It is not this contact's to change, or is not there any more.</summary>
    NotYours,

    /// <summary>Somebody else, or the same person in another tab, changed it since the page was shown.</summary>
    ChangedMeanwhile,

    /// <summary>Another organization of the roster has the name, in the same state.</summary>
    NameTaken,

    /// <summary>Another organization of the roster has the website.</summary>
    WebsiteTaken,

    /// <summary>Too many mails were asked for.</summary>
    TooMany,
}
