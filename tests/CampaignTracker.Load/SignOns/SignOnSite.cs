using CampaignTracker.Data;
using CampaignTracker.Load.Generate;
using CampaignTracker.Load.Site;

namespace CampaignTracker.Load.SignOns;

/// <summary>How the site runs while it is signed on to: one open letter, and no limit that one generator on one machine would run into.</summary>
internal static class SignOnSite
{
    private const int Seed = 287;
    private const string NoLimit = "1000000";

    private static readonly string[] Limits = ["Network", "MailDomain", "Letter", "Mails", "Codes"];
    private static readonly string[] Spans = ["Burst", "Sustained"];

    private static readonly CampaignSize Size = new(Organizations: 500, Events: 300, SignOns: 450, Letters: 1);

    /// <summary>The settings; they switch off no code, all is counted and compared as ever.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Settings =>
    [
        new("SignOns__LeastSecondsToFill", "0"),
        .. Limits.SelectMany(limit => Spans.Select(span => KeyValuePair.Create($"SignOns__{limit}__{span}", NoLimit))),
    ];

    public static Task FillAsync(CampaignDatabase database, CancellationToken ct) => new CampaignGenerator(database, Seed, TimeProvider.System.UtcNow()).FillAsync(Size, ct);
}
