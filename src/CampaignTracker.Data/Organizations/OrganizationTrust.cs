using CampaignTracker.Data.History;

namespace CampaignTracker.Data.Organizations;

/// <content>How sure the coalition is of it, and what follows from that.</content>
public sealed partial class Organization
{
    /// <summary>Its contact answered a mail. Never lowers the level.</summary>
    public void ConfirmEmail(Actor by, DateTime at)
    {
        if (Verification >= VerificationLevel.EmailConfirmed)
            return;
        Verification = VerificationLevel.EmailConfirmed;
        Remember("email-confirmed", by, at);
    }

    /// <summary>An organizer checked who it is.</summary>
    /// <exception cref="DomainException">The evidence is missing or too long.</exception>
    public void Verify(string evidence, Actor by, DateTime at)
    {
        VerificationEvidence = StorableText.Required(evidence, ReasonMaxLength, "The evidence");
        Verification = VerificationLevel.OrganizerVerified;
        Remember("verified", by, at);
    }

    /// <summary>Lets its events be published at once.</summary>
    /// <exception cref="DomainException">No organizer has verified it.</exception>
    public void Trust(Actor by, DateTime at)
    {
        if (Verification < VerificationLevel.OrganizerVerified)
            throw new DomainException("Only an organization that an organizer verified can be trusted.");
        Trusted = true;
        Remember("trusted", by, at);
    }

    /// <summary>Says what it answers whoever asks it to host an event with them.</summary>
    public void AnswerCoHosting(CoHosting answer, Actor by, DateTime at)
    {
        if (CoHosting == answer)
            return;
        CoHosting = answer;
        Remember("co-hosting-answered", by, at);
    }

    /// <summary>Has an organizer look at its events again before they are published.</summary>
    public void Distrust(Actor by, DateTime at)
    {
        if (!Trusted)
            return;
        Trusted = false;
        Remember("distrusted", by, at);
    }
}
