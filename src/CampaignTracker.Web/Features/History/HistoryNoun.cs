using CampaignTracker.Data;
using CampaignTracker.Web.Platform.Queries;

namespace CampaignTracker.Web.Features.History;

/// <summary>Whose history organizers read: everything that remembers. The names are those that the history keeps.</summary>
public enum HistoryNoun
{
    /// <summary>A <see cref="Data.Letters.SignOn"/>.</summary>
    SignOn,

    /// <summary>A <see cref="Data.Letters.SignOnRequest"/>.</summary>
    SignOnRequest,

    /// <summary>An <see cref="Data.Organizations.Organization"/>.</summary>
    Organization,

    /// <summary>A <see cref="Data.Organizations.Contact"/>.</summary>
    Contact,

    /// <summary>A <see cref="Data.Letters.Letter"/>.</summary>
    Letter,

    /// <summary>A <see cref="Data.Events.CampaignEvent"/>.</summary>
    CampaignEvent,

    /// <summary>An <see cref="Data.Events.EventSeries"/>.</summary>
    EventSeries,

    /// <summary>A <see cref="Data.Events.HostInvitation"/>.</summary>
    HostInvitation,

    /// <summary>An <see cref="Data.Events.EventProposal"/>.</summary>
    EventProposal,

    /// <summary>An <see cref="Data.Events.EventFollower"/>.</summary>
    EventFollower,

    /// <summary>A <see cref="Data.Events.DayOfAction"/>.</summary>
    DayOfAction,

    /// <summary>A <see cref="Data.Timeline.Milestone"/>.</summary>
    Milestone,

    /// <summary>An <see cref="Data.Agreements.Agency"/>.</summary>
    Agency,

    /// <summary>An <see cref="Data.Agreements.Agreement"/>.</summary>
    Agreement,

    /// <summary>A <see cref="Data.Security.BlockRule"/>.</summary>
    BlockRule,

    /// <summary>An <see cref="Data.Organizers.Organizer"/>.</summary>
    Organizer,

    /// <summary>An <see cref="Data.Organizers.Invitation"/>.</summary>
    Invitation,

    /// <summary>A <see cref="Data.Reasons.Reason"/>.</summary>
    Reason,

    /// <summary>The <see cref="Data.Site.SiteSwitches"/>.</summary>
    SiteSwitches,

    /// <summary>A <see cref="Data.Letters.QuarantineRun"/>.</summary>
    QuarantineRun,

    /// <summary>A <see cref="Data.Organizations.ContactExport"/>.</summary>
    ContactExport,
}

/// <param name="Noun">What kind of thing.</param>
/// <param name="Id">Its id.</param>
/// <param name="Letter">Of a sign-on: what was signed.</param>
public sealed record HistoryLink(HistoryNoun Noun, Guid Id, BilingualText? Letter)
{
    public string Path => PathOf(Noun, Id);

    /// <summary>The page that tells a thing's history.</summary>
    public static string PathOf(HistoryNoun noun, Guid id) => $"/organize/history/{Wire.Name(noun)}/{id}";
}
