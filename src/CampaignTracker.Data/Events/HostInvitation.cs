using CampaignTracker.Data.History;
using CampaignTracker.Data.Organizations;

namespace CampaignTracker.Data.Events;

/// <summary>A host asks an organization to host an event, or all times of a series, with it. It is shown as a host only once it has said yes.</summary>
public sealed class HostInvitation : Record
{
    private HostInvitation()
    {
    }

    private HostInvitation(DateTime at, bool isSample)
        : base(at, isSample)
    {
    }

    /// <summary>The event, or the first time of the series.</summary>
    public Guid EventId { get; private set; }

    /// <summary>The event, where loaded.</summary>
    public CampaignEvent? Event { get; private set; }

    /// <summary>Who is asked.</summary>
    public Guid OrganizationId { get; private set; }

    /// <summary>Who is asked, where loaded.</summary>
    public Organization? Organization { get; private set; }

    /// <summary>What it answered.</summary>
    public HostInvitationStatus Status { get; private set; }

    /// <summary>UTC; null before.</summary>
    public DateTime? AnsweredAt { get; private set; }

    /// <summary>Asks an organization of the roster, and answers at once where it has a standing answer.</summary>
    /// <exception cref="DomainException">It is not on the roster, or hosts the event already.</exception>
    public static HostInvitation Ask(CampaignEvent asked, Organization organization, Actor by, DateTime at) => Ask(asked, [asked], organization, by, at);

    /// <summary>As <see cref="Ask(CampaignEvent, Organization, Actor, DateTime)"/>, of a series.</summary>
    /// <param name="asked">The event, or the first time of the series.</param>
    /// <param name="times">The event, or the times of the series that are not past; their hosts are loaded.</param>
    /// <param name="organization">Who is asked.</param>
    /// <param name="by">Who asks.</param>
    /// <param name="at">When (UTC).</param>
    /// <exception cref="DomainException">It is not on the roster, or hosts the event already.</exception>
    public static HostInvitation Ask(CampaignEvent asked, IReadOnlyList<CampaignEvent> times, Organization organization, Actor by, DateTime at)
    {
        if (organization.Status is not OrganizationStatus.Listed)
            throw new DomainException("Only an organization of the roster hosts an event.");
        if (asked.Hosts.Any(host => host.OrganizationId == organization.Id))
            throw new DomainException($"{organization.Name} is a host already.");
        var invitation = new HostInvitation(at, asked.IsSample) { EventId = asked.Id, Event = asked, OrganizationId = organization.Id, Organization = organization };
        invitation.Remember("host-asked", by, at);
        invitation.AnswerAsItStands(times, at);
        return invitation;
    }

    /// <summary>The host asks after all, having thought better of it before.</summary>
    /// <param name="times">As for <see cref="Accept"/>.</param>
    /// <param name="by">Who asks.</param>
    /// <param name="at">When (UTC).</param>
    /// <exception cref="IllegalTransitionException">It was not taken back.</exception>
    public void AskAgain(IReadOnlyList<CampaignEvent> times, Actor by, DateTime at)
    {
        IllegalTransitionException.Unless(nameof(HostInvitation), Status, "asked", [HostInvitationStatus.TakenBack]);
        (Status, AnsweredAt) = (HostInvitationStatus.Asked, null);
        Remember("host-asked", by, at);
        AnswerAsItStands(times, at);
    }

    /// <summary>It hosts with the others from now on.</summary>
    /// <param name="times">The event, or the times of the series that are not past; their hosts are loaded.</param>
    /// <param name="by">Who answers.</param>
    /// <param name="at">When (UTC).</param>
    /// <exception cref="IllegalTransitionException">It was taken back, or answered so already.</exception>
    public void Accept(IEnumerable<CampaignEvent> times, Actor by, DateTime at)
    {
        IllegalTransitionException.Unless(nameof(HostInvitation), Status, "accepted", [HostInvitationStatus.Asked, HostInvitationStatus.Declined]);
        foreach (var time in times)
            time.CoHostJoins(Organization!, by, at);
        (Status, AnsweredAt) = (HostInvitationStatus.Accepted, at);
        Remember("accepted", by, at);
    }

    /// <summary>It says no.</summary>
    /// <exception cref="IllegalTransitionException">It was answered or taken back already.</exception>
    public void Decline(Actor by, DateTime at)
    {
        IllegalTransitionException.Unless(nameof(HostInvitation), Status, "declined", [HostInvitationStatus.Asked]);
        (Status, AnsweredAt) = (HostInvitationStatus.Declined, at);
        Remember("declined", by, at);
    }

    /// <summary>It hosts no longer.</summary>
    /// <param name="times">The event, or the times of the series that are not past; their hosts are loaded.</param>
    /// <param name="by">Who says so.</param>
    /// <param name="at">When (UTC).</param>
    /// <exception cref="IllegalTransitionException">It did not accept.</exception>
    public void Leave(IEnumerable<CampaignEvent> times, Actor by, DateTime at)
    {
        IllegalTransitionException.Unless(nameof(HostInvitation), Status, "left", [HostInvitationStatus.Accepted]);
        foreach (var time in times)
            time.CoHostLeaves(OrganizationId, by, at);
        (Status, AnsweredAt) = (HostInvitationStatus.Declined, at);
        Remember("host-left", by, at);
    }

    /// <summary>The host that asked thinks better of it.</summary>
    /// <exception cref="IllegalTransitionException">It was answered.</exception>
    public void TakeBack(Actor by, DateTime at)
    {
        IllegalTransitionException.Unless(nameof(HostInvitation), Status, "taken back", [HostInvitationStatus.Asked]);
        Status = HostInvitationStatus.TakenBack;
        Remember("taken back", by, at);
    }

    /// <summary>The organization that was asked turned out to be one that is known already.</summary>
    public void Join(Organization known, Actor by, DateTime at)
    {
        (OrganizationId, Organization) = (known.Id, known);
        Remember("joined", by, at);
    }

    private void AnswerAsItStands(IReadOnlyList<CampaignEvent> times, DateTime at)
    {
        if (Organization!.CoHosting is CoHosting.Always)
            Accept(times, Actor.StandingAnswer, at);
        else if (Organization.CoHosting is CoHosting.Never)
            Decline(Actor.StandingAnswer, at);
    }
}

/// <summary>What an organization answered that was asked to host with others.</summary>
public enum HostInvitationStatus
{
    /// <summary>Nothing yet.</summary>
    Asked,

    /// <summary>Yes: it is shown as a host.</summary>
    Accepted,

    /// <summary>No.</summary>
    Declined,

    /// <summary>Whoever asked thought better of it.</summary>
    TakenBack,
}
