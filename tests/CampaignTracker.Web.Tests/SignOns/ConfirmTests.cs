using System.Net;
using CampaignTracker.Data.Letters;
using CampaignTracker.Data.Organizations;
using CampaignTracker.Testing;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Tests.SignOns;

public sealed class ConfirmTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, OnBothEngines]
    public async Task A_new_organization_that_confirms_waits_for_review(Engine engine)
    {
        await using var site = await Signing.SiteAsync(engine);
        using var visitor = await site.SignOnAndConfirmAsync();

        Assert.Equal(HttpStatusCode.OK, visitor.Status);
        var signOn = await site.SignOnOfAsync("Rosa's Neighbors");
        Assert.Equal((SignOnStatus.Confirmed, OrganizationStatus.Pending, VerificationLevel.EmailConfirmed),
            (signOn.Status, signOn.Organization!.Status, signOn.Organization.Verification));
        Assert.Contains("An organizer", visitor.Words, StringComparison.Ordinal);
        await using var db = await site.OpenDatabaseAsync();
        Assert.Equal(["requested", "confirmed"], await db.History.Where(h => h.NounId == signOn.Id).OrderBy(h => h.At).Select(h => h.What).ToListAsync(Ct));
        Assert.Equal(2, (await site.MailsToAsync(Signing.Rosa)).Count);
        Assert.DoesNotContain("Rosa's Neighbors", (await site.GetPageAsync($"/letters/{Signing.Letter}")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Theory, OnBothEngines]
    public async Task A_verified_organization_is_listed_at_once_when_its_own_domain_confirms_and_every_page_counts_it_on_the_next_request(Engine engine)
    {
        await using var site = await Signing.SiteAsync(engine, null, Signing.Verified());
        Assert.DoesNotContain("Phoenix Verified", (await site.GetPageAsync($"/letters/{Signing.Letter}")).Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("\"count\":0", await CountAsync(site), StringComparison.Ordinal);

        using var visitor = await site.SignOnAndConfirmAsync("ana@verified.example", ("name", "Phoenix Verified"), ("website", "verified.example"), ("organization", "phoenix-verified"));

        Assert.Equal(SignOnStatus.Listed, (await site.SignOnOfAsync("Phoenix Verified")).Status);
        Assert.Contains("Phoenix Verified", visitor.Heading, StringComparison.Ordinal);
        Assert.Contains("Phoenix Verified", (await site.GetPageAsync($"/letters/{Signing.Letter}")).Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("\"count\":1", await CountAsync(site), StringComparison.Ordinal);
        await using var db = await site.OpenDatabaseAsync();
        Assert.Equal(1, await db.Organizations.CountAsync(Ct));
    }

    [Theory]
    [InlineData("ana@gmail.com", "https://www.verified.example/", true)]
    [InlineData("ana@other.example", "https://www.verified.example/", true)]
    [InlineData("ana@mail.verified.example", "https://www.verified.example/", true)]
    [InlineData("ana@wordpress.com", "https://wordpress.com/", true)]
    [InlineData("ana@verified.example", "https://www.verified.example/", false)]
    public async Task Others_wait_even_under_the_name_of_a_verified_organization(string email, string website, bool isVerified)
    {
        var organization = Signing.Verified(website: website);
        if (!isVerified)
        {
            organization = TestData.Organization("Phoenix Verified", slug: "phoenix-verified");
            organization.Correct(
                new OrganizationDetails { Name = "Phoenix Verified", State = "AZ", Scope = Scope.Local, Sectors = [Sector.Community], Website = website }, TestData.By, TestData.At);
            organization.List(TestData.By, TestData.At);
        }

        await using var site = await Signing.SiteAsync(Engine.Sqlite, null, organization);
        using var visitor = await site.SignOnAndConfirmAsync(email, ("name", "Phoenix Verified"), ("website", ""), ("organization", "phoenix-verified"));
        Assert.Equal(SignOnStatus.Confirmed, (await site.SignOnOfAsync("Phoenix Verified")).Status);
    }

    [Theory, OnBothEngines]
    public async Task Opening_the_link_changes_nothing_and_a_second_click_says_already_confirmed(Engine engine)
    {
        await using var site = await Signing.SiteAsync(engine);
        using var sent = await site.SignOnAsync();
        var link = (await site.MailsToAsync(Signing.Rosa)).Single().LinkPath;

        using var visitor = new PlainBrowser(site);
        for (var look = 0; look < 3; look++)
            await visitor.OpenAsync(link);
        Assert.Equal(SignOnStatus.Requested, (await site.SignOnOfAsync("Rosa's Neighbors")).Status);
        Assert.Contains("Rosa's Neighbors", visitor.Words, StringComparison.Ordinal);

        await visitor.SendAsync();
        var first = visitor.Heading;
        await visitor.OpenAsync(link);
        Assert.NotEqual(first, visitor.Heading);
        Assert.Contains("already", visitor.Heading, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(2, (await site.MailsToAsync(Signing.Rosa)).Count);
    }

    [Theory, OnBothEngines]
    public async Task The_code_confirms_too_but_not_after_five_wrong_ones_until_a_new_mail(Engine engine)
    {
        await using var site = await Signing.SiteAsync(engine);
        using var visitor = await site.SignOnAsync();
        var code = (await site.MailsToAsync(Signing.Rosa)).Single().Code;
        var wrong = code == "111111" ? "222222" : "111111";

        for (var tried = 0; tried < 5; tried++)
            await visitor.SendAsync("/sign-on/code", ("code", wrong));
        await visitor.SendAsync("/sign-on/code", ("code", code));
        Assert.Contains("code", visitor.Errors.Keys);
        Assert.Equal(SignOnStatus.Requested, (await site.SignOnOfAsync("Rosa's Neighbors")).Status);

        site.Clock.Advance(TimeSpan.FromMinutes(1));
        await visitor.SendAsync("/sign-on/resend");
        var mails = await site.MailsToAsync(Signing.Rosa);
        Assert.Equal(2, mails.Count);
        await visitor.SendAsync("/sign-on/code", ("code", mails[1].Code));
        Assert.Equal(HttpStatusCode.OK, visitor.Status);
        Assert.Equal(SignOnStatus.Confirmed, (await site.SignOnOfAsync("Rosa's Neighbors")).Status);
    }

    [Theory, OnBothEngines]
    public async Task A_code_is_counted_and_answered_alike_where_nobody_sent_a_form(Engine engine)
    {
        await using var site = await Signing.SiteAsync(engine);
        using var known = await site.SignOnAsync();
        using var unknown = new PlainBrowser(site);
        await unknown.OpenAsync("/sign-on");
        var stamp = unknown.Fields("/sign-on").Single(f => f.Key == "form").Value;
        var code = (await site.MailsToAsync(Signing.Rosa)).Single().Code;

        for (var tried = 0; tried < 6; tried++)
        {
            await known.SendAsync("/sign-on/code", ("code", code == "111111" ? "222222" : "111111"));
            var fields = known.Fields("/sign-on/code", ("form", stamp), ("code", "333333"));
            await unknown.SendAsync("/sign-on/code", [.. fields.Where(f => f.Key != "__RequestVerificationToken"), .. unknown.Fields("/sign-on").Where(f => f.Key == "__RequestVerificationToken")]);
            Assert.Equal(known.Errors["code"], unknown.Errors["code"]);
            await unknown.OpenAsync("/sign-on");
        }
    }

    [Theory, OnBothEngines]
    public async Task A_newer_mail_takes_the_place_of_an_older_one_and_after_seven_days_a_link_is_too_old(Engine engine)
    {
        await using var site = await Signing.SiteAsync(engine);
        using var visitor = await site.SignOnAsync();
        site.Clock.Advance(TimeSpan.FromMinutes(1));
        await visitor.SendAsync("/sign-on/resend");
        var mails = await site.MailsToAsync(Signing.Rosa);

        using var old = new PlainBrowser(site);
        await old.OpenAsync(mails[0].LinkPath);
        Assert.Equal(HttpStatusCode.Gone, old.Status);

        site.Clock.Advance(TimeSpan.FromDays(7));
        await old.OpenAsync(mails[1].LinkPath);
        Assert.Equal(HttpStatusCode.Gone, old.Status);
        await old.SendAsync();
        using var confirmed = await site.ConfirmNewestAsync(Signing.Rosa);
        Assert.Equal(SignOnStatus.Confirmed, (await site.SignOnOfAsync("Rosa's Neighbors")).Status);
    }

    [Theory, OnBothEngines]
    public async Task A_letter_that_closed_meanwhile_is_not_signed(Engine engine)
    {
        await using var site = await Signing.SiteAsync(engine);
        using var sent = await site.SignOnAsync();
        await site.ChangeAsync(async db => (await db.Letters.SingleAsync(l => l.Slug == Signing.Letter, Ct)).Close(TestData.By, site.Now));
        using var visitor = await site.ConfirmNewestAsync(Signing.Rosa);

        Assert.Equal(HttpStatusCode.OK, visitor.Status);
        Assert.Equal(SignOnStatus.Requested, (await site.SignOnOfAsync("Rosa's Neighbors")).Status);
    }

    [Theory, OnBothEngines]
    public async Task A_code_that_no_mail_brought_confirms_nothing(Engine engine)
    {
        await using var site = await Signing.SiteAsync(engine);
        using var visitor = await site.SignOnAsync();
        var code = (await site.MailsToAsync(Signing.Rosa)).Single().Code;
        await site.ChangeAsync(async db => (await db.Outbox.SingleAsync(Ct)).Erase());
        await using (var db = await site.OpenDatabaseAsync())
            await db.Outbox.ExecuteUpdateAsync(mail => mail.SetProperty(m => m.State, Data.Mail.MailState.Withheld), Ct);

        await visitor.SendAsync("/sign-on/code", ("code", code));

        Assert.Contains("code", visitor.Errors.Keys);
        Assert.Equal(SignOnStatus.Requested, (await site.SignOnOfAsync("Rosa's Neighbors")).Status);
    }

    [Theory, OnBothEngines]
    public async Task Two_requests_of_one_organization_that_are_confirmed_at_once_are_both_answered_and_count_once(Engine engine)
    {
        await using var site = await Signing.SiteAsync(engine, null, Signing.Verified());
        var links = new List<string>();
        foreach (var email in new[] { "ana@verified.example", "bea@verified.example", "cleo@verified.example", "dora@verified.example" })
        {
            using var sent = await site.SignOnAsync(("email", email), ("organization", "phoenix-verified"));
            links.Add((await site.MailsToAsync(email)).Single().LinkPath);
        }

        var answers = await Task.WhenAll(links.Select(async link =>
        {
            using var visitor = new PlainBrowser(site);
            await visitor.OpenAsync(link);
            await visitor.SendAsync();
            return (visitor.Status, visitor.Heading);
        }));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.OK, answer.Status));
        await using var db = await site.OpenDatabaseAsync();
        Assert.Equal(4, await db.SignOnRequests.CountAsync(r => r.ConfirmedAt != null, Ct));
        Assert.Equal(1, await db.SignOns.CountAsync(s => s.Status == SignOnStatus.Listed || s.Status == SignOnStatus.Confirmed, Ct));
    }

    [Theory, OnBothEngines]
    public async Task The_link_of_what_is_not_kept_any_more_is_told_calmly(Engine engine)
    {
        await using var site = await Signing.SiteAsync(engine);
        using var sent = await site.SignOnAsync();
        var link = (await site.MailsToAsync(Signing.Rosa)).Single().LinkPath;
        await site.ChangeAsync(async db =>
        {
            db.RemoveRange(await db.SignOns.ToListAsync(Ct));
            db.RemoveRange(await db.SignOnRequests.ToListAsync(Ct));
        });

        using var visitor = new PlainBrowser(site);
        await visitor.OpenAsync(link);
        Assert.Equal(HttpStatusCode.Gone, visitor.Status);
        Assert.NotEmpty(visitor.Heading);
    }

    [Theory, OnBothEngines]
    public async Task Who_fills_the_form_anew_before_the_first_mail_is_answered_makes_no_twin(Engine engine)
    {
        await using var site = await Signing.SiteAsync(engine);
        using var first = await site.SignOnAsync(("city", "Tucson"));
        site.Clock.Advance(TimeSpan.FromHours(1));
        using var second = await site.SignOnAsync(("name", "ROSA'S  Neighbors"));
        var links = (await site.MailsToAsync(Signing.Rosa)).Select(mail => mail.LinkPath).ToList();
        Assert.Equal(2, links.Count);

        var headings = new List<string>();
        foreach (var link in links)
        {
            using var visitor = new PlainBrowser(site);
            await visitor.OpenAsync(link);
            await visitor.SendAsync();
            Assert.Equal(HttpStatusCode.OK, visitor.Status);
            headings.Add(visitor.Heading);
        }

        await using var db = await site.OpenDatabaseAsync();
        Assert.Equal("Tucson", (await db.Organizations.SingleAsync(Ct)).City);
        Assert.Equal(1, await db.SignOns.CountAsync(s => s.Status == SignOnStatus.Confirmed, Ct));
        Assert.Equal(1, await db.Contacts.CountAsync(c => c.ConfirmedAt != null && c.LeftAt == null, Ct));
    }

    [Theory, OnBothEngines]
    public async Task Who_signed_before_and_fills_the_form_anew_is_told_so_by_mail(Engine engine)
    {
        await using var site = await Signing.SiteAsync(engine);
        using var first = await site.SignOnAndConfirmAsync();
        await site.ChangeAsync(async db =>
        {
            var signOn = await db.SignOns.Include(s => s.Organization).SingleAsync(Ct);
            signOn.Organization!.List(TestData.By, site.Now);
            signOn.List(TestData.By, site.Now);
        });
        site.Clock.Advance(TimeSpan.FromDays(1));

        using var second = await site.SignOnAsync(("organization", "another"), ("name", "Rosa's Neighbors"), ("website", ""));

        await using var db = await site.OpenDatabaseAsync();
        Assert.Single(await db.Organizations.ToListAsync(Ct));
        Assert.Equal(Data.Mail.MailKind.AlreadySigned, (await db.Outbox.OrderByDescending(m => m.Id).FirstAsync(Ct)).Kind);
    }

    [Theory, OnBothEngines]
    public async Task The_right_code_a_second_time_says_that_it_was_confirmed_already(Engine engine)
    {
        await using var site = await Signing.SiteAsync(engine);
        using var visitor = await site.SignOnAsync();
        var code = (await site.MailsToAsync(Signing.Rosa)).Single().Code;
        var again = visitor.Fields("/sign-on/code", ("code", code));
        await visitor.SendAsync("/sign-on/code", again);
        var thanks = visitor.Heading;
        await visitor.SendAsync("/sign-on/code", again);

        Assert.NotEqual(thanks, visitor.Heading);
        Assert.Contains("already", visitor.Heading, StringComparison.OrdinalIgnoreCase);
    }

    private static async Task<string> CountAsync(CampaignSite site) => await (await site.GetAsync($"/api/v1/letters/{Signing.Letter}/count")).Content.ReadAsStringAsync(Ct);
}
