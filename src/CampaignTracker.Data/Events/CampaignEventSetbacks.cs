using CampaignTracker.Data.History;

namespace CampaignTracker.Data.Events;

/// <content>When it does not take place, or not then.</content>
public sealed partial class CampaignEvent
{
    /// <summary>It does not take place; it stays public and says so.</summary>
    /// <exception cref="IllegalTransitionException">It is neither published nor postponed.</exception>
    public void Cancel(BilingualText note, Actor by, DateTime at)
    {
        Allow("cancelled", EventStatus.Published, EventStatus.Postponed);
        ChangeNote = note.Within(NoteMaxLength, "The note");
        Status = EventStatus.Cancelled;
        (CancelledAt, ChangedAt) = (at, at);
        Remember("cancelled", by, at);
    }

    /// <summary>It does not take place at its time; the new one is not known yet.</summary>
    /// <exception cref="IllegalTransitionException">It is not published.</exception>
    public void Postpone(BilingualText note, Actor by, DateTime at)
    {
        Allow("postponed", EventStatus.Published);
        ChangeNote = note.Within(NoteMaxLength, "The note");
        (PreviousStartDate, PreviousStartTime) = (StartDate, StartTime);
        (Status, ChangedAt) = (EventStatus.Postponed, at);
        Remember("postponed", by, at);
    }

    /// <summary>A postponed event has its new time, and keeps the one before. What the hosts said of the postponement is over.</summary>
    /// <exception cref="IllegalTransitionException">It is not postponed.</exception>
    /// <exception cref="DomainException">The schedule is no schedule.</exception>
    public void Reschedule(EventSchedule schedule, Actor by, DateTime at)
    {
        Allow("rescheduled", EventStatus.Postponed);
        Take(schedule);
        (Status, ChangeNote, ChangedAt) = (EventStatus.Published, BilingualText.Empty, at);
        Remember("rescheduled", by, at);
    }
}
