using System.Globalization;
using CampaignTracker.Data;
using CampaignTracker.Data.Events;
using CampaignTracker.Web.Features.Listings;
using CampaignTracker.Web.Features.SignOns;
using CampaignTracker.Web.Platform.Forms;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace CampaignTracker.Web.Features.Events.Hosting;

/// <summary>A host tells how it was: how many came, and where press and pictures are.</summary>
public sealed class ReportHostedEvent(ListingChanges changes, IStringLocalizer<HostingText> text)
{
    public const string Turnout = "turnout";
    public const string Press = "press";
    public const string Pictures = "pictures";

    /// <param name="contactId">Whose listing is open.</param>
    /// <param name="eventId">Of which event, whatever the organization's part in it.</param>
    /// <param name="typed">Of each field, as it was typed.</param>
    /// <param name="errors">Takes what is amiss.</param>
    /// <param name="ct">Stops it.</param>
    public async Task<ListingAnswer> ReportAsync(Guid contactId, Guid eventId, Func<string, string> typed, FormErrors errors, CancellationToken ct)
    {
        var turnout = NumberOf(typed(Turnout), errors);
        var press = LinksOf(Press, typed(Press), errors);
        var pictures = LinksOf(Pictures, typed(Pictures), errors);
        if (!errors.IsEmpty)
            return ListingAnswer.ChangedMeanwhile;
        try
        {
            return await changes.ChangeAsync(contactId, async change =>
            {
                var organizationId = change.Contact.OrganizationId;
                if (!change.Rights.MayChangeListing
                    || await change.Db.Events.SingleOrDefaultAsync(e => e.Id == eventId && e.Hosts.Any(h => h.OrganizationId == organizationId), ct) is not { } stored)
                {
                    return ListingAnswer.NotYours;
                }

                stored.Report(turnout, press, pictures, SignOnActors.Contact, change.Now);
                return ListingAnswer.Done;
            }, ct);
        }
        catch (DomainException)
        {
            // It was cancelled meanwhile, or has not begun.
            return ListingAnswer.NotYours;
        }
    }

    /// <summary>As the field has them: one on each line, its words before its address.</summary>
    public static string LinesOf(IReadOnlyList<Source> links) =>
        string.Join('\n', links.Select(link => link.Title == HostOf(link.Url!) ? link.Url : $"{link.Title} {link.Url}"));

    private int? NumberOf(string typed, FormErrors errors)
    {
        var digits = TidyText.WithoutSpaces(typed).Replace(",", "", StringComparison.Ordinal).Replace(".", "", StringComparison.Ordinal);
        if (digits.Length == 0)
            return null;
        if (int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= CampaignEvent.MostTurnout)
            return number;
        errors.Add(Turnout, text["Turnout_NotANumber"]);
        return null;
    }

    private List<Source> LinksOf(string field, string typed, FormErrors errors)
    {
        var links = new List<Source>();
        foreach (var line in typed.ReplaceLineEndings("\n").Split('\n').Select(TidyText.OneLine).Where(line => line.Length > 0))
        {
            var at = line.LastIndexOf(' ') + 1;
            var (title, url) = (line[..at].Trim(), line[at..]);
            if (!Source.IsWebAddress(url) || title.Length > Source.TitleMaxLength)
                errors.Add(field, text["Links_NotALink", line.Length > 80 ? line[..80] + "…" : line]);
            else
                links.Add(new Source(title.Length > 0 ? title : HostOf(url), url));
        }

        if (links.Count > CampaignEvent.MostCoverage)
            errors.Add(field, text["Links_TooMany", CampaignEvent.MostCoverage]);
        return links;
    }

    private static string HostOf(string url) => new Uri(url).Host;
}
