using CampaignTracker.Data;
using CampaignTracker.Data.Letters;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Features.History;

/// <summary>What happened to one thing: who, when, what. Names organizations only, never persons: a contact's history outlives its data.</summary>
public sealed class ReadHistory(IDbContextFactory<CampaignDbContext> contexts)
{
    private const int Most = 200;
    private const int MostRelated = 50;

    public async Task<HistoryView> ReadAsync(HistoryNoun noun, Guid id, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var word = noun.ToString();
        var rows = await db.History.Where(h => h.Noun == word && h.NounId == id).NewestFirst().Take(Most).Rows().ToListAsync(ct);
        var (organizationId, related) = noun switch
        {
            HistoryNoun.SignOn => await AroundSignOnAsync(db, id, ct),
            HistoryNoun.SignOnRequest => await AroundRequestAsync(db, id, ct),
            HistoryNoun.Letter => (null, []),
            HistoryNoun.Contact => await AroundContactAsync(db, id, ct),
            HistoryNoun.Organization => await AroundOrganizationAsync(db, id, ct),
            _ => (null, []),
        };
        var subject = organizationId is { } whose ? await db.SubjectAsync(HistoryNoun.Organization, whose, ct) : await db.SubjectAsync(noun, id, ct);
        return new HistoryView(noun, subject, rows, related);
    }

    private static async Task<(Guid? OrganizationId, IReadOnlyList<HistoryLink> Related)> AroundSignOnAsync(CampaignDbContext db, Guid id, CancellationToken ct)
    {
        var signOn = await db.SignOns.Where(s => s.Id == id).Select(s => new { s.OrganizationId, s.RequestId }).SingleOrDefaultAsync(ct);
        if (signOn is null)
            return (null, []);
        var contact = await db.SignOnRequests.Where(r => r.Id == signOn.RequestId).Select(r => (Guid?)r.ContactId).SingleOrDefaultAsync(ct);
        return (signOn.OrganizationId, Links(
            (HistoryNoun.SignOnRequest, signOn.RequestId), (HistoryNoun.Organization, signOn.OrganizationId), (HistoryNoun.Contact, contact)));
    }

    private static async Task<(Guid? OrganizationId, IReadOnlyList<HistoryLink> Related)> AroundRequestAsync(CampaignDbContext db, Guid id, CancellationToken ct)
    {
        var request = await db.SignOnRequests.Where(r => r.Id == id).Select(r => new { r.OrganizationId, r.ContactId }).SingleOrDefaultAsync(ct);
        return request is null ? (null, []) : (request.OrganizationId, [
            .. await SignOnsAsync(db.SignOns.Where(s => s.RequestId == id), db, ct),
            .. Links((HistoryNoun.Organization, request.OrganizationId), (HistoryNoun.Contact, request.ContactId))]);
    }

    private static async Task<(Guid? OrganizationId, IReadOnlyList<HistoryLink> Related)> AroundContactAsync(CampaignDbContext db, Guid id, CancellationToken ct)
    {
        var organization = await db.Contacts.Where(c => c.Id == id).Select(c => (Guid?)c.OrganizationId).SingleOrDefaultAsync(ct);
        var requests = await db.SignOnRequests.Where(r => r.ContactId == id).OrderByDescending(r => r.CreatedAt).Select(r => r.Id).Take(MostRelated).ToListAsync(ct);
        return (organization, [.. Links((HistoryNoun.Organization, organization)), .. requests.Select(request => new HistoryLink(HistoryNoun.SignOnRequest, request, null))]);
    }

    private static async Task<(Guid? OrganizationId, IReadOnlyList<HistoryLink> Related)> AroundOrganizationAsync(CampaignDbContext db, Guid id, CancellationToken ct)
    {
        var contacts = await db.Contacts.Where(c => c.OrganizationId == id).OrderByDescending(c => c.CreatedAt).Select(c => c.Id).Take(MostRelated).ToListAsync(ct);
        return (id, [.. await SignOnsAsync(db.SignOns.Where(s => s.OrganizationId == id), db, ct), .. contacts.Select(contact => new HistoryLink(HistoryNoun.Contact, contact, null))]);
    }

    private static Task<List<HistoryLink>> SignOnsAsync(IQueryable<SignOn> signOns, CampaignDbContext db, CancellationToken ct) => signOns
        .Join(db.Letters, s => s.LetterId, l => l.Id, (s, l) => new { s.Id, s.CreatedAt, l.Title.En, l.Title.Es })
        .OrderByDescending(s => s.CreatedAt).Take(MostRelated)
        .Select(s => new HistoryLink(HistoryNoun.SignOn, s.Id, new BilingualText(s.En, s.Es))).ToListAsync(ct);

    private static HistoryLink[] Links(params (HistoryNoun Noun, Guid? Id)[] each) =>
        [.. each.Where(one => one.Id is not null).Select(one => new HistoryLink(one.Noun, one.Id!.Value, null))];
}

/// <param name="Noun">What kind of thing.</param>
/// <param name="Subject">What it is called, or whose it is; null once that is gone.</param>
/// <param name="Rows">The newest first.</param>
/// <param name="Related">What has a history of its own.</param>
public sealed record HistoryView(HistoryNoun Noun, HistorySubject? Subject, IReadOnlyList<HistoryRow> Rows, IReadOnlyList<HistoryLink> Related);
