using System.Data.Common;
using CampaignTracker.Data;
using CampaignTracker.Data.History;
using CampaignTracker.Data.Letters;
using CampaignTracker.Web.Features.Organizers;
using CampaignTracker.Web.Platform.Switches;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Features.SignOns;

/// <summary>An organizer decides on an open page. Checks who it is at that moment, and tells what came of it instead of failing: a colleague may have been quicker.</summary>
public sealed partial class DecideOnSignOn(ReviewSignOns review, TakeSpeakers speakers, ActingOrganizer acting, ILogger<DecideOnSignOn> logger)
{
    /// <param name="decision">What is decided.</param>
    /// <param name="about">About what.</param>
    /// <param name="words">The reason or the evidence; empty where none is asked for.</param>
    /// <param name="ct">Stops it.</param>
    public async Task<DecisionOutcome> DecideAsync(Decision decision, DecisionSubject about, string words, CancellationToken ct)
    {
        if (await acting.ForAsync(OrganizerPolicies.Organizes) is not { } by)
            return DecisionOutcome.NotAllowed;
        if (AsksForWords(decision) && Objection(words) is { } objection)
            return objection;

        try
        {
            await TakeAsync(decision, about, words, by, ct);
            return DecisionOutcome.Done;
        }
        catch (SiteIsReadOnlyException)
        {
            return DecisionOutcome.ReadOnly;
        }
        catch (TwinStandsException)
        {
            return DecisionOutcome.TwinStands;
        }
        catch (Exception late) when (late is DomainException or DbUpdateConcurrencyException)
        {
            return DecisionOutcome.TooLate;
        }
        catch (Exception failure) when (failure is DbUpdateException or DbException)
        {
            // Only one signature of an organization stands under a text.
            if (decision is Decision.PutBack or Decision.Release && await AnotherStandsAsync(about, ct))
                return DecisionOutcome.SignedAlready;
            LogNotSaved(logger, decision, failure);
            return DecisionOutcome.NotSaved;
        }
    }

    public static bool AsksForWords(Decision decision) => decision is Decision.Decline or Decision.Verify or Decision.Withdraw or Decision.TakeOff or Decision.TurnDown;

    private async Task<bool> AnotherStandsAsync(DecisionSubject about, CancellationToken ct)
    {
        try
        {
            return await review.AnotherStandsAsync(about.SignOnId, about.RequestId, ct);
        }
        catch (DbException)
        {
            // What failed to be saved may fail to be read.
            return false;
        }
    }

    private static DecisionOutcome? Objection(string words) =>
        string.IsNullOrWhiteSpace(words) ? DecisionOutcome.WordsMissing
        : words.Trim().Length > SignOn.ReasonMaxLength ? DecisionOutcome.WordsTooLong
        : !StorableText.IsStorable(words) ? DecisionOutcome.WordsMissing
        : null;

    private Task TakeAsync(Decision decision, DecisionSubject about, string words, Actor by, CancellationToken ct) => decision switch
    {
        Decision.List => review.ListAsync(about.SignOnId, besideTwin: false, by, ct),
        Decision.ListBesideTwin => review.ListAsync(about.SignOnId, besideTwin: true, by, ct),
        Decision.Decline => review.DeclineAsync(about.SignOnId, words, by, ct),
        Decision.Verify => review.VerifyAsync(about.OrganizationId, words, by, ct),
        Decision.Release => about.RequestId is { } request ? review.ReleaseAsync(request, by, ct) : review.ReleaseEnteredAsync(about.SignOnId, by, ct),
        Decision.Settle => review.SettleAsync(about.SignOnId, by, ct),
        Decision.TakeOff => review.TakeOffAsync(about.SignOnId, words, by, ct),
        Decision.AcceptSpeaker => speakers.AcceptAsync(about.SignOnId, by, ct),
        Decision.TurnDown => speakers.TurnDownAsync(about.SignOnId, words, by, ct),
        Decision.Withdraw => review.WithdrawAsync(about.SignOnId, words, by, ct),
        Decision.PutBack => review.ReinstateAsync(about.SignOnId, by, ct),
        Decision.HideSignatory => review.HideSignatoryAsync(about.SignOnId, by, ct),
        Decision.EraseSignatory => review.EraseSignatoryAsync(about.SignOnId, by, ct),
        _ => throw new ArgumentOutOfRangeException(nameof(decision), decision, "No such decision."),
    };

    [LoggerMessage(Level = LogLevel.Error, Message = "A decision ({Decision}) could not be saved.")]
    private static partial void LogNotSaved(ILogger logger, Decision decision, Exception failure);
}

/// <summary>What an organizer can decide about a sign-on that waits.</summary>
public enum Decision
{
    /// <summary>It goes under its letter.</summary>
    List,

    /// <summary>It goes under its letter, although one of the same name and state stands there.</summary>
    ListBesideTwin,

    /// <summary>It does not; asks for a reason.</summary>
    Decline,

    /// <summary>Its organization is who it says; asks for evidence.</summary>
    Verify,

    /// <summary>What was held back goes on, with everything that was asked for by the same form.</summary>
    Release,

    /// <summary>A disowned one stays off the list.</summary>
    Settle,

    /// <summary>As <see cref="Settle"/>, and its organization, which waits again, is declined; asks for a reason.</summary>
    TakeOff,

    /// <summary>Who asks to speak for a listed organization does.</summary>
    AcceptSpeaker,

    /// <summary>Who asks to speak for a listed organization does not; asks for a reason.</summary>
    TurnDown,

    /// <summary>A disowned one was authorized after all.</summary>
    PutBack,

    /// <summary>It is taken back in its organization's name; asks for a reason.</summary>
    Withdraw,

    /// <summary>Who signed is not shown any more.</summary>
    HideSignatory,

    /// <summary>Who signed is erased for good.</summary>
    EraseSignatory,
}

/// <summary>What a decision is about.</summary>
/// <param name="SignOnId">The sign-on.</param>
/// <param name="OrganizationId">Its organization.</param>
/// <param name="RequestId">The form that asked for it; null where it was kept from the past.</param>
public sealed record DecisionSubject(Guid SignOnId, Guid OrganizationId, Guid? RequestId);

/// <summary>What came of a decision.</summary>
public enum DecisionOutcome
{
    /// <summary>It is so now.</summary>
    Done,

    /// <summary>The reason or evidence is missing.</summary>
    WordsMissing,

    /// <summary>The reason or evidence is too long.</summary>
    WordsTooLong,

    /// <summary>Somebody else changed it meanwhile, or it is gone.</summary>
    TooLate,

    /// <summary>Another organization of the same name and state stands under the letter.</summary>
    TwinStands,

    /// <summary>Another signature of the organization stands under the letter.</summary>
    SignedAlready,

    /// <summary>The role does not allow it, or the session is over.</summary>
    NotAllowed,

    /// <summary>The database did not answer; nothing was changed.</summary>
    NotSaved,

    /// <summary>The site is read-only; nothing was changed.</summary>
    ReadOnly,
}
