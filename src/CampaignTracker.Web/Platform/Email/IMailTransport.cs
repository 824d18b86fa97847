using MimeKit;

namespace CampaignTracker.Web.Platform.Email;

/// <summary>Where mails go: an SMTP server, or the memory of Development.</summary>
public interface IMailTransport
{
    /// <summary>Hands one mail over. What has begun is brought to its end within a minute.</summary>
    Task<Delivery> DeliverAsync(MimeMessage message);
}

/// <summary>What became of a mail that was handed over.</summary>
/// <param name="Fate">Which of the four.</param>
/// <param name="Reason">Why it was not taken, without anybody's data; empty where it was.</param>
public sealed record Delivery(Fate Fate, string Reason)
{
    public static Delivery Taken { get; } = new(Fate.Taken, "");
}

/// <summary>The four things that can become of a mail.</summary>
public enum Fate
{
    /// <summary>The server answers for it now.</summary>
    Taken,

    /// <summary>The mail was refused, or what became of it is not known: it is tried again.</summary>
    Failed,

    /// <summary>The recipient was refused for good.</summary>
    Refused,

    /// <summary>The server takes no mail at all at present, whichever it is.</summary>
    NoServer,
}
