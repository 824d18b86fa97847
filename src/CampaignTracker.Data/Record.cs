using CampaignTracker.Data.History;

namespace CampaignTracker.Data;

/// <summary>What every noun of the campaign has: an id, the instants of its making and last change, and a memory of what happened to it.</summary>
public abstract class Record : IRemembering
{
    private readonly News _news = new();
    private readonly List<HistoryChange> _parts = [];
    private bool _goesOn;

    /// <summary>For EF Core, which fills the properties from the row.</summary>
    protected Record()
    {
    }

    /// <summary>Makes a new record at <paramref name="at"/> (UTC).</summary>
    protected Record(DateTime at, bool isSample = false)
    {
        Id = Guid.CreateVersion7(at);
        CreatedAt = at;
        UpdatedAt = at;
        IsSample = isSample;
    }

    /// <summary>As the other, for what there is one of, with an id that all nodes know.</summary>
    protected Record(Guid id, DateTime at)
        : this(at) => Id = id;

    /// <summary>A version-7 GUID: unique on every node and ordered by the time of making.</summary>
    public Guid Id { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime CreatedAt { get; private set; }

    /// <summary>UTC; the instant of the last change.</summary>
    public DateTime UpdatedAt { get; private set; }

    /// <summary>Raised by one with every saved change; two people who change the same row are told apart by it.</summary>
    public int Version { get; internal set; }

    /// <summary>True for invented rows that show the software; pages badge them, and <c>samples remove</c> deletes them.</summary>
    public bool IsSample { get; private set; }

    /// <summary>Notes a change. The context writes it to the history in the transaction that saves the change.</summary>
    /// <param name="what">What happened, as a word of the product: <c>listed</c>, <c>withdrawn</c>. Never a person's data.</param>
    /// <param name="by">Who did it.</param>
    /// <param name="at">When (UTC).</param>
    /// <param name="told">Of something new, what it is about; of a change, the fields tell it.</param>
    protected void Remember(string what, Actor by, DateTime at, params IReadOnlyList<(string Field, string Value)> told)
    {
        UpdatedAt = at;
        var entry = new HistoryEntry(GetType().Name, Id, what, by, at);
        entry.Tell(told);
        _news.Add(entry);
    }

    /// <summary>Notes that it reads differently though nothing of its own changed; the history tells of what did.</summary>
    protected void ReadDifferently(DateTime at) => UpdatedAt = at > UpdatedAt ? at : UpdatedAt;

    /// <summary>Notes a change of something that is kept in rows of its own, such as an organization's sectors; it stands with the next step.</summary>
    /// <param name="field">The property's name.</param>
    /// <param name="before">What it held.</param>
    /// <param name="after">What it holds.</param>
    protected void NotePart(string field, IEnumerable<string> before, IEnumerable<string> after)
    {
        var (one, other) = (string.Join(", ", before.Order(StringComparer.Ordinal)), string.Join(", ", after.Order(StringComparer.Ordinal)));
        if (one != other)
            _parts.Add(new HistoryChange(field, one, other));
    }

    /// <summary>As <see cref="NotePart"/>, of a text; of a long one the passage that changed.</summary>
    protected void NoteText(string field, string before, string after)
    {
        if (HistoryChange.Of(field, before, after) is { } change)
            _parts.Add(change);
    }

    /// <summary>The same in both languages.</summary>
    protected void NoteText(string field, BilingualText before, BilingualText after)
    {
        NoteText($"{field}.{nameof(BilingualText.En)}", before.En, after.En);
        NoteText($"{field}.{nameof(BilingualText.Es)}", before.Es, after.Es);
    }

    /// <summary>Says that a change goes on with a step that the history told of a moment ago, and is not told again.</summary>
    protected void GoOn() => _goesOn = true;

    /// <summary>True where a change only goes on; asked once.</summary>
    internal bool TakeGoesOn()
    {
        var taken = _goesOn;
        _goesOn = false;
        return taken;
    }

    /// <summary>What happened to its parts since the last time; asked once.</summary>
    internal IReadOnlyList<HistoryChange> TakeParts()
    {
        var taken = _parts.ToArray();
        _parts.Clear();
        return taken;
    }

    IReadOnlyList<HistoryEntry> IRemembering.TakeNews() => _news.Take();
}
