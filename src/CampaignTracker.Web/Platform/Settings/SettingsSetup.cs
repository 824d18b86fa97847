using System.Net;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;
using Npgsql;

namespace CampaignTracker.Web.Platform.Settings;

/// <summary>All settings are read and checked here, at start-up; a wrong one names itself.</summary>
internal static class SettingsSetup
{
    public static void AddSettings(this WebApplicationBuilder builder)
    {
        var isProduction = builder.Environment.IsProduction();

        builder.Services.AddOptions<CampaignSettings>().BindConfiguration("Campaign").ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddOptions<SeedingSettings>().BindConfiguration("Seeding");
        builder.Services.AddOptions<CachingSettings>().BindConfiguration("Caching");
        builder.Services.AddOptions<SiteSettings>().BindConfiguration("Site").ValidateOnStart()
            .Validate(site => site.PublicUrl is not null || !isProduction, "Site:PublicUrl is needed in Production: the address that readers type, such as https://example.org.")
            .Validate(site => site.PublicUrl is null || IsWebRoot(site.PublicUrl), "Site:PublicUrl must be http or https and a host, without a path.")
            .Validate(site => site.Proxies.All(proxy => IPNetwork.TryParse(proxy, out _)), "Site:Proxies must be networks, such as 10.0.0.0/8.");
        builder.Services.AddOptions<MailSettings>().BindConfiguration("Mail").ValidateDataAnnotations().ValidateOnStart()
            .Validate(mail => mail.HasServer || builder.Environment.IsDevelopment(), "Mail:Host is needed outside Development: the SMTP server that takes the site's mail.")
            .Validate(mail => string.IsNullOrEmpty(mail.UserName) == string.IsNullOrEmpty(mail.Password), "Mail:UserName and Mail:Password go together.")
            .Validate(mail => string.IsNullOrEmpty(mail.UserName) || mail.Security is not MailSecurity.None, "Mail:Password is not sent in clear: set Mail:Security to StartTls or Tls.")
            .Validate(mail => string.IsNullOrEmpty(mail.Authority) || File.Exists(mail.Authority), "Mail:Authority names a file that is not there.");
        builder.Services.AddOptions<RateLimitingSettings>().BindConfiguration("RateLimiting").ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddOptions<DatabaseSettings>().BindConfiguration("ConnectionStrings").ValidateOnStart()
            .PostConfigure(database => database.Sqlite ??= isProduction ? null : DevelopmentDatabase(builder.Environment.ContentRootPath))
            .Validate(database => !database.UsesPostgres || IsPostgres(database.Postgres!), "ConnectionStrings:Postgres is not a PostgreSQL connection string.")
            .Validate(
                database => database.UsesPostgres || IsSqliteFile(database.Sqlite, mustBeAbsolute: isProduction),
                "ConnectionStrings:Sqlite must name a file, in Production by its absolute path: Data Source=/var/lib/campaign-tracker/campaign.db. Or set ConnectionStrings:Postgres.");
    }

    /// <summary>Says on the error stream which settings are wrong.</summary>
    /// <returns>False where one is.</returns>
    public static bool HasRightSettings(this WebApplication app)
    {
        try
        {
            app.Services.GetRequiredService<IStartupValidator>().Validate();
            return true;
        }
        catch (OptionsValidationException wrong)
        {
            foreach (var failure in wrong.Failures)
                System.Console.Error.WriteLine($"Settings: {failure}");
            return false;
        }
        catch (InvalidOperationException wrong)
        {
            // What is no number, or none of an enum's words; the binder names the setting.
            System.Console.Error.WriteLine($"Settings: {wrong.Message}");
            return false;
        }
    }

    public static T Settings<T>(this IServiceProvider services)
        where T : class => services.GetRequiredService<IOptions<T>>().Value;

    private static bool IsWebRoot(Uri url) => url.IsAbsoluteUri && url.Scheme is "http" or "https" && url.PathAndQuery == "/";

    /// <summary><c>data/campaign.db</c> at the repository's root, wherever the command was given.</summary>
    private static string DevelopmentDatabase(string contentRoot) =>
        new SqliteConnectionStringBuilder { DataSource = Path.GetFullPath(Path.Combine(contentRoot, "../../data/campaign.db")) }.ToString();

    private static bool IsPostgres(string text)
    {
        try
        {
            return new NpgsqlConnectionStringBuilder(text).Host is { Length: > 0 };
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private static bool IsSqliteFile(string? text, bool mustBeAbsolute)
    {
        try
        {
            var file = new SqliteConnectionStringBuilder(text).DataSource;
            return file.Length > 0 && (!mustBeAbsolute || Path.IsPathRooted(file));
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
