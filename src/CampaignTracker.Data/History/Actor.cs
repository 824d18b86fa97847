namespace CampaignTracker.Data.History;

/// <summary>Who did it. A name that stays meaningful when a person's data are erased.</summary>
/// <param name="Name">What the history shows.</param>
public sealed record Actor(string Name)
{
    /// <summary>Characters.</summary>
    public const int NameMaxLength = 80;

    /// <summary>What the history shows.</summary>
    public string Name { get; } = StorableText.Required(Name, NameMaxLength, "The actor's name");

    /// <summary>The seeding at first start.</summary>
    public static Actor Seeding { get; } = new("seeding");

    /// <summary>An organization's standing answer to those who ask it to host an event with them.</summary>
    public static Actor StandingAnswer { get; } = new("standing answer");

    /// <summary>A command given at the server's console.</summary>
    public static Actor Console { get; } = new("console");
}
