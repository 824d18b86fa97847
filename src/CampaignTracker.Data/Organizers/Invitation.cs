using CampaignTracker.Data.History;

namespace CampaignTracker.Data.Organizers;

/// <summary>A person who was asked to become an organizer and has not answered yet. The row goes when an account is made of it, or it is taken back.</summary>
[Personal]
public sealed class Invitation : Record, IBehindTheScenes
{
    /// <summary>How long its link works.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromDays(7);

    private Invitation()
    {
    }

    /// <summary>Asks somebody.</summary>
    /// <exception cref="DomainException">Name or address is missing, too long or cannot be stored.</exception>
    public Invitation(string displayName, string email, OrganizerRole role, Language language, Actor by, DateTime at)
        : base(at)
    {
        DisplayName = StorableText.Required(displayName, Organizer.DisplayNameMaxLength, "The invited person's name");
        Email = StorableText.Required(email, Organizer.EmailMaxLength, "The invited person's e-mail address");
        NormalizedEmail = Organizer.Normalize(Email);
        (Role, Language, ExpiresAt) = (role, language, at + Life);
        Remember("invited", by, at);
    }

    /// <summary>As the inviter wrote it; the person may write it differently.</summary>
    public string DisplayName { get; private set; } = "";

    /// <summary>Where the link goes, and with what the person will sign in.</summary>
    public string Email { get; private set; } = "";

    /// <summary>Unique (<see cref="Organizer.Normalize"/>).</summary>
    public string NormalizedEmail { get; private set; } = "";

    /// <summary>What the person will be allowed.</summary>
    public OrganizerRole Role { get; private set; }

    /// <summary>Of the mail, and of the account to be.</summary>
    public Language Language { get; private set; }

    /// <summary>UTC; from then on its link does not work.</summary>
    public DateTime ExpiresAt { get; private set; }

    /// <summary>Another mail goes out; its link works as long as the first one did.</summary>
    public void SendAgain(Actor by, DateTime at)
    {
        ExpiresAt = at + Life;
        Remember("sent again", by, at);
    }

    /// <summary>Notes that nobody may answer any more; the caller deletes the row.</summary>
    public void TakeBack(Actor by, DateTime at) => Remember("taken back", by, at);

    /// <summary>Notes that the person has an account now; the caller deletes the row.</summary>
    public void Accept(Actor by, DateTime at) => Remember("accepted", by, at);
}
