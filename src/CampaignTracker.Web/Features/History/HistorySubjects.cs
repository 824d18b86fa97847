using CampaignTracker.Data;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Features.History;

/// <summary>What things are called whose history is read, or whose they are. Names nobody but organizers, whom their colleagues know.</summary>
internal static class HistorySubjects
{
    /// <returns>Null for what is gone, and for what bears no name.</returns>
    public static async Task<HistorySubject?> SubjectAsync(this CampaignDbContext db, HistoryNoun noun, Guid id, CancellationToken ct) =>
        Subjects(db, noun) is { } subjects ? await subjects.SingleOrDefaultAsync(subject => subject.Id == id, ct) : null;

    /// <summary>The rows with the names of what they happened to.</summary>
    public static async Task<IReadOnlyList<HistoryRow>> NamedAsync(this CampaignDbContext db, IReadOnlyList<HistoryRow> rows, CancellationToken ct)
    {
        var names = new Dictionary<Guid, BilingualText>();
        foreach (var alike in rows.Where(row => row.Link is not null).GroupBy(row => row.Link!.Noun, row => row.NounId))
        {
            var ids = alike.Distinct().ToList();
            foreach (var subject in Subjects(db, alike.Key) is { } subjects ? await subjects.Where(subject => ids.Contains(subject.Id)).ToListAsync(ct) : [])
                names[subject.Id] = subject.Name;
        }

        return [.. rows.Select(row => row with { Name = names.GetValueOrDefault(row.NounId) })];
    }

    private static IQueryable<HistorySubject>? Subjects(CampaignDbContext db, HistoryNoun noun) => noun switch
    {
        HistoryNoun.Organization => db.Organizations.Select(o => new HistorySubject { Id = o.Id, Name = new BilingualText(o.Name, ""), IsSample = o.IsSample }),
        HistoryNoun.Contact => db.Contacts.Select(c => new HistorySubject { Id = c.Id, Name = new BilingualText(c.Organization!.Name, ""), IsSample = c.IsSample }),
        HistoryNoun.SignOn => db.SignOns.Select(s => new HistorySubject { Id = s.Id, Name = new BilingualText(s.Organization!.Name, ""), IsSample = s.IsSample }),
        HistoryNoun.SignOnRequest => db.SignOnRequests.Select(r => new HistorySubject { Id = r.Id, Name = new BilingualText(r.Organization!.Name, ""), IsSample = r.IsSample }),
        HistoryNoun.Letter => db.Letters.Select(l => new HistorySubject { Id = l.Id, Name = new BilingualText(l.Title.En, l.Title.Es), IsSample = l.IsSample }),
        HistoryNoun.CampaignEvent => db.Events.Select(e => new HistorySubject { Id = e.Id, Name = new BilingualText(e.Title.En, e.Title.Es), IsSample = e.IsSample }),
        HistoryNoun.HostInvitation => db.HostInvitations.Select(i => new HistorySubject { Id = i.Id, Name = new BilingualText(i.Organization!.Name, ""), IsSample = i.IsSample }),
        HistoryNoun.EventProposal => db.EventProposals.Select(p => new HistorySubject { Id = p.Id, Name = new BilingualText(p.Organization!.Name, ""), IsSample = p.IsSample }),
        HistoryNoun.DayOfAction => db.DaysOfAction.Select(d => new HistorySubject { Id = d.Id, Name = new BilingualText(d.Name.En, d.Name.Es), IsSample = d.IsSample }),
        HistoryNoun.Milestone => db.Milestones.Select(m => new HistorySubject { Id = m.Id, Name = new BilingualText(m.Title.En, m.Title.Es), IsSample = m.IsSample }),
        HistoryNoun.Agency => db.Agencies.Select(a => new HistorySubject { Id = a.Id, Name = new BilingualText(a.Name, ""), IsSample = a.IsSample }),
        HistoryNoun.Agreement => db.Agreements.Select(a => new HistorySubject { Id = a.Id, Name = new BilingualText(a.Agency!.Name, ""), IsSample = a.IsSample }),
        HistoryNoun.Organizer => db.Organizers.Select(o => new HistorySubject { Id = o.Id, Name = new BilingualText(o.DisplayName, ""), IsSample = false }),
        _ => null,
    };
}

/// <summary>What a history is about.</summary>
public sealed record HistorySubject
{
    public required Guid Id { get; init; }

    /// <summary>What it is called.</summary>
    public required BilingualText Name { get; init; }

    /// <summary>True for an invented one.</summary>
    public required bool IsSample { get; init; }
}
