using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using CampaignTracker.Web.Features.Events.Planning;
using CampaignTracker.Web.Platform.Forms;
using CampaignTracker.Web.Ui.Organize.Editing;

namespace CampaignTracker.Web.Features.Events.Proposing;

/// <summary>The form that proposes an event, as it was sent or as it was kept until its organization's contact answers.</summary>
public sealed class ProposalForm(Func<string, IReadOnlyList<string>> values)
{
    /// <summary>What its stamps are good for (<see cref="FormStamps"/>).</summary>
    public const string Purpose = "propose-event";

    private static readonly string[] Several = [EventFields.Languages, EventFields.Access];

    private static readonly string[] OfEvent =
    [
        .. EventFields.OfDetails.Where(field => field is not EventFields.ReportedHostEn and not EventFields.ReportedHostEs),
        .. EventFields.OfTime, .. EventFields.OfPlace,
    ];

    private static readonly JsonSerializerOptions Kept = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static ProposalForm Of(PostedForm posted) => new(posted.Texts);

    /// <summary>What <see cref="ToJson"/> kept.</summary>
    public static ProposalForm Of(string json)
    {
        var kept = JsonSerializer.Deserialize<Dictionary<string, string[]>>(json) ?? [];
        return new(name => kept.GetValueOrDefault(name, []));
    }

    /// <summary>The fields of the event, as its sheet has them. Who hosts it is never read of a form.</summary>
    public Sheet Sheet { get; } = SheetOf(values);

    /// <summary>The id of the organization that was chosen; empty before.</summary>
    public string Organization => Text(ProposalFields.Organization);

    /// <summary>By what it is looked for.</summary>
    public string OrganizationName => Text(ProposalFields.OrganizationName);

    public string Repeats => Text(ProposalFields.Repeats);

    public string Every => Text(ProposalFields.Every);

    public string Until => Text(ProposalFields.Until);

    /// <summary>The days of the rule that are left out.</summary>
    public IReadOnlyList<string> Skipped => values(ProposalFields.LeaveOut);

    /// <summary>The day of action that it is counted to; empty for none.</summary>
    public string Day => Text(EventFields.DayOfAction);

    /// <summary>What was asked, by name.</summary>
    public IReadOnlyList<string> Asked => values(ProposalFields.Asked);

    /// <summary>True where all that was asked is right.</summary>
    public bool IsSure => Text(ProposalFields.Sure) == "true";

    /// <summary>True where it is counted to the day of action that covers it, unless somebody said otherwise.</summary>
    public bool IsOfDay => Text(ProposalFields.Seen).Length == 0 || Day.Length > 0;

    public bool IsTrapFilled => Text(ProposalFields.Trap).Length > 0;

    /// <summary>To which day one of the rule was moved; empty where it was not.</summary>
    public string MovedTo(DateOnly date) => Text(ProposalFields.MoveOf(date));

    /// <summary>The answers once more, as fields.</summary>
    public IEnumerable<(string Name, string Value)> Fields =>
        OfEvent.Concat([ProposalFields.Organization, ProposalFields.OrganizationName, ProposalFields.Repeats, ProposalFields.Every, ProposalFields.Until])
            .SelectMany(name => values(name).Where(value => value.Length > 0).Select(value => (name, value)));

    /// <summary>For the time until the organization's contact answers.</summary>
    /// <param name="dates">The days of its rule.</param>
    public string ToJson(IEnumerable<DateOnly> dates)
    {
        string[] more = [ProposalFields.LeaveOut, EventFields.DayOfAction, .. dates.Select(ProposalFields.MoveOf)];
        var all = Fields.Where(field => field.Name is not ProposalFields.Organization and not ProposalFields.OrganizationName).Concat(more.SelectMany(name => values(name).Where(value => value.Length > 0).Select(value => (Name: name, Value: value))));
        return JsonSerializer.Serialize(all.GroupBy(field => field.Name).ToDictionary(one => one.Key, one => one.Select(field => field.Value).ToArray()), Kept);
    }

    private string Text(string name) => values(name) is [var first, ..] ? first : "";

    private static Sheet SheetOf(Func<string, IReadOnlyList<string>> values)
    {
        var sheet = new Sheet(EventFields.Blank());
        foreach (var field in OfEvent)
        {
            if (values(field) is { Count: > 0 } typed)
                sheet[field] = Several.Contains(field) ? string.Join(',', typed) : typed[0];
        }

        return sheet;
    }
}

/// <summary>The names of the form's fields beside those of <see cref="EventFields"/>, which are their ids on the page too.</summary>
public static class ProposalFields
{
    public const string Organization = "organization";
    public const string OrganizationName = "organization_name";

    /// <summary>By what it comes again: one of the values below, or empty.</summary>
    public const string Repeats = "repeats";

    public const string Weekly = "weekly";
    public const string Monthly = "monthly";
    public const string MonthlyLast = "monthly-last";

    public const string Every = "every";
    public const string Until = "until";
    public const string LeaveOut = "leave_out";
    public const string Asked = "asked";
    public const string Sure = "sure";

    /// <summary>True where it was shown as it is read.</summary>
    public const string Seen = "seen";

    /// <summary>What the pressed button asks for: one of the values below.</summary>
    public const string Step = "step";

    public const string Look = "look";
    public const string Change = "change";
    public const string Send = "send";

    /// <summary>Looks like a field to a program that fills all it finds.</summary>
    public const string Trap = "comments";

    /// <summary>The form's stamp (<see cref="FormStamps"/>).</summary>
    public const string Stamp = "form";

    /// <summary>The field that moves one day of the rule.</summary>
    public static string MoveOf(DateOnly date) => $"move-{Written(date)}";

    public static string Written(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
