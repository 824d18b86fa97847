namespace CampaignTracker.Data.Letters;

/// <summary>Who signs for an organization, and what of it may be shown.</summary>
/// <param name="Name">The person's name; may be empty.</param>
/// <param name="Title">The person's title in the organization; may be empty.</param>
/// <param name="ShowName">True where the person agreed that the name is public.</param>
/// <param name="ShowTitle">True where the person agreed that the title is public.</param>
public sealed record Signatory(string Name, string Title, bool ShowName, bool ShowTitle)
{
    /// <summary>Characters.</summary>
    public const int NameMaxLength = 120;

    /// <summary>Characters.</summary>
    public const int TitleMaxLength = 120;

    /// <summary>Nobody is named.</summary>
    public static Signatory Unnamed { get; } = new("", "", ShowName: false, ShowTitle: false);
}
