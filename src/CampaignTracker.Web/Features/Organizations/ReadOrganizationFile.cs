using CampaignTracker.Data;
using CampaignTracker.Data.Events;
using CampaignTracker.Data.Letters;
using CampaignTracker.Data.Organizations;
using CampaignTracker.Web.Features.Organizers;
using CampaignTracker.Web.Features.SignOns;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Features.Organizations;

/// <summary>Everything that organizers know of one organization. Who may only read sees neither contacts nor private names, nor notes that may tell of people.</summary>
public sealed class ReadOrganizationFile(IDbContextFactory<CampaignDbContext> contexts, ActingOrganizer acting)
{
    private const int Most = 50;

    /// <returns>Without facts where there is none.</returns>
    public async Task<OrganizationFile> ReadAsync(Guid id, CancellationToken ct)
    {
        var seesContacts = await acting.ForAsync(OrganizerPolicies.Organizes) is not null;
        await using var db = await contexts.CreateDbContextAsync(ct);
        var organization = await db.Organizations.AsNoTracking().Include(o => o.Sectors).Include(o => o.MergedInto).SingleOrDefaultAsync(o => o.Id == id, ct);
        if (organization is null)
            return new OrganizationFile(null, [], [], [], seesContacts);
        var facts = new OrganizationFileFacts(
            id, organization.Slug, OrganizationFields.DetailsOf(organization), organization.Status, organization.Verification, organization.Trusted,
            seesContacts ? organization.VerificationEvidence : null, seesContacts ? organization.DeclineReason ?? organization.WithdrawalNote : null, organization.CreatedAt, organization.ListedAt, organization.WithdrawnAt,
            organization.MergedInto is { } other ? new NamedOrganization(other.Id, other.Name) : null, organization.IsSample);
        return new OrganizationFile(
            facts,
            await SignOnsAsync(db, id, seesContacts, ct),
            seesContacts ? await ContactsAsync(db, id, ct) : [],
            await EventsAsync(db, id, ct),
            seesContacts);
    }

    private static Task<List<FileSignOn>> SignOnsAsync(CampaignDbContext db, Guid id, bool seesContacts, CancellationToken ct) => (
        from signOn in db.SignOns
        where signOn.OrganizationId == id
        join letter in db.Letters on signOn.LetterId equals letter.Id
        orderby signOn.Id descending
        select new FileSignOn(
            signOn.Id, signOn.RequestId, letter.Slug, new BilingualText(letter.Title.En, letter.Title.Es), signOn.Status, signOn.Origin,
            seesContacts ? signOn.OriginNote : null, seesContacts ? signOn.DeclineReason ?? signOn.WithdrawalNote : null,
            seesContacts || signOn.ShowSignatoryName ? signOn.SignatoryName : "", seesContacts || signOn.ShowSignatoryTitle ? signOn.SignatoryTitle : "",
            signOn.ShowSignatoryName, signOn.ShowSignatoryTitle, signOn.ConfirmedAt ?? signOn.ListedAt ?? signOn.CreatedAt)).Take(Most).ToListAsync(ct);

    private static Task<List<FileContact>> ContactsAsync(CampaignDbContext db, Guid id, CancellationToken ct) => db.Contacts
        .Where(c => c.OrganizationId == id && c.ErasedAt == null).OrderByDescending(c => c.Id).Take(Most)
        .Select(c => new FileContact(c.Id, c.Name, c.Title, c.Email, c.Phone, c.Language, c.ConfirmedAt, c.LeftAt)).ToListAsync(ct);

    private static Task<List<FileEvent>> EventsAsync(CampaignDbContext db, Guid id, CancellationToken ct) => (
        from host in db.Set<EventHost>()
        where host.OrganizationId == id
        join hosted in db.Events on host.EventId equals hosted.Id
        orderby hosted.StartsAt descending
        select new FileEvent(hosted.Id, hosted.Slug, new BilingualText(hosted.Title.En, hosted.Title.Es), hosted.Status, hosted.StartDate, host.Role)).Take(Most).ToListAsync(ct);
}

/// <summary>What organizers know of one organization; without facts where there is none of that id. Contacts, private names and notes are left out for whoever may not see them.</summary>
public sealed record OrganizationFile(
    OrganizationFileFacts? Facts, IReadOnlyList<FileSignOn> SignOns, IReadOnlyList<FileContact> Contacts, IReadOnlyList<FileEvent> Events,
    bool SeesContacts);

/// <summary>How it stands: what its verification rests on, why it was declined or taken off the roster, what it was merged into.</summary>
public sealed record OrganizationFileFacts(
    Guid Id, string Slug, OrganizationDetails Details, OrganizationStatus Status, VerificationLevel Verification, bool Trusted, string? Evidence, string? Why,
    DateTime CreatedAt, DateTime? ListedAt, DateTime? WithdrawnAt, NamedOrganization? MergedInto, bool IsSample)
{
    public string Path => OrganizationPaths.Of(Id);

    /// <summary>As far as others are compared with it.</summary>
    public Likened Likened => new(Id, Details.Name, Details.State, Details.Website);

    public OrganizationStanding Standing => new(Id, Status, Verification, Trusted);
}

public sealed record NamedOrganization(Guid Id, string Name);

/// <summary>One of its sign-ons: where an organizer who keyed it in has it from, why it was declined or taken back, whether its signatory's name and title are shown, when (UTC) it was confirmed, kept or asked for.</summary>
public sealed record FileSignOn(
    Guid Id, Guid? RequestId, string Slug, BilingualText Title, SignOnStatus Status, SignOnOrigin Origin, string? Note, string? Why,
    string SignatoryName, string SignatoryTitle, bool ShowsName, bool ShowsTitle, DateTime Since)
{
    public bool ShowsSignatory => ShowsName || ShowsTitle;

    /// <summary>What of the signatory stands here and is not public.</summary>
    public HiddenPart Hidden => (SignatoryName.Length > 0 && !ShowsName, SignatoryTitle.Length > 0 && !ShowsTitle) switch
    {
        (false, false) => HiddenPart.Nothing,
        (true, false) when ShowsTitle && SignatoryTitle.Length > 0 => HiddenPart.Name,
        (false, true) when ShowsName && SignatoryName.Length > 0 => HiddenPart.Title,
        _ => HiddenPart.All,
    };
}

/// <summary>What of a signatory is not public.</summary>
public enum HiddenPart
{
    /// <summary>All that is kept may be shown.</summary>
    Nothing,

    /// <summary>The name.</summary>
    Name,

    /// <summary>The title.</summary>
    Title,

    /// <summary>All that is kept.</summary>
    All,
}

public sealed record FileContact(Guid Id, string Name, string Title, string Email, string Phone, Language Language, DateTime? ConfirmedAt, DateTime? LeftAt);

public sealed record FileEvent(Guid Id, string Slug, BilingualText Title, EventStatus Status, DateOnly Date, HostRole Role);
