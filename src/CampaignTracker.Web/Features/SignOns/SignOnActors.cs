using CampaignTracker.Data.History;

namespace CampaignTracker.Web.Features.SignOns;

/// <summary>Who changes sign-ons, as the history shows it: roles, never persons.</summary>
internal static class SignOnActors
{
    /// <summary>Somebody who posted a form.</summary>
    public static Actor Stranger { get; } = new("the public form");

    /// <summary>Somebody who answered a mail.</summary>
    public static Actor Contact { get; } = new("the contact");

    /// <summary>Somebody who answered a mail to the organization's public address.</summary>
    public static Actor PublicAddress { get; } = new("the organization's public address");

    /// <summary>The rules of the product.</summary>
    public static Actor Site { get; } = new("the site");
}
