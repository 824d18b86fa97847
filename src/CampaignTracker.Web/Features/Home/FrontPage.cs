using CampaignTracker.Data;
using CampaignTracker.Web.Features.Events;
using CampaignTracker.Web.Features.Letters;
using CampaignTracker.Web.Features.Organizations;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Features.Home;

/// <summary>What the front page tells: the letter the campaign is known for, what is next, and a few plain numbers.</summary>
public sealed class FrontPage(
    IDbContextFactory<CampaignDbContext> contexts, ListLetters letters, UpcomingEvents events, KnownOrganizations organizations, TimeProvider clock)
{
    private const int EventCount = 5;

    public async Task<FrontPageView> ReadAsync(CancellationToken ct)
    {
        var all = await letters.AllAsync(ct);
        var roster = await organizations.CountAsync(ct);
        var (eventCount, changesAt) = await events.CountAsync(ct);

        await using var db = await contexts.CreateDbContextAsync(ct);
        return new FrontPageView(
            Leading(all),
            all.Open,
            await events.NextToTakePlaceAsync(ct),
            await events.NextAsync(EventCount, ct),
            eventCount,
            changesAt,
            roster.Listed,
            roster.ByState.Count,
            await db.AgreementCounts.OrderByDescending(c => c.Date).Select(c => new AgreementFigure(c.Date, c.Agreements)).FirstOrDefaultAsync(ct),
            clock.UtcNow());
    }

    /// <summary>A real letter before samples, then an open one, then the one that most signed.</summary>
    private static LetterRow? Leading(LetterList letters) =>
        letters.Open.Select(letter => (letter, isOpen: true)).Concat(letters.Past.Select(letter => (letter, isOpen: false)))
            .OrderBy(l => l.letter.IsSample).ThenByDescending(l => l.isOpen).ThenByDescending(l => l.letter.Signatories)
            .Select(l => l.letter).FirstOrDefault();
}

/// <param name="Leading">The letter the page speaks of first; null where none is public.</param>
/// <param name="OpenLetters">Those that can be signed now.</param>
/// <param name="Next">The next event that takes place; null where none is announced.</param>
/// <param name="NextEvents">The first few to come, cancelled and postponed ones among them.</param>
/// <param name="EventCount">How many are to come.</param>
/// <param name="ChangesAt">When the first of them is past (UTC).</param>
/// <param name="RosterCount">Organizations on the roster.</param>
/// <param name="RosterStates">States and territories that they are in.</param>
/// <param name="Agreements">The newest count of 287(g) agreements; null where none is known.</param>
/// <param name="Now">UTC.</param>
public sealed record FrontPageView(
    LetterRow? Leading, IReadOnlyList<LetterRow> OpenLetters, EventCardView? Next, IReadOnlyList<EventCardView> NextEvents, int EventCount, DateTime? ChangesAt,
    int RosterCount, int RosterStates, AgreementFigure? Agreements, DateTime Now);

/// <param name="Date">The day of ICE's list.</param>
/// <param name="Agreements">The agreements on it.</param>
public sealed record AgreementFigure(DateOnly Date, int Agreements);
