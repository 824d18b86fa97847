using System.IO.Compression;
using Microsoft.AspNetCore.ResponseCompression;

namespace CampaignTracker.Web.Platform.Caching;

internal static class CachingSetup
{
    public static void AddPageCache(this IServiceCollection services)
    {
        services.AddScoped<PageLife>();
        services.AddMemoryCache();
        services.AddSingleton<Remembered>();
        services.AddSingleton<PublicPageCache>();
        // Addresses of nouns tell case apart, so what is kept of one must not answer another.
        services.AddOutputCache(options => options.UseCaseSensitivePaths = true);
        services.AddResponseCompression(options =>
        {
            options.EnableForHttps = true;
            options.MimeTypes = [.. ResponseCompressionDefaults.MimeTypes, "application/geo+json", "application/problem+json", "text/calendar", "text/csv", "text/markdown"];
        });
        services.Configure<BrotliCompressionProviderOptions>(options => options.Level = CompressionLevel.Optimal);
        services.Configure<GzipCompressionProviderOptions>(options => options.Level = CompressionLevel.Optimal);
    }

    /// <summary>The cache stands outside the compression, so that it keeps the compressed bytes.</summary>
    public static void UsePageCache(this IApplicationBuilder app)
    {
        app.UseOutputCache();
        app.UseResponseCompression();
    }
}
