using CampaignTracker.Data;
using CampaignTracker.Data.Events;
using CampaignTracker.Data.Mail;
using CampaignTracker.Web.Features.Events;
using CampaignTracker.Web.Platform.Email;
using CampaignTracker.Web.Platform.Localization;
using Microsoft.Extensions.Localization;

namespace CampaignTracker.Web.Features.Following;

/// <summary>The mails about events near a ZIP code, each in its reader's language. They tell what everybody sees: of a hidden address its area.</summary>
public sealed class FollowMails(
    MailLayout layout, SiteLinks links, UnsubscribeTokens unsubscribe, IStringLocalizer<FollowingText> text, IStringLocalizer<EventsText> events)
{
    /// <summary>Asks the mailbox's owner.</summary>
    public OutboxMail PleaseConfirm(EventFollower follower, LinkSecrets secrets, DateTime at) =>
        layout.Write(MailKind.PleaseConfirmFollowing, follower.Email, follower.Language, follower.Id, at, language => new MailWords
        {
            Language = language,
            Subject = text["Confirm_Subject", follower.PostalCode],
            Greeting = text["Greeting"],
            Paragraphs = [text["Confirm_Body", follower.Miles, follower.PostalCode], text["Confirm_What"]],
            Button = new MailButton(text["Confirm_Button"], links.Absolute($"/events/follow/confirm/{secrets.Token}", language)),
            Closing = [text["Confirm_Expires"], text["Confirm_NotYou"]],
            Why = text["Confirm_Why"],
        });

    /// <summary>The week's mail.</summary>
    /// <param name="follower">Whom it goes to.</param>
    /// <param name="coming">The next events near, soonest first.</param>
    /// <param name="more">So many more are to come.</param>
    /// <param name="at">When (UTC).</param>
    public OutboxMail Nearby(EventFollower follower, IReadOnlyList<EventView> coming, int more, DateTime at) =>
        Write(MailKind.EventsNearby, follower, at, language => new MailWords
        {
            Language = language,
            Subject = text.Count("Week_Subject", coming.Count + more, follower.PostalCode),
            Greeting = text["Greeting"],
            Paragraphs = [text["Week_Body", follower.Miles, follower.PostalCode]],
            Points = [.. coming.Select(shown => Line(shown, language)), .. more > 0 ? [text.Count("Week_More", more)] : (string[])[]],
            Button = new MailButton(text["Week_Button"], links.Absolute($"/events?zip={follower.PostalCode}&miles={follower.Miles}", language)),
            Closing = [text["Hosts_MayChange"]],
            Why = "",
        });

    /// <summary>What was cancelled, postponed or moved.</summary>
    public OutboxMail Changed(EventFollower follower, IReadOnlyList<EventView> changed, DateTime at) =>
        Write(MailKind.EventNearbyChanged, follower, at, language => new MailWords
        {
            Language = language,
            Subject = changed is [var only] ? $"{News(only)}: {only.Title.Read()}" : text.Count("Changed_Subject", changed.Count, follower.PostalCode),
            Greeting = text["Greeting"],
            Paragraphs = [text.Count("Changed_Body", changed.Count, follower.Miles, follower.PostalCode)],
            Points = [.. changed.Select(shown => $"{News(shown)}: {Line(shown, language)}{Before(shown, language)}{Note(shown)}")],
            Button = new MailButton(text["Changed_Button"], links.Absolute(changed is [var one] ? $"/events/{one.Slug}" : $"/events?zip={follower.PostalCode}&miles={follower.Miles}", language)),
            Why = "",
        });

    private OutboxMail Write(MailKind kind, EventFollower follower, DateTime at, Func<Language, MailWords> write)
    {
        var mail = layout.Write(kind, follower.Email, follower.Language, follower.Id, at, language =>
        {
            var words = write(language);
            return words with
            {
                MoreButtons = [new MailButton(text["Unfollow_Button"], unsubscribe.Page(follower))],
                Why = text["Following_Why", follower.Miles, follower.PostalCode],
            };
        });
        return mail.EndedAt(unsubscribe.OneClick(follower));
    }

    private string Line(EventView shown, Language language) => text[
        "Line",
        EventTimes.Start(shown.StartDate, shown.StartTime, shown.TimeZone, language), shown.Title.Read(), EventLines.PlaceOf(shown, events), links.Absolute(ShortLinks.Path(shown.Code), language)];

    private string News(EventView shown) => text[shown.Status switch
    {
        EventStatus.Cancelled => "News_Cancelled",
        EventStatus.Postponed => "News_Postponed",
        _ when shown is { IsRescheduled: false, IsAtNewPlace: true } => "News_Placed",
        _ => "News_Moved",
    }];

    private string Before(EventView shown, Language language) => shown is { Status: EventStatus.Published, PreviousStartDate: { } day }
        ? $" {text["Before", EventTimes.Start(day, shown.PreviousStartTime, shown.TimeZone, language)]}"
        : "";

    private string Note(EventView shown) => shown.ChangeNote.IsEmpty ? "" : $" {events["Notice_HostsSay"]} {shown.ChangeNote.Read()}";
}
