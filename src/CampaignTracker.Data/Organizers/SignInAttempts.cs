namespace CampaignTracker.Data.Organizers;

/// <summary>
/// How often somebody tried a name or a second step, or a network tried any. Counted for names that no account has too, so that being locked out tells nothing;
/// no name and no network is kept, only its hash, and the row goes after a day.
/// </summary>
public sealed class SignInAttempts : IBehindTheScenes
{
    /// <summary>Characters: SHA-256 in hexadecimal.</summary>
    public const int KeyLength = 64;

    /// <summary>As many may fail before the next one has to wait.</summary>
    public const int Free = 5;

    /// <summary>As many may fail from one network: several people sit behind one address, and each of them mistypes now and then.</summary>
    public const int FreeOfNetwork = 30;

    /// <summary>A row without a newer attempt is forgotten after this.</summary>
    public static readonly TimeSpan KeptFor = TimeSpan.FromDays(1);

    private static readonly TimeSpan LongestWait = TimeSpan.FromHours(1);

    private SignInAttempts()
    {
    }

    /// <summary>SHA-256 of what was tried, in lower-case hexadecimal.</summary>
    public string Key { get; private set; } = "";

    /// <summary>Attempts since the last success.</summary>
    public int Count { get; private set; }

    /// <summary>UTC; the instant of the last attempt that was not refused for waiting.</summary>
    public DateTime LastAt { get; private set; }

    /// <summary>How long after the last of so many attempts the next one is refused: 1, 2, 4 … minutes once those that are free are used up, at most an hour.</summary>
    public static TimeSpan WaitAfter(int count, int free = Free) => count < free
        ? TimeSpan.Zero
        : TimeSpan.FromMinutes(Math.Min(LongestWait.TotalMinutes, Math.Pow(2, Math.Min(count - free, 10))));
}
