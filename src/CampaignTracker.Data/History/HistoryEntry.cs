namespace CampaignTracker.Data.History;

/// <summary>Who changed what, when. Written in the transaction of the change; never holds a person's data.</summary>
public sealed class HistoryEntry
{
    /// <summary>Characters.</summary>
    public const int WhatMaxLength = 60;

    private HistoryEntry()
    {
    }

    internal HistoryEntry(string noun, Guid nounId, string what, Actor by, DateTime at)
    {
        Id = Guid.CreateVersion7(at);
        Noun = noun;
        NounId = nounId;
        What = what;
        By = by.Name;
        At = at;
    }

    /// <summary>A version-7 GUID.</summary>
    public Guid Id { get; private set; }

    /// <summary>The kind of thing that changed, as the product calls it: <c>Organization</c>.</summary>
    public string Noun { get; private set; } = "";

    /// <summary>The id of what changed; empty where it is not one row.</summary>
    public Guid NounId { get; private set; }

    /// <summary>What happened: <c>listed</c>, <c>withdrawn</c>.</summary>
    public string What { get; private set; } = "";

    /// <summary>The name of the actor (<see cref="Actor.Name"/>).</summary>
    public string By { get; private set; } = "";

    /// <summary>UTC.</summary>
    public DateTime At { get; private set; }

    /// <summary>What changed in the row; empty where it was made, or where only its state changed.</summary>
    public IReadOnlyList<HistoryChange> Changes { get; private set; } = [];

    /// <summary>An entry about something that is not one row, such as all samples.</summary>
    public static HistoryEntry About(string noun, string what, Actor by, DateTime at) => new(noun, Guid.Empty, what, by, at);

    internal void Tell(IReadOnlyList<HistoryChange> changes) => Changes = changes;

    /// <summary>A text was written on: what stood there before all of it stays, what stands there now is the last.</summary>
    internal void GoOn(string field, string before, string after)
    {
        var earlier = Changes.FirstOrDefault(change => change.Field == field);
        if ((earlier?.GoOn(before, after) ?? HistoryChange.Of(field, before, after)) is { } change)
            Changes = [.. Changes.Where(other => other.Field != field), change];
    }
}
