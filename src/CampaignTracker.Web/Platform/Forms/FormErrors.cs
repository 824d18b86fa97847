namespace CampaignTracker.Web.Platform.Forms;

/// <summary>What is amiss with a form, in the order of its fields; one message for a field.</summary>
public sealed class FormErrors
{
    private readonly List<FieldError> _all = [];

    public IReadOnlyList<FieldError> All => _all;

    public bool IsEmpty => _all.Count == 0;

    public string? For(string name) => _all.Find(error => error.Name == name)?.Message;

    /// <summary>Tells one; a field that has one keeps it.</summary>
    public void Add(string name, string message)
    {
        if (For(name) is null)
            _all.Add(new FieldError(name, message));
    }
}
