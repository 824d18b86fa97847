using CampaignTracker.Data;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Features.History;

/// <summary>What things are called whose history is read. Names nobody but organizers, whom their colleagues know.</summary>
internal static class HistorySubjects
{
    /// <returns>Null for what is gone, and for what bears no name.</returns>
    public static async Task<HistorySubject?> SubjectAsync(this CampaignDbContext db, HistoryNoun noun, Guid id, CancellationToken ct) => noun switch
    {
        HistoryNoun.Organization => await db.Organizations.Where(o => o.Id == id).Select(o => new HistorySubject(new BilingualText(o.Name, ""), o.IsSample)).SingleOrDefaultAsync(ct),
        HistoryNoun.Letter => await db.Letters.Where(l => l.Id == id).Select(l => new HistorySubject(new BilingualText(l.Title.En, l.Title.Es), l.IsSample)).SingleOrDefaultAsync(ct),
        HistoryNoun.CampaignEvent => await db.Events.Where(e => e.Id == id).Select(e => new HistorySubject(new BilingualText(e.Title.En, e.Title.Es), e.IsSample)).SingleOrDefaultAsync(ct),
        HistoryNoun.DayOfAction => await db.DaysOfAction.Where(d => d.Id == id).Select(d => new HistorySubject(new BilingualText(d.Name.En, d.Name.Es), d.IsSample)).SingleOrDefaultAsync(ct),
        HistoryNoun.Milestone => await db.Milestones.Where(m => m.Id == id).Select(m => new HistorySubject(new BilingualText(m.Title.En, m.Title.Es), m.IsSample)).SingleOrDefaultAsync(ct),
        HistoryNoun.Agency => await db.Agencies.Where(a => a.Id == id).Select(a => new HistorySubject(new BilingualText(a.Name, ""), a.IsSample)).SingleOrDefaultAsync(ct),
        HistoryNoun.Agreement => await db.Agreements.Where(a => a.Id == id).Select(a => new HistorySubject(new BilingualText(a.Agency!.Name, ""), a.IsSample)).SingleOrDefaultAsync(ct),
        HistoryNoun.Organizer => await db.Organizers.Where(o => o.Id == id).Select(o => new HistorySubject(new BilingualText(o.DisplayName, ""), false)).SingleOrDefaultAsync(ct),
        _ => null,
    };
}

/// <param name="Name">What it is called.</param>
/// <param name="IsSample">True for an invented one.</param>
public sealed record HistorySubject(BilingualText Name, bool IsSample);
