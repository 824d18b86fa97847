using CampaignTracker.Data;
using CampaignTracker.Web.Features.History;
using CampaignTracker.Web.Features.Letters.Work;
using CampaignTracker.Web.Features.Mails;
using CampaignTracker.Web.Features.SignOns;

namespace CampaignTracker.Web.Features.Desk;

/// <summary>What needs a person.</summary>
public enum DeskKind
{
    /// <summary>A sign-on that its contact confirmed and nobody has looked at.</summary>
    SignOn,

    /// <summary>A sign-on that the organization did not authorize and nobody has looked at.</summary>
    Disowned,

    /// <summary>Somebody who asks to speak for a listed organization.</summary>
    ToSpeak,

    /// <summary>A sign-on that was held back silently.</summary>
    HeldBack,

    /// <summary>An event that waits to be published.</summary>
    ProposedEvent,

    /// <summary>A public event to come whose place nobody can point to.</summary>
    UnsurePlace,

    /// <summary>A public event to come whose hosts have all left the roster.</summary>
    HostsGone,

    /// <summary>A letter near its deadline or past it, near its target or there, or closed and not delivered.</summary>
    Letter,

    /// <summary>A mail that was given up.</summary>
    FailedMail,
}

/// <param name="Counts">How many of each kind wait.</param>
/// <param name="Items">The oldest of them, the longest waiting first.</param>
/// <param name="Week">How much came in.</param>
/// <param name="News">The newest changes, newest first.</param>
/// <param name="At">When it was read (UTC).</param>
public sealed record DeskView(
    IReadOnlyDictionary<DeskKind, int> Counts, IReadOnlyList<DeskItem> Items, IReadOnlyList<WeekRow> Week, IReadOnlyList<HistoryRow> News, DateTime At)
{
    /// <summary>Null while mail goes out.</summary>
    public MailOutage? Outage { get; init; }

    public bool IsClear => Counts.Values.Sum() == 0 && Outage is null;
}

/// <param name="Kind">What it is.</param>
/// <param name="Id">Its id.</param>
/// <param name="Name">Whose it is, or what it is called; empty for a mail, which names nobody.</param>
/// <param name="Since">Since when it waits (UTC).</param>
/// <param name="Path">Where it is dealt with.</param>
/// <param name="IsSample">True for an invented one.</param>
public sealed record DeskItem(DeskKind Kind, Guid Id, BilingualText Name, DateTime Since, string Path, bool IsSample)
{
    /// <summary>Of a sign-on: what a decision on it is about.</summary>
    public DecisionSubject? Subject { get; init; }

    /// <summary>Of a sign-on: which letter.</summary>
    public BilingualText Letter { get; init; } = BilingualText.Empty;

    /// <summary>Where it is, or from which mail domain it came; for who may see that.</summary>
    public IReadOnlyList<string> Facts { get; init; } = [];

    /// <summary>What it may be the same as: somebody has to look, and no click decides.</summary>
    public string? Twin { get; init; }

    /// <summary>Of an event: nobody can point to its place yet.</summary>
    public bool IsNowhere { get; init; }

    /// <summary>Of an event: its day; of a series, of the first that waits.</summary>
    public DateOnly? Day { get; init; }

    /// <summary>Of an event: how many of its series wait together.</summary>
    public int Times { get; init; } = 1;

    /// <summary>Of a letter: what it needs.</summary>
    public LetterNeed Need { get; init; }

    /// <summary>The step that is most often right, where one click takes it.</summary>
    public DeskStep? Step => Kind switch
    {
        DeskKind.SignOn when Twin is null => DeskStep.List,
        DeskKind.ProposedEvent when Twin is null && !IsNowhere => DeskStep.Publish,
        DeskKind.Disowned => DeskStep.Settle,
        DeskKind.HeldBack => DeskStep.Release,
        DeskKind.FailedMail => DeskStep.Retry,
        _ => null,
    };
}

/// <summary>What one click on the desk does.</summary>
public enum DeskStep
{
    /// <summary>The sign-on goes under its letter.</summary>
    List,

    /// <summary>The event becomes public; of a series, all of it that waits.</summary>
    Publish,

    /// <summary>The disowned one stays off the list.</summary>
    Settle,

    /// <summary>What was held back goes on.</summary>
    Release,

    /// <summary>The mail goes out again.</summary>
    Retry,
}
