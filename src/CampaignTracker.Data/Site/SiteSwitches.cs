using System.Globalization;
using CampaignTracker.Data.History;
using CampaignTracker.Data.Places;

namespace CampaignTracker.Data.Site;

/// <summary>What an administrator can turn off and on for the whole site, at once and on all nodes. There is one row of it, with a history.</summary>
public sealed class SiteSwitches : Record
{
    /// <summary>Characters in each language.</summary>
    public const int BannerMaxLength = 400;

    /// <summary>The id of the only row: two nodes cannot make two.</summary>
    public static readonly Guid OnlyId = new("01970000-0000-7000-8000-000000000001");

    private SiteSwitches()
    {
    }

    private SiteSwitches(DateTime at)
        : base(OnlyId, at)
    {
    }

    /// <summary>True while nobody can ask to sign; what was asked before can be confirmed.</summary>
    public bool SignOnsAreOff { get; private set; }

    /// <summary>True while nothing changes but organizers' accounts, these switches, and what jobs do.</summary>
    public bool IsReadOnly { get; private set; }

    /// <summary>What stands above every public page; empty where nothing does.</summary>
    public BilingualText Banner { get; private set; } = BilingualText.Empty;

    /// <summary>True while no event anywhere shows its exact address.</summary>
    public bool CoarseEverywhere { get; private set; }

    /// <summary>The states in which no event shows its exact address; codes of <see cref="UsStates"/>, in order.</summary>
    public IReadOnlyList<string> CoarseStates { get; private set; } = [];

    /// <summary>All switches off, as a site begins.</summary>
    public static SiteSwitches Begin(Actor by, DateTime at)
    {
        var switches = new SiteSwitches(at);
        switches.Remember("made", by, at);
        return switches;
    }

    /// <summary>True where an event in a state must not show its exact address.</summary>
    public bool AreCoarseIn(string state) => CoarseEverywhere || CoarseStates.Contains(state);

    /// <summary>Nobody can ask to sign from now on.</summary>
    /// <returns>False where it was so already.</returns>
    public bool TurnSignOnsOff(Actor by, DateTime at) => Turn(SignOnsAreOff, true, on => SignOnsAreOff = on, "sign-ons-off", by, at);

    /// <summary>Everybody can ask to sign again.</summary>
    /// <returns>False where it was so already.</returns>
    public bool TurnSignOnsOn(Actor by, DateTime at) => Turn(SignOnsAreOff, false, on => SignOnsAreOff = on, "sign-ons-on", by, at);

    /// <summary>Nothing changes from now on.</summary>
    /// <returns>False where it was so already.</returns>
    public bool MakeReadOnly(Actor by, DateTime at) => Turn(IsReadOnly, true, on => IsReadOnly = on, "read-only", by, at);

    /// <summary>Changes are taken again.</summary>
    /// <returns>False where it was so already.</returns>
    public bool MakeWritable(Actor by, DateTime at) => Turn(IsReadOnly, false, on => IsReadOnly = on, "writable", by, at);

    /// <summary>Says something above every public page.</summary>
    /// <exception cref="DomainException">A language is missing, or it is too long.</exception>
    public void ShowBanner(BilingualText banner, Actor by, DateTime at)
    {
        if (string.IsNullOrWhiteSpace(banner.En) || string.IsNullOrWhiteSpace(banner.Es))
            throw new DomainException("The banner needs both languages.");
        Banner = banner.Required(BannerMaxLength, "The banner");
        Remember("banner-shown", by, at);
    }

    /// <summary>Nothing stands above public pages any more.</summary>
    /// <returns>False where it was so already.</returns>
    public bool TakeBannerDown(Actor by, DateTime at)
    {
        if (Banner.IsEmpty)
            return false;
        Banner = BilingualText.Empty;
        Remember("banner-taken-down", by, at);
        return true;
    }

    /// <summary>No event shows its exact address, wherever it is.</summary>
    /// <returns>False where it was so already.</returns>
    public bool CoarsenEverywhere(Actor by, DateTime at) => Turn(CoarseEverywhere, true, on => CoarseEverywhere = on, "coarse", by, at);

    /// <summary>New events may show their exact address again, but in the states that are named apart. What was hidden stays hidden.</summary>
    /// <returns>False where it was so already.</returns>
    public bool AllowExactAgain(Actor by, DateTime at) => Turn(CoarseEverywhere, false, on => CoarseEverywhere = on, "exact-again", by, at);

    /// <summary>No event in a state shows its exact address.</summary>
    /// <returns>False where it was so already.</returns>
    /// <exception cref="DomainException">There is no such state.</exception>
    public bool CoarsenIn(string state, Actor by, DateTime at)
    {
        if (!UsStates.Has(state))
            throw new DomainException($"'{state}' is no state's code.");
        return Turn(CoarseStates.Contains(state), true, _ => CoarseStates = [.. CoarseStates.Append(state).Order(StringComparer.Ordinal)], "coarse", by, at);
    }

    /// <summary>New events in a state may show their exact address again. What was hidden stays hidden.</summary>
    /// <returns>False where it was so already.</returns>
    public bool AllowExactAgainIn(string state, Actor by, DateTime at) =>
        Turn(CoarseStates.Contains(state), false, _ => CoarseStates = [.. CoarseStates.Where(each => each != state)], "exact-again", by, at);

    /// <summary>All addresses that the switches name are hidden: nodes that looked too early look again.</summary>
    public void AddressesHidden(int count, Actor by, DateTime at) => Count(count, "addresses-hidden", by, at);

    /// <summary>Addresses that the switches hid are shown again: nodes look again.</summary>
    public void AddressesShown(int count, Actor by, DateTime at) => Count(count, "addresses-shown", by, at);

    private void Count(int count, string word, Actor by, DateTime at)
    {
        NotePart("Addresses", [], [count.ToString(CultureInfo.InvariantCulture)]);
        Remember(word, by, at);
    }

    private bool Turn(bool isOn, bool on, Action<bool> set, string word, Actor by, DateTime at)
    {
        if (isOn == on)
            return false;
        set(on);
        Remember(word, by, at);
        return true;
    }
}
