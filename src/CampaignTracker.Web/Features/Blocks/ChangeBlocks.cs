using System.Data.Common;
using CampaignTracker.Data;
using CampaignTracker.Data.Security;
using CampaignTracker.Web.Features.Organizers;
using CampaignTracker.Web.Features.SignOns;
using CampaignTracker.Web.Platform.Switches;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Features.Blocks;

/// <summary>An organizer blocks addresses, or takes a rule back. What is typed stands in no line of the log.</summary>
public sealed partial class ChangeBlocks(BlockAddresses blocks, ActingOrganizer acting, ILogger<ChangeBlocks> log)
{
    public async Task<BlockOutcome> BlockAsync(string pattern, string reason, CancellationToken ct)
    {
        if (Objection(pattern, reason) is { } objection)
            return objection;
        return await ActAsync(async by => await blocks.BlockAsync(pattern, reason, by, ct) ? BlockOutcome.Done : BlockOutcome.Already);
    }

    public Task<BlockOutcome> UnblockAsync(string pattern, CancellationToken ct) =>
        ActAsync(async by => await blocks.UnblockAsync(pattern, by, ct) ? BlockOutcome.Done : BlockOutcome.Already);

    /// <returns>What is amiss with what is typed; null where nothing is.</returns>
    public static BlockOutcome? Objection(string pattern, string reason) =>
        PatternObjection(pattern)
        ?? (string.IsNullOrWhiteSpace(reason) || !StorableText.IsStorable(reason) ? BlockOutcome.ReasonMissing
            : reason.Trim().Length > BlockRule.ReasonMaxLength ? BlockOutcome.ReasonTooLong
            : null);

    public static BlockOutcome? PatternObjection(string pattern) =>
        string.IsNullOrWhiteSpace(pattern) || !StorableText.IsStorable(pattern) ? BlockOutcome.PatternMissing
        : pattern.Trim().Length > BlockRule.PatternMaxLength ? BlockOutcome.PatternTooLong
        : pattern.Trim().All(c => c is '*' or '?' or '@' or '.') ? BlockOutcome.Everybody
        : null;

    private async Task<BlockOutcome> ActAsync(Func<Data.History.Actor, Task<BlockOutcome>> act)
    {
        if (await acting.ForAsync(OrganizerPolicies.Organizes) is not { } by)
            return BlockOutcome.NotAllowed;
        try
        {
            return await act(by);
        }
        catch (SiteIsReadOnlyException)
        {
            return BlockOutcome.ReadOnly;
        }
        catch (Exception failure) when (failure is DbUpdateException or DbException)
        {
            // Not the failure itself: the engine's words may quote the pattern.
            LogFailure(log, failure.GetType().Name);
            return BlockOutcome.NotSaved;
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The block list could not be changed ({Failure}).")]
    private static partial void LogFailure(ILogger logger, string failure);
}

/// <summary>What came of a change of the block list.</summary>
public enum BlockOutcome
{
    /// <summary>It is so now.</summary>
    Done,

    /// <summary>It was so already.</summary>
    Already,

    /// <summary>There is no pattern.</summary>
    PatternMissing,

    /// <summary>The pattern is too long.</summary>
    PatternTooLong,

    /// <summary>The pattern would block everybody.</summary>
    Everybody,

    /// <summary>There is no reason.</summary>
    ReasonMissing,

    /// <summary>The reason is too long.</summary>
    ReasonTooLong,

    /// <summary>The role does not allow it, or the session is over.</summary>
    NotAllowed,

    /// <summary>The site is read-only; nothing was changed.</summary>
    ReadOnly,

    /// <summary>The database did not answer; nothing was changed.</summary>
    NotSaved,
}
