using CampaignTracker.Data.History;

namespace CampaignTracker.Data.Events;

/// <content>One time of an event that comes again.</content>
public sealed partial class CampaignEvent
{
    /// <summary>The series that it is one time of; null otherwise.</summary>
    public Guid? SeriesId { get; private set; }

    /// <summary>The series, where loaded.</summary>
    public EventSeries? Series { get; private set; }

    /// <summary>The day of the series' rule that it stands for, wherever it was moved since; null where it is no part of a series.</summary>
    public DateOnly? OccurrenceDate { get; private set; }

    /// <summary>Somebody proposes one time of a series.</summary>
    /// <param name="series">The series.</param>
    /// <param name="date">A day of its rule that is not skipped.</param>
    /// <param name="details">What it says of itself.</param>
    /// <param name="place">Where it is.</param>
    /// <param name="by">Who proposes it.</param>
    /// <param name="at">When (UTC).</param>
    /// <exception cref="DomainException">The day is none of the series, or a detail is missing, too long or not of its kind.</exception>
    public static CampaignEvent Propose(EventSeries series, DateOnly date, EventDetails details, EventPlace place, Actor by, DateTime at)
    {
        if (!series.Dates.Contains(date))
            throw new DomainException("The day is none of the series.");
        var proposed = Propose(details, series.ScheduleOn(date), place, by, at, series.IsSample);
        (proposed.Series, proposed.SeriesId, proposed.OccurrenceDate) = (series, series.Id, date);
        return proposed;
    }
}
