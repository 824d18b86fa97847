using CampaignTracker.Data.Events;
using CampaignTracker.Data.Mail;
using CampaignTracker.Data.Organizations;
using CampaignTracker.Data.Organizers;
using CampaignTracker.Testing;
using CampaignTracker.Web.Features.Events.Planning;
using CampaignTracker.Web.Tests.Events.Planning;
using CampaignTracker.Web.Tests.Listings;
using CampaignTracker.Web.Tests.Organize;
using CampaignTracker.Web.Ui.Organize.Editing;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Tests.Events.Hosting;

/// <summary>A co-host whom an organizer names is asked as one whom the lead asks.</summary>
public sealed class AskedByOrganizersTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, OnBothEngines]
    public async Task A_co_host_for_whom_somebody_answers_is_asked_first(Engine engine)
    {
        await using var hosting = await HostingSite.StartAsync(engine);
        await using var acting = await Acting.AsAsync(hosting.Site, OrganizerRole.Organizer);

        Assert.Equal(SheetResult.Saved, (await NameAsync(acting, hosting)).Result);

        Assert.Equal([hosting.Lead.OrganizationId], (await hosting.EventAsync()).Hosts.Select(host => host.OrganizationId));
        Assert.Equal(HostInvitationStatus.Asked, (await hosting.InvitationAsync()).Status);
        Assert.Equal(HostingSite.Ana, Assert.Single(await hosting.MailsAsync(MailKind.PleaseHost)).Recipient);
        var again = await NameAsync(acting, hosting);
        Assert.Equal((SheetResult.Refused, EventFields.CoHosts), (again.Result, Assert.Single(again.Errors).Name));
    }

    [Theory]
    [InlineData(CoHosting.Always, true)]
    [InlineData(CoHosting.Never, false)]
    public async Task A_standing_answer_holds_for_organizers_too(CoHosting answer, bool hosts)
    {
        await using var hosting = await HostingSite.StartAsync(Engine.Sqlite);
        await ListingSite.SendAsync(await ListingSite.OpenAsync(hosting.Site, HostingSite.Ana), "/listing/events/co-hosting", ("answer", answer.ToString()));
        await using var acting = await Acting.AsAsync(hosting.Site, OrganizerRole.Organizer);

        await NameAsync(acting, hosting);

        Assert.Equal(hosts, (await hosting.EventAsync()).Hosts.Any(host => host.OrganizationId == hosting.Friends.OrganizationId));
        Assert.Equal(hosts ? 1 : 0, (await hosting.MailsAsync(MailKind.HostAnswered)).Count);
    }

    [Fact]
    public async Task Where_nobody_answers_and_of_the_past_organizers_say_what_they_know()
    {
        await using var hosting = await HostingSite.StartAsync(Engine.Sqlite);
        var silent = TestData.ListedOrganization("Silent Keepers");
        await hosting.Site.ChangeAsync(async db => await db.AddAsync(silent, Ct));
        await using var acting = await Acting.AsAsync(hosting.Site, OrganizerRole.Organizer);

        await NameAsync(acting, hosting, silent.Id);
        Assert.Contains((await hosting.EventAsync()).Hosts, host => host.OrganizationId == silent.Id);
        await hosting.Site.MoveToSundayAsync(12, 0);
        await NameAsync(acting, hosting, silent.Id, hosting.Friends.OrganizationId);

        Assert.Contains((await hosting.EventAsync()).Hosts, host => host.OrganizationId == hosting.Friends.OrganizationId);
        Assert.Empty(await hosting.MailsAsync(MailKind.PleaseHost));
    }

    [Fact]
    public async Task A_new_event_asks_its_co_hosts()
    {
        await using var hosting = await HostingSite.StartAsync(Engine.Sqlite);
        await using var acting = await Acting.AsAsync(hosting.Site, OrganizerRole.Organizer);

        await acting.The<EditEvent>().AddAsync(
            PlanSheets.Vigil((EventFields.Lead, hosting.Lead.OrganizationId.ToString()), (EventFields.CoHosts, hosting.Friends.OrganizationId.ToString())),
            Enum.GetValues<EventQuestion>().ToHashSet(), Ct);

        Assert.Equal(HostInvitationStatus.Asked, (await hosting.InvitationAsync()).Status);
        var mail = Assert.Single(await hosting.MailsAsync(MailKind.PleaseHost));
        Assert.Contains("Desert Neighbors", mail.Text, StringComparison.Ordinal);
    }

    [Theory, OnBothEngines]
    public async Task A_cancellation_reaches_all_later_times_where_the_organizer_says_so(Engine engine)
    {
        await using var hosting = await HostingSite.StartAsync(engine);
        var times = await hosting.SeriesAsync();
        await using var acting = await Acting.AsAsync(hosting.Site, OrganizerRole.Organizer);
        Assert.Equal(2, (await acting.The<ShowPlannedEvent>().FindAsync(times[1], Ct))!.LaterTimes);

        await acting.The<TakeEventStep>().TakeAsync(EventStep.Cancel, times[1], new() { NoteEn = "The plaza is closed.", Later = true }, PlanSheets.Nothing, Ct);

        var states = await ListingSite.ReadAsync(hosting.Site, db => db.Events.Where(e => times.Contains(e.Id)).OrderBy(e => e.StartDate).Select(e => e.Status).ToListAsync(Ct));
        Assert.Equal([EventStatus.Published, EventStatus.Cancelled, EventStatus.Cancelled, EventStatus.Cancelled], states);
        Assert.Single(await hosting.MailsAsync(MailKind.EventChanged));
    }

    private static async Task<SheetOutcome> NameAsync(Acting acting, HostingSite hosting, params Guid[] coHosts)
    {
        var edit = acting.The<EditEvent>();
        var sheet = (await edit.ReadAsync(hosting.EventId, Ct))!.With((EventFields.CoHosts, string.Join(',', coHosts.DefaultIfEmpty(hosting.Friends.OrganizationId))));
        return (await edit.SaveAsync(hosting.EventId, sheet, Enum.GetValues<EventQuestion>().ToHashSet(), Ct)).Outcome;
    }
}
