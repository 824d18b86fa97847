using CampaignTracker.Data;
using CampaignTracker.Data.Letters;
using CampaignTracker.Data.Organizations;
using CampaignTracker.Web.Features.Organizations;
using CampaignTracker.Web.Features.SignOns;
using CampaignTracker.Web.Platform.Queries;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Features.Export;

/// <summary>Organizations and sign-ons.</summary>
internal static class RosterExports
{
    public static ExportTable Organizations(CampaignDbContext db, ExportQuery query)
    {
        _ = (query.Word<OrganizationStatus>(ListOrganizations.Status), query.Word<Scope>(ListOrganizations.Scope), query.Word<Sector>(ListOrganizations.Sector));
        _ = query.Word<VerificationLevel>(ListOrganizations.Verification);
        query.Choice(ListOrganizations.Trusted, ListOrganizations.Yes, ListOrganizations.No);
        query.Choice(ListOrganizations.Sample, ListOrganizations.Yes, ListOrganizations.No);
        if (query.Text(ListOrganizations.State) != ListOrganizations.NoState)
            _ = query.State(ListOrganizations.State);
        var organizations = ListOrganizations.Fitting(db, query.Grid(
            ListOrganizations.Status, ListOrganizations.State, ListOrganizations.Scope, ListOrganizations.Sector, ListOrganizations.Verification,
            ListOrganizations.Trusted, ListOrganizations.Sample));
        return ExportTable.Of(
            organizations.InRosterOrder().Select(o => new
            {
                o.Id,
                o.Slug,
                o.Name,
                o.ShortName,
                o.City,
                o.State,
                o.PostalCode,
                o.Scope,
                Sectors = o.Sectors.Select(s => s.Sector).ToList(),
                o.Website,
                o.PublicEmail,
                AboutEn = o.About.En,
                AboutEs = o.About.Es,
                o.Status,
                o.Verification,
                o.Trusted,
                o.Sources,
                o.ListedAt,
                o.CreatedAt,
                o.UpdatedAt,
                o.IsSample,
            }).AsAsyncEnumerable(),
            ("id", o => o.Id),
            ("slug", o => o.Slug),
            ("name", o => o.Name),
            ("short_name", o => o.ShortName),
            ("city", o => o.City),
            ("state", o => o.State),
            ("zip", o => o.PostalCode),
            ("scope", o => Wire.Name(o.Scope)),
            ("sectors", o => string.Join("; ", o.Sectors.Order().Select(Wire.Name))),
            ("website", o => o.Website),
            ("public_email", o => o.PublicEmail),
            ("about_en", o => o.AboutEn),
            ("about_es", o => o.AboutEs),
            ("status", o => Wire.Name(o.Status)),
            ("verification", o => Wire.Name(o.Verification)),
            ("is_trusted", o => o.Trusted),
            ("sources", o => Exports.Sources(o.Sources)),
            ("listed_at", o => o.ListedAt),
            ("created_at", o => o.CreatedAt),
            ("updated_at", o => o.UpdatedAt),
            ("is_sample", o => o.IsSample));
    }

    /// <summary>Who stands under a letter's newest text.</summary>
    public static ExportTable Signatories(CampaignDbContext db, ExportQuery query)
    {
        var letter = query.Text("letter");
        var versions = db.Letters.Where(l => letter == "" || l.Slug == letter).NewestVersionOf(db.LetterVersions).Select(v => v.Id);
        var status = query.Word<SignOnStatus>("status") ?? SignOnStatus.Listed;
        var signOns = db.SignOns.AsNoTracking().Where(s => versions.Contains(s.LetterVersionId) && s.Status == status);
        if (query.State("state") is { } state)
            signOns = signOns.Where(s => s.Organization!.State == state);
        return Table(db, signOns.OrderBy(s => s.Id));
    }

    /// <summary>What waits for an organizer, as its page lists it.</summary>
    public static ExportTable Waiting(CampaignDbContext db, ExportQuery query) =>
        Table(db, ReadWaitingSignOns.Waiting(db, query.Word<QueueList>("list") ?? QueueList.ToReview).AsNoTracking().OrderBy(s => s.Id));

    /// <summary>Every sign-on, as its list is narrowed.</summary>
    public static ExportTable SignOns(CampaignDbContext db, ExportQuery query)
    {
        _ = (query.Word<SignOnStatus>(ListSignOns.Status), query.Word<SignOnOrigin>(ListSignOns.Origin), query.State(ListSignOns.State));
        return Table(db, ListSignOns.Fitting(db, query.Grid(ListSignOns.Letter, ListSignOns.Status, ListSignOns.Origin, ListSignOns.State)).OrderBy(s => s.Id));
    }

    private static ExportTable Table(CampaignDbContext db, IQueryable<SignOn> signOns) => ExportTable.Of(
        signOns.Join(db.Letters, s => s.LetterId, l => l.Id, (s, l) => new
        {
            s.Id,
            Letter = l.Slug,
            s.Organization!.Name,
            s.Organization.ShortName,
            s.Organization.City,
            s.Organization.State,
            s.Organization.PostalCode,
            s.Organization.Scope,
            s.Organization.Website,
            SignatoryName = s.ShowSignatoryName ? s.SignatoryName : "",
            SignatoryTitle = s.ShowSignatoryTitle ? s.SignatoryTitle : "",
            s.ShowSignatoryName,
            s.ShowSignatoryTitle,
            s.Status,
            s.Origin,
            s.CreatedAt,
            s.ConfirmedAt,
            s.ListedAt,
            s.IsSample,
        }).AsAsyncEnumerable(),
        ("id", s => s.Id),
        ("letter", s => s.Letter),
        ("name", s => s.Name),
        ("short_name", s => s.ShortName),
        ("city", s => s.City),
        ("state", s => s.State),
        ("zip", s => s.PostalCode),
        ("scope", s => Wire.Name(s.Scope)),
        ("website", s => s.Website),
        ("signatory_name", s => s.SignatoryName),
        ("signatory_title", s => s.SignatoryTitle),
        ("show_name", s => s.ShowSignatoryName),
        ("show_title", s => s.ShowSignatoryTitle),
        ("status", s => Wire.Name(s.Status)),
        ("origin", s => Wire.Name(s.Origin)),
        ("created_at", s => s.CreatedAt),
        ("confirmed_at", s => s.ConfirmedAt),
        ("listed_at", s => s.ListedAt),
        ("is_sample", s => s.IsSample));
}
