using System.Collections.Concurrent;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using CampaignTracker.Web.Platform.Settings;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.Extensions.Options;
using MimeKit;

namespace CampaignTracker.Web.Platform.Email;

/// <summary>Hands mails to the SMTP server of the settings, over connections that are kept for a while.</summary>
public sealed class SmtpTransport(IOptions<MailSettings> settings) : IMailTransport, IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly ConcurrentBag<SmtpClient> _idle = [];

    public async Task<Delivery> DeliverAsync(MimeMessage message)
    {
        using var patience = new CancellationTokenSource(Patience);
        SmtpClient client;
        try
        {
            client = await ConnectedAsync(patience.Token);
        }
        catch (Exception failure) when (IsOfTheConnection(failure) || failure is NotSupportedException)   // the second where it does not encrypt
        {
            return new Delivery(Fate.NoServer, $"No connection ({NameOf(failure)}).");
        }

        try
        {
            await client.SendAsync(message, patience.Token);
            _idle.Add(client);
            return Delivery.Taken;
        }
        catch (SmtpCommandException refusal) when ((int)refusal.StatusCode != 421)
        {
            // The connection is good for the next mail: MailKit has reset it.
            if (client.IsConnected)
                _idle.Add(client);
            return new Delivery(FateOf(refusal), $"The server refused it ({(int)refusal.StatusCode}, {refusal.ErrorCode}).");
        }
        catch (Exception failure) when (failure is SmtpCommandException or ServiceNotAuthenticatedException)
        {
            client.Dispose();
            return new Delivery(Fate.NoServer, "The server takes none at present.");
        }
        catch (NotSupportedException)
        {
            client.Dispose();
            return new Delivery(Fate.Refused, "The server takes no address of this kind.");
        }
        catch (Exception failure) when (IsOfTheConnection(failure))
        {
            // The server may have taken it: it is sent again, with the same Message-ID.
            client.Dispose();
            return new Delivery(Fate.Failed, $"The connection broke ({NameOf(failure)}).");
        }
    }

    public void Dispose()
    {
        while (_idle.TryTake(out var client))
            client.Dispose();
    }

    private async Task<SmtpClient> ConnectedAsync(CancellationToken ct)
    {
        while (_idle.TryTake(out var kept))
        {
            if (await StillAnswersAsync(kept, ct))
                return kept;
            kept.Dispose();
        }

        var client = new SmtpClient { Timeout = (int)Patience.TotalMilliseconds };
        try
        {
            await ConnectAsync(client, ct);
            return client;
        }
        catch
        {
            client.Dispose();
            throw;
        }
    }

    private async Task ConnectAsync(SmtpClient client, CancellationToken ct)
    {
        var mail = settings.Value;
        // Certificates are checked; whether they were revoked is asked of a third machine, which a locked-down server does not reach.
        client.CheckCertificateRevocation = false;
        if (!string.IsNullOrEmpty(mail.Authority))
            client.ServerCertificateValidationCallback = (_, certificate, _, errors) => IsTrusted(certificate, errors, mail.Authority);
        await client.ConnectAsync(mail.Host!, mail.PortOrUsual, OptionsOf(mail.Security), ct);
        if (!string.IsNullOrEmpty(mail.UserName))
            await client.AuthenticateAsync(mail.UserName, mail.Password!, ct);
    }

    /// <summary>Servers close connections that lie idle.</summary>
    private static async Task<bool> StillAnswersAsync(SmtpClient client, CancellationToken ct)
    {
        try
        {
            await client.NoOpAsync(ct);
            return true;
        }
        catch (Exception failure) when (failure is SmtpCommandException || IsOfTheConnection(failure))
        {
            return false;
        }
    }

    private static bool IsTrusted(X509Certificate? certificate, SslPolicyErrors errors, string authority)
    {
        if (certificate is null || errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch))
            return false;
        using var chain = new X509Chain();
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.ImportFromPemFile(authority);
        using var server = X509CertificateLoader.LoadCertificate(certificate.GetRawCertData());
        return errors == SslPolicyErrors.None || chain.Build(server);
    }

    private static SecureSocketOptions OptionsOf(MailSecurity security) => security switch
    {
        MailSecurity.Tls => SecureSocketOptions.SslOnConnect,
        MailSecurity.StartTls => SecureSocketOptions.StartTls,
        _ => SecureSocketOptions.None,
    };

    /// <summary>A refused sender is the site's own trouble; a refused recipient is the mail's, and 5xx says for good.</summary>
    private static Fate FateOf(SmtpCommandException refusal) => refusal.ErrorCode switch
    {
        SmtpErrorCode.SenderNotAccepted => Fate.NoServer,
        SmtpErrorCode.RecipientNotAccepted when (int)refusal.StatusCode >= 500 => Fate.Refused,
        _ => Fate.Failed,
    };

    private static bool IsOfTheConnection(Exception failure) =>
        failure is SocketException or IOException or TimeoutException or OperationCanceledException or SmtpProtocolException or SmtpCommandException
            or AuthenticationException or SslHandshakeException or ServiceNotConnectedException;

    /// <summary>What servers say may hold an address, so only the kind is told.</summary>
    private static string NameOf(Exception failure) => failure is SocketException socket ? socket.SocketErrorCode.ToString() : failure.GetType().Name;
}
