using CampaignTracker.Data.History;
using CampaignTracker.Data.Mail;
using CampaignTracker.Data.Places;

namespace CampaignTracker.Data.Events;

/// <summary>
/// A person who asked by mail for what happens near a ZIP code: once a week what is planned, and at once what is cancelled, postponed or moved. The row goes
/// when the person wants no more mail.
/// </summary>
[Personal]
public sealed class EventFollower : Record, IBehindTheScenes
{
    /// <summary>Miles around the ZIP code's centre that can be asked for.</summary>
    public static readonly IReadOnlyList<int> Distances = [10, 25, 50, 100];

    /// <summary>How long the mail that asks for a confirmation can be answered; the row goes with it.</summary>
    public static readonly TimeSpan TimeToConfirm = TimeSpan.FromDays(7);

    private EventFollower()
    {
    }

    /// <param name="formId">The one-time id of the form.</param>
    /// <param name="email">Where the mails go.</param>
    /// <param name="language">Of the mails.</param>
    /// <param name="postalCode">A ZIP code of five digits.</param>
    /// <param name="around">Its centre.</param>
    /// <param name="miles">One of <see cref="Distances"/>.</param>
    /// <param name="by">Who asks, as the history shows it.</param>
    /// <param name="at">When (UTC).</param>
    /// <exception cref="DomainException">The address is none, or the distance cannot be asked for.</exception>
    public EventFollower(Guid formId, string email, Language language, string postalCode, GeoPoint around, int miles, Actor by, DateTime at)
        : base(at)
    {
        FormId = formId;
        Email = EmailAddress.IsAddress(email) ? email : throw new DomainException("The follower has no e-mail address.");
        EmailKey = EmailAddress.Canonical(email);
        Language = language;
        PostalCode = StorableText.Required(postalCode, CampaignEvent.PostalCodeMaxLength, "The ZIP code");
        (Latitude, Longitude) = (around.Latitude, around.Longitude);
        Miles = Distances.Contains(miles) ? miles : throw new DomainException("The distance cannot be asked for.");
        (ToldThrough, DigestDueAt) = (at, at);
        Remember("follow-asked", by, at);
    }

    /// <summary>The one-time id of the form; unique.</summary>
    public Guid FormId { get; private set; }

    /// <summary>Where the mails go.</summary>
    public string Email { get; private set; } = "";

    /// <summary>The canonical form, by which the rows of a mailbox are found.</summary>
    public string EmailKey { get; private set; } = "";

    /// <summary>Of the mails.</summary>
    public Language Language { get; private set; }

    /// <summary>A ZIP code of five digits.</summary>
    public string PostalCode { get; private set; } = "";

    /// <summary>Degrees north of the ZIP code's centre.</summary>
    public double Latitude { get; private set; }

    /// <summary>Degrees east of the ZIP code's centre.</summary>
    public double Longitude { get; private set; }

    /// <summary>How far around.</summary>
    public int Miles { get; private set; }

    /// <summary>UTC; null until the mail is answered.</summary>
    public DateTime? ConfirmedAt { get; private set; }

    /// <summary>Of changes up to this instant (UTC) it was told.</summary>
    public DateTime ToldThrough { get; private set; }

    /// <summary>When the next week's mail is due (UTC).</summary>
    public DateTime DigestDueAt { get; private set; }

    /// <summary>The mail was answered; the first week's mail is due at once.</summary>
    public void Confirm(Actor by, DateTime at)
    {
        if (ConfirmedAt is not null)
            return;
        (ConfirmedAt, ToldThrough, DigestDueAt) = (at, at, at);
        Remember("confirmed", by, at);
    }

    /// <summary>Was told of all changes up to an instant (UTC).</summary>
    public void WasToldOfChanges(DateTime through)
    {
        ToldThrough = through;
        GoOn();
    }

    /// <summary>Got the week's mail, or there was nothing to tell.</summary>
    /// <param name="next">When the next one is due (UTC).</param>
    public void WasToldOfWeek(DateTime next)
    {
        DigestDueAt = next;
        GoOn();
    }

    /// <summary>Notes that it wants no more mail; the caller deletes the row.</summary>
    public void Leave(Actor by, DateTime at) => Remember("unfollowed", by, at);
}
