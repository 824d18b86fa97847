using System.Data.Common;
using CampaignTracker.Data;
using CampaignTracker.Data.History;
using CampaignTracker.Data.Places;
using CampaignTracker.Data.Site;
using CampaignTracker.Web.Features.Organizers;
using CampaignTracker.Web.Platform.Database;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Features.Site;

/// <summary>An administrator turns a switch of the site. It holds here at once and on other nodes after two seconds.</summary>
public sealed partial class TurnSwitches(
    IDbContextFactory<CampaignDbContext> contexts, HideAddresses addresses, ActingOrganizer acting, TimeProvider clock, ILogger<TurnSwitches> log)
{
    /// <param name="which">Which switch.</param>
    /// <param name="on">On or off.</param>
    /// <param name="state">Of <see cref="SiteSwitch.CoarseState"/>: a state's code.</param>
    /// <param name="ct">Stops it.</param>
    public Task<SwitchOutcome> TurnAsync(SiteSwitch which, bool on, string state, CancellationToken ct) =>
        which is SiteSwitch.CoarseState && !UsStates.Has(state)
            ? Task.FromResult(new SwitchOutcome(SwitchResult.NoState))
            : ActAsync(async by =>
            {
                await ChangeAsync((switches, at) => Turn(switches, which, on, state, by, at), by, ct);
                var isAboutAddresses = which is SiteSwitch.CoarseEverywhere or SiteSwitch.CoarseState;
                return isAboutAddresses && on ? await addresses.HideAsync(by, ct) : 0;
            });

    /// <summary>Shows the addresses again that a switch hid and none names now.</summary>
    public Task<SwitchOutcome> ShowAddressesAgainAsync(CancellationToken ct) => ActAsync(by => addresses.ShowAgainAsync(by, ct));

    /// <summary>Changes the row of the switches, which the first change makes.</summary>
    internal Task<bool> ChangeAsync(Action<SiteSwitches, DateTime> change, Actor by, CancellationToken ct) => Conflicts.RetryAsync(async () =>
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var now = clock.UtcNow();
        change(await db.Switches.SingleOrDefaultAsync(ct) ?? db.Add(SiteSwitches.Begin(by, now)).Entity, now);
        return await db.SaveChangesAsync(ct) > 0;
    });

    private static bool Turn(SiteSwitches switches, SiteSwitch which, bool on, string state, Actor by, DateTime at) => (which, on) switch
    {
        (SiteSwitch.SignOnsOff, true) => switches.TurnSignOnsOff(by, at),
        (SiteSwitch.SignOnsOff, false) => switches.TurnSignOnsOn(by, at),
        (SiteSwitch.ReadOnly, true) => switches.MakeReadOnly(by, at),
        (SiteSwitch.ReadOnly, false) => switches.MakeWritable(by, at),
        (SiteSwitch.CoarseEverywhere, true) => switches.CoarsenEverywhere(by, at),
        (SiteSwitch.CoarseEverywhere, false) => switches.AllowExactAgain(by, at),
        (SiteSwitch.CoarseState, true) => switches.CoarsenIn(state, by, at),
        _ => switches.AllowExactAgainIn(state, by, at),
    };

    private async Task<SwitchOutcome> ActAsync(Func<Actor, Task<int>> act)
    {
        if (await acting.ForAsync(OrganizerPolicies.Administers) is not { } by)
            return new SwitchOutcome(SwitchResult.NotAllowed);
        try
        {
            return new SwitchOutcome(SwitchResult.Done, await act(by));
        }
        catch (Exception failure) when (failure is DbUpdateException or DbException or TimeoutException)
        {
            LogFailure(log, failure);
            return new SwitchOutcome(SwitchResult.NotSaved);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A switch of the site could not be turned.")]
    private static partial void LogFailure(ILogger logger, Exception failure);
}

/// <summary>What can be turned.</summary>
public enum SiteSwitch
{
    /// <summary>Nobody can ask to sign.</summary>
    SignOnsOff,

    /// <summary>Nothing changes.</summary>
    ReadOnly,

    /// <summary>No event shows its exact address.</summary>
    CoarseEverywhere,

    /// <summary>No event in one state shows its exact address.</summary>
    CoarseState,
}

/// <summary>What came of turning a switch.</summary>
/// <param name="Result">Which of them.</param>
/// <param name="Addresses">How many addresses were hidden or shown again by it.</param>
public sealed record SwitchOutcome(SwitchResult Result, int Addresses = 0);

/// <summary>What can come of turning a switch.</summary>
public enum SwitchResult
{
    /// <summary>It is so now.</summary>
    Done,

    /// <summary>No state was chosen.</summary>
    NoState,

    /// <summary>The role does not allow it, or the session is over.</summary>
    NotAllowed,

    /// <summary>The database did not answer; the switch may have been turned and addresses be left to hide.</summary>
    NotSaved,
}
