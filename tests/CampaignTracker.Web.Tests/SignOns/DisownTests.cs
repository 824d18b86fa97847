using System.Net;
using CampaignTracker.Data.Letters;
using CampaignTracker.Data.Mail;
using CampaignTracker.Testing;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Tests.SignOns;

public sealed class DisownTests
{
    private const string Office = "office@verified.example";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, OnBothEngines]
    public async Task The_organizations_public_address_is_told_and_takes_the_signature_off_by_a_button(Engine engine)
    {
        await using var site = await Signing.SiteAsync(engine, null, Signing.Verified(publicEmail: Office));
        using var signed = await site.SignOnAndConfirmAsync("ana@verified.example", ("organization", "phoenix-verified"), ("public-email", "elsewhere@else.example"));
        var mail = Assert.Single(await site.MailsToAsync(Office));
        Assert.Empty(await site.MailsToAsync("elsewhere@else.example"));

        using var visitor = new PlainBrowser(site);
        await visitor.OpenAsync(mail.LinkPath);
        await visitor.OpenAsync(mail.LinkPath);
        Assert.Equal(SignOnStatus.Listed, (await site.SignOnOfAsync("Phoenix Verified")).Status);
        Assert.Contains("Phoenix Verified", (await site.GetPageAsync($"/letters/{Signing.Letter}")).Body!.TextContent, StringComparison.Ordinal);

        await visitor.SendAsync();
        Assert.Equal(HttpStatusCode.OK, visitor.Status);
        var signOn = await site.SignOnOfAsync("Phoenix Verified");
        Assert.Equal((SignOnStatus.Disowned, (DateTime?)null), (signOn.Status, signOn.LookedAt));
        Assert.DoesNotContain("Phoenix Verified", (await site.GetPageAsync($"/letters/{Signing.Letter}")).Body!.TextContent, StringComparison.Ordinal);
        await visitor.OpenAsync(mail.LinkPath);
        Assert.Empty(visitor.Page.QuerySelectorAll("main form button[type=submit]"));
    }

    [Theory, OnBothEngines]
    public async Task It_is_told_of_each_once_a_day_and_not_where_it_is_the_contacts_own_mailbox(Engine engine)
    {
        await using var site = await Signing.SiteAsync(engine, null, Signing.Verified(publicEmail: "Ana+office@verified.example"), TestData.OpenLetter("second", "Second"), TestData.OpenLetter("third", "Third"));
        using var own = await site.SignOnAndConfirmAsync("ana@verified.example", ("organization", "phoenix-verified"));
        await using (var db = await site.OpenDatabaseAsync())
            Assert.False(await db.Outbox.AnyAsync(m => m.Kind == MailKind.SignedInYourName, Ct));

        using var another = await site.SignOnAndConfirmAsync("bea@else.example", ("organization", "phoenix-verified"), ("letters", "second"));
        using var third = await site.SignOnAndConfirmAsync("cleo@else.example", ("organization", "phoenix-verified"), ("letters", "third"));
        Assert.Single(await site.MailsToAsync("Ana+office@verified.example"));
        await using (var db = await site.OpenDatabaseAsync())
            Assert.Equal(1, await db.Outbox.CountAsync(m => m.Kind == MailKind.SignedInYourName && m.State == MailState.Waiting, Ct));
        site.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(2, (await site.MailsToAsync("Ana+office@verified.example")).Count);
    }
}
