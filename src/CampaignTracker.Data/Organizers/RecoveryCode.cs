namespace CampaignTracker.Data.Organizers;

/// <summary>Lets an organizer in once without the authenticator. Only its hash is kept; the row goes when it is used.</summary>
public sealed class RecoveryCode : IBehindTheScenes
{
    /// <summary>Characters: SHA-256 in hexadecimal. The codes are random and long, so a fast hash cannot be guessed back.</summary>
    public const int HashLength = 64;

    private RecoveryCode()
    {
    }

    internal RecoveryCode(Guid organizerId, string hash) => (OrganizerId, Hash) = (organizerId, hash);

    /// <summary>Whose it is.</summary>
    public Guid OrganizerId { get; private set; }

    /// <summary>SHA-256 of the code, in lower-case hexadecimal.</summary>
    public string Hash { get; private set; } = "";
}
