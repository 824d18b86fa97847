using CampaignTracker.Data;

namespace CampaignTracker.Web.Platform.Email;

/// <summary>
/// What one mail says, in the order in which it is read. All of it is plain text, one paragraph each: nothing is read as HTML, and line breaks
/// and control characters become spaces, so it may hold what strangers typed.
/// </summary>
public sealed record MailWords
{
    public required Language Language { get; init; }

    public required string Subject { get; init; }

    public required string Greeting { get; init; }

    public required IReadOnlyList<string> Paragraphs { get; init; }

    /// <summary>A list below the paragraphs, such as the letters that are signed.</summary>
    public IReadOnlyList<string> Points { get; init; } = [];

    public MailButton? Button { get; init; }

    /// <summary>More of the same kind, below the first.</summary>
    public IReadOnlyList<MailButton> MoreButtons { get; init; } = [];

    public MailCode? Code { get; init; }

    /// <summary>What is said last, below button and code.</summary>
    public IReadOnlyList<string> Closing { get; init; } = [];

    /// <summary>Why one got this mail and what to do where one did not want it; stands in the footer.</summary>
    public required string Why { get; init; }
}

/// <summary>A link that asks to be followed.</summary>
/// <param name="Label">What it does.</param>
/// <param name="Address">The whole address, http or https.</param>
public sealed record MailButton(string Label, string Address);

/// <summary>The way for people who distrust links.</summary>
/// <param name="Lead">Where to type it.</param>
/// <param name="Digits">Shown large.</param>
public sealed record MailCode(string Lead, string Digits);
