using System.Globalization;
using System.Reflection;
using CampaignTracker.Web.Features.SignOns;
using CampaignTracker.Web.Platform.Settings;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration.CommandLine;
using Microsoft.Extensions.Configuration.EnvironmentVariables;
using Microsoft.Extensions.Configuration.Json;
using Npgsql;

namespace CampaignTracker.Web.Features.Site;

/// <summary>
/// The settings that hold, and where each comes from. Only what is named here is shown, and of what may hold a secret only parts that hold none: a new
/// setting is not shown by mistake.
/// </summary>
public sealed class ShowSettings(IServiceProvider services, IConfiguration configuration)
{
    /// <summary>The program's version, as it was built.</summary>
    public static string ProgramVersion { get; } =
        typeof(ShowSettings).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "";

    public IReadOnlyList<ShownSetting> Read()
    {
        var (campaign, site, mail) = (services.Settings<CampaignSettings>(), services.Settings<SiteSettings>(), services.Settings<MailSettings>());
        var (limits, signOns, seeding, caching) =
            (services.Settings<RateLimitingSettings>(), services.Settings<SignOnSettings>(), services.Settings<SeedingSettings>(), services.Settings<CachingSettings>());
        return
        [
            Of("Site:PublicUrl", site.PublicUrl?.GetComponents(UriComponents.SchemeAndServer, UriFormat.UriEscaped)),
            Of("Site:Proxies", string.Join(", ", site.Proxies)),
            Of("Campaign:Name", campaign.Name),
            Of("Campaign:NameEs", campaign.NameEs),
            Of("Campaign:Operator", campaign.Operator),
            Of("Campaign:OperatorEs", campaign.OperatorEs),
            Of("Campaign:Contact", campaign.Contact),
            Of("Campaign:Sender", campaign.Sender),
            Of("Campaign:TimeZone", campaign.TimeZone),
            Database(services.Settings<DatabaseSettings>()),
            Of("Mail:Host", mail.Host),
            Of("Mail:Port", Number(mail.PortOrUsual)),
            Of("Mail:Security", mail.Security.ToString()),
            Of("Mail:Authority", mail.Authority),
            Secret("Mail:UserName", mail.UserName),
            Secret("Mail:Password", mail.Password),
            Of("RateLimiting:Enabled", Word(limits.Enabled)),
            Of("RateLimiting:RequestsPerMinute", Number(limits.RequestsPerMinute)),
            Of("SignOns:LeastSecondsToFill", Number(signOns.LeastSecondsToFill)),
            Of("SignOns:MailsPerDay", Number(signOns.MailsPerDay)),
            .. Rate("SignOns:Network", signOns.Network),
            .. Rate("SignOns:MailDomain", signOns.MailDomain),
            .. Rate("SignOns:Letter", signOns.Letter),
            .. Rate("SignOns:Mails", signOns.Mails),
            .. Rate("SignOns:Codes", signOns.Codes),
            Of("Seeding:Campaign2009", Word(seeding.Campaign2009)),
            Of("Seeding:Samples", Word(seeding.Samples)),
            Of("Caching:Enabled", Word(caching.Enabled)),
        ];
    }

    /// <summary>The engine and where it is; of the connection string nothing else.</summary>
    private ShownSetting Database(DatabaseSettings database)
    {
        if (!database.UsesPostgres)
            return new("ConnectionStrings:Sqlite", $"SQLite, {new SqliteConnectionStringBuilder(database.Sqlite).DataSource}", SourceOf("ConnectionStrings:Sqlite"));
        var postgres = new NpgsqlConnectionStringBuilder(database.Postgres);
        return new("ConnectionStrings:Postgres", $"PostgreSQL, {postgres.Database}, {postgres.Host}", SourceOf("ConnectionStrings:Postgres"));
    }

    private IEnumerable<ShownSetting> Rate(string key, RateSettings rate) =>
        [Of($"{key}:Burst", Number(rate.Burst)), Of($"{key}:Sustained", Number(rate.Sustained))];

    private ShownSetting Secret(string key, string? value) => new(key, null, SourceOf(key)) { IsSecret = true, IsSet = !string.IsNullOrEmpty(value) };

    private ShownSetting Of(string key, string? value) => new(key, string.IsNullOrEmpty(value) ? null : value, SourceOf(key));

    /// <summary>Which kind of source set it last; a list is set by its parts.</summary>
    private SettingSource SourceOf(string key)
    {
        var providers = (configuration as IConfigurationRoot)?.Providers.Reverse() ?? [];
        var provider = providers.FirstOrDefault(each => each.TryGet(key, out var value) && value is not null || each.TryGet($"{key}:0", out _));
        return provider switch
        {
            null => SettingSource.Default,
            EnvironmentVariablesConfigurationProvider => SettingSource.Environment,
            CommandLineConfigurationProvider => SettingSource.CommandLine,
            JsonConfigurationProvider => SettingSource.File,
            _ => SettingSource.Other,
        };
    }

    private static string Number(int number) => number.ToString(CultureInfo.CurrentCulture);

    private static string Word(bool isOn) => isOn ? "true" : "false";
}

/// <summary>One setting as it holds.</summary>
/// <param name="Key">Its name.</param>
/// <param name="Value">Null where none is set, or where it is secret.</param>
/// <param name="Source">Where it comes from.</param>
public sealed record ShownSetting(string Key, string? Value, SettingSource Source)
{
    public bool IsSecret { get; init; }

    /// <summary>Of a secret: whether there is one.</summary>
    public bool IsSet { get; init; }
}

/// <summary>Where a setting comes from.</summary>
public enum SettingSource
{
    /// <summary>Nobody set it.</summary>
    Default,

    /// <summary>A file beside the program.</summary>
    File,

    /// <summary>The environment.</summary>
    Environment,

    /// <summary>The command that started the program.</summary>
    CommandLine,

    /// <summary>Something else.</summary>
    Other,
}
