using CampaignTracker.Data.Letters;
using CampaignTracker.Data.Organizers;
using CampaignTracker.Testing;
using CampaignTracker.Web.Features.Desk;
using CampaignTracker.Web.Features.Retention;
using CampaignTracker.Web.Features.SignOns;
using CampaignTracker.Web.Tests.Listings;
using CampaignTracker.Web.Tests.Organize;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CampaignTracker.Web.Tests.SignOns;

/// <summary>Somebody new asks to speak for an organization whose signature stands already.</summary>
public sealed class SpeakersTests
{
    private const string Ana = "ana@elsewhere.example";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, OnBothEngines]
    public async Task An_organizer_takes_a_new_contact_of_a_listed_organization_who_then_opens_its_listing(Engine engine)
    {
        await using var site = await ListingSite.StartAsync(engine);
        var speaker = await ListingSite.SpeakerAsync(site);
        var result = await AskAsync(site, speaker.Slug);
        Assert.Contains("If you are new as its contact, an organizer looks at that", result.Words, StringComparison.Ordinal);
        await using var acting = await Acting.AsAsync(site, OrganizerRole.Organizer);

        var row = Assert.Single((await acting.The<ReadWaitingSignOns>().ReadAsync(QueueList.ToSpeak, 1, Ct)).Rows);
        Assert.Equal((Ana, speaker.OrganizationId), (row.Request!.Contact!.Email, row.Organization.Id));
        Assert.Equal(1, (await acting.The<ShowDesk>().ReadAsync(Ct)).Counts[DeskKind.ToSpeak]);
        Assert.Equal(DecisionOutcome.Done, await acting.The<DecideOnSignOn>().DecideAsync(Decision.AcceptSpeaker, row.Subject, "", Ct));
        Assert.Equal(DecisionOutcome.TooLate, await acting.The<DecideOnSignOn>().DecideAsync(Decision.TurnDown, row.Subject, "No", Ct));

        var mail = await SigningSite.MailToAsync(site, Ana);
        Assert.Contains("An organizer agreed that you speak for Desert Neighbors.", mail, StringComparison.Ordinal);
        var visitor = await ListingSite.OpenAsync(site, Ana);
        Assert.EndsWith("done=corrected", (await ListingSite.SendAsync(visitor, "/listing/edit/organization", ("city", "Tempe"))).Response.Headers.Location?.OriginalString, StringComparison.Ordinal);
        Assert.Empty((await acting.The<ReadWaitingSignOns>().ReadAsync(QueueList.ToSpeak, 1, Ct)).Rows);
        Assert.Equal(SignOnStatus.Listed, (await ListingSite.SignOnAsync(site, speaker.SignOnId)).Status);
    }

    [Theory, OnBothEngines]
    public async Task Whoever_is_turned_down_is_told_why_and_changes_nothing(Engine engine)
    {
        await using var site = await ListingSite.StartAsync(engine);
        var speaker = await ListingSite.SpeakerAsync(site);
        await AskAsync(site, speaker.Slug);
        await using var acting = await Acting.AsAsync(site, OrganizerRole.Organizer);
        var row = Assert.Single((await acting.The<ReadWaitingSignOns>().ReadAsync(QueueList.ToSpeak, 1, Ct)).Rows);

        Assert.Equal(DecisionOutcome.WordsMissing, await acting.The<DecideOnSignOn>().DecideAsync(Decision.TurnDown, row.Subject, " ", Ct));
        Assert.Equal(DecisionOutcome.Done, await acting.The<DecideOnSignOn>().DecideAsync(Decision.TurnDown, row.Subject, "Nobody there knows you.", Ct));

        Assert.Contains("The reason: Nobody there knows you.", await SigningSite.MailToAsync(site, Ana), StringComparison.Ordinal);
        var visitor = await ListingSite.OpenAsync(site, Ana);
        Assert.EndsWith("done=gone", (await visitor.OpenAsync("/listing/edit/organization")).Response.Headers.Location?.OriginalString, StringComparison.Ordinal);
        Assert.Empty((await acting.The<ReadWaitingSignOns>().ReadAsync(QueueList.ToSpeak, 1, Ct)).Rows);
    }

    [Theory, OnBothEngines]
    public async Task Who_speaks_already_is_not_asked_about_and_who_waits_is_kept(Engine engine)
    {
        await using var site = await ListingSite.StartAsync(engine);
        var speaker = await ListingSite.SpeakerAsync(site);
        await AskAsync(site, speaker.Slug);
        await using var acting = await Acting.AsAsync(site, OrganizerRole.Reader);

        site.Clock.Advance(TimeSpan.FromDays(40));
        await site.Services.GetRequiredService<EnforceRetention>().RunAsync(Ct);
        var row = Assert.Single((await acting.The<ReadWaitingSignOns>().ReadAsync(QueueList.ToSpeak, 1, Ct)).Rows);
        Assert.False(row.Request!.IsErased);

        await site.ChangeAsync(async db => (await db.SignOns.SingleAsync(s => s.Id == row.Id, Ct)).TurnDown("No", TestData.By, site.Now));
        await AskAsync(site, speaker.Slug, ListingSite.Rosa);
        Assert.Empty((await acting.The<ReadWaitingSignOns>().ReadAsync(QueueList.ToSpeak, 1, Ct)).Rows);
    }

    private static async Task<Answer> AskAsync(CampaignSite site, string slug, string email = Ana)
    {
        await SigningSite.SignAsync(site, ("organization", slug), ("email", email), ("person", "Ana Ruiz"));
        var visitor = new Visitor(site);
        var mail = await SigningSite.MailToAsync(site, email);
        return mail.Contains("/sign-on/confirm/", StringComparison.Ordinal) ? await visitor.SendAsync(await visitor.OpenAsync(SigningSite.LinkIn(mail))) : await visitor.OpenAsync("/");
    }
}
