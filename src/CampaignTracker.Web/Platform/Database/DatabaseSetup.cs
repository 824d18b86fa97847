using CampaignTracker.Data;
using CampaignTracker.Web.Platform.Caching;
using CampaignTracker.Web.Platform.Email;
using CampaignTracker.Web.Platform.Settings;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

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
            options.AddInterceptors(Interceptors(provider)).ConfigureWarnings(LogFailuresOnce);
        });
        services.AddPooledDbContextFactory<PostgresCampaignDbContext>((provider, options) =>
        {
            PostgresCampaignDbContext.Configure(options, provider.Settings<DatabaseSettings>().Postgres!);
            options.AddInterceptors(Interceptors(provider)).ConfigureWarnings(LogFailuresOnce);
        });
        services.AddSingleton<IDbContextFactory<CampaignDbContext>>(provider => provider.Settings<DatabaseSettings>().UsesPostgres
            ? new Factory<PostgresCampaignDbContext>(provider.GetRequiredService<IDbContextFactory<PostgresCampaignDbContext>>())
            : new Factory<SqliteCampaignDbContext>(provider.GetRequiredService<IDbContextFactory<SqliteCampaignDbContext>>()));

        // The key store of Data Protection asks for a context of its own from a scope.
        services.AddScoped(provider => provider.GetRequiredService<IDbContextFactory<CampaignDbContext>>().CreateDbContext());
        services.AddDataProtection().SetApplicationName("CampaignTracker").PersistKeysToDbContext<CampaignDbContext>();
    }

    /// <summary>
    /// Many who write at once clash, and try again (<see cref="Conflicts"/>): that is no error. One that nobody expected is an exception that whoever gets
    /// it logs.
    /// </summary>
    private static void LogFailuresOnce(WarningsConfigurationBuilder warnings) =>
        warnings.Log((RelationalEventId.CommandError, LogLevel.Debug), (CoreEventId.SaveChangesFailed, LogLevel.Debug));

    /// <summary>Those that features bring come first: what they know of a save must hold before pages are told of a new version.</summary>
    private static IEnumerable<IInterceptor> Interceptors(IServiceProvider provider) =>
    [
        .. provider.GetServices<ISaveChangesInterceptor>(),
        provider.GetRequiredService<DataVersionInterceptor>(), provider.GetRequiredService<OutboxInterceptor>(), provider.GetRequiredService<WorkInterceptor>(),
        provider.GetRequiredService<AccountInterceptor>(),
    ];

    private sealed class Factory<TContext>(IDbContextFactory<TContext> inner) : IDbContextFactory<CampaignDbContext>
        where TContext : CampaignDbContext
    {
        public CampaignDbContext CreateDbContext() => inner.CreateDbContext();

        public async Task<CampaignDbContext> CreateDbContextAsync(CancellationToken cancellationToken = default) =>
            await inner.CreateDbContextAsync(cancellationToken);
    }
}
