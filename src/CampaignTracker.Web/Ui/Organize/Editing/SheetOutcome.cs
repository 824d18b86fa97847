using CampaignTracker.Web.Platform.Forms;

namespace CampaignTracker.Web.Ui.Organize.Editing;

/// <summary>What came of saving a sheet.</summary>
/// <param name="Result">Which of them.</param>
public sealed record SheetOutcome(SheetResult Result)
{
    public static SheetOutcome NotAllowed { get; } = new(SheetResult.NotAllowed);

    public static SheetOutcome Gone { get; } = new(SheetResult.Gone);

    public static SheetOutcome NotSaved { get; } = new(SheetResult.NotSaved);

    /// <summary>The version that is stored now; of a saved or met sheet.</summary>
    public int Version { get; private init; }

    /// <summary>Where the page of what was saved is; null stays here.</summary>
    public string? Address { get; private init; }

    /// <summary>What is amiss, in the reader's language; of a refused sheet.</summary>
    public IReadOnlyList<FieldError> Errors { get; private init; } = [];

    /// <summary>Each field as it is stored now; of a met sheet.</summary>
    public IReadOnlyDictionary<string, string> Theirs { get; private init; } = new Dictionary<string, string>();

    /// <summary>Who was quicker, as the history names them; of a met sheet.</summary>
    public string By { get; private init; } = "";

    public static SheetOutcome Saved(int version, string? address = null) => new(SheetResult.Saved) { Version = version, Address = address };

    public static SheetOutcome Refused(IReadOnlyList<FieldError> errors) => new(SheetResult.Refused) { Errors = errors };

    public static SheetOutcome Met(IReadOnlyDictionary<string, string> theirs, int version, string by) => new(SheetResult.Met) { Theirs = theirs, Version = version, By = by };
}

/// <summary>What can come of saving a sheet.</summary>
public enum SheetResult
{
    /// <summary>It is stored.</summary>
    Saved,

    /// <summary>A field is amiss; nothing was changed.</summary>
    Refused,

    /// <summary>A colleague was quicker; nothing was changed.</summary>
    Met,

    /// <summary>The role does not allow it, or the session is over.</summary>
    NotAllowed,

    /// <summary>What was edited is not there any more.</summary>
    Gone,

    /// <summary>The database did not take it; nothing was changed.</summary>
    NotSaved,

    /// <summary>The site is read-only; nothing was changed.</summary>
    ReadOnly,
}
