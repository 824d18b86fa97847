namespace CampaignTracker.Web.Platform.Caching;

/// <summary>How long the page being rendered stays true without a change of data: until an event passes, a deadline comes, a day ends.</summary>
public sealed class PageLife(TimeProvider clock)
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    private DateTime? _changesAt;

    /// <summary>The page will read differently at an instant (UTC); null is no such instant.</summary>
    public void ChangesAt(DateTime? instant)
    {
        if (instant is { } at && (_changesAt is null || at < _changesAt))
            _changesAt = at;
    }

    /// <summary>How long the page may be served; another node's changes are seen after a minute at the latest.</summary>
    public TimeSpan Left
    {
        get
        {
            var left = _changesAt - clock.GetUtcNow().UtcDateTime ?? Longest;
            return left > Longest ? Longest : left < TimeSpan.Zero ? TimeSpan.Zero : left;
        }
    }
}
