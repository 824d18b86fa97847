using CampaignTracker.Data.Letters;
using CampaignTracker.Data.Mail;
using CampaignTracker.Data.Organizations;
using CampaignTracker.Data.Security;
using CampaignTracker.Testing;
using CampaignTracker.Web.Features.Retention;
using CampaignTracker.Web.Tests.SignOns;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CampaignTracker.Web.Tests.Retention;

public sealed class RetentionTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, OnBothEngines]
    public async Task A_sign_on_that_nobody_confirms_is_gone_after_fourteen_days_with_all_that_it_brought(Engine engine)
    {
        await using var site = await Signing.SiteAsync(engine, null, TestData.ListedOrganization("Old Neighbors", slug: "old-neighbors"));
        using var unconfirmed = await site.SignOnAsync();
        using var listed = await site.SignOnAsync(("email", "eve@else.example"), ("name", "Old Neighbors"), ("organization", "old-neighbors"));
        using var confirmed = await site.SignOnAndConfirmAsync("ana@group.example", ("name", "Ana's Group"), ("website", ""));

        await EnforceAsync(site, TimeSpan.FromDays(14) - TimeSpan.FromMinutes(5));
        Assert.Equal(3, await CountAsync<SignOnRequest>(site));
        await EnforceAsync(site, TimeSpan.FromMinutes(5));

        await using var db = await site.OpenDatabaseAsync();
        Assert.Equal("ana@group.example", (await db.SignOnRequests.Include(r => r.Contact).SingleAsync(Ct)).Contact!.Email);
        Assert.Equal(1, await db.Contacts.CountAsync(Ct));
        Assert.Equal(1, await db.SignOns.CountAsync(Ct));
        Assert.Equal(["Ana's Group", "Old Neighbors"], await db.Organizations.OrderBy(o => o.Name).Select(o => o.Name).ToListAsync(Ct));
        Assert.False(await db.Outbox.AnyAsync(m => m.Recipient == Signing.Rosa, Ct));
    }

    [Theory, OnBothEngines]
    public async Task Networks_are_forgotten_after_two_days_and_the_key_of_their_hashes_the_next_day(Engine engine)
    {
        await using var site = await Signing.SiteAsync(engine);
        using var sent = await site.SignOnAsync();
        await EnforceAsync(site, TimeSpan.FromHours(1));
        Assert.Equal(1, await CountAsync<NetworkKey>(site));

        await EnforceAsync(site, TimeSpan.FromHours(23));
        Assert.Equal(0, await CountAsync<NetworkKey>(site));
        await using (var db = await site.OpenDatabaseAsync())
            Assert.NotEqual("", (await db.Attempts.SingleAsync(Ct)).NetworkHash);

        await EnforceAsync(site, TimeSpan.FromDays(1));
        await using (var db = await site.OpenDatabaseAsync())
            Assert.Equal("", (await db.Attempts.SingleAsync(Ct)).NetworkHash);
        await EnforceAsync(site, TimeSpan.FromDays(6));
        Assert.Equal(0, await CountAsync<Attempt>(site));
    }

    [Theory, OnBothEngines]
    public async Task Contacts_of_declined_organizations_are_erased_after_thirty_days(Engine engine)
    {
        await using var site = await Signing.SiteAsync(engine);
        using var confirmed = await site.SignOnAndConfirmAsync();
        await site.ChangeAsync(async db =>
        {
            var signOn = await db.SignOns.Include(s => s.Organization).SingleAsync(Ct);
            signOn.Decline("Unknown.", TestData.By, site.Now);
            signOn.Organization!.Decline("Unknown.", TestData.By, site.Now);
        });

        await EnforceAsync(site, TimeSpan.FromDays(29));
        await using (var db = await site.OpenDatabaseAsync())
            Assert.Equal(Signing.Rosa, (await db.Contacts.SingleAsync(Ct)).Email);

        await EnforceAsync(site, TimeSpan.FromDays(1));
        await using (var db = await site.OpenDatabaseAsync())
        {
            var contact = await db.Contacts.SingleAsync(Ct);
            Assert.Equal(("", "", "", ""), (contact.Name, contact.Email, contact.EmailKey, contact.Title));
            Assert.Equal("", (await db.SignOns.SingleAsync(Ct)).SignatoryName);
        }
    }

    [Theory, OnBothEngines]
    public async Task A_mail_loses_its_words_when_it_is_sent_and_its_address_after_seven_days(Engine engine)
    {
        await using var site = await Signing.SiteAsync(engine);
        using var sent = await site.SignOnAsync();
        Assert.Single(await site.MailsToAsync(Signing.Rosa));
        await using (var db = await site.OpenDatabaseAsync())
        {
            var mail = await db.Outbox.SingleAsync(Ct);
            Assert.Equal((MailState.Sent, "", "", Signing.Rosa), (mail.State, mail.Text, mail.Html, mail.Recipient));
        }

        await EnforceAsync(site, TimeSpan.FromDays(7));
        await using (var db = await site.OpenDatabaseAsync())
        {
            var mail = await db.Outbox.SingleAsync(Ct);
            Assert.Equal(("", ""), (mail.Recipient, mail.RecipientKey));
        }
    }

    [Theory, OnBothEngines]
    public async Task Of_a_contact_who_left_only_what_is_shown_stays(Engine engine)
    {
        await using var site = await Signing.SiteAsync(engine, null, Signing.Verified());
        using var signed = await site.SignOnAndConfirmAsync("ana@verified.example", ("organization", "phoenix-verified"), ("show-title", "true"));
        await site.ChangeAsync(async db => (await db.Contacts.SingleAsync(Ct)).Leave(TestData.By, site.Now));

        await EnforceAsync(site, TimeSpan.FromDays(30));

        var signOn = await site.SignOnOfAsync("Phoenix Verified");
        Assert.Equal((SignOnStatus.Listed, "", "Chair"), (signOn.Status, signOn.SignatoryName, signOn.SignatoryTitle));
    }

    [Theory, OnBothEngines]
    public async Task Names_that_nobody_answers_for_stay_thirty_days_unless_they_are_shown(Engine engine)
    {
        await using var site = await CampaignSite.StartAsync(engine);
        var letter = TestData.OpenLetter();
        await site.ChangeAsync(db =>
        {
            db.Add(letter);
            db.AddRange(Paper("Hidden"), Paper("Shown", name: true), Paper("Taken back", name: true));
            return Task.CompletedTask;
        });
        await site.ChangeAsync(async db => (await db.SignOns.SingleAsync(s => s.Organization!.Name == "Taken back", Ct)).WithdrawFor("Rosa called.", TestData.By, site.Now));

        await EnforceAsync(site, TimeSpan.FromDays(30) - TimeSpan.FromMinutes(5));
        Assert.Equal(3, await CountAsync<SignOn>(site, s => s.SignatoryName == "Rosa Morales"));
        await EnforceAsync(site, TimeSpan.FromMinutes(5));

        await using var db = await site.OpenDatabaseAsync();
        var kept = await db.SignOns.Include(s => s.Organization).ToDictionaryAsync(s => s.Organization!.Name, Ct);
        Assert.Equal(("", ""), (kept["Hidden"].SignatoryName, kept["Hidden"].SignatoryTitle));
        Assert.Equal(("Rosa Morales", ""), (kept["Shown"].SignatoryName, kept["Shown"].SignatoryTitle));
        Assert.Equal(("", null, null), (kept["Taken back"].SignatoryName, kept["Taken back"].OriginNote, kept["Taken back"].WithdrawalNote));

        SignOn Paper(string organization, bool name = false) => letter.Enter(
            TestData.ListedOrganization(organization), new Signatory("Rosa Morales", "Chair", name, ShowTitle: false), SignOnOrigin.Paper, "A sheet", TestData.By, site.Now);
    }

    [Theory, OnBothEngines]
    public async Task Whose_sign_on_was_declined_is_no_contact_of_a_listed_organization_for_ever(Engine engine)
    {
        await using var site = await Signing.SiteAsync(engine, null, Signing.Verified());
        using var listed = await site.SignOnAndConfirmAsync("ana@verified.example", ("organization", "phoenix-verified"));
        await site.ChangeAsync(async db => (await db.SignOns.SingleAsync(Ct)).Withdraw(TestData.By, site.Now));
        using var declined = await site.SignOnAndConfirmAsync("eve@else.example", ("organization", "phoenix-verified"));
        await EnforceAsync(site, TimeSpan.FromDays(20));
        await site.ChangeAsync(async db => (await db.SignOns.SingleAsync(s => s.Status == SignOnStatus.Confirmed, Ct)).Decline("Unknown.", TestData.By, site.Now));

        await EnforceAsync(site, TimeSpan.FromDays(29));
        Assert.Equal(2, await CountAsync<Contact>(site, c => c.ErasedAt == null));
        await EnforceAsync(site, TimeSpan.FromDays(1));
        await using var db = await site.OpenDatabaseAsync();
        Assert.Equal("ana@verified.example", (await db.Contacts.SingleAsync(c => c.ErasedAt == null, Ct)).Email);
    }

    [Theory, OnBothEngines]
    public async Task Who_filled_the_form_twice_stays_the_contact_of_what_was_listed(Engine engine)
    {
        await using var site = await Signing.SiteAsync(engine, null, Signing.Verified());
        using var first = await site.SignOnAsync(("email", "ana@verified.example"), ("organization", "phoenix-verified"));
        site.Clock.Advance(TimeSpan.FromHours(1));
        using var second = await site.SignOnAsync(("email", "ana@verified.example"), ("organization", "phoenix-verified"));
        foreach (var mail in await site.MailsToAsync("ana@verified.example"))
        {
            using var visitor = new PlainBrowser(site);
            await visitor.OpenAsync(mail.LinkPath);
            await visitor.SendAsync();
        }

        await EnforceAsync(site, TimeSpan.FromDays(31));
        await EnforceAsync(site, TimeSpan.FromDays(31));

        await using var db = await site.OpenDatabaseAsync();
        Assert.Equal("ana@verified.example", (await db.Contacts.Speaking().SingleAsync(Ct)).Email);
        Assert.Equal("Rosa Morales", (await db.SignOns.SingleAsync(s => s.Status == SignOnStatus.Listed, Ct)).SignatoryName);
    }

    [Theory, OnBothEngines]
    public async Task A_request_whose_mail_was_sent_again_keeps_what_that_mail_promises(Engine engine)
    {
        await using var site = await Signing.SiteAsync(engine);
        using var sent = await site.SignOnAsync();
        site.Clock.Advance(TimeSpan.FromDays(13));
        await site.ChangeAsync(async db => db.Add(OneTimeLink.Make(
            LinkPurpose.ConfirmSignOn, (await db.SignOnRequests.SingleAsync(Ct)).Id, site.Now, TimeSpan.FromDays(7), out _)));

        await EnforceAsync(site, TimeSpan.FromDays(6));
        Assert.Equal(1, await CountAsync<SignOnRequest>(site));
        await EnforceAsync(site, TimeSpan.FromDays(2));
        Assert.Equal(0, await CountAsync<SignOnRequest>(site));
    }

    /// <summary>A batch is a transaction: a job that is killed leaves whole batches behind, and the next run goes on.</summary>
    [Theory, OnBothEngines]
    public async Task A_run_that_is_stopped_is_finished_by_the_next(Engine engine)
    {
        await using var site = await Signing.SiteAsync(engine);
        await site.ChangeAsync(db =>
        {
            db.AddRange(Enumerable.Range(0, 250).Select(_ => new Attempt(AttemptKind.SignOn, "0123", "x.example", Guid.Empty, TestData.At)));
            return Task.CompletedTask;
        });
        using var stop = new CancellationTokenSource();
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => site.Services.GetRequiredService<EnforceRetention>().RunAsync(stop.Token));
        Assert.Equal(250, await CountAsync<Attempt>(site));

        await EnforceAsync(site, TimeSpan.Zero);
        Assert.Equal(0, await CountAsync<Attempt>(site));
    }

    [Fact]
    public async Task The_page_about_the_site_tells_every_rule_that_is_enforced()
    {
        await using var site = await CampaignSite.StartAsync(Engine.Sqlite);
        foreach (var path in new[] { "/about", "/es/about" })
        {
            var rows = (await site.GetPageAsync(path)).QuerySelectorAll("table tbody tr").Select(row => row.TextContent).ToList();
            Assert.True(rows.Count >= RetentionTable.All.Count);
            Assert.All(RetentionTable.All, rule => Assert.Contains(rows, row => row.Contains($"{rule.Days} d", StringComparison.Ordinal)));
        }
    }

    private static async Task EnforceAsync(CampaignSite site, TimeSpan later)
    {
        site.Clock.Advance(later);
        await site.Services.GetRequiredService<EnforceRetention>().RunAsync(Ct);
    }

    private static async Task<int> CountAsync<TRow>(CampaignSite site, System.Linq.Expressions.Expression<Func<TRow, bool>>? which = null)
        where TRow : class
    {
        await using var db = await site.OpenDatabaseAsync();
        return await db.Set<TRow>().CountAsync(which ?? (_ => true), Ct);
    }
}
