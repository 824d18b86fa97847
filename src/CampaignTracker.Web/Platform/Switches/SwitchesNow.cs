using CampaignTracker.Data;
using CampaignTracker.Data.Site;

namespace CampaignTracker.Web.Platform.Switches;

/// <summary>The site's switches as this node last saw them.</summary>
/// <param name="SignOnsAreOff">Nobody can ask to sign.</param>
/// <param name="IsReadOnly">Nothing changes.</param>
/// <param name="Banner">Stands above public pages; may be empty.</param>
/// <param name="Version">The row's; -1 where no switch was ever turned.</param>
public sealed record SwitchesNow(bool SignOnsAreOff, bool IsReadOnly, BilingualText Banner, int Version)
{
    public static SwitchesNow AllOff { get; } = new(false, false, BilingualText.Empty, -1);

    public static SwitchesNow Of(SiteSwitches? switches) =>
        switches is null ? AllOff : new SwitchesNow(switches.SignOnsAreOff, switches.IsReadOnly, switches.Banner, switches.Version);
}

/// <summary>What pages and saves ask: no database is asked for it, so that it costs a request nothing.</summary>
public sealed class CurrentSwitches
{
    private readonly Lock _oneAtATime = new();
    private volatile SwitchesNow _now = SwitchesNow.AllOff;

    /// <summary>Raised on whatever thread saw the change.</summary>
    public event Action? Changed;

    public SwitchesNow Now => _now;

    /// <summary>Takes what was seen, unless it was read before what is known already was saved.</summary>
    /// <returns>False where nothing is new.</returns>
    internal bool Take(SwitchesNow seen)
    {
        lock (_oneAtATime)
        {
            if (seen.Version < _now.Version || seen == _now)
                return false;
            _now = seen;
        }

        Changed?.Invoke();
        return true;
    }
}
