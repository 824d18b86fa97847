using CampaignTracker.Data.History;

namespace CampaignTracker.Data.Letters;

/// <content>What becomes of one whose organization had signed already: who sent it asks to speak for the organization.</content>
public sealed partial class SignOn
{
    /// <summary>The organization's signature stood there by another form: an organizer takes who sent this one for its contact, and the other stands for both.</summary>
    /// <exception cref="DomainException">It is not just asked for, or the other one is not its organization's under the same text.</exception>
    public void StandBehind(SignOn standing, Actor by, DateTime at)
    {
        Allow("accepted", SignOnStatus.Requested);
        if (standing.Id == Id || standing.LetterVersionId != LetterVersionId || standing.OrganizationId != OrganizationId)
            throw new DomainException("Only another signature of the organization under the same text can stand in.");
        (Status, StandsInId) = (SignOnStatus.SetAside, standing.Id);
        ConfirmedAt = ListedAt = at;
        Remember("speaker-accepted", by, at);
    }

    /// <summary>An organizer does not take who sent the form for a contact of the organization, whose signature stood by another form.</summary>
    /// <exception cref="DomainException">It is not just asked for, or the reason is missing or too long.</exception>
    public void TurnDown(string reason, Actor by, DateTime at)
    {
        Allow("turned down", SignOnStatus.Requested);
        DeclineReason = StorableText.Required(reason, ReasonMaxLength, "The reason");
        Status = SignOnStatus.Declined;
        Remember("speaker-turned-down", by, at);
    }
}
