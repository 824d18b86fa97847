namespace CampaignTracker.Web.Ui.Organize;

/// <summary>What an organizer is told in passing, such as that something was saved; one at a time. MudBlazor's snackbar asks for inline key-frames, which the zone's policy refuses.</summary>
public sealed class Notices
{
    public event Action? Changed;

    /// <summary>Null where nothing is to be told.</summary>
    public string? Current { get; private set; }

    public void Say(string words) => Set(words);

    public void Clear() => Set(null);

    private void Set(string? words)
    {
        Current = words;
        Changed?.Invoke();
    }
}
