using System.Diagnostics;
using System.Reflection;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace CampaignTracker.Testing;

/// <summary>What a test wants of its mail server.</summary>
public sealed record SmtpOptions
{
    /// <summary><c>startTls</c> or <c>tls</c>, with a certificate of its own; null for neither.</summary>
    public string? Tls { get; init; }

    /// <summary>Demanded where it is set.</summary>
    public string? User { get; init; }

    public string? Password { get; init; }

    /// <summary>A free one where it is not set.</summary>
    public int? Port { get; init; }

    /// <summary>Milliseconds that it takes to take a mail.</summary>
    public int? Delay { get; init; }
}

/// <summary>What the server does instead of taking a mail.</summary>
/// <param name="At">Where in the conversation: <c>connect</c>, <c>mail</c>, <c>rcpt</c> or <c>data</c>.</param>
/// <param name="Code">The answer; null breaks the connection.</param>
/// <param name="Address">What the address has in it; null for all.</param>
/// <param name="Times">How often; null for ever.</param>
/// <param name="After">True: it keeps the mail, and does so then.</param>
public sealed record SmtpRule(string At, int? Code, string? Address = null, int? Times = null, bool After = false);

/// <summary>A mail as the server got it.</summary>
public sealed record SmtpMail(
    string MessageId, string Subject, string Text, string Html, DateTimeOffset Date, string From, string? ReplyTo, string EnvelopeFrom,
    IReadOnlyList<string> Recipients, IReadOnlyDictionary<string, string> Headers, bool Secure, string? User);

/// <summary>A real SMTP server (npm's smtp-server) in a process of its own, on a free port of this machine.</summary>
public sealed class SmtpServer : IAsyncDisposable
{
    private static readonly string Script =
        typeof(SmtpServer).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "SmtpServer").Value!;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    private readonly Process _process;
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly string? _authority;

    private SmtpServer(Process process, SmtpOptions options, string? authority) => (_process, Options, _authority) = (process, options, authority);

    public int Port { get; private set; }

    public SmtpOptions Options { get; }

    /// <summary>The site's settings for it.</summary>
    public IReadOnlyDictionary<string, string> Settings
    {
        get
        {
            var settings = new Dictionary<string, string>
            {
                ["Mail:Host"] = "localhost",
                ["Mail:Port"] = $"{Port}",
                ["Mail:Security"] = Options.Tls ?? "None",
            };
            if (_authority is not null)
                settings["Mail:Authority"] = _authority;
            if (Options is { User: { } user, Password: { } password })
                (settings["Mail:UserName"], settings["Mail:Password"]) = (user, password);
            return settings;
        }
    }

    public static async Task<SmtpServer> StartAsync(SmtpOptions? options = null)
    {
        options ??= new SmtpOptions();
        var (key, certificate) = options.Tls is null ? (null, null) : MakeCertificate();
        string? authority = null;
        if (certificate is not null)
            await File.WriteAllTextAsync(authority = Path.Combine(Path.GetTempPath(), $"ct-smtp-{Guid.NewGuid():n}.pem"), certificate);

        var process = Process.Start(new ProcessStartInfo("node", [Script]) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
        var server = new SmtpServer(process, options, authority);
        var said = await server.AskAsync<Dictionary<string, int>>(new { options.Tls, options.User, options.Password, options.Port, options.Delay, key, certificate });
        server.Port = said["port"];
        return server;
    }

    /// <summary>All that it took so far, in their order, but for the first ones.</summary>
    public Task<List<SmtpMail>> MailsAsync(int from = 0) => AskAsync<List<SmtpMail>>(new { mails = true, from });

    /// <summary>How many connections it has had.</summary>
    public async Task<int> ConnectionsAsync() => (await AskAsync<Dictionary<string, int>>(new { }))["connections"];

    /// <summary>Behaves so from now on; no rules is to take everything.</summary>
    public Task BehaveAsync(params SmtpRule[] rules) => AskAsync<JsonElement>(new { rules });

    /// <summary>Closes all connections, as servers do with idle ones.</summary>
    public Task HangUpAsync() => AskAsync<JsonElement>(new { hangUp = true });

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _turn.Dispose();
        if (_authority is not null)
            File.Delete(_authority);
    }

    private async Task<T> AskAsync<T>(object question)
    {
        await _turn.WaitAsync();
        try
        {
            await _process.StandardInput.WriteLineAsync(JsonSerializer.Serialize(question, Json));
            await _process.StandardInput.FlushAsync();
            var line = await _process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The mail server ended.");
            return JsonSerializer.Deserialize<T>(line, Json)!;
        }
        finally
        {
            _turn.Release();
        }
    }

    private static (string Key, string Certificate) MakeCertificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: false, 0, critical: true));
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        return (key.ExportPkcs8PrivateKeyPem(), certificate.ExportCertificatePem());
    }
}
