using CampaignTracker.Data.History;
using CampaignTracker.Data.Organizations;

namespace CampaignTracker.Data.Events;

/// <summary>
/// One posted form that proposes an event for an organization of the roster. Whoever does not come from the organization's listing waits until its contact
/// confirms; what was typed is kept until then, and not a day longer.
/// </summary>
[Personal]
public sealed class EventProposal : Record, IBehindTheScenes
{
    /// <summary>Characters of the form's answers.</summary>
    public const int AnswersMaxLength = 40_000;

    private EventProposal()
    {
    }

    /// <param name="formId">The one-time id of the form: double clicks and retries carry the same.</param>
    /// <param name="organization">For whom.</param>
    /// <param name="answers">The form's answers as JSON.</param>
    /// <param name="language">The language it was filled in.</param>
    /// <param name="isHeldBack">True where a limit or a rule holds it back silently: from outside it looks like any other.</param>
    /// <param name="by">Who proposes, as the history shows it.</param>
    /// <param name="at">When (UTC).</param>
    public EventProposal(Guid formId, Organization organization, string answers, Language language, bool isHeldBack, Actor by, DateTime at)
        : base(at, organization.IsSample)
    {
        (FormId, OrganizationId, Organization, Language) = (formId, organization.Id, organization, language);
        Answers = StorableText.Required(answers, AnswersMaxLength, "The form");
        IsHeldBack = isHeldBack;
        Remember(isHeldBack ? "held-back" : "posted", by, at);
    }

    /// <summary>The one-time id of the form; unique.</summary>
    public Guid FormId { get; private set; }

    /// <summary>For whom.</summary>
    public Guid OrganizationId { get; private set; }

    /// <summary>For whom, where loaded.</summary>
    public Organization? Organization { get; private set; }

    /// <summary>The form's answers as JSON; empty once it is an event or was refused.</summary>
    public string Answers { get; private set; } = "";

    /// <summary>The language it was filled in.</summary>
    public Language Language { get; private set; }

    /// <summary>True where it is held back silently.</summary>
    public bool IsHeldBack { get; private set; }

    /// <summary>UTC; null until the contact confirmed.</summary>
    public DateTime? ConfirmedAt { get; private set; }

    /// <summary>UTC; null unless the contact said no.</summary>
    public DateTime? RefusedAt { get; private set; }

    /// <summary>The event, or the first time of the series, that became of it; null before.</summary>
    public Guid? EventId { get; private set; }

    /// <summary>It is an event now.</summary>
    /// <exception cref="DomainException">It was answered already.</exception>
    public void Confirm(CampaignEvent made, Actor by, DateTime at)
    {
        Open();
        (ConfirmedAt, EventId, Answers) = (at, made.Id, "");
        Remember("confirmed", by, at);
    }

    /// <summary>The contact did not authorize it.</summary>
    /// <exception cref="DomainException">It was answered already.</exception>
    public void Refuse(Actor by, DateTime at)
    {
        Open();
        (RefusedAt, Answers) = (at, "");
        Remember("refused", by, at);
    }

    /// <summary>Its organization turned out to be one that is known already.</summary>
    public void Join(Organization known, Actor by, DateTime at)
    {
        (OrganizationId, Organization) = (known.Id, known);
        Remember("joined", by, at);
    }

    private void Open()
    {
        if (ConfirmedAt is not null || RefusedAt is not null)
            throw new DomainException("The proposal was answered already.");
    }
}
