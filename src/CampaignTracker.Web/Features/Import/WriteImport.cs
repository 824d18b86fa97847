using System.Globalization;
using CampaignTracker.Data;
using CampaignTracker.Data.Events;
using CampaignTracker.Data.History;
using CampaignTracker.Data.Letters;
using CampaignTracker.Data.Organizations;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Features.Import;

/// <summary>Writes what a plan takes, some hundred rows at a time, into a transaction that somebody else commits.</summary>
internal sealed class WriteImport(CampaignDbContext db, ImportOrder order, Letter? letter, Actor by, DateTime now)
{
    /// <summary>As the history calls it.</summary>
    public const string Noun = "Import";

    private const int Batch = 500;

    private readonly IReadOnlyList<Source> _sources = order.Url.Length > 0 ? [new Source(order.Note, order.Url)] : [];
    private HashSet<string> _slugs = [];

    public async Task WriteAsync(ImportPlan plan, IProgress<int> progress, CancellationToken ct)
    {
        _slugs = [.. await db.Organizations.Select(o => o.Slug).ToListAsync(ct)];
        var taken = plan.Rows.Where(row => row.Fate is RowFate.New || row.KnownId is not null).ToList();
        var written = 0;
        foreach (var rows in taken.Chunk(Batch))
        {
            // Of what was written before, nothing is needed any more; comparing it with each batch would cost more and more.
            db.ChangeTracker.Clear();
            await AddAsync(rows, written - taken.Count, ct);
            written += rows.Length;
            if (written == taken.Count)
                db.Add(order.Kind is ImportKind.SignOns ? HistoryEntry.About(Noun, "sign-ons-imported", by, now, Told(written)) : HistoryEntry.About(Noun, "organizations-imported", by, now, Told(written)));
            await db.SaveChangesAsync(ct);
            progress.Report(written);
        }
    }

    /// <summary>Where a list comes from may name a person; one that everybody can read is told of.</summary>
    private (string Field, string Value)[] Told(int count) =>
    [
        ("Count", count.ToString(CultureInfo.InvariantCulture)), ("Letter.En", letter?.Title.En ?? ""), ("Letter.Es", letter?.Title.Es ?? ""),
        ("Sources", order.Url.Length > 0 ? $"{order.Note} | {order.Url}" : ""),
    ];

    private async Task AddAsync(PlannedRow[] rows, int before, CancellationToken ct)
    {
        var ids = rows.Select(row => row.KnownId).OfType<Guid>().ToList();
        var known = ids.Count == 0 ? [] : await Known(ids).ToDictionaryAsync(o => o.Id, ct);
        foreach (var (place, row) in rows.Index())
        {
            // A millisecond apart, so that their ids keep the order of the list, which is the one that the API tells.
            var at = now.AddMilliseconds(before + place);
            var organization = row.KnownId is { } id ? known[id] : New(row.Details, at);
            if (order.Kind is ImportKind.SignOns)
                db.Add(Sign(row.KnownId is null ? organization : StillListed(organization), row.Signatory, at));
            else if (row.KnownId is not null)
                organization.FillIn(row.Details, by, at);
        }
    }

    /// <summary>The plan read it a while ago. Where it was merged since, or is in this moment, its signature would be left behind.</summary>
    private Organization StillListed(Organization organization)
    {
        if (organization.Status is not OrganizationStatus.Listed)
            throw new DbUpdateConcurrencyException("It left the roster since the plan was made.");
        db.Hold(organization);
        return organization;
    }

    private IQueryable<Organization> Known(List<Guid> ids) =>
        order.Kind is ImportKind.SignOns ? db.Organizations.Where(o => ids.Contains(o.Id)) : db.Organizations.Include(o => o.Sectors).Where(o => ids.Contains(o.Id));

    private Organization New(OrganizationDetails details, DateTime at)
    {
        var organization = Organization.Import(details with { Sources = _sources }, FreeSlug(details), order.Note, by, at, letter is { IsSample: true });
        db.Add(organization);
        return organization;
    }

    /// <summary>Under a letter of the past sources name the signatories, and nobody is asked whether a person's name may be shown.</summary>
    private SignOn Sign(Organization organization, Signatory signatory, DateTime at) => letter!.OnlyDaysKnownIn is null
        ? letter.Enter(organization, signatory, SignOnOrigin.Import, order.Note, by, at)
        : letter.Keep(organization, [new Source(order.Note, order.Url.Length > 0 ? order.Url : null)], by, at);

    private string FreeSlug(OrganizationDetails details)
    {
        var slug = OrganizationName.Slug(details.Name);
        if (!_slugs.Add(slug))
        {
            var tail = $"-{ShortCode.Draw()}";
            slug = slug[..Math.Min(slug.Length, Organization.SlugMaxLength - tail.Length)].TrimEnd('-') + tail;
            _slugs.Add(slug);
        }

        return slug;
    }
}
