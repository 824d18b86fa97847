using CampaignTracker.Data;
using CampaignTracker.Data.Events;
using CampaignTracker.Data.Organizations;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Features.Organizations;

internal static class FreeAddress
{
    /// <summary>An address for an organization that no other has: its name, and where that is taken, a few letters more.</summary>
    public static async Task<string> FreeSlugAsync(this CampaignDbContext db, string name, CancellationToken ct)
    {
        var slug = OrganizationName.Slug(name);
        if (!await db.Organizations.AnyAsync(o => o.Slug == slug, ct))
            return slug;
        var tail = $"-{ShortCode.Draw()}";
        return slug[..Math.Min(slug.Length, Organization.SlugMaxLength - tail.Length)].TrimEnd('-') + tail;
    }
}
