using CampaignTracker.Data;
using CampaignTracker.Web.Features.Events.Hosting;
using CampaignTracker.Web.Platform.Forms;

namespace CampaignTracker.Web.Features.Events.Planning;

/// <summary>What an organizer can do with an event besides correcting it.</summary>
public enum EventStep
{
    /// <summary>Everybody sees it.</summary>
    Publish,

    /// <summary>Everybody sees all times of it that are proposed.</summary>
    PublishSeries,

    /// <summary>It is not published; asks for a reason.</summary>
    Decline,

    /// <summary>None of its times that are proposed is published; asks for a reason.</summary>
    DeclineSeries,

    /// <summary>It does not take place; asks for a note.</summary>
    Cancel,

    /// <summary>It does not take place at its time; asks for a note.</summary>
    Postpone,

    /// <summary>A postponed one has its new time; asks for it.</summary>
    Reschedule,

    /// <summary>How it was is told; asks for the turnout and for links.</summary>
    Report,

    /// <summary>The whole day of action looks at it.</summary>
    MarkFlagship,

    /// <summary>It is one of many again.</summary>
    UnmarkFlagship,

    /// <summary>Another one like it; asks for its time.</summary>
    Duplicate,
}

/// <summary>What a step asks for, as it is typed.</summary>
public sealed record EventStepWords
{
    public const string ReasonField = "reason";
    public const string NoteEnField = "note_en";
    public const string NoteEsField = "note_es";

    public string Reason { get; set; } = "";

    public string NoteEn { get; set; } = "";

    public string NoteEs { get; set; } = "";

    public string StartDate { get; set; } = "";

    public string StartTime { get; set; } = "";

    public string EndDate { get; set; } = "";

    public string EndTime { get; set; } = "";

    public string Turnout { get; set; } = "";

    /// <summary>Line by line.</summary>
    public string Press { get; set; } = "";

    /// <summary>Line by line.</summary>
    public string Pictures { get; set; } = "";

    /// <summary>True where a cancellation or postponement is of all later times of the series too.</summary>
    public bool Later { get; set; }

    public BilingualText Note => new(NoteEn.Trim(), NoteEs.Trim());

    /// <summary>The times by the names that they have on the event's own page, with the event's zone; and what a report tells.</summary>
    public string this[string field] => field switch
    {
        EventFields.StartDate => StartDate,
        EventFields.StartTime => StartTime,
        EventFields.EndDate => EndDate,
        EventFields.EndTime => EndTime,
        ReadEventReport.Turnout => Turnout,
        ReadEventReport.Press => Press,
        ReadEventReport.Pictures => Pictures,
        _ => "",
    };
}

/// <summary>What came of a step.</summary>
public enum EventStepResult
{
    /// <summary>It is so now.</summary>
    Done,

    /// <summary>Something is amiss, or asked.</summary>
    Refused,

    /// <summary>Somebody else changed it meanwhile, or it is gone.</summary>
    TooLate,

    /// <summary>The role does not allow it, or the session is over.</summary>
    NotAllowed,

    /// <summary>The site is read-only; nothing was changed.</summary>
    ReadOnly,

    /// <summary>The database did not answer; nothing was changed.</summary>
    NotSaved,
}

/// <param name="Result">Which of them.</param>
/// <param name="Errors">What is amiss or asked, in the reader's language; of a refused step.</param>
/// <param name="Asks">What was asked and is not answered.</param>
/// <param name="OtherId">The event that was made; of a duplicate.</param>
public sealed record EventStepOutcome(EventStepResult Result, IReadOnlyList<FieldError> Errors, IReadOnlyList<EventQuestion> Asks, Guid? OtherId = null)
{
    public static EventStepOutcome Of(EventStepResult result, Guid? otherId = null) => new(result, [], [], otherId);

    public static EventStepOutcome Refused(IReadOnlyList<FieldError> errors, IReadOnlyList<EventQuestion> asks) => new(EventStepResult.Refused, errors, asks);
}
