namespace CampaignTracker.Data.History;

/// <summary>Who changed what, when. Written in the transaction of the change; never holds a person's data.</summary>
public sealed class HistoryEntry
{
    /// <summary>Characters.</summary>
    public const int WhatMaxLength = 60;

    private static int _written;

    private HistoryEntry()
    {
    }

    internal HistoryEntry(string noun, Guid nounId, string what, Actor by, DateTime at)
    {
        Id = NextId(at);
        Noun = noun;
        NounId = nounId;
        What = what;
        By = by.Name;
        At = at;
    }

    /// <summary>A version-7 GUID; of one moment, in the order of writing.</summary>
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
    /// <param name="noun">What it is called.</param>
    /// <param name="what">What happened.</param>
    /// <param name="by">Who did it.</param>
    /// <param name="at">When (UTC).</param>
    /// <param name="told">What more there is to say, such as how many; never a person's data.</param>
    public static HistoryEntry About(string noun, string what, Actor by, DateTime at, params IReadOnlyList<(string Field, string Value)> told)
    {
        var entry = new HistoryEntry(noun, Guid.Empty, what, by, at);
        entry.Tell(told);
        return entry;
    }

    internal void Tell(IReadOnlyList<(string Field, string Value)> told) =>
        Changes = [.. told.Select(one => HistoryChange.Of(one.Field, "", one.Value)).OfType<HistoryChange>()];

    internal void Tell(IReadOnlyList<HistoryChange> changes) => Changes = changes;

    /// <summary>A text was written on: what stood there before all of it stays, what stands there now is the last.</summary>
    internal void GoOn(string field, string before, string after)
    {
        var earlier = Changes.FirstOrDefault(change => change.Field == field);
        if ((earlier?.GoOn(before, after) ?? HistoryChange.Of(field, before, after)) is { } change)
            Changes = [.. Changes.Where(other => other.Field != field), change];
    }

    /// <summary>The bits of a version-7 GUID that follow the instant count what this process wrote: what is told of one moment keeps its order.</summary>
    private static Guid NextId(DateTime at)
    {
        Span<byte> bytes = stackalloc byte[16];
        Guid.CreateVersion7(at).TryWriteBytes(bytes, bigEndian: true, out _);
        var count = (uint)Interlocked.Increment(ref _written);
        bytes[6] = (byte)(0x70 | (count >> 28));
        bytes[7] = (byte)(count >> 20);
        bytes[8] = (byte)(0x80 | ((count >> 14) & 0x3F));
        bytes[9] = (byte)(count >> 6);
        bytes[10] = (byte)((count << 2) | (bytes[10] & 0x03u));
        return new Guid(bytes, bigEndian: true);
    }
}
