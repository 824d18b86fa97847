namespace CampaignTracker.Web.Features.Organizers;

/// <summary>Between the password and the code: a cookie says whose password was right, and what is still missing.</summary>
internal static class HalfWay
{
    public const string Scheme = "HalfWay";
}
