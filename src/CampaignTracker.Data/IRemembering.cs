using CampaignTracker.Data.History;

namespace CampaignTracker.Data;

/// <summary>What notes its own changes: the context writes them to the history in the transaction that saves the change.</summary>
internal interface IRemembering
{
    /// <summary>What happened since the last time; asked once.</summary>
    IReadOnlyList<HistoryEntry> TakeNews();
}

/// <summary>What happened to a noun since it was last saved.</summary>
internal sealed class News
{
    private readonly List<HistoryEntry> _entries = [];

    public void Add(HistoryEntry entry) => _entries.Add(entry);

    public IReadOnlyList<HistoryEntry> Take()
    {
        var taken = _entries.ToArray();
        _entries.Clear();
        return taken;
    }
}
