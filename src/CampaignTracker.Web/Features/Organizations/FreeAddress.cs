using CampaignTracker.Data;
using CampaignTracker.Data.Events;
using CampaignTracker.Data.History;
using CampaignTracker.Data.Organizations;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Features.Organizations;

internal static class FreeAddress
{
    /// <summary>An address for an organization that no other has: its name, and where that is taken, a few letters more.</summary>
    public static async Task<string> FreeSlugAsync(this CampaignDbContext db, string name, CancellationToken ct)
    {
        var slug = OrganizationName.Slug(name);
        return await db.Organizations.AnyAsync(o => o.Slug == slug, ct) ? WithTail(slug) : slug;
    }

    /// <summary>
    /// One that goes on the roster gets the address of its name, also where a form whose mail nobody answered took it first: that one gets another. The
    /// caller saves.
    /// </summary>
    public static async Task TakeOwnAddressAsync(this CampaignDbContext db, Organization organization, Actor by, DateTime now, CancellationToken ct)
    {
        var slug = OrganizationName.Slug(organization.Name);
        if (organization.ListedAt is not null || organization.Slug == slug)
            return;
        if (await db.Organizations.SingleOrDefaultAsync(o => o.Slug == slug, ct) is { } holder)
        {
            if (holder is not { Status: OrganizationStatus.Pending, Verification: VerificationLevel.None, ListedAt: null })
                return;
            holder.Readdress(WithTail(slug), by, now);
        }

        organization.Readdress(slug, by, now);
    }

    private static string WithTail(string slug)
    {
        var tail = $"-{ShortCode.Draw()}";
        return slug[..Math.Min(slug.Length, Organization.SlugMaxLength - tail.Length)].TrimEnd('-') + tail;
    }
}
