using System.Net;
using System.Text.RegularExpressions;
using CampaignTracker.Data.Letters;
using CampaignTracker.Data.Mail;
using CampaignTracker.Data.Security;
using CampaignTracker.Testing;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Tests.SignOns;

/// <summary>Whoever signs on sees the same page; only the mailbox owner learns more.</summary>
public sealed partial class StrangersAlikeTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, OnBothEngines]
    public async Task A_new_a_known_a_blocked_and_a_held_back_one_see_the_same_page_to_the_byte(Engine engine)
    {
        await using var site = await Signing.SiteAsync(engine, null, Signing.Verified(), new BlockRule("*@blocked.example", "Spam.", TestData.By, TestData.At));
        using (await site.SignOnAndConfirmAsync("ana@verified.example", ("organization", "phoenix-verified")))
        {
        }

        var pages = new List<string>();
        foreach (var (email, trap) in new[] { ("new@person.example", ""), ("ana@verified.example", ""), ("bad@blocked.example", ""), ("bot@person.example", "Buy now") })
        {
            using var visitor = await site.SignOnAsync(("email", email), ("organization", "phoenix-verified"), ("comments", trap));
            pages.Add(WithoutItsOwnValues(visitor.Html, email));
        }

        Assert.Contains("EMAIL", pages[0], StringComparison.Ordinal);
        Assert.All(pages, page => Assert.Equal(pages[0], page));
    }

    [Theory, OnBothEngines]
    public async Task The_known_contact_is_told_by_mail_that_it_has_signed_and_nothing_is_counted_twice(Engine engine)
    {
        await using var site = await Signing.SiteAsync(engine, null, Signing.Verified());
        using var first = await site.SignOnAndConfirmAsync("ana@verified.example", ("organization", "phoenix-verified"));
        using var again = await site.SignOnAsync(("email", "ana@verified.example"), ("organization", "phoenix-verified"));

        var mail = (await site.MailsToAsync("ana@verified.example"))[^1];
        Assert.Contains("already", mail.Subject, StringComparison.Ordinal);
        Assert.DoesNotContain(Signing.Confirm, mail.Html, StringComparison.Ordinal);
        await using var db = await site.OpenDatabaseAsync();
        Assert.Equal(1, await db.SignOns.CountAsync(s => s.Status == SignOnStatus.Listed || s.Status == SignOnStatus.Confirmed, Ct));
    }

    [Theory, OnBothEngines]
    public async Task A_stranger_who_signs_for_a_listed_organization_learns_nothing_and_counts_nothing_twice(Engine engine)
    {
        await using var site = await Signing.SiteAsync(engine, null, Signing.Verified());
        using var first = await site.SignOnAndConfirmAsync("ana@verified.example", ("organization", "phoenix-verified"));
        using var stranger = await site.SignOnAndConfirmAsync("mallory@else.example", ("organization", "phoenix-verified"));

        await using var db = await site.OpenDatabaseAsync();
        Assert.Equal(1, await db.SignOns.CountAsync(s => s.Status == SignOnStatus.Listed || s.Status == SignOnStatus.Confirmed, Ct));
        Assert.DoesNotContain("ana@", stranger.Html, StringComparison.Ordinal);
    }

    [Theory, OnBothEngines]
    public async Task Blocked_and_held_back_ones_get_no_mail_and_cannot_confirm(Engine engine)
    {
        await using var site = await Signing.SiteAsync(engine, null, new BlockRule("*.spam.example", "Spam.", TestData.By, TestData.At));
        using var blocked = await site.SignOnAsync(("email", "x@mail.spam.example"), ("name", "Blocked Group"));
        using var trapped = await site.SignOnAsync(("email", "y@person.example"), ("name", "Trapped Group"), ("comments", "Buy now"));

        Assert.Empty(await site.MailsToAsync("x@mail.spam.example"));
        Assert.Empty(await site.MailsToAsync("y@person.example"));
        await using var db = await site.OpenDatabaseAsync();
        Assert.Equal([QuarantineReason.Blocked, QuarantineReason.Honeypot], await db.SignOnRequests.OrderBy(r => r.Id).Select(r => r.Quarantine).ToListAsync(Ct));
        Assert.All(await db.SignOns.ToListAsync(Ct), s => Assert.Equal(SignOnStatus.Quarantined, s.Status));
        Assert.All(await db.Outbox.ToListAsync(Ct), m => Assert.Equal(MailState.Withheld, m.State));
    }

    [Theory, OnBothEngines]
    public async Task A_form_that_is_filled_faster_than_people_can_is_held_back(Engine engine)
    {
        await using var site = await Signing.SiteAsync(engine);
        using var visitor = new PlainBrowser(site);
        await visitor.OpenAsync("/sign-on");
        site.Clock.Advance(TimeSpan.FromSeconds(1));
        await visitor.SendAsync("/sign-on", Signing.Answers(("letters", Signing.Letter)));

        await using var db = await site.OpenDatabaseAsync();
        Assert.Equal(QuarantineReason.TooQuick, (await db.SignOnRequests.SingleAsync(Ct)).Quarantine);
    }

    [Theory, OnBothEngines]
    public async Task One_mailbox_gets_three_mails_a_day_however_it_is_spelt_and_whoever_asks(Engine engine)
    {
        await using var site = await Signing.SiteAsync(engine);
        foreach (var (email, name) in new[] { ("r.osa@gmail.com", "One"), ("rosa+x@gmail.com", "Two"), ("ROSA@googlemail.com", "Three"), ("rosa@gmail.com", "Four") })
        {
            using var sent = await site.SignOnAsync(("email", email), ("name", $"{name} Neighbors"), ("website", ""), ("mail-asked", email));
            await sent.SendAsync("/sign-on/resend");
        }

        await site.SendMailsAsync();
        await using (var db = await site.OpenDatabaseAsync())
            Assert.Equal(3, await db.Outbox.CountAsync(m => m.State == MailState.Sent, Ct));

        site.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Contains("Four Neighbors", Assert.Single(await site.MailsToAsync("rosa@gmail.com")).Subject, StringComparison.Ordinal);
    }

    [Theory, OnBothEngines]
    public async Task After_another_mail_was_asked_for_the_tries_left_tell_nothing_of_who_it_is(Engine engine)
    {
        var options = new SiteOptions { Settings = Lifted };
        await using var site = await Signing.SiteAsync(engine, options, new BlockRule("*@blocked.example", "Spam.", TestData.By, TestData.At));
        var told = new List<List<string>>();
        foreach (var email in new[] { "new@person.example", "bad@blocked.example", "new@person.example" })
        {
            using var visitor = await site.SignOnAsync(("email", email), ("name", $"Group {told.Count}"), ("website", ""));
            var errors = new List<string>();
            for (var mail = 0; mail < 7; mail++)
            {
                for (var tried = 0; tried < 3; tried++)
                {
                    await visitor.SendAsync("/sign-on/code", ("code", "000000"));
                    errors.Add(visitor.Errors.GetValueOrDefault("code", visitor.Heading));
                }

                site.Clock.Advance(TimeSpan.FromSeconds(5));
                await visitor.SendAsync("/sign-on/resend");
            }

            told.Add(errors);
        }

        Assert.Contains(told[0], error => error.Contains('4', StringComparison.Ordinal));
        Assert.All(told, errors => Assert.Equal(told[0], errors));
    }

    [Theory, OnBothEngines]
    public async Task A_neighbor_whose_address_looks_the_same_is_somebody_else(Engine engine)
    {
        await using var site = await Signing.SiteAsync(engine);
        using var rosa = await site.SignOnAndConfirmAsync("rosa@host.example");
        using var neighbor = await site.SignOnAndConfirmAsync("rosa+x@host.example");

        await using var db = await site.OpenDatabaseAsync();
        Assert.Equal(2, await db.Organizations.CountAsync(Ct));
        Assert.Equal(2, await db.Contacts.CountAsync(c => c.ConfirmedAt != null && c.LeftAt == null, Ct));
    }

    [Theory, OnBothEngines]
    public async Task Fifty_forms_to_one_mailbox_at_once_send_three_mails(Engine engine)
    {
        await using var site = await Signing.SiteAsync(engine, new SiteOptions { Settings = Lifted });
        await Task.WhenAll(Enumerable.Range(0, 50).Select(async i =>
        {
            using var visitor = await site.SignOnAsync(("name", $"Group {i}"), ("website", ""));
            Assert.Equal(System.Net.HttpStatusCode.OK, visitor.Status);
        }));

        await using var db = await site.OpenDatabaseAsync();
        // Three today and three tomorrow; whoever floods a mailbox is not answered for ever.
        Assert.Equal(3, await db.Outbox.CountAsync(m => m.State == MailState.Waiting && m.DueAt <= site.Now, Ct));
        Assert.Equal(3, await db.Outbox.CountAsync(m => m.State == MailState.Waiting && m.DueAt == new DateTime(2026, 6, 2, 0, 0, 0, DateTimeKind.Utc), Ct));
        Assert.Equal(50, await db.SignOnRequests.CountAsync(Ct));
        // They clashed and tried again, which is no error.
        Assert.Contains(site.Log, line => line.Contains("DbCommand", StringComparison.Ordinal));
        Assert.DoesNotContain(site.Log, line => line.EndsWith("Error", StringComparison.Ordinal));
    }

    [Theory, OnBothEngines]
    public async Task Fifty_posts_of_one_form_at_once_are_one_row_and_one_mail(Engine engine)
    {
        await using var site = await Signing.SiteAsync(engine, new SiteOptions { Settings = Lifted });
        using var visitor = new PlainBrowser(site);
        await visitor.OpenAsync($"/letters/{Signing.Letter}/sign-on");
        site.Clock.Advance(TimeSpan.FromSeconds(30));
        var fields = visitor.Fields("sign-on", Signing.Answers());
        using var client = site.CreateClient();
        client.DefaultRequestHeaders.Add("Cookie", visitor.Answer.Headers.GetValues("Set-Cookie").Select(cookie => cookie.Split(';')[0]));

        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(async _ =>
        {
            using var answer = await client.PostAsync(new Uri($"/letters/{Signing.Letter}/sign-on", UriKind.Relative), new FormUrlEncodedContent(fields), Ct);
            return (answer.StatusCode, Page: WithoutItsOwnValues(await answer.Content.ReadAsStringAsync(Ct), Signing.Rosa));
        }));

        Assert.All(answers, answer => Assert.Equal(answers[0], answer));
        await using var db = await site.OpenDatabaseAsync();
        Assert.Equal((1, 1, 1, 1), (await db.SignOnRequests.CountAsync(Ct), await db.SignOns.CountAsync(Ct), await db.Outbox.CountAsync(Ct), await db.Organizations.CountAsync(Ct)));
    }

    [Theory, OnBothEngines]
    public async Task Who_goes_back_and_corrects_the_address_gets_the_mail_there_once(Engine engine)
    {
        await using var site = await Signing.SiteAsync(engine);
        using var visitor = new PlainBrowser(site);
        await visitor.OpenAsync($"/letters/{Signing.Letter}/sign-on");
        site.Clock.Advance(TimeSpan.FromSeconds(30));
        var path = $"/letters/{Signing.Letter}/sign-on";
        var mistyped = visitor.Fields(path, Signing.Answers(("email", "rossa@neighbors.example")));
        var corrected = visitor.Fields(path, Signing.Answers());
        await visitor.SendAsync(path, mistyped);

        await visitor.SendAsync(path, corrected);
        await visitor.SendAsync(path, corrected);
        Assert.Contains(Signing.Rosa, visitor.Words, StringComparison.Ordinal);
        var mail = Assert.Single(await site.MailsToAsync(Signing.Rosa));
        await visitor.SendAsync("/sign-on/code", ("code", mail.Code));

        Assert.Equal(HttpStatusCode.OK, visitor.Status);
        await using var db = await site.OpenDatabaseAsync();
        Assert.Equal(2, await db.SignOnRequests.CountAsync(Ct));
        Assert.Equal(Signing.Rosa, (await db.SignOnRequests.Where(r => r.ConfirmedAt != null).Select(r => r.Contact!.Email).SingleAsync(Ct)));
    }

    /// <summary>Limits that many forms of one test's network do not reach.</summary>
    private static Dictionary<string, string> Lifted => new()
    {
        ["SignOns:Network:Burst"] = "1000",
        ["SignOns:Network:Sustained"] = "1000",
        ["SignOns:MailDomain:Burst"] = "1000",
        ["SignOns:MailDomain:Sustained"] = "1000",
        ["SignOns:Mails:Burst"] = "1000",
        ["SignOns:Mails:Sustained"] = "1000",
        ["SignOns:Codes:Burst"] = "1000",
        ["SignOns:Codes:Sustained"] = "1000",
    };

    private static string WithoutItsOwnValues(string html, string email) =>
        Secrets().Replace(html.Replace(System.Net.WebUtility.HtmlEncode(email), "EMAIL", StringComparison.Ordinal).Replace(email, "EMAIL", StringComparison.Ordinal), "\"SECRET\"");

    /// <summary>The form's stamp and what it kept, also in the page's address, its token against forgery, and the value of the field that is not to be seen.</summary>
    [GeneratedRegex("(?<=name=\"(form|kept|__RequestVerificationToken|comments)\"[^>]* value=)\"[^\"]*\"|(?<=[?;&](form|kept)=)[\\w-]+")]
    private static partial Regex Secrets();
}
