namespace CampaignTracker.Data.Organizers;

/// <summary>Questions about organizers.</summary>
public static class OrganizerQueries
{
    /// <summary>Those that may sign in.</summary>
    public static IQueryable<Organizer> Active(this IQueryable<Organizer> organizers) => organizers.Where(o => o.DisabledAt == null);

    /// <summary>Those of one role.</summary>
    public static IQueryable<Organizer> InRole(this IQueryable<Organizer> organizers, OrganizerRole role) => organizers.Where(o => o.Role == role);

    /// <summary>The one with an e-mail address, however it is written.</summary>
    public static IQueryable<Organizer> WithEmail(this IQueryable<Organizer> organizers, string email)
    {
        var normalized = Organizer.Normalize(email);
        return organizers.Where(o => o.NormalizedEmail == normalized);
    }

    /// <summary>Who is invited with an e-mail address, however it is written.</summary>
    public static IQueryable<Invitation> WithEmail(this IQueryable<Invitation> invitations, string email)
    {
        var normalized = Organizer.Normalize(email);
        return invitations.Where(i => i.NormalizedEmail == normalized);
    }
}
