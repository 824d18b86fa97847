using CampaignTracker.Data.Events;
using CampaignTracker.Web.Features.Events.Planning;
using CampaignTracker.Web.Features.SignOns;
using CampaignTracker.Web.Platform.Forms;
using Microsoft.Extensions.Localization;

namespace CampaignTracker.Web.Features.Events.Proposing;

/// <summary>Makes an event, or all times of one that comes again, of what was typed, or tells at each field what is amiss.</summary>
public sealed class ReadProposal(ReadEventSheet sheets, ReadEventPlace places, ReadEventTime hours, ReadRepetition repetitions, IStringLocalizer<ProposingText> text)
{
    /// <param name="form">What was typed.</param>
    public ProposalReading Read(ProposalForm form)
    {
        var errors = new FormErrors();
        var typed = sheets.Read(form.Sheet, "");
        foreach (var title in new[] { EventFields.TitleEn, EventFields.TitleEs }.Where(field => IsNoTitle(form.Sheet[field])))
            errors.Add(title, text["Title_HoldsAddress"]);
        foreach (var error in typed.Errors)
            errors.Add(error.Name, error.Message);

        var asks = typed.Asks.ToDictionary();
        var located = places.Locate(form.Sheet);
        Repetition? rule = null;
        IReadOnlyList<ProposedTime> times = [];
        if (typed.Schedule is { } first)
        {
            rule = repetitions.Rule(form, first, errors);
            times = rule is null ? [new ProposedTime(first.StartDate, first, IsSkipped: false)] : repetitions.Times(form, rule, first, errors);
        }

        if (rule is not null)
        {
            // The first time was asked about already, unless it was left out.
            asks.Remove(EventQuestion.TimeSkipped);
            asks.Remove(EventQuestion.TimeTwice);
            asks.Remove(EventQuestion.ZoneElsewhere);
            List<EventSchedule> kept = [.. times.Where(time => !time.IsSkipped).Select(time => time.Schedule)];
            repetitions.Ask(kept, asks);
            kept.ForEach(schedule => hours.AskZone(schedule, located.TimeZone, asks));
        }

        if (errors.IsEmpty && form.ToJson(times.Select(time => time.Date)).Length > EventProposal.AnswersMaxLength)
            errors.Add(EventFields.DescriptionEn, text["TooLong"]);
        return new ProposalReading(typed, located, rule, times, errors, asks);
    }

    private static bool IsNoTitle(string typed) => TidyText.OneLine(typed) is var title && (SignOnRules.HoldsAddress(title) || SignOnRules.BeginsAsFormula(title));
}

/// <summary>What a form proposes.</summary>
/// <param name="Typed">The event; of a series, as its first time.</param>
/// <param name="Located">Where it is, as far as that is known.</param>
/// <param name="Rule">By what it comes again; null where it does not.</param>
/// <param name="Times">All its times, those that are left out among them; empty where the first is amiss.</param>
/// <param name="Errors">What is amiss.</param>
/// <param name="Asks">What may be a slip.</param>
public sealed record ProposalReading(
    EventTyped Typed, LocatedPlace Located, Repetition? Rule, IReadOnlyList<ProposedTime> Times, FormErrors Errors, IReadOnlyDictionary<EventQuestion, FieldError> Asks)
{
    /// <summary>The times at which it takes place.</summary>
    public IReadOnlyList<ProposedTime> Kept => [.. Times.Where(time => !time.IsSkipped)];

    /// <summary>True where nothing is amiss but with single days, which are seen only where they are shown.</summary>
    public bool CanBeShown => Times.Count > 0 && Errors.All.All(error => error.Name == ProposalFields.LeaveOut || Times.Any(time => ProposalFields.MoveOf(time.Date) == error.Name));
}
