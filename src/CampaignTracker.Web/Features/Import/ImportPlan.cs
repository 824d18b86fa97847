using CampaignTracker.Data.Letters;
using CampaignTracker.Data.Organizations;

namespace CampaignTracker.Web.Features.Import;

/// <summary>What would become of each row.</summary>
public sealed record ImportPlan(IReadOnlyList<PlannedRow> Rows)
{
    /// <summary>How many rows come to each end.</summary>
    public IReadOnlyDictionary<RowFate, int> Counts { get; } = Rows.GroupBy(row => row.Fate).ToDictionary(group => group.Key, group => group.Count());

    public int Count(RowFate fate) => Counts.GetValueOrDefault(fate);

    /// <summary>Rows that change something.</summary>
    public int Taken => Count(RowFate.New) + Count(RowFate.Same);

    /// <summary>Rows that are not taken, for a reason that their organizer should see.</summary>
    public IEnumerable<PlannedRow> LeftOut => Rows.Where(row => row.Fate is RowFate.Rejected or RowFate.Skipped);

    public IEnumerable<PlannedRow> Duplicates => Rows.Where(row => row.Twin is not null);
}

/// <summary>What becomes of a row.</summary>
public enum RowFate
{
    /// <summary>A new organization.</summary>
    New,

    /// <summary>It belongs to a known organization.</summary>
    Same,

    /// <summary>A duplicate that is left out.</summary>
    Skipped,

    /// <summary>Its organization stands under the letter already.</summary>
    SignedAlready,

    /// <summary>Something in it is amiss.</summary>
    Rejected,
}

/// <summary>One row, and what becomes of it.</summary>
public sealed record PlannedRow
{
    public required ImportRow Row { get; init; }

    public required RowFate Fate { get; init; }

    /// <summary>Why it is not taken, in the reader's language; null for one that is.</summary>
    public string? Why { get; init; }

    public required OrganizationDetails Details { get; set; }

    public required Signatory Signatory { get; init; }

    /// <summary>Whom it may be a duplicate of.</summary>
    public ImportTwin? Twin { get; init; }

    /// <summary>Of <see cref="RowFate.Same"/>: the organization of the roster; null for that of a line above.</summary>
    public Guid? KnownId { get; init; }
}

/// <param name="Name">Of the other.</param>
/// <param name="State">Of the other; may be empty.</param>
/// <param name="Line">The line above that has it; null for one of the roster.</param>
/// <param name="Likeness">How it is like.</param>
/// <param name="Choice">What is done.</param>
public sealed record ImportTwin(string Name, string State, int? Line, ImportLikeness Likeness, DuplicateChoice Choice);
