namespace CampaignTracker.Data.Organizations;

/// <summary>The questions that pages ask of the roster. Each but <see cref="Matching"/> is answered by an index.</summary>
public static class OrganizationQueries
{
    /// <summary>Those on the public roster.</summary>
    public static IQueryable<Organization> Listed(this IQueryable<Organization> organizations) =>
        organizations.Where(o => o.Status == OrganizationStatus.Listed);

    /// <summary>Those of one state.</summary>
    public static IQueryable<Organization> InState(this IQueryable<Organization> organizations, string state) =>
        organizations.Where(o => o.State == state);

    /// <summary>Those of one reach.</summary>
    public static IQueryable<Organization> OfScope(this IQueryable<Organization> organizations, Scope scope) =>
        organizations.Where(o => o.Scope == scope);

    /// <summary>Those of one field of work.</summary>
    public static IQueryable<Organization> InSector(this IQueryable<Organization> organizations, Sector sector) =>
        organizations.Where(o => o.Sectors.Any(s => s.Sector == sector));

    /// <summary>Those whose names or city hold every word of <paramref name="text"/>, without regard to case and accents. Reads every row.</summary>
    public static IQueryable<Organization> Matching(this IQueryable<Organization> organizations, string text) =>
        FoldedText.Words(text)
            .Aggregate(organizations, (matching, word) => matching.Where(o => o.SearchText.Contains(word)));

    /// <summary>By name, as a reader would look it up.</summary>
    public static IOrderedQueryable<Organization> InRosterOrder(this IQueryable<Organization> organizations) =>
        organizations.OrderBy(o => o.SortKey).ThenBy(o => o.Id);

    /// <summary>Those that come after one in the order of <see cref="InRosterOrder"/>.</summary>
    public static IQueryable<Organization> InRosterAfter(this IQueryable<Organization> organizations, string sortKey, Guid id) =>
        organizations.Where(o => o.SortKey.CompareTo(sortKey) >= 0 && (o.SortKey.CompareTo(sortKey) > 0 || o.Id > id));

    /// <summary>Confirmed contacts who still speak for their organization (<see cref="Contact.Speaks"/>).</summary>
    public static IQueryable<Contact> Speaking(this IQueryable<Contact> contacts) =>
        contacts.Where(c => c.ConfirmedAt != null && c.LeftAt == null && c.ErasedAt == null);

    /// <summary>The one with this address, whatever its state.</summary>
    public static IQueryable<Organization> Named(this IQueryable<Organization> organizations, string slug) =>
        organizations.Where(o => o.Slug == slug);
}
