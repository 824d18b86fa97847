using System.ComponentModel.DataAnnotations;

namespace CampaignTracker.Web.Platform.Settings;

/// <summary>Where the site is: section <c>Site</c>.</summary>
public sealed class SiteSettings
{
    /// <summary>The address that readers type, such as <c>https://example.org</c>. Development takes it from the request where it is not set.</summary>
    public Uri? PublicUrl { get; init; }

    /// <summary>The networks of the proxies in front, such as <c>10.0.0.0/8</c>: only they are believed when they tell a reader's address.</summary>
    public IReadOnlyList<string> Proxies { get; init; } = [];
}

/// <summary>How much one network may ask of the API: section <c>RateLimiting</c>.</summary>
public sealed class RateLimitingSettings
{
    /// <summary>False switches the limits off, for measurements.</summary>
    public bool Enabled { get; init; } = true;

    /// <summary>Requests in a minute; a network is an IPv4 address or the first half of an IPv6 address.</summary>
    [Range(1, 1_000_000)]
    public int RequestsPerMinute { get; init; } = 300;
}

/// <summary>What is planted into an empty database: section <c>Seeding</c>.</summary>
public sealed class SeedingSettings
{
    /// <summary>The campaign of 2009 with its sources.</summary>
    public bool Campaign2009 { get; init; } = true;

    /// <summary>Invented organizations, events and a letter, marked as samples.</summary>
    public bool Samples { get; init; }
}

/// <summary>Whether public pages come from memory: section <c>Caching</c>.</summary>
public sealed class CachingSettings
{
    /// <summary>False renders every page anew, so that rendering can be measured.</summary>
    public bool Enabled { get; init; } = true;
}
