using CampaignTracker.Data.Organizations;

namespace CampaignTracker.Web.Features.Import;

/// <summary>What an organizer wants imported, and how.</summary>
public sealed record ImportOrder
{
    public required ImportKind Kind { get; init; }

    public required ImportTable Table { get; init; }

    /// <summary>What each column tells.</summary>
    public required IReadOnlyList<ImportField> Columns { get; init; }

    /// <summary>Where the list comes from; for organizers, and with <see cref="Url"/> for readers too.</summary>
    public string Note { get; init; } = "";

    /// <summary>Where everybody can read the list; empty for one that is not public.</summary>
    public string Url { get; init; } = "";

    /// <summary>Of sign-ons: under which letter.</summary>
    public Guid? LetterId { get; init; }

    /// <summary>The field of work of those for which the list names none.</summary>
    public Sector Sector { get; init; } = Sector.Other;

    /// <summary>What is done with each kind of duplicate.</summary>
    public IReadOnlyDictionary<ImportLikeness, DuplicateChoice> ByLikeness { get; init; } = new Dictionary<ImportLikeness, DuplicateChoice>();

    /// <summary>What is done with single duplicates, by their lines.</summary>
    public IReadOnlyDictionary<int, DuplicateChoice> ByLine { get; init; } = new Dictionary<int, DuplicateChoice>();

    /// <summary>The column that tells something, or -1.</summary>
    public int ColumnOf(ImportField field)
    {
        for (var column = 0; column < Columns.Count; column++)
        {
            if (Columns[column] == field)
                return column;
        }

        return -1;
    }

    public DuplicateChoice ChoiceFor(int line, ImportLikeness likeness) =>
        ByLine.TryGetValue(line, out var own) ? own : ByLikeness.TryGetValue(likeness, out var all) ? all : Usual(Kind, likeness);

    /// <summary>A sign-on of a known name is its organization's, and a national organization is known once, whatever state it is based in. One website may be that of many chapters, so that somebody has to look.</summary>
    public static DuplicateChoice Usual(ImportKind kind, ImportLikeness likeness) =>
        likeness is ImportLikeness.National || (kind is ImportKind.SignOns && likeness is ImportLikeness.Name or ImportLikeness.NameInList) ? DuplicateChoice.Same : DuplicateChoice.Skip;
}

/// <summary>Why a row may be of an organization that is known.</summary>
public enum ImportLikeness
{
    /// <summary>One of the same name and state is on the roster.</summary>
    Name,

    /// <summary>One of the same name is on the roster in another state, and one of the two is national.</summary>
    National,

    /// <summary>One of the same website is on the roster.</summary>
    Website,

    /// <summary>A line above has the same name and state.</summary>
    NameInList,

    /// <summary>A line above has the same website.</summary>
    WebsiteInList,
}

/// <summary>What is done with a duplicate.</summary>
public enum DuplicateChoice
{
    /// <summary>Its row is left out.</summary>
    Skip,

    /// <summary>It is the same organization.</summary>
    Same,

    /// <summary>It is another one.</summary>
    Another,
}
