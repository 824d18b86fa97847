namespace CampaignTracker.Web.Features.Letters.Work;

/// <summary>Where organizers find letters.</summary>
public static class LetterPaths
{
    public const string All = "/organize/letters";

    /// <summary>What a new letter is made at; no letter's own address.</summary>
    public const string NewName = "new";

    public const string New = $"{All}/{NewName}";

    public static string Of(string slug) => $"{All}/{slug}";

    public static string Of(string slug, LetterStep step) => $"{All}/{slug}/{step.ToString().ToLowerInvariant()}";
}

/// <summary>What can be done to a letter beside writing its text; each has a page.</summary>
public enum LetterStep
{
    /// <summary>Correct what it says of itself.</summary>
    Details,

    /// <summary>Open a draft for signatures.</summary>
    Open,

    /// <summary>Change target and deadline.</summary>
    Aim,

    /// <summary>Open a closed one again, with the same text.</summary>
    Reopen,

    /// <summary>Open a closed one with a new text.</summary>
    Amend,

    /// <summary>Keep that it was handed over.</summary>
    Deliver,

    /// <summary>Keep what came back.</summary>
    Answer,
}
