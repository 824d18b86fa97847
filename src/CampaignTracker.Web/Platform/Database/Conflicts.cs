using CampaignTracker.Web.Platform.Switches;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Platform.Database;

/// <summary>Two who write the same at once: the slower one looks anew at what the quicker one wrote.</summary>
internal static class Conflicts
{
    private const int Tries = 12;

    /// <summary>Attempts a change again where it clashes with another: a row changed meanwhile, or a unique place was taken.</summary>
    /// <param name="attempt">One transaction, which reads all that it needs.</param>
    /// <exception cref="DbUpdateException">It clashed each time, or the database refuses it for another reason.</exception>
    public static async Task<T> RetryAsync<T>(Func<Task<T>> attempt)
    {
        for (var number = 1; ; number++)
        {
            try
            {
                return await attempt();
            }
            catch (DbUpdateException refused) when (refused is not SiteIsReadOnlyException && number < Tries)
            {
                // The next try sees what the other wrote.
            }
        }
    }
}
