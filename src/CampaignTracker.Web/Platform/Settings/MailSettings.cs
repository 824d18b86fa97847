using System.ComponentModel.DataAnnotations;

namespace CampaignTracker.Web.Platform.Settings;

/// <summary>The server that mail is handed to: section <c>Mail</c>. Without one, Development keeps mails in memory.</summary>
public sealed class MailSettings
{
    /// <summary>Needed outside Development.</summary>
    public string? Host { get; init; }

    /// <summary>Without it, the usual one of <see cref="Security"/>.</summary>
    [Range(1, 65535)]
    public int? Port { get; init; }

    public MailSecurity Security { get; init; } = MailSecurity.StartTls;

    public string? UserName { get; init; }

    public string? Password { get; init; }

    /// <summary>A file (PEM) with the certificate of an authority that is trusted for this server besides the system's own.</summary>
    public string? Authority { get; init; }

    public bool HasServer => !string.IsNullOrWhiteSpace(Host);

    public int PortOrUsual => Port ?? Security switch
    {
        MailSecurity.Tls => 465,
        MailSecurity.StartTls => 587,
        _ => 25,
    };
}

/// <summary>How the way to the mail server is protected.</summary>
public enum MailSecurity
{
    /// <summary>Not at all: for a server on the same machine.</summary>
    None,

    /// <summary>Encrypted after the greeting, or not sent.</summary>
    StartTls,

    /// <summary>Encrypted from the first byte.</summary>
    Tls,
}
