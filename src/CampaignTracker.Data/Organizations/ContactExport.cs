using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using CampaignTracker.Data.History;

namespace CampaignTracker.Data.Organizations;

/// <summary>Contacts left the site in a file: an administrator says why, gets a ticket that works once and for a short time, and takes the file with it.</summary>
public sealed class ContactExport : Record, IBehindTheScenes
{
    /// <summary>Characters.</summary>
    public const int ReasonMaxLength = 500;

    /// <summary>Characters of the hash of a ticket.</summary>
    public const int TicketHashLength = 2 * SHA256.HashSizeInBytes;

    /// <summary>How long a ticket works.</summary>
    public static readonly TimeSpan TimeToTake = TimeSpan.FromMinutes(5);

    private const int TicketBytes = 32;

    private ContactExport()
    {
    }

    private ContactExport(Guid organizerId, string reason, Actor by, DateTime at)
        : base(at)
    {
        OrganizerId = organizerId;
        AskedBy = by.Name;
        Reason = StorableText.Required(reason, ReasonMaxLength, "The reason");
        Remember("asked-for", by, at, (nameof(Reason), Reason));
    }

    /// <summary>Whose account asked, and may take it.</summary>
    public Guid OrganizerId { get; private set; }

    /// <summary>Who asked, as the history shows it.</summary>
    public string AskedBy { get; private set; } = "";

    /// <summary>What the file is for.</summary>
    public string Reason { get; private set; } = "";

    /// <summary>How many contacts it holds; 0 before it was taken.</summary>
    public int Count { get; private set; }

    /// <summary>The SHA-256 of the ticket, in lower-case hexadecimal.</summary>
    [Derived]
    public string TicketHash { get; private set; } = "";

    /// <summary>UTC; null before.</summary>
    public DateTime? TakenAt { get; private set; }

    /// <summary>An administrator asks for contacts.</summary>
    /// <param name="organizerId">Whose account asks.</param>
    /// <param name="reason">What for.</param>
    /// <param name="by">Who asks.</param>
    /// <param name="at">When (UTC).</param>
    /// <param name="ticket">256 random bits; only their hash is kept.</param>
    /// <exception cref="DomainException">The reason is missing or too long.</exception>
    public static ContactExport Ask(Guid organizerId, string reason, Actor by, DateTime at, out string ticket)
    {
        ticket = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(TicketBytes));
        return new ContactExport(organizerId, reason, by, at) { TicketHash = HashOf(ticket) };
    }

    /// <summary>How a ticket is kept.</summary>
    public static string HashOf(string ticket) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(ticket)));

    /// <summary>True where an account may take it at an instant (UTC).</summary>
    public bool IsFor(Guid organizerId, DateTime now) => OrganizerId == organizerId && TakenAt is null && now < CreatedAt + TimeToTake;

    /// <summary>The file is taken; the ticket works no more.</summary>
    /// <exception cref="DomainException">It was taken before.</exception>
    public void Take(int count, Actor by, DateTime at)
    {
        if (TakenAt is not null)
            throw new DomainException("The file was taken before.");
        (Count, TakenAt) = (count, at);
        NotePart(nameof(Reason), [], [Reason]);
        Remember("exported", by, at);
    }
}
