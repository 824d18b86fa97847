using CampaignTracker.Data.History;

namespace CampaignTracker.Data.Events;

/// <content>What hosts tell of it afterwards.</content>
public sealed partial class CampaignEvent
{
    /// <summary>People at one event at most.</summary>
    public const int MostTurnout = 2_000_000;

    /// <summary>Links to press, and as many to pictures, at most.</summary>
    public const int MostCoverage = 10;

    /// <summary>How many came, as the hosts say; null where they did not.</summary>
    public int? Turnout { get; private set; }

    /// <summary>UTC; null before the hosts told of it.</summary>
    public DateTime? ReportedAt { get; private set; }

    /// <summary>What the press wrote of it.</summary>
    public IReadOnlyList<Source> Press { get; private set; } = [];

    /// <summary>Where pictures of it are.</summary>
    public IReadOnlyList<Source> Pictures { get; private set; } = [];

    /// <summary>Hosts tell how it was, or correct what they told.</summary>
    /// <param name="turnout">How many came; null where nobody counted.</param>
    /// <param name="press">What the press wrote.</param>
    /// <param name="pictures">Where pictures are.</param>
    /// <param name="by">Who tells.</param>
    /// <param name="at">When (UTC).</param>
    /// <exception cref="IllegalTransitionException">It is not published.</exception>
    /// <exception cref="DomainException">It has not begun, the number is none, a link has no address, or there are too many.</exception>
    public void Report(int? turnout, IReadOnlyList<Source> press, IReadOnlyList<Source> pictures, Actor by, DateTime at)
    {
        Allow("reported", EventStatus.Published);
        if (at < StartsAt)
            throw new DomainException("An event is reported after it has begun.");
        if (turnout is < 0 or > MostTurnout)
            throw new DomainException($"A turnout is a number from 0 to {MostTurnout}.");
        if (press.Count > MostCoverage || pictures.Count > MostCoverage)
            throw new DomainException($"An event has {MostCoverage} links of a kind at most.");
        if (press.Concat(pictures).Any(link => link.Url is null))
            throw new DomainException("A link has an address.");
        (Turnout, Press, Pictures, ReportedAt) = (turnout, press, pictures, at);
        Remember("reported", by, at);
    }
}
