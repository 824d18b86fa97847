namespace CampaignTracker.Web.Ui.Organize.Editing;

/// <summary>
/// The fields of a page that edits something: as they were read, and as they are typed now. Values are text as people type it; a check is
/// <c>true</c> or empty, several choices stand with commas between.
/// </summary>
public sealed class Sheet
{
    private Dictionary<string, string> _read;
    private readonly Dictionary<string, string> _typed;

    /// <param name="read">Each field of the page with what is stored; its order is the page's.</param>
    /// <param name="version">The stored record's, by which a colleague's change is noticed; 0 for something new.</param>
    public Sheet(IReadOnlyDictionary<string, string> read, int version = 0)
    {
        _read = new(read);
        _typed = new(read);
        Version = version;
    }

    /// <summary>What was stored when the page was read, or when it last met a colleague's change.</summary>
    public int Version { get; private set; }

    public IReadOnlyDictionary<string, string> Read => _read;

    /// <summary>The fields that hold something else than what is stored.</summary>
    public IReadOnlyDictionary<string, string> Changed => _typed.Where(IsChanged).ToDictionary();

    public bool HasChanges => _typed.Any(IsChanged);

    /// <summary>What stands in a field.</summary>
    /// <exception cref="KeyNotFoundException">The page has no such field.</exception>
    public string this[string name]
    {
        get => _typed[name];
        set => _typed[name] = _typed.ContainsKey(name) ? value : throw new KeyNotFoundException($"The page has no field {name}.");
    }

    public bool IsChecked(string field) => this[field] == "true";

    /// <summary>What is chosen where several can be.</summary>
    public IReadOnlyList<string> Chosen(string field) => this[field].Split(',', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Types again what was kept in a draft; fields that the page has no more are left out.</summary>
    public void Bring(IReadOnlyDictionary<string, string> typed)
    {
        foreach (var (field, value) in typed.Where(field => _typed.ContainsKey(field.Key)))
            _typed[field] = value;
    }

    /// <summary>A colleague saved meanwhile. What this page did not touch becomes theirs; what both changed stays as it is typed here, and is told.</summary>
    /// <param name="theirs">Each field as it is stored now.</param>
    /// <param name="version">The stored record's.</param>
    /// <returns>Every field that they changed.</returns>
    public IReadOnlyList<Meeting> Meet(IReadOnlyDictionary<string, string> theirs, int version)
    {
        var met = new List<Meeting>();
        foreach (var (field, before) in _read.ToArray())
        {
            if (!theirs.TryGetValue(field, out var now) || now == before)
                continue;
            var isTouched = _typed[field] != before && _typed[field] != now;
            met.Add(new Meeting(field, before, now, isTouched));
            if (!isTouched)
                _typed[field] = now;
            _read[field] = now;
        }

        Version = version;
        return met;
    }

    /// <summary>As it stands now, apart from what is typed from here on.</summary>
    public Sheet Copy()
    {
        var copy = new Sheet(_read, Version);
        copy.Bring(_typed);
        return copy;
    }

    /// <summary>What was sent is what is stored; what was typed since is not.</summary>
    public void Saved(Sheet sent, int version)
    {
        _read = new(sent._typed);
        Version = version;
    }

    private bool IsChanged(KeyValuePair<string, string> typed) => _read[typed.Key] != typed.Value;
}

/// <summary>One field that a colleague changed while this page was open.</summary>
/// <param name="Field">Which.</param>
/// <param name="Before">What it held when this page was read.</param>
/// <param name="Theirs">What they made of it.</param>
/// <param name="IsTyped">True where this page changed it too: what is typed here stands until somebody decides.</param>
public sealed record Meeting(string Field, string Before, string Theirs, bool IsTyped);
