namespace CampaignTracker.Data.Letters;

/// <summary>What a letter says of itself beside its text. The limits are those of <see cref="Letter"/>.</summary>
public sealed record LetterDetails
{
    /// <summary>The last part of its address; unique.</summary>
    public required string Slug { get; init; }

    /// <summary>The title in both languages.</summary>
    public required BilingualText Title { get; init; }

    /// <summary>To whom, by office or by the name of an office-holder.</summary>
    public required BilingualText Addressee { get; init; }

    /// <summary>What it asks, in a sentence or two.</summary>
    public required BilingualText Summary { get; init; }

    /// <summary>How many organizations are hoped for; null without a target.</summary>
    public int? Target { get; init; }

    /// <summary>Until when it can be signed; null without a deadline.</summary>
    public Deadline? Deadline { get; init; }

    /// <summary>Where the coalition read of it; empty for its own letters.</summary>
    public IReadOnlyList<Source> Sources { get; init; } = [];
}

/// <summary>A local date and time in a zone: "3:00 PM EDT, Friday". The truth is local; UTC is derived.</summary>
/// <param name="Date">The local date.</param>
/// <param name="Time">The local time.</param>
/// <param name="TimeZone">An IANA zone.</param>
/// <param name="IsSecond">True for the later of two, where clocks are set back and the time comes twice.</param>
public sealed record Deadline(DateOnly Date, TimeOnly Time, string TimeZone, bool IsSecond = false)
{
    /// <summary>The instant (UTC).</summary>
    /// <exception cref="DomainException">No such zone, or a day out of reach.</exception>
    public DateTime At => LocalTimes.ToUtc(Date, Time, TimeZone, IsSecond);
}

/// <summary>What a letter that is opened aims at.</summary>
/// <param name="Target">How many organizations are hoped for; null without a target.</param>
/// <param name="Deadline">Until when it can be signed; null without a deadline.</param>
public sealed record LetterGoal(int? Target, Deadline? Deadline);

/// <summary>When something happened to a letter, by the clock of the place; of some only the day is known.</summary>
/// <param name="Date">The local date.</param>
/// <param name="Time">The local time; null where only the day is known.</param>
/// <param name="TimeZone">An IANA zone.</param>
/// <param name="IsSecond">True for the later of two, where clocks are set back and the time comes twice.</param>
public sealed record LetterMoment(DateOnly Date, TimeOnly? Time, string TimeZone, bool IsSecond = false)
{
    /// <summary>The instant (UTC); the start of the day where only that is known.</summary>
    /// <exception cref="DomainException">No such zone, or a day out of reach.</exception>
    public DateTime At => Time is { } time ? LocalTimes.ToUtc(Date, time, TimeZone, IsSecond) : LocalTimes.StartOfDay(Date, TimeZone);

    /// <summary>The instant (UTC) by which it had happened; the last of the day where only that is known.</summary>
    /// <exception cref="DomainException">No such zone, or a day out of reach.</exception>
    public DateTime Until => Time is null ? LocalTimes.StartOfDay(Date.AddDays(1), TimeZone).AddMicroseconds(-1) : At;
}

/// <summary>How a letter was handed over. The limits are those of <see cref="LetterDelivery"/>.</summary>
public sealed record DeliveryDetails
{
    /// <summary>To whom it was handed: a person's office, a mailroom, an aide.</summary>
    public required BilingualText Recipient { get; init; }

    /// <summary>By what means: by hand, by mail, by e-mail.</summary>
    public required BilingualText Means { get; init; }

    /// <summary>When.</summary>
    public required LetterMoment When { get; init; }

    /// <summary>What shows that it arrived; may be empty.</summary>
    public BilingualText Proof { get; init; } = BilingualText.Empty;

    /// <summary>Where that can be seen (http or https); null where nowhere.</summary>
    public string? ProofUrl { get; init; }
}

/// <summary>What the addressee answered. The limits are those of <see cref="Letter"/>.</summary>
public sealed record AnswerDetails
{
    /// <summary>What the answer says.</summary>
    public required BilingualText Note { get; init; }

    /// <summary>When it came.</summary>
    public required LetterMoment When { get; init; }

    /// <summary>Who answered; empty for the addressee.</summary>
    public BilingualText From { get; init; } = BilingualText.Empty;

    /// <summary>Where it can be read (http or https); null where nowhere.</summary>
    public string? Url { get; init; }
}

/// <summary>What is known of a letter of the past, from sources.</summary>
public sealed record LetterHistory
{
    /// <summary>The parts of the text that are known, or the whole of it.</summary>
    public required BilingualText KnownText { get; init; }

    /// <summary>The day sign-ons were first taken.</summary>
    public required DateOnly OpenedOn { get; init; }

    /// <summary>The last day on which sign-ons were taken.</summary>
    public required DateOnly ClosedOn { get; init; }

    /// <summary>The day of delivery.</summary>
    public required DateOnly DeliveredOn { get; init; }

    /// <summary>To whom and how it was delivered, and where accounts differ.</summary>
    public required BilingualText DeliveryNote { get; init; }

    /// <summary>How many organizations signed, as the sources report.</summary>
    public required int ReportedSignatories { get; init; }

    /// <summary>Who reports that number.</summary>
    public required BilingualText ReportedNote { get; init; }

    /// <summary>The IANA zone in which the days are meant.</summary>
    public required string TimeZone { get; init; }
}
