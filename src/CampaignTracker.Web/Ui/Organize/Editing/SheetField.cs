using Microsoft.AspNetCore.Components;

namespace CampaignTracker.Web.Ui.Organize.Editing;

/// <summary>What all fields of a sheet have: a label, an optional hint, and what is amiss.</summary>
public abstract class SheetField : ComponentBase
{
    private readonly string _id = $"f-{Guid.NewGuid():n}";

    /// <summary>Takes the focus when the summary's line is chosen.</summary>
    protected ElementReference Input { get; set; }

    [CascadingParameter]
    public required Editing Page { get; set; }

    [Parameter, EditorRequired]
    public required Sheet Sheet { get; set; }

    /// <summary>Its name on the sheet.</summary>
    [Parameter, EditorRequired]
    public required string Field { get; set; }

    [Parameter]
    public string? Hint { get; set; }

    protected string Id => _id;

    protected string HintId => $"{_id}-hint";

    protected string ErrorId => $"{_id}-error";

    protected string Label => Page.Label(Field);

    protected string? Error => Page.ErrorFor(Field);

    protected string? DescribedBy => string.Join(' ', new[] { Hint is null ? null : HintId, Error is null ? null : ErrorId }.OfType<string>()) is { Length: > 0 } ids ? ids : null;

    protected string? Invalid => Error is null ? null : "true";

    protected override void OnInitialized() => Page.Register(Field, () => Input.FocusAsync());

    protected void Type(string? value)
    {
        if (Sheet[Field] == (value ?? ""))
            return;
        Sheet[Field] = value ?? "";
        Page.Typed();
    }
}
