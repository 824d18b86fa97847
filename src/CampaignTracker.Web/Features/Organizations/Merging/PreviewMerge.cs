using CampaignTracker.Data;
using CampaignTracker.Data.Events;
using CampaignTracker.Data.Letters;
using CampaignTracker.Data.Organizations;
using CampaignTracker.Web.Features.Organizers;
using CampaignTracker.Web.Features.SignOns;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Features.Organizations.Merging;

/// <summary>Shows what a merge would do before it is done.</summary>
public sealed class PreviewMerge(IDbContextFactory<CampaignDbContext> contexts, ActingOrganizer acting)
{
    /// <returns>Null where one of the two is not there, or the reader may not merge.</returns>
    public async Task<MergeView?> ReadAsync(Guid mergedId, Guid standingId, CancellationToken ct)
    {
        if (await acting.ForAsync(OrganizerPolicies.Organizes) is null)
            return null;
        await using var db = await contexts.CreateDbContextAsync(ct);
        var both = await db.Organizations.AsNoTracking().Include(o => o.Sectors).Where(o => o.Id == mergedId || o.Id == standingId).ToDictionaryAsync(o => o.Id, ct);
        if (mergedId == standingId || both.Count < 2)
            return null;
        var (merged, standing) = (SideOf(both[mergedId]), SideOf(both[standingId]));
        return new MergeView(
            merged, standing, merged.MayBecome(standing), standing.MayBecome(merged),
            [.. Differing(both[mergedId], both[standingId])], await TwiceAsync(db, mergedId, standingId, ct), await MovesAsync(db, mergedId, ct));
    }

    /// <summary>Texts under which signatures of both stand or wait.</summary>
    internal static async Task<List<SignedTwice>> TwiceAsync(CampaignDbContext db, Guid mergedId, Guid standingId, CancellationToken ct)
    {
        var pairs = await (
            from one in db.SignOns.Live()
            where one.OrganizationId == mergedId
            join other in db.SignOns.Live() on one.LetterVersionId equals other.LetterVersionId
            where other.OrganizationId == standingId
            join letter in db.Letters on one.LetterId equals letter.Id
            orderby one.Id
            select new { letter.Title.En, letter.Title.Es, One = Signature(one), Other = Signature(other) }).ToListAsync(ct);
        return pairs.ConvertAll(pair => new SignedTwice(new BilingualText(pair.En, pair.Es), pair.One, pair.Other));
    }

    private static OneSignature Signature(SignOn signOn) => new(
        signOn.Id, signOn.Status, string.Join(", ", new[] { signOn.SignatoryName, signOn.SignatoryTitle }.Where(part => part.Length > 0)),
        signOn.ListedAt ?? signOn.ConfirmedAt ?? signOn.CreatedAt);

    private static MergeSide SideOf(Organization organization) => new(
        organization.Id, organization.Version, organization.Slug, organization.Name, organization.City, organization.State, organization.Status, organization.Verification,
        organization.IsSample);

    /// <summary>What only one of them knows is kept, unless nobody looked whether it is true. Sources are put together: none of them is lost.</summary>
    private static IEnumerable<DifferingDetail> Differing(Organization merged, Organization standing)
    {
        var isUnsure = merged.Verification < VerificationLevel.OrganizerVerified && standing.Verification is VerificationLevel.OrganizerVerified;
        var (one, other) = (OrganizationFields.Of(OrganizationFields.DetailsOf(merged)), OrganizationFields.Of(OrganizationFields.DetailsOf(standing)));
        return OrganizationFields.All.Where(field => field != OrganizationFields.Sources && one[field].Length > 0 && one[field] != other[field])
            .Select(field => new DifferingDetail(field, one[field], other[field], other[field].Length == 0 && !(isUnsure && IsDoor(field))));
    }

    /// <summary>Whose website and public address an organization has decides who may sign for it and who is told: anybody can type them.</summary>
    private static bool IsDoor(string field) => field is SignOnFields.Website or SignOnFields.PublicEmail;

    private static async Task<MergeMoves> MovesAsync(CampaignDbContext db, Guid id, CancellationToken ct) => new(
        await db.SignOns.CountAsync(s => s.OrganizationId == id, ct),
        await db.SignOnRequests.CountAsync(r => r.OrganizationId == id, ct),
        await db.Contacts.CountAsync(c => c.OrganizationId == id, ct),
        await db.Contacts.Speaking().CountAsync(c => c.OrganizationId == id, ct),
        await db.Set<EventHost>().CountAsync(h => h.OrganizationId == id, ct));
}
