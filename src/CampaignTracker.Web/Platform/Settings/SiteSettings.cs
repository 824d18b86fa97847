namespace CampaignTracker.Web.Platform.Settings;

/// <summary>Where the site is: section <c>Site</c>.</summary>
public sealed class SiteSettings
{
    /// <summary>The address that readers type, such as <c>https://example.org</c>. Development takes it from the request where it is not set.</summary>
    public Uri? PublicUrl { get; init; }
}

/// <summary>What is planted into an empty database: section <c>Seeding</c>.</summary>
public sealed class SeedingSettings
{
    /// <summary>The campaign of 2009 with its sources.</summary>
    public bool Campaign2009 { get; init; } = true;

    /// <summary>Invented organizations, events and a letter, marked as samples.</summary>
    public bool Samples { get; init; }
}
