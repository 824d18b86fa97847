using CampaignTracker.Data;
using CampaignTracker.Data.Mail;
using CampaignTracker.Web.Features.Listings;

namespace CampaignTracker.Web.Features.Events.Hosting;

/// <summary>Tells the hosts of events what a step changed: one mail for each step and mailbox, however many times of a series it changed.</summary>
public sealed class TellHosts(HostMails mails)
{
    /// <summary>Writes the mails; the caller saves.</summary>
    /// <param name="db">Of the step.</param>
    /// <param name="changed">Each event as it stood before the step; its hosts are loaded.</param>
    /// <param name="except">The address of who took the step; null for an organizer.</param>
    /// <param name="now">UTC.</param>
    /// <param name="ct">Stops it.</param>
    public async Task TellAsync(CampaignDbContext db, IReadOnlyList<EventBefore> changed, string? except, DateTime now, CancellationToken ct)
    {
        var told = changed.Where(before => before.News.Count > 0).ToList();
        if (told.Count == 0)
            return;
        var hosts = told.SelectMany(before => before.Event.Hosts).Select(host => host.OrganizationId).ToHashSet();
        var reached = new List<string>();
        foreach (var contact in await db.AnsweringForAsync(hosts, ct))
        {
            if (EmailAddress.AreSame(contact.Email, except ?? "") || reached.Exists(address => EmailAddress.AreSame(address, contact.Email)))
                continue;
            reached.Add(contact.Email);
            db.Add(mails.Changed(contact, told, now));
        }
    }
}
