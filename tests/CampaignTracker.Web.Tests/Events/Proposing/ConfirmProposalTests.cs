using System.Net;
using CampaignTracker.Data.Mail;
using CampaignTracker.Testing;
using CampaignTracker.Web.Features.Retention;
using CampaignTracker.Web.Tests.Listings;
using CampaignTracker.Web.Tests.SignOns;
using Microsoft.Extensions.DependencyInjection;
using static CampaignTracker.Web.Tests.Events.Proposing.Proposing;

namespace CampaignTracker.Web.Tests.Events.Proposing;

/// <summary>Anybody proposes for a listed organization; its contact answers the mail.</summary>
public sealed class ConfirmProposalTests
{
    [Theory, OnBothEngines]
    public async Task It_is_an_event_once_the_contact_says_so_and_only_by_the_button(Engine engine)
    {
        await using var site = await SiteAsync(engine);
        Assert.Equal("Proposed: now its contact is asked", (await ProposeAsync(site, Weekly())).Title);
        Assert.Empty(await EventsAsync(site));
        var link = await LinkAsync(site);

        var rosa = new Visitor(site);
        var asked = await rosa.OpenAsync(link);
        Assert.Equal("Is this your event?", asked.Title);
        Assert.Contains("Candles at the plaza", asked.Words, StringComparison.Ordinal);
        Assert.Contains("November 26", asked.Words, StringComparison.Ordinal);
        Assert.Empty(await EventsAsync(site));

        var answered = await rosa.SendAsync(asked, ListingSite.FormOf(link), ("answer", "yes"));
        Assert.Equal("Your event is proposed", answered.Title);
        Assert.Equal(7, (await EventsAsync(site)).Count);
        var proposal = Assert.Single(await ProposalsAsync(site));
        Assert.Equal(("", true), (proposal.Answers, proposal.ConfirmedAt is not null));
        Assert.Contains(await ListingSite.MailsToAsync(site, ListingSite.Rosa), mail => mail.Kind == MailKind.EventStands);

        Assert.Equal("Your event is proposed", (await rosa.OpenAsync(link)).Title);
        Assert.Equal(7, (await EventsAsync(site)).Count);
    }

    [Theory, OnBothEngines]
    public async Task One_that_was_not_authorized_is_erased(Engine engine)
    {
        await using var site = await SiteAsync(engine);
        await ProposeAsync(site, Vigil());
        var link = await LinkAsync(site);
        var rosa = new Visitor(site);

        var answered = await rosa.SendAsync(await rosa.OpenAsync(link), ListingSite.FormOf(link), ("answer", "no"));

        Assert.Contains("will not take place in your name", answered.Title, StringComparison.Ordinal);
        var proposal = Assert.Single(await ProposalsAsync(site));
        Assert.Equal(("", true), (proposal.Answers, proposal.RefusedAt is not null));
        Assert.Empty(await EventsAsync(site));
    }

    [Theory, OnBothEngines]
    public async Task The_answer_is_the_same_whether_the_organization_has_a_contact_or_a_limit_is_over(Engine engine)
    {
        await using var site = await SiteAsync(engine, ("SignOns:Network:Burst", "5"));
        await site.ChangeAsync(async db => await db.AddAsync(TestData.ListedOrganization("Lonely Neighbors")));

        var known = await ProposeAsync(site, Vigil());
        var lonely = await ProposeAsync(site, Vigil(("organization_name", "Lonely Neighbors")));
        Answer? last = null;
        for (var i = 0; i < 6; i++)
            last = await ProposeAsync(site, Vigil());

        Assert.Equal(known.Words, lonely.Words.Replace("Lonely Neighbors", "Desert Neighbors", StringComparison.Ordinal));
        Assert.Equal(known.Words, last!.Words);
        Assert.True((await ProposalsAsync(site))[^1].IsHeldBack);
        var today = (await ListingSite.MailsToAsync(site, ListingSite.Rosa)).Where(mail => mail.State == MailState.Waiting && mail.DueAt.Date == site.Now.Date);
        Assert.InRange(today.Count(), 1, 3);
    }

    [Fact]
    public async Task A_contact_whom_nobody_vouched_for_is_not_asked()
    {
        await using var site = await ListingSite.StartAsync(Engine.Sqlite);
        var speaker = await ListingSite.SpeakerAsync(site);
        await StrangerAsync(site, speaker.OrganizationId);

        await ProposeAsync(site, Vigil());

        Assert.Empty(await ListingSite.MailsToAsync(site, "eve@else.example"));
        Assert.Single(await ListingSite.MailsToAsync(site, ListingSite.Rosa));
    }

    [Theory, OnBothEngines]
    public async Task One_that_nobody_confirms_is_gone_after_seven_days_with_its_mail(Engine engine)
    {
        await using var site = await SiteAsync(engine);
        await ProposeAsync(site, Vigil());
        var link = await LinkAsync(site);

        site.Clock.Advance(TimeSpan.FromDays(7));
        Assert.Equal(HttpStatusCode.Gone, (await new Visitor(site).OpenAsync(link)).Status);
        await site.Services.GetRequiredService<EnforceRetention>().RunAsync(TestContext.Current.CancellationToken);

        Assert.Empty(await ProposalsAsync(site));
        Assert.Empty(await ListingSite.MailsToAsync(site, ListingSite.Rosa));
    }

    [Fact]
    public async Task A_form_that_is_sent_twice_is_asked_about_once()
    {
        await using var site = await SiteAsync(Engine.Sqlite);
        var visitor = new Visitor(site);
        var preview = await FillAsync(visitor, Vigil());
        await PressAsync(visitor, preview, Send);
        await PressAsync(visitor, preview, Send);

        Assert.Single(await ProposalsAsync(site));
        Assert.Single(await ListingSite.MailsToAsync(site, ListingSite.Rosa));
    }

    private static async Task<CampaignSite> SiteAsync(Engine engine, params (string Name, string Value)[] settings)
    {
        var site = await ListingSite.StartAsync(engine, settings);
        await ListingSite.SpeakerAsync(site);
        return site;
    }

    private static async Task<Answer> ProposeAsync(CampaignSite site, (string Name, string Value)[] filled)
    {
        var visitor = new Visitor(site);
        return await PressAsync(visitor, await FillAsync(visitor, filled), Send);
    }

    private static async Task<string> LinkAsync(CampaignSite site) =>
        LinkIn((await ListingSite.MailsToAsync(site, ListingSite.Rosa)).Last(mail => mail.Kind == MailKind.PleaseConfirmEvent).Text);
}
