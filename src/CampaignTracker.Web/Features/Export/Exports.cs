using CampaignTracker.Data;

namespace CampaignTracker.Web.Features.Export;

/// <summary>All lists that can leave the site by a link. They hold what the public sees, and how things stand; no contact, and no name that may not be shown.</summary>
internal static class Exports
{
    public static IReadOnlyList<Export> All { get; } =
    [
        new("organizations", (db, query, _) => RosterExports.Organizations(db, query)),
        new("signatories", (db, query, _) => RosterExports.Signatories(db, query)),
        new("sign_ons", (db, query, _) => RosterExports.SignOns(db, query)),
        new("waiting", (db, query, _) => RosterExports.Waiting(db, query)),
        new("events", CampaignExports.Events),
        new("letters", (db, query, _) => CampaignExports.Letters(db, query)),
        new("milestones", (db, query, _) => CampaignExports.Milestones(db, query)),
        new("agencies", (db, query, _) => CampaignExports.Agencies(db, query)),
        new("agreements", (db, query, _) => CampaignExports.Agreements(db, query)),
    ];

    public static string Sources(IReadOnlyList<Source> sources) =>
        string.Join(" ; ", sources.Select(source => source.Url is null ? source.Title : $"{source.Title} | {source.Url}"));
}

/// <param name="Name">In its address and as the file's name.</param>
/// <param name="Open">Reads it as a query narrows it, at an instant (UTC).</param>
internal sealed record Export(string Name, Func<CampaignDbContext, ExportQuery, DateTime, ExportTable> Open);
