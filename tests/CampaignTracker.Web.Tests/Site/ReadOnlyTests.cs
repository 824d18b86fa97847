using System.Net;
using AngleSharp.Html.Dom;
using Bunit;
using CampaignTracker.Data.Letters;
using CampaignTracker.Data.Mail;
using CampaignTracker.Data.Organizers;
using CampaignTracker.Data.Seeding;
using CampaignTracker.Testing;
using CampaignTracker.Web.Features.Retention;
using CampaignTracker.Web.Features.SignOns;
using CampaignTracker.Web.Features.Site;
using CampaignTracker.Web.Features.Site.Organize;
using CampaignTracker.Web.Platform.Switches;
using CampaignTracker.Web.Tests.Organize;
using CampaignTracker.Web.Tests.Organizers;
using CampaignTracker.Web.Tests.People;
using CampaignTracker.Web.Tests.SignOns;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using TestContext = Xunit.TestContext;

namespace CampaignTracker.Web.Tests.Site;

public sealed class ReadOnlyTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, OnBothEngines]
    public async Task No_public_form_stores_anything_and_each_says_why_and_keeps_what_was_typed(Engine engine)
    {
        await using var site = await Signing.SiteAsync(engine);
        using var earlier = await site.SignOnAsync();
        using var form = new PlainBrowser(site);
        await form.OpenAsync("/sign-on");
        using var listing = new PlainBrowser(site);
        await listing.OpenAsync("/listing");
        var link = (await site.MailsToAsync(Signing.Rosa))[^1].LinkPath;
        using var confirm = new PlainBrowser(site);
        await confirm.OpenAsync(link);
        await site.TurnAsync(SiteSwitch.ReadOnly, on: true);
        var before = await CountAsync(site);

        await form.SendAsync("/sign-on", Signing.Answers(("name", "Lantern Keepers")));
        await listing.SendAsync("/listing", ("email", "ana@group.example"));
        await confirm.SendAsync();

        foreach (var visitor in (PlainBrowser[])[form, listing, confirm])
        {
            Assert.Equal(HttpStatusCode.ServiceUnavailable, visitor.Status);
            Assert.Contains("Nothing can be sent right now", visitor.Words, StringComparison.Ordinal);
            Assert.NotEmpty(visitor.Page.QuerySelectorAll("main form"));
        }

        Assert.Equal("Lantern Keepers", ((IHtmlInputElement)form.Page.QuerySelector("[name=name]")!).Value);
        Assert.Equal(before, await CountAsync(site));
        Assert.Equal(SignOnStatus.Requested, (await site.SignOnOfAsync("Rosa's Neighbors")).Status);

        await site.TurnAsync(SiteSwitch.ReadOnly, on: false);
        await confirm.SendAsync();
        Assert.Equal(SignOnStatus.Confirmed, (await site.SignOnOfAsync("Rosa's Neighbors")).Status);
    }

    [Fact]
    public async Task A_page_with_a_form_says_so_before_anybody_types()
    {
        await using var site = await Signing.SiteAsync(Engine.Sqlite);
        await site.TurnAsync(SiteSwitch.ReadOnly, on: true);

        Assert.Contains("Nothing can be sent right now", (await site.GetPageAsync("/sign-on")).Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Ahora mismo no se puede enviar nada", (await site.GetPageAsync("/es/listing")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Theory, OnBothEngines]
    public async Task No_save_changes_anything_whoever_saves(Engine engine)
    {
        await using var site = await CampaignSite.StartAsync(engine);
        var (letter, organization) = (TestData.OpenLetter(), TestData.ListedOrganization());
        await site.ChangeAsync(db =>
        {
            db.AddRange(letter, organization);
            return Task.CompletedTask;
        });
        await site.TurnAsync(SiteSwitch.ReadOnly, on: true);

        await Assert.ThrowsAsync<SiteIsReadOnlyException>(() => site.ChangeAsync(async db => await db.AddAsync(TestData.PublishedEvent(), Ct)));
        await Assert.ThrowsAsync<SiteIsReadOnlyException>(() => site.ChangeAsync(async db =>
            (await db.Organizations.SingleAsync(o => o.Id == organization.Id, Ct)).Withdraw(TestData.By, site.Now)));
        await Assert.ThrowsAsync<SiteIsReadOnlyException>(() => site.ChangeAsync(async db => db.Remove(await db.Organizations.SingleAsync(Ct))));
    }

    [Fact]
    public async Task An_organizer_who_decides_is_told_why_nothing_came_of_it()
    {
        await using var site = await CampaignSite.StartAsync(Engine.Sqlite);
        var letter = TestData.OpenLetter();
        var request = TestData.ConfirmedRequest(letter);
        await site.ChangeAsync(db =>
        {
            db.AddRange(letter, request);
            return Task.CompletedTask;
        });
        await using var acting = await Acting.AsAsync(site, OrganizerRole.Organizer);
        await site.TurnAsync(SiteSwitch.ReadOnly, on: true);

        var outcome = await acting.The<DecideOnSignOn>().DecideAsync(Decision.List, new(request.SignOns[0].Id, request.OrganizationId, request.Id), "", Ct);

        Assert.Equal(DecisionOutcome.ReadOnly, outcome);
    }

    [Theory, OnBothEngines]
    public async Task Signing_in_mails_on_their_way_and_what_was_promised_to_people_go_on(Engine engine)
    {
        await using var site = await Signing.SiteAsync(engine);
        await site.ChangeAsync(async db => await db.AddAsync(TestData.Mail(), Ct));
        using var unconfirmed = await site.SignOnAsync();
        await site.TurnAsync(SiteSwitch.ReadOnly, on: true);

        await site.SendMailsAsync();
        await site.ChangeAsync(async db =>
        {
            var organizer = new Organizer("Ana", "ana@coalition.example", OrganizerRole.Reader, Data.Language.English, site.Now);
            organizer.EndSessions(TestData.By, site.Now);
            await db.AddAsync(organizer, Ct);
        });
        site.Clock.Advance(TimeSpan.FromDays(15));
        await site.Services.GetRequiredService<EnforceRetention>().RunAsync(Ct);

        await using var db = await site.OpenDatabaseAsync();
        Assert.False(await db.Outbox.AnyAsync(m => m.State == MailState.Waiting, Ct));
        Assert.False(await db.SignOnRequests.AnyAsync(Ct));
    }

    [Theory, OnBothEngines]
    public async Task An_invitation_is_sent_and_accepted(Engine engine)
    {
        await using var site = await CampaignSite.StartAsync(engine);
        await using var administrator = await Acting.AsAsync(site, OrganizerRole.Administrator);
        await site.TurnAsync(SiteSwitch.ReadOnly, on: true);
        await administrator.InviteAsync();
        using var invited = new PlainBrowser(site);
        await invited.OpenAsync(await Invited.LinkAsync(site));

        await invited.SendAsync(("new-password", Account.Words), ("again", Account.Words));

        Assert.Equal(HttpStatusCode.Found, invited.Status);
        await using var db = await site.OpenDatabaseAsync();
        Assert.True(await db.Organizers.AnyAsync(o => o.Email == Invited.Address, Ct));
    }

    [Fact]
    public void An_older_look_does_not_turn_a_switch_back()
    {
        var switches = new CurrentSwitches();
        var (earlier, later) = (SwitchesNow.AllOff with { Version = 1 }, SwitchesNow.AllOff with { IsReadOnly = true, Version = 2 });
        var told = 0;
        switches.Changed += () => told++;

        Assert.True(switches.Take(later));
        Assert.False(switches.Take(earlier));
        Assert.False(switches.Take(SwitchesNow.AllOff));

        Assert.Equal((later, 1), (switches.Now, told));
    }

    [Fact]
    public async Task Samples_stay_and_the_switch_itself_can_be_turned_back()
    {
        await using var site = await CampaignSite.StartAsync(Engine.Sqlite, new SiteOptions { Samples = true });
        await site.TurnAsync(SiteSwitch.ReadOnly, on: true);
        await using (var acting = await Acting.AsAsync(site, OrganizerRole.Administrator))
            Assert.Null(await acting.The<RemoveSamples>().RemoveAsync(Ct));
        await using (var db = await site.OpenDatabaseAsync())
            Assert.False((await CampaignSeeding.CountSamplesAsync(db, Ct)).AreNone);

        Assert.Equal(SwitchResult.Done, (await site.TurnAsync(SiteSwitch.ReadOnly, on: false)).Result);
        await site.ChangeAsync(async db => await db.AddAsync(TestData.PublishedEvent(), Ct));
    }

    [Fact]
    public async Task Open_pages_of_organizers_show_it_from_the_moment_it_is_so()
    {
        await using var site = await CampaignSite.StartAsync(Engine.Sqlite);
        await using var organizer = await OpenPage.AsAsync(site, OrganizerRole.Organizer);
        var notice = organizer.Open<ReadOnlyNotice>();
        Assert.Equal("", notice.Find("[role=status]").TextContent.Trim());

        await site.TurnAsync(SiteSwitch.ReadOnly, on: true);

        notice.WaitForAssertion(() => Assert.Contains("The site is read-only.", notice.Markup, StringComparison.Ordinal));
    }

    private static async Task<(int, int, int, int)> CountAsync(CampaignSite site)
    {
        await using var db = await site.OpenDatabaseAsync();
        return (await db.SignOnRequests.CountAsync(Ct), await db.Outbox.CountAsync(Ct), await db.Links.CountAsync(Ct), await db.Attempts.CountAsync(Ct));
    }
}
