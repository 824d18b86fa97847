using CampaignTracker.Data;
using CampaignTracker.Data.Organizations;
using CampaignTracker.Web.Ui;

namespace CampaignTracker.Web.Features.Organizations;

/// <summary>What a reader of the roster looks for; null and empty ask for anything.</summary>
public sealed record RosterFilter(string Text, string? State, Scope? Scope, Sector? Sector)
{
    public bool IsEmpty => Text.Length == 0 && State is null && Scope is null && Sector is null;

    /// <summary>Those on the roster that are looked for, in the order they have.</summary>
    public IEnumerable<KnownOrganization> FindIn(IReadOnlyList<KnownOrganization> all)
    {
        var words = FoldedText.Words(Text);
        return all.Where(o => o.IsListed
            && (State is null || o.State == State)
            && (Scope is null || o.Scope == Scope)
            && (Sector is not { } sector || o.Sectors.Contains(sector))
            && o.Holds(words));
    }
}

/// <summary>One page of the roster, and the numbers that stand beside its filters.</summary>
public sealed record RosterView(IReadOnlyList<RosterRow> Rows, PageOf Page, RosterCounts Counts, IReadOnlyList<NamesMissing> NamesMissing);

/// <summary>One organization in the list.</summary>
public sealed record RosterRow(
    string Slug, string Name, string ShortName, string City, string State, Scope Scope, IReadOnlyList<Sector> Sectors, bool IsSample);

/// <summary>How many listed organizations there are of each kind, whatever is being looked for.</summary>
public sealed record RosterCounts(
    IReadOnlyDictionary<string, int> ByState, IReadOnlyDictionary<Scope, int> ByScope, IReadOnlyDictionary<Sector, int> BySector)
{
    /// <summary>Each organization has one scope.</summary>
    public int Listed => ByScope.Values.Sum();
}

/// <summary>A delivered letter that more organizations signed, as sources report, than the coalition can name.</summary>
public sealed record NamesMissing(string LetterSlug, BilingualText LetterTitle, BilingualText Note, int Reported, int Named)
{
    public int Missing => Reported - Named;
}
