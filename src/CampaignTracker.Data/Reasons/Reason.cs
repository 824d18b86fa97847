using CampaignTracker.Data.History;

namespace CampaignTracker.Data.Reasons;

/// <summary>Words that organizers use again and again when they say no; offered where a reason is typed, and changed there as needed.</summary>
public sealed class Reason : Record, IBehindTheScenes
{
    /// <summary>Characters in each language.</summary>
    public const int TextMaxLength = 500;

    /// <summary>The highest place in the order.</summary>
    public const int LastPlace = 999;

    private Reason()
    {
    }

    private Reason(DateTime at)
        : base(at)
    {
    }

    /// <summary>For which decision.</summary>
    public ReasonUse Use { get; private set; }

    /// <summary>The words; both languages.</summary>
    public BilingualText Text { get; private set; } = BilingualText.Empty;

    /// <summary>The lower, the earlier it is offered; from 0.</summary>
    public int Place { get; private set; }

    /// <summary>Keeps a reason.</summary>
    /// <exception cref="DomainException">A language is missing, a text is too long, or there is no such place.</exception>
    public static Reason Keep(ReasonUse use, BilingualText text, int place, Actor by, DateTime at)
    {
        var reason = new Reason(at);
        reason.Take(use, text, place);
        reason.Remember("written", by, at);
        return reason;
    }

    /// <summary>Words it better.</summary>
    /// <exception cref="DomainException">A language is missing, a text is too long, or there is no such place.</exception>
    public void Correct(ReasonUse use, BilingualText text, int place, Actor by, DateTime at)
    {
        Take(use, text, place);
        Remember("corrected", by, at);
    }

    /// <summary>It is offered no more; what was decided with it stays. The caller deletes the row.</summary>
    public void Remove(Actor by, DateTime at) => Remember("removed", by, at);

    private void Take(ReasonUse use, BilingualText text, int place)
    {
        if (string.IsNullOrWhiteSpace(text.En) || string.IsNullOrWhiteSpace(text.Es))
            throw new DomainException("A reason needs both languages.");
        if (place is < 0 or > LastPlace)
            throw new DomainException($"The place is from 0 to {LastPlace}.");
        Text = text.Required(TextMaxLength, "The reason");
        (Use, Place) = (use, place);
    }
}

/// <summary>Where a reason is offered.</summary>
public enum ReasonUse
{
    /// <summary>A confirmed sign-on is declined; its contact is told the words by mail.</summary>
    DeclineSignOn,

    /// <summary>A sign-on that was held back is declined; only organizers read the words.</summary>
    DeclineHeldBack,

    /// <summary>A proposed event is declined.</summary>
    DeclineEvent,
}
