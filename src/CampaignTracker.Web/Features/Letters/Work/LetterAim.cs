using CampaignTracker.Data;
using CampaignTracker.Data.History;
using CampaignTracker.Data.Letters;
using CampaignTracker.Web.Platform.Forms;
using CampaignTracker.Web.Ui.Organize.Editing;
using Microsoft.Extensions.Localization;

namespace CampaignTracker.Web.Features.Letters.Work;

/// <summary>How many organizations are hoped for, and until when.</summary>
public sealed record LetterAim(int? Target, Deadline? Deadline)
{
    /// <summary>The text that was looked at, by its SHA-256: what is opened is what was read.</summary>
    public const string Text = "Text";

    public static LetterAim Of(Letter letter) => new(letter.Target, letter is { DeadlineDate: { } date, DeadlineTime: { } time, DeadlineZone: { } zone }
        ? new Deadline(date, time, zone, letter.DeadlineAt != LocalTimes.ToUtc(date, time, zone))
        : null);

    public static Dictionary<string, string> Fields(Letter letter, string ownZone)
    {
        var fields = MomentSheet.Fields(letter.DeadlineDate, letter.DeadlineTime, letter.DeadlineZone, letter.DeadlineAt, ownZone);
        fields[LetterDetailsSheet.Target] = LetterDetailsSheet.Number(letter.Target);
        return fields;
    }

    /// <summary>The same, and the text that is frozen with it.</summary>
    public static Dictionary<string, string> FieldsWithText(Letter letter, string ownZone) =>
        new(Fields(letter, ownZone)) { [Text] = LetterVersion.HashOf(letter.DraftText) };

    /// <returns>Null where something is amiss.</returns>
    public static LetterAim? Read(Sheet sheet, DateTime now, FormErrors errors, IStringLocalizer<LetterWorkText> text)
    {
        var target = LetterDetailsSheet.ReadTarget(sheet, errors, text);
        var deadline = MomentSheet.Read(sheet, needsTime: true, errors, text) is { Time: { } time } moment ? new Deadline(moment.Date, time, moment.TimeZone, moment.IsSecond) : null;
        if (deadline?.At <= now)
            errors.Add(MomentSheet.Date, text["Deadline_Passed"]);
        return errors.IsEmpty ? new LetterAim(target, deadline) : null;
    }

    public LetterGoal Goal => new(Target, Deadline);

    /// <summary>Takes the step that it needs, and none where it is so already.</summary>
    public void Give(Letter letter, Actor by, DateTime at)
    {
        var before = Of(letter);
        if (before.Target != Target && before.Deadline != Deadline)
            letter.Aim(Goal, by, at);
        else if (before.Target != Target)
            letter.Aim(Target, by, at);
        else if (before.Deadline != Deadline)
            letter.MoveDeadline(Deadline, by, at);
    }
}
