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
public sealed record Deadline(DateOnly Date, TimeOnly Time, string TimeZone);

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
