using System.Globalization;
using CampaignTracker.Data.History;

namespace CampaignTracker.Data.Letters;

/// <content>How it reached its addressee, and what came back.</content>
public sealed partial class Letter
{
    /// <summary>The local date of the delivery; null before, and of letters of the past.</summary>
    public DateOnly? DeliveredOn { get; private set; }

    /// <summary>The local time of the delivery; null where only the day is known.</summary>
    public TimeOnly? DeliveredTime { get; private set; }

    /// <summary>The delivery's IANA zone.</summary>
    public string? DeliveredZone { get; private set; }

    /// <summary>The local date of the answer; null before.</summary>
    public DateOnly? AnsweredOn { get; private set; }

    /// <summary>The local time of the answer; null where only the day is known.</summary>
    public TimeOnly? AnsweredTime { get; private set; }

    /// <summary>The answer's IANA zone.</summary>
    public string? AnsweredZone { get; private set; }

    /// <summary>Who answered; empty for the addressee.</summary>
    public BilingualText AnsweredBy { get; private set; } = BilingualText.Empty;

    /// <summary>Where the answer can be read; null where nowhere.</summary>
    public string? AnswerUrl { get; private set; }

    /// <summary>What was handed over, where loaded; null before, and of letters of the past.</summary>
    public LetterDelivery? Delivery { get; private set; }

    /// <summary>Keeps that it was handed over, with its text and its signatories as they were.</summary>
    /// <param name="details">To whom, how and when.</param>
    /// <param name="signOns">The signatures that it was handed over with, with their organizations; invented ones are left out of a true letter.</param>
    /// <param name="by">Who keeps it.</param>
    /// <param name="at">When it is kept (UTC).</param>
    /// <exception cref="IllegalTransitionException">It is not closed.</exception>
    /// <exception cref="DomainException">A detail is missing, too long or not of its kind, or the day is still to come or before its text was opened.</exception>
    public LetterDelivery Deliver(DeliveryDetails details, IEnumerable<SignOn> signOns, Actor by, DateTime at)
    {
        Allow("delivered", LetterStatus.Closed);
        MustHaveHappened(details.When, at);
        if (details.When.Until < Current.FrozenAt)
            throw new DomainException("A letter is not delivered before its text was opened.");
        Delivery = LetterDelivery.Of(this, Current, details, signOns.Where(s => IsSample || !s.IsSample), at);
        Status = LetterStatus.Delivered;
        (DeliveredOn, DeliveredTime, DeliveredZone, DeliveredAt) = (details.When.Date, details.When.Time, details.When.TimeZone, details.When.At);
        NoteText(nameof(LetterDelivery.Recipient), BilingualText.Empty, Delivery.Recipient);
        NoteText(nameof(LetterDelivery.Means), BilingualText.Empty, Delivery.Means);
        NoteText(nameof(LetterDelivery.Proof), BilingualText.Empty, Delivery.Proof);
        NoteText(nameof(LetterDelivery.ProofUrl), "", Delivery.ProofUrl ?? "");
        NoteText(nameof(LetterDelivery.SignatoryCount), "", Delivery.SignatoryCount.ToString(CultureInfo.InvariantCulture));
        NoteText(nameof(LetterVersion.Hash), "", Current.Hash ?? "");
        Remember("delivered", by, at);
        return Delivery;
    }

    /// <summary>Keeps that it was answered.</summary>
    /// <exception cref="IllegalTransitionException">It was not delivered.</exception>
    /// <exception cref="DomainException">A detail is too long or not of its kind, or the day is still to come or before the delivery.</exception>
    public void Answer(AnswerDetails details, Actor by, DateTime at)
    {
        Allow("answered", LetterStatus.Delivered);
        MustHaveHappened(details.When, at);
        if (details.When.Until < DeliveredAt)
            throw new DomainException("A letter is not answered before it was delivered.");
        var (from, note) = (details.From.Within(AddresseeMaxLength, "Who answered"), details.Note.Within(NoteMaxLength, "The note on the answer"));
        AnswerUrl = Source.WebAddress(details.Url, "The address of the answer");
        (AnsweredBy, AnswerNote) = (from, note);
        Status = LetterStatus.Answered;
        (AnsweredOn, AnsweredTime, AnsweredZone, AnsweredAt) = (details.When.Date, details.When.Time, details.When.TimeZone, details.When.At);
        Remember("answered", by, at);
    }

    private static void MustHaveHappened(LetterMoment when, DateTime at)
    {
        if (when.At > at)
            throw new DomainException("What is kept has happened.");
    }
}
