using Microsoft.Extensions.Primitives;

namespace CampaignTracker.Web.Platform.Forms;

/// <summary>
/// The form that came with this request, if one did. A page acts on it only where <see cref="IsSent"/>; where <see cref="IsExpired"/> it shows the form
/// again with what was typed.
/// </summary>
public sealed class PostedForm
{
    private IFormCollection? _fields;

    /// <summary>True for a form that came from a page of ours.</summary>
    public bool IsSent { get; private set; }

    /// <summary>True for a form that nobody can say where it came from: its cookie or its token is missing, old or another's.</summary>
    public bool IsExpired { get; private set; }

    /// <summary>True where a form came, whatever it was.</summary>
    public bool HasCome => _fields is not null;

    /// <summary>True while the site is read-only: a form that came is shown again with what was typed, and nothing of it is stored.</summary>
    public bool IsClosed { get; private set; }

    /// <summary>What was typed; empty where the field is missing, and the first where it came twice.</summary>
    public string Text(string name) => Values(name).FirstOrDefault() ?? "";

    /// <summary>All values of a field that may have several, none twice.</summary>
    public IReadOnlyList<string> Texts(string name) => [.. Values(name).OfType<string>().Distinct(StringComparer.Ordinal)];

    /// <summary>True where the field came, though it may be empty.</summary>
    public bool Has(string name) => _fields?.ContainsKey(name) is true;

    /// <summary>True for a checkbox that was on.</summary>
    public bool IsTicked(string name) => Text(name) == "true";

    /// <summary>Has the form asked for again, for instance because it is too old.</summary>
    public void Expire() => (IsSent, IsExpired) = (false, true);

    /// <summary>No form is taken now.</summary>
    internal void Close() => IsClosed = true;

    internal void Came(IFormCollection fields, bool isGenuine) => (_fields, IsSent, IsExpired) = (fields, isGenuine, !isGenuine);

    private StringValues Values(string name) => _fields?[name] ?? StringValues.Empty;
}
