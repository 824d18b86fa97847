using CampaignTracker.Data;
using CampaignTracker.Web.Platform.Forms;
using CampaignTracker.Web.Ui.Organize.Editing;
using Microsoft.Extensions.Localization;

namespace CampaignTracker.Web.Features.Events.Planning;

/// <summary>Reads the text fields of a sheet and gathers what is amiss with them.</summary>
internal sealed class SheetErrors(Sheet sheet, IStringLocalizer<PlanningText> text)
{
    private readonly List<FieldError> _errors = [];

    public IReadOnlyList<FieldError> Found => _errors;

    /// <summary>One for each field: the first says enough.</summary>
    public void Add(string field, string message)
    {
        if (!_errors.Exists(error => error.Name == field))
            _errors.Add(new FieldError(field, message));
    }

    /// <summary>One line of text.</summary>
    public string Line(string field, int maxLength) => Within(field, TidyText.OneLine(sheet[field]), maxLength);

    /// <summary>Lines of text in both languages.</summary>
    public BilingualText Lines(string english, string spanish, int maxLength) =>
        new(Within(english, sheet[english].ReplaceLineEndings("\n").Trim(), maxLength), Within(spanish, sheet[spanish].ReplaceLineEndings("\n").Trim(), maxLength));

    /// <summary>One line in both languages.</summary>
    public BilingualText Line(string english, string spanish, int maxLength) => new(Line(english, maxLength), Line(spanish, maxLength));

    private string Within(string field, string typed, int maxLength)
    {
        if (!StorableText.IsStorable(typed))
            Add(field, text["NotStorable"]);
        else if (typed.Length > maxLength)
            Add(field, text["TooLong", maxLength]);
        else
            return typed;
        return "";
    }
}
