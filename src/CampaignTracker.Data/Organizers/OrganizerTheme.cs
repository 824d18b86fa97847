namespace CampaignTracker.Data.Organizers;

/// <summary>How the organizers' pages look to a person.</summary>
public enum OrganizerTheme
{
    /// <summary>By day and by night as the person's device has it.</summary>
    System,

    /// <summary>Paper and ink, always.</summary>
    Light,

    /// <summary>Night, always.</summary>
    Dark,
}
