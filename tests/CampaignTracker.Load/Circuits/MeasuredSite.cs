using System.Net;
using CampaignTracker.Load.Site;
using CampaignTracker.Web.Shell;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;

namespace CampaignTracker.Load.Circuits;

/// <summary>The site in this process, so that its memory can be collected and counted.</summary>
internal sealed class MeasuredSite : WebApplicationFactory<ShellText>
{
    private readonly CampaignDatabase _database;

    private MeasuredSite(CampaignDatabase database) => _database = database;

    public Uri Address => ClientOptions.BaseAddress;

    public static MeasuredSite Start(CampaignDatabase database)
    {
        var site = new MeasuredSite(database);
        site.UseKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        site.StartServer();
        return site;
    }

    /// <summary>Bytes that are still held after everything else was collected.</summary>
    public static long HeldBytes()
    {
        for (var i = 0; i < 3; i++)
        {
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
            GC.WaitForPendingFinalizers();
        }

        return GC.GetTotalMemory(forceFullCollection: true);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseContentRoot(Path.Combine(PublishedSite.Repository, "src", "CampaignTracker.Web"));
        builder.UseEnvironment("Development");
        builder.UseSetting(_database.Setting.Key.Replace("__", ":", StringComparison.Ordinal), _database.ConnectionString);
        builder.UseSetting("Seeding:Campaign2009", "false");
        builder.UseSetting("Seeding:Samples", "false");
        builder.UseSetting("Serilog:MinimumLevel:Default", "Warning");
    }
}
