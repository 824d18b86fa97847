using CampaignTracker.Data.History;
using CampaignTracker.Data.Mail;

namespace CampaignTracker.Data.Organizations;

/// <summary>
/// The person who speaks for an organization; always private. Each posted form brings one of its own, unconfirmed until the mail is answered, so that
/// no stranger can overwrite what a confirmed contact told.
/// </summary>
[Personal]
public sealed class Contact : Record, IBehindTheScenes
{
    /// <summary>Characters.</summary>
    public const int NameMaxLength = 120;

    /// <summary>Characters.</summary>
    public const int TitleMaxLength = 120;

    /// <summary>Characters.</summary>
    public const int PhoneMaxLength = 40;

    private Contact()
    {
    }

    /// <param name="organization">For whom the person speaks.</param>
    /// <param name="details">What the person told.</param>
    /// <param name="by">Who told it.</param>
    /// <param name="at">When (UTC).</param>
    /// <exception cref="DomainException">A detail is missing, too long or not of its kind.</exception>
    public Contact(Organization organization, ContactDetails details, Actor by, DateTime at)
        : base(at, organization.IsSample)
    {
        OrganizationId = organization.Id;
        Organization = organization;
        Email = EmailAddress.IsAddress(details.Email) ? details.Email : throw new DomainException("The e-mail address is none.");
        EmailKey = EmailAddress.Canonical(Email);
        Language = details.Language;
        Take(details);
        Remember("named", by, at);
    }

    /// <summary>For whom the person speaks.</summary>
    public Guid OrganizationId { get; private set; }

    /// <summary>For whom the person speaks, where loaded.</summary>
    public Organization? Organization { get; private set; }

    /// <summary>Empty once erased.</summary>
    public string Name { get; private set; } = "";

    /// <summary>The person's title in the organization; may be empty.</summary>
    public string Title { get; private set; } = "";

    /// <summary>The address as it was given, where mail goes; empty once erased.</summary>
    public string Email { get; private set; } = "";

    /// <summary>Its canonical form, for duplicates only (<see cref="EmailAddress.Canonical"/>); empty once erased.</summary>
    public string EmailKey { get; private set; } = "";

    /// <summary>As it was given; may be empty.</summary>
    public string Phone { get; private set; } = "";

    /// <summary>The language of mails.</summary>
    public Language Language { get; private set; }

    /// <summary>True where the person wants to be told of events near the organization.</summary>
    public bool WantsEventsNearby { get; private set; }

    /// <summary>The contact who asked this person to take their place; null where nobody did.</summary>
    public Guid? SucceedsId { get; private set; }

    /// <summary>UTC; null until the mail is answered.</summary>
    public DateTime? ConfirmedAt { get; private set; }

    /// <summary>UTC; null while the person speaks for the organization, or may come to.</summary>
    public DateTime? LeftAt { get; private set; }

    /// <summary>UTC; null unless the person's data were erased.</summary>
    public DateTime? ErasedAt { get; private set; }

    /// <summary>True for a confirmed one who still speaks for the organization.</summary>
    public bool Speaks => ConfirmedAt is not null && LeftAt is null && ErasedAt is null;

    /// <summary>Asks somebody to take this contact's place; nothing changes before that person answers the mail.</summary>
    /// <exception cref="DomainException">A detail is missing, too long or not of its kind, or this contact does not speak for the organization.</exception>
    public Contact HandOverTo(ContactDetails details, Actor by, DateTime at)
    {
        if (!Speaks)
            throw new DomainException("Only a contact who speaks for the organization can hand it over.");
        return new Contact(Organization!, details, by, at) { SucceedsId = Id };
    }

    /// <summary>The person answered the mail.</summary>
    public void Confirm(Actor by, DateTime at)
    {
        if (ConfirmedAt is not null)
            return;
        ConfirmedAt = at;
        Remember("confirmed", by, at);
    }

    /// <summary>The organization that the person spoke for turned out to be one that is known already.</summary>
    public void Join(Organization known, Actor by, DateTime at)
    {
        if (OrganizationId == known.Id)
            return;
        (OrganizationId, Organization) = (known.Id, known);
        Remember("joined", by, at);
    }

    /// <summary>Changes what the person told; the address stays, for it was confirmed.</summary>
    /// <exception cref="DomainException">A detail is too long or cannot be stored.</exception>
    public void Correct(ContactDetails details, Actor by, DateTime at)
    {
        Language = details.Language;
        Take(details);
        Remember("corrected", by, at);
    }

    /// <summary>The person does not speak for the organization any more; the data are kept for a while (see the retention table).</summary>
    public void Leave(Actor by, DateTime at)
    {
        if (LeftAt is not null)
            return;
        LeftAt = at;
        Remember("left", by, at);
    }

    /// <summary>Erases everything that tells who the person is.</summary>
    public void Erase(Actor by, DateTime at)
    {
        if (ErasedAt is not null)
            return;
        (Name, Title, Email, EmailKey, Phone) = ("", "", "", "", "");
        WantsEventsNearby = false;
        LeftAt ??= at;
        ErasedAt = at;
        Remember("erased", by, at);
    }

    private void Take(ContactDetails details)
    {
        Name = StorableText.Required(details.Name, NameMaxLength, "The name");
        Title = StorableText.Within(details.Title, TitleMaxLength, "The title");
        Phone = StorableText.Within(details.Phone, PhoneMaxLength, "The phone number");
        WantsEventsNearby = details.WantsEventsNearby;
    }
}

/// <summary>What a contact tells of themselves, all of it private. The limits are those of <see cref="Contact"/>.</summary>
public sealed record ContactDetails
{
    /// <summary>The person's name.</summary>
    public required string Name { get; init; }

    /// <summary>May be empty.</summary>
    public string Title { get; init; } = "";

    /// <summary>As it was given.</summary>
    public required string Email { get; init; }

    /// <summary>May be empty.</summary>
    public string Phone { get; init; } = "";

    /// <summary>The language of mails.</summary>
    public Language Language { get; init; }

    /// <summary>True where the person wants to be told of events near the organization.</summary>
    public bool WantsEventsNearby { get; init; }
}
