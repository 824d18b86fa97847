using System.ComponentModel.DataAnnotations;
using CampaignTracker.Data;

namespace CampaignTracker.Web.Platform.Settings;

/// <summary>Whose campaign this site is: section <c>Campaign</c>.</summary>
public sealed class CampaignSettings
{
    [Required, StringLength(60)]
    public string Name { get; init; } = "";

    /// <summary>The name in Spanish; without it <see cref="Name"/> stands on Spanish pages too.</summary>
    [StringLength(60)]
    public string? NameEs { get; init; }

    /// <summary>Who answers for the site.</summary>
    [Required, StringLength(120)]
    public string Operator { get; init; } = "";

    [StringLength(120)]
    public string? OperatorEs { get; init; }

    [Required, EmailAddress]
    public string Contact { get; init; } = "";

    [Required, EmailAddress]
    public string Sender { get; init; } = "";

    /// <summary>The IANA zone of the campaign's own dates, such as "as of".</summary>
    [Required, TimeZone]
    public string TimeZone { get; init; } = "";

    public string NameIn(Language language) => new BilingualText(Name, NameEs ?? "").In(language);

    public string OperatorIn(Language language) => new BilingualText(Operator, OperatorEs ?? "").In(language);
}

[AttributeUsage(AttributeTargets.Property)]
internal sealed class TimeZoneAttribute() : ValidationAttribute("The {0} field is no IANA time zone, such as America/New_York.")
{
    public override bool IsValid(object? value) => value is not string zone || LocalTimes.IsZone(zone);
}
