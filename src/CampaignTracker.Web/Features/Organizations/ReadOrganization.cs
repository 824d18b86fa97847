using CampaignTracker.Data;
using CampaignTracker.Data.Events;
using CampaignTracker.Data.Letters;
using CampaignTracker.Data.Organizations;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Features.Organizations;

/// <summary>
/// One organization as the public sees it. Texts are made anew of their two columns: EF reads the whole row where a complex value is
/// selected as such, drafts and all.
/// </summary>
public sealed class ReadOrganization(IDbContextFactory<CampaignDbContext> contexts, TimeProvider clock)
{
    /// <summary>Follows an address through mergers, each organization once; null where there never was such an address.</summary>
    public async Task<RosterAddress?> FollowAsync(string slug, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var address = await AddressOf(db.Organizations.Named(slug)).SingleOrDefaultAsync(ct);
        var seen = new HashSet<Guid>();
        while (address is { Status: OrganizationStatus.Merged, MergedIntoId: { } next } && seen.Add(address.Id))
            address = await AddressOf(db.Organizations.Where(o => o.Id == next)).SingleOrDefaultAsync(ct);
        return address;
    }

    /// <summary>Reads a listed organization; null where it has left since.</summary>
    public async Task<OrganizationView?> ReadAsync(Guid id, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var facts = await db.Organizations.Listed().Where(o => o.Id == id)
            .Select(o => new OrganizationFacts(
                o.Name, o.ShortName, o.City, o.State, o.Scope, o.Sectors.Select(s => s.Sector).ToList(), new BilingualText(o.About.En, o.About.Es),
                o.Website, o.PublicEmail, o.Verification == VerificationLevel.OrganizerVerified, o.Sources, o.IsSample))
            .SingleOrDefaultAsync(ct);
        if (facts is null)
            return null;

        var now = clock.UtcNow();
        var events = await ReadEventsAsync(db, id, ct);
        return new OrganizationView(
            facts,
            await ReadLettersAsync(db, id, ct),
            [.. events.Where(e => e.PastAt > now).OrderBy(e => e.StartsAt)],
            [.. events.Where(e => e.PastAt <= now).OrderByDescending(e => e.StartsAt)]);
    }

    private static IQueryable<RosterAddress> AddressOf(IQueryable<Organization> organizations) =>
        organizations.Select(o => new RosterAddress(o.Id, o.Name, o.Slug, o.Status, o.MergedIntoId));

    private static async Task<IReadOnlyList<SignedLetter>> ReadLettersAsync(CampaignDbContext db, Guid id, CancellationToken ct)
    {
        var signed = await (
            from signOn in db.SignOns.ListedOf(id)
            join letter in db.Letters.Published() on signOn.LetterId equals letter.Id
            join version in db.LetterVersions on signOn.LetterVersionId equals version.Id
            orderby version.Number descending
            select new SignedLetter(
                letter.Id, letter.Slug, new BilingualText(letter.Title.En, letter.Title.Es),
                letter.Status, letter.DeadlineAt, letter.DeliveredAt, letter.OnlyDaysKnownIn,
                signOn.ConfirmedAt ?? signOn.ListedAt,
                signOn.ShowSignatoryName ? signOn.SignatoryName : "", signOn.ShowSignatoryTitle ? signOn.SignatoryTitle : "",
                signOn.Sources, letter.IsSample)).ToListAsync(ct);

        // Of a letter signed in two versions, the newest signature stands for both.
        return [.. signed.DistinctBy(letter => letter.LetterId).OrderByDescending(letter => letter.OnlyDaysKnownIn is null ? letter.SignedAt : letter.DeliveredAt)];
    }

    /// <summary>Begins at the hosts, whose index finds an organization's; from the events' side each event would be asked for its hosts.</summary>
    private static Task<List<HostedEvent>> ReadEventsAsync(CampaignDbContext db, Guid id, CancellationToken ct) => (
        from host in db.Set<EventHost>().Where(h => h.OrganizationId == id)
        join hosted in db.Events.Shown() on host.EventId equals hosted.Id
        select new HostedEvent(
            hosted.Slug, new BilingualText(hosted.Title.En, hosted.Title.Es), hosted.Type, hosted.Status,
            new EventSchedule(hosted.StartDate, hosted.StartTime, hosted.EndDate, hosted.EndTime, hosted.TimeZone), hosted.StartsAt, hosted.PastAt,
            hosted.City, hosted.State, host.Role, hosted.PreviousStartDate, hosted.PlaceChangedAt, hosted.IsFlagship, hosted.IsSample)).ToListAsync(ct);
}
