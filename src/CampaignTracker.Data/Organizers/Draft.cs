namespace CampaignTracker.Data.Organizers;

/// <summary>What an organizer typed into a page and has not saved yet: it outlives a lost connection. Only its author sees it; it goes when the page is saved, or after a while.</summary>
public sealed class Draft : IBehindTheScenes
{
    /// <summary>Characters.</summary>
    public const int PageMaxLength = 120;

    /// <summary>Characters of all that is typed on one page, as it is kept.</summary>
    public const int FieldsMaxLength = 200_000;

    /// <summary>What was not touched for so long is forgotten.</summary>
    public static readonly TimeSpan KeptFor = TimeSpan.FromDays(30);

    private Draft()
    {
    }

    /// <param name="organizerId">Who types.</param>
    /// <param name="page">Where: the path of the page.</param>
    public Draft(Guid organizerId, string page) => (OrganizerId, Page) = (organizerId, StorableText.Required(page, PageMaxLength, "The page"));

    /// <summary>Who types.</summary>
    public Guid OrganizerId { get; private set; }

    /// <summary>Where: the path of the page.</summary>
    public string Page { get; private set; } = "";

    /// <summary>The fields that were changed, by name, as JSON.</summary>
    public string Fields { get; private set; } = "";

    /// <summary>The fields as they were read before the first change, as JSON: what a colleague changed meanwhile is told by it.</summary>
    public string Read { get; private set; } = "";

    /// <summary>UTC.</summary>
    public DateTime SavedAt { get; private set; }

    /// <summary>Keeps what is typed.</summary>
    /// <exception cref="DomainException">It is too much, or cannot be stored.</exception>
    public void Keep(string fields, string read, DateTime at)
    {
        Fields = StorableText.Within(fields, FieldsMaxLength, "The draft");
        Read = StorableText.Within(read, FieldsMaxLength, "The draft");
        SavedAt = at;
    }
}
