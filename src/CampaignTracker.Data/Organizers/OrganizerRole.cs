namespace CampaignTracker.Data.Organizers;

/// <summary>What an organizer may do.</summary>
public enum OrganizerRole
{
    /// <summary>Everything, other organizers' accounts too.</summary>
    Administrator,

    /// <summary>Reviews, edits and publishes.</summary>
    Organizer,

    /// <summary>Sees, and changes nothing.</summary>
    Reader,
}
