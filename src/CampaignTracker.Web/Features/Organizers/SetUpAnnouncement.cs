using CampaignTracker.Web.Platform.Settings;

namespace CampaignTracker.Web.Features.Organizers;

/// <summary>While there is no administrator, each start prints an address by which one can be made.</summary>
internal static partial class SetUpAnnouncement
{
    public static async Task OfferSetUpAsync(this WebApplication app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var token = await scope.ServiceProvider.GetRequiredService<SetUpSite>().OfferAsync(app.Lifetime.ApplicationStopping);
        if (token is null)
            return;
        app.Lifetime.ApplicationStarted.Register(() =>
        {
            var root = Root(app.Services, app.Urls);
            LogSetUp(app.Logger, $"{root}/account/set-up/{token}");
        });
    }

    /// <summary>Where people reach the site: its public address, or else where it listens.</summary>
    public static string Root(IServiceProvider services, IEnumerable<string> listening) =>
        services.Settings<SiteSettings>().PublicUrl?.GetLeftPart(UriPartial.Authority)
        ?? listening.FirstOrDefault()?.TrimEnd('/').Replace("[::]", "localhost", StringComparison.Ordinal).Replace("0.0.0.0", "localhost", StringComparison.Ordinal)
        ?? "";

    [LoggerMessage(Level = LogLevel.Warning, Message = "There is no administrator yet. Whoever opens this address within 30 minutes becomes the first one: {Address}")]
    private static partial void LogSetUp(ILogger logger, string address);
}
