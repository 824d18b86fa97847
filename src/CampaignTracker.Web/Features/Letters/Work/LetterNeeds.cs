using CampaignTracker.Data.Letters;

namespace CampaignTracker.Web.Features.Letters.Work;

/// <summary>What a letter needs of somebody next.</summary>
public enum LetterNeed
{
    /// <summary>Nothing just now.</summary>
    None,

    /// <summary>A draft without a word.</summary>
    TextMissing,

    /// <summary>A draft that one of the two languages is missing of.</summary>
    TranslationMissing,

    /// <summary>A draft that can be opened.</summary>
    ToOpen,

    /// <summary>Its deadline has passed: it is to be closed, or given more time.</summary>
    DeadlinePassed,

    /// <summary>Its deadline is near.</summary>
    DeadlineNear,

    /// <summary>As many signed as were hoped for.</summary>
    TargetReached,

    /// <summary>Nearly as many signed as were hoped for.</summary>
    TargetNear,

    /// <summary>Sign-ons wait for an organizer.</summary>
    SignOnsWait,

    /// <summary>It is closed and not delivered.</summary>
    ToDeliver,

    /// <summary>It was delivered, and no answer is kept.</summary>
    AnswerAwaited,
}

/// <summary>Says what a letter needs next; of several, the most pressing.</summary>
public static class LetterNeeds
{
    /// <summary>So long before a deadline it is near.</summary>
    public static readonly TimeSpan Near = TimeSpan.FromDays(3);

    /// <summary>In per cent of a target, from where on it is near.</summary>
    public const int NearlyAll = 90;

    /// <param name="life">The letter's.</param>
    /// <param name="signatories">How many signed.</param>
    /// <param name="target">How many are hoped for; null without a target.</param>
    /// <param name="now">UTC.</param>
    /// <returns>What presses of a letter that is open or closed; <see cref="LetterNeed.None"/> of others.</returns>
    public static LetterNeed Pressing(LetterLife life, int signatories, int? target, DateTime now) => life.Status switch
    {
        LetterStatus.Closed => LetterNeed.ToDeliver,
        not LetterStatus.Open => LetterNeed.None,
        _ when life.IsPastDeadlineAt(now) => LetterNeed.DeadlinePassed,
        _ when life.DeadlineAt - now <= Near => LetterNeed.DeadlineNear,
        _ when signatories >= target => LetterNeed.TargetReached,
        _ when signatories * 100L >= target * (long)NearlyAll => LetterNeed.TargetNear,
        _ => LetterNeed.None,
    };
}
