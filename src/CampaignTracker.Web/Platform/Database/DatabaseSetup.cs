using CampaignTracker.Data;
using CampaignTracker.Web.Platform.Caching;
using CampaignTracker.Web.Platform.Email;
using CampaignTracker.Web.Platform.Settings;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Platform.Database;

internal static class DatabaseSetup
{
    /// <summary>One model on two engines: everything else asks for <c>IDbContextFactory&lt;CampaignDbContext&gt;</c>.</summary>
    public static void AddCampaignDatabase(this IServiceCollection services)
    {
        services.AddSingleton<DataVersion>();
        services.AddSingleton<DataVersionInterceptor>();
        services.AddSingleton<WorkSignal>();
        services.AddSingleton<WorkInterceptor>();
        services.AddSingleton<AccountSignal>();
        services.AddSingleton<AccountInterceptor>();
        services.AddPooledDbContextFactory<SqliteCampaignDbContext>((provider, options) =>
        {
            SqliteCampaignDbContext.Configure(options, provider.Settings<DatabaseSettings>().Sqlite!);
            options.AddInterceptors(provider.GetRequiredService<DataVersionInterceptor>(), provider.GetRequiredService<OutboxInterceptor>(), provider.GetRequiredService<WorkInterceptor>(), provider.GetRequiredService<AccountInterceptor>());
        });
        services.AddPooledDbContextFactory<PostgresCampaignDbContext>((provider, options) =>
        {
            PostgresCampaignDbContext.Configure(options, provider.Settings<DatabaseSettings>().Postgres!);
            options.AddInterceptors(provider.GetRequiredService<DataVersionInterceptor>(), provider.GetRequiredService<OutboxInterceptor>(), provider.GetRequiredService<WorkInterceptor>(), provider.GetRequiredService<AccountInterceptor>());
        });
        services.AddSingleton<IDbContextFactory<CampaignDbContext>>(provider => provider.Settings<DatabaseSettings>().UsesPostgres
            ? new Factory<PostgresCampaignDbContext>(provider.GetRequiredService<IDbContextFactory<PostgresCampaignDbContext>>())
            : new Factory<SqliteCampaignDbContext>(provider.GetRequiredService<IDbContextFactory<SqliteCampaignDbContext>>()));

        // The key store of Data Protection asks for a context of its own from a scope.
        services.AddScoped(provider => provider.GetRequiredService<IDbContextFactory<CampaignDbContext>>().CreateDbContext());
        services.AddDataProtection().SetApplicationName("CampaignTracker").PersistKeysToDbContext<CampaignDbContext>();
    }

    private sealed class Factory<TContext>(IDbContextFactory<TContext> inner) : IDbContextFactory<CampaignDbContext>
        where TContext : CampaignDbContext
    {
        public CampaignDbContext CreateDbContext() => inner.CreateDbContext();

        public async Task<CampaignDbContext> CreateDbContextAsync(CancellationToken cancellationToken = default) =>
            await inner.CreateDbContextAsync(cancellationToken);
    }
}
