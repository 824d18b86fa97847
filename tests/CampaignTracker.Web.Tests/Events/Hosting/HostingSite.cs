using CampaignTracker.Data;
using CampaignTracker.Data.Events;
using CampaignTracker.Data.Mail;
using CampaignTracker.Testing;
using CampaignTracker.Web.Tests.Listings;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Tests.Events.Hosting;

/// <summary>A site where Desert Neighbors, for whom Rosa speaks, lead a march, and Mesa Friends, for whom Ana speaks, can host with them.</summary>
internal sealed class HostingSite(CampaignSite site, Speaker lead, Speaker friends, Guid eventId) : IAsyncDisposable
{
    public const string Ana = "ana@mesa-friends.example";

    public CampaignSite Site { get; } = site;

    public Speaker Lead { get; } = lead;

    public Speaker Friends { get; } = friends;

    public Guid EventId { get; } = eventId;

    public string Page => $"/listing/events/{EventId:n}";

    /// <param name="engine">Which.</param>
    /// <param name="isHosting">True where Mesa Friends host the march already.</param>
    public static async Task<HostingSite> StartAsync(Engine engine, bool isHosting = false)
    {
        var site = await ListingSite.StartAsync(engine);
        var lead = await ListingSite.SpeakerAsync(site);
        var friends = await ListingSite.SpeakerAsync(site, "Mesa Friends", Ana, "Ana Ruiz");
        var march = TestData.PublishedEvent(TestData.EventDetails("March to the capitol", EventType.March, slug: "march"));
        await site.ChangeAsync(async db =>
        {
            march.HostedBy(await db.Organizations.SingleAsync(o => o.Id == lead.OrganizationId), HostRole.Lead);
            if (isHosting)
                march.HostedBy(await db.Organizations.SingleAsync(o => o.Id == friends.OrganizationId), HostRole.CoHost);
            db.Add(march);
            var contact = await db.Contacts.SingleAsync(c => c.Id == friends.ContactId);
            contact.Correct(new() { Name = "Ana Ruiz", Email = Ana, Language = Language.Spanish }, TestData.By, TestData.At);
        });
        return new HostingSite(site, lead, friends, march.Id);
    }

    /// <summary>A vigil of every Saturday in June, all published, led by Desert Neighbors; the ids in their order.</summary>
    public async Task<IReadOnlyList<Guid>> SeriesAsync()
    {
        var series = EventSeries.Begin(new Repetition(RepetitionKind.Weekly, 1, IsLast: false, new(2026, 6, 27)), TestData.Saturday(), [], TestData.By, TestData.At);
        List<CampaignEvent> times = [.. series.Dates.Select(date => CampaignEvent.Propose(series, date, TestData.EventDetails("Weekly vigil"), TestData.Phoenix(), TestData.By, TestData.At))];
        await Site.ChangeAsync(async db =>
        {
            var organization = await db.Organizations.SingleAsync(o => o.Id == Lead.OrganizationId);
            foreach (var time in times)
            {
                time.HostedBy(organization, HostRole.Lead);
                time.Publish(TestData.By, TestData.At);
            }

            db.Add(series);
            db.AddRange(times);
        });
        return times.ConvertAll(time => time.Id);
    }

    public Task<List<OutboxMail>> MailsAsync(MailKind kind) =>
        ListingSite.ReadAsync(Site, db => db.Outbox.AsNoTracking().Where(m => m.Kind == kind).OrderBy(m => m.Id).ToListAsync());

    public Task<CampaignEvent> EventAsync(Guid? id = null)
    {
        var wanted = id ?? EventId;
        return ListingSite.ReadAsync(Site, db => db.Events.AsNoTracking().Include(e => e.TrueAddress).Include(e => e.Hosts).SingleAsync(e => e.Id == wanted));
    }

    public Task<HostInvitation> InvitationAsync(Guid? organizationId = null)
    {
        var wanted = organizationId ?? Friends.OrganizationId;
        return ListingSite.ReadAsync(Site, db => db.HostInvitations.AsNoTracking().SingleAsync(i => i.OrganizationId == wanted));
    }

    /// <summary>Asks an organization by its name, as the page does it: search, choose, send.</summary>
    public async Task<SignOns.Answer> AskAsync(SignOns.Visitor visitor, string name = "Mesa Friends", Guid? id = null)
    {
        var path = $"/listing/events/{id ?? EventId:n}/hosts";
        var found = await ListingSite.SendAsync(visitor, path, ("name", name));
        var choice = found.Page.QuerySelector("input[name=organization]")?.GetAttribute("value") ?? throw new InvalidOperationException($"Nobody was found: {found.Words}");
        return await visitor.SendAsync(found, ListingSite.FormOf(path), ("organization", choice));
    }

    public ValueTask DisposeAsync() => Site.DisposeAsync();
}
