using System.Collections.Concurrent;
using System.Net;
using AngleSharp;
using AngleSharp.Dom;
using CampaignTracker.Data;
using CampaignTracker.Web.Features.Following;
using CampaignTracker.Web.Features.Retention;
using CampaignTracker.Web.Platform.Email;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Time.Testing;
using Serilog;
using Serilog.Core;
using Serilog.Events;

namespace CampaignTracker.Testing;

/// <summary>What a test wants of its site.</summary>
public sealed record SiteOptions
{
    /// <summary>A Monday in June 2026, noon in New York.</summary>
    public static readonly DateTimeOffset Noon = new(2026, 6, 1, 16, 0, 0, TimeSpan.Zero);

    public DateTimeOffset Now { get; init; } = Noon;

    public bool Campaign2009 { get; init; }

    public bool Samples { get; init; }

    /// <summary>Listens on a port of its own, for a real browser; otherwise requests stay in the process.</summary>
    public bool OnKestrel { get; init; }

    /// <summary>Sends mails by itself, as the site does; otherwise a test says when (<see cref="CampaignSite.SendMailsAsync"/>).</summary>
    public bool SendsMails { get; init; }

    /// <summary>Removes by itself what was kept long enough, as the site does; otherwise a test says when.</summary>
    public bool EnforcesRetention { get; init; }

    /// <summary>Tells followers by itself, as the site does; otherwise a test says when.</summary>
    public bool TellsFollowers { get; init; }

    public string Environment { get; init; } = "Development";

    /// <summary>Another site's database, as a second node has it; the other site must live longer.</summary>
    public CampaignSite? SharesDatabaseOf { get; init; }

    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>();
}

/// <summary>The whole site in this process, on a database of its own, with a clock that tests move.</summary>
public sealed class CampaignSite : WebApplicationFactory<Program>
{
    private readonly TestDatabase _database;
    private readonly SiteOptions _options;
    private readonly LogLines _log = new();

    private CampaignSite(TestDatabase database, SiteOptions options)
    {
        _database = database;
        _options = options;
        Clock = options.SharesDatabaseOf?.Clock ?? new FakeTimeProvider(options.Now);
        ClientOptions.AllowAutoRedirect = false;
    }

    public FakeTimeProvider Clock { get; }

    /// <summary>Where it listens.</summary>
    public Uri Address => ClientOptions.BaseAddress;

    public DateTime Now => Clock.UtcNow();

    /// <summary>Everything that was logged, as it would be printed.</summary>
    public IReadOnlyCollection<string> Log => _log.Lines;

    public static async Task<CampaignSite> StartAsync(Engine engine, SiteOptions? options = null)
    {
        var database = options?.SharesDatabaseOf?._database ?? await TestDatabase.CreateAsync(engine);
        var site = new CampaignSite(database, options ?? new SiteOptions());
        if (site._options.OnKestrel)
            // Not UseKestrel(0): that sets the port while the program may be starting already, and then throws.
            site.UseKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        site.StartServer();
        return site;
    }

    public async Task<CampaignDbContext> OpenDatabaseAsync() =>
        await Services.GetRequiredService<IDbContextFactory<CampaignDbContext>>().CreateDbContextAsync();

    /// <summary>Changes data as a use case of the site would: pages see it at once.</summary>
    public async Task ChangeAsync(Func<CampaignDbContext, Task> change)
    {
        await using var db = await OpenDatabaseAsync();
        await change(db);
        await db.SaveChangesAsync();
    }

    public async Task<HttpResponseMessage> GetAsync(string path) => await CreateClient().GetAsync(new Uri(path, UriKind.RelativeOrAbsolute));

    /// <summary>The page at a path, which must answer <paramref name="status"/>.</summary>
    public async Task<IDocument> GetPageAsync(string path, HttpStatusCode status = HttpStatusCode.OK)
    {
        using var response = await GetAsync(path);
        var html = await response.Content.ReadAsStringAsync();
        if (response.StatusCode != status)
            throw new InvalidOperationException($"{path} answered {(int)response.StatusCode}, not {(int)status}: {html[..Math.Min(html.Length, 2000)]}");
        return await BrowsingContext.New(Configuration.Default).OpenAsync(request => request.Content(html).Address($"http://localhost{path}"));
    }

    /// <summary>Sends all mails that are due.</summary>
    /// <returns>False where the mail server takes none.</returns>
    public Task<bool> SendMailsAsync() => Services.GetRequiredService<MailDispatcher>().DrainAsync(CancellationToken.None);

    /// <summary>Sends all mails that are due, and gives what an address got so far, the oldest first.</summary>
    public async Task<IReadOnlyList<SentMail>> MailsToAsync(string address)
    {
        await SendMailsAsync();
        return [.. Services.GetRequiredService<DevelopmentMailbox>().Mails.Where(mail => mail.To == address)
            // By when they were written: those that are due together are sent in any order.
            .OrderBy(mail => mail.MessageId, StringComparer.Ordinal).Select(mail => new SentMail(mail))];
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        if (_options.SharesDatabaseOf is null)
            await _database.DisposeAsync();
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment(_options.Environment);
        builder.UseSetting(_database.SettingName, _database.ConnectionString);
        builder.UseSetting("Seeding:Campaign2009", _options.Campaign2009.ToString());
        builder.UseSetting("Seeding:Samples", _options.Samples.ToString());
        // The clock stands still, so one minute's budget would be the budget of all tests of a site.
        builder.UseSetting("RateLimiting:RequestsPerMinute", "1000000");
        foreach (var (name, value) in _options.Settings)
            builder.UseSetting(name, value);

        builder.ConfigureTestServices(services =>
        {
            services.RemoveAll<TimeProvider>();
            services.AddSingleton<TimeProvider>(Clock);
            if (!_options.SendsMails)
                services.Remove(services.Single(s => s.ImplementationType == typeof(SendMails)));
            if (!_options.EnforcesRetention)
                services.Remove(services.Single(s => s.ImplementationType == typeof(RetentionJob)));
            if (!_options.TellsFollowers)
                services.Remove(services.Single(s => s.ImplementationType == typeof(TellFollowersJob)));
            services.AddSerilog((_, logs) => logs.MinimumLevel.Verbose().WriteTo.Sink(_log), preserveStaticLogger: true);
        });
    }

    private sealed class LogLines : ILogEventSink
    {
        private readonly ConcurrentQueue<string> _lines = new();

        public IReadOnlyCollection<string> Lines => _lines;

        public void Emit(LogEvent logEvent) => _lines.Enqueue(
            $"{logEvent.RenderMessage(System.Globalization.CultureInfo.InvariantCulture)} {string.Join(' ', logEvent.Properties)} {logEvent.Exception} {logEvent.Level}");
    }
}
