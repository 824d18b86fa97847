using System.Net;
using System.Text.RegularExpressions;
using CampaignTracker.Data.Letters;
using CampaignTracker.Data.Organizations;
using CampaignTracker.Testing;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Tests.SignOns;

public sealed partial class ConfirmationPageTests
{
    private const string Rosa = "rosa@desert-neighbors.example";

    [Theory, OnBothEngines]
    public async Task The_answer_is_the_same_page_for_a_new_a_known_a_blocked_and_a_quarantined_address(Engine engine)
    {
        await using var site = await SigningSite.StartAsync(engine);
        await site.ChangeAsync(db => Task.FromResult(db.Add(new CampaignTracker.Data.Security.BlockRule("*@blocked.example", "A test.", TestData.By, TestData.At))));
        var first = await SigningSite.SignAsync(site);
        await new Visitor(site).PostConfirmAsync(site, Rosa);

        var known = await SigningSite.SignAsync(site);
        var fresh = await SigningSite.SignAsync(site, ("email", "eva@another.example"));
        var blocked = await SigningSite.SignAsync(site, ("email", "x@blocked.example"));
        var trapped = await SigningSite.SignAsync(site, ("comments", "Buy now"));

        Assert.Equal("Check your mail", first.Title);
        Assert.All([known, fresh, blocked, trapped], answer => Assert.Equal(HttpStatusCode.OK, answer.Status));
        Assert.Equal(Same(first, Rosa), Same(known, Rosa));
        Assert.Equal(Same(first, Rosa), Same(fresh, "eva@another.example"));
        Assert.Equal(Same(first, Rosa), Same(blocked, "x@blocked.example"));
        Assert.Equal(Same(first, Rosa), Same(trapped, Rosa));
        Assert.Equal(
            [QuarantineReason.None, QuarantineReason.None, QuarantineReason.None, QuarantineReason.Blocked, QuarantineReason.Honeypot],
            (await SigningSite.RequestsAsync(site)).Select(request => request.Quarantine));
    }

    [Theory, OnBothEngines]
    public async Task Opening_the_link_changes_nothing_and_its_button_confirms_once(Engine engine)
    {
        await using var site = await SigningSite.StartAsync(engine);
        await SigningSite.SignAsync(site, ("show-name", "true"), ("title", "Director"));
        var link = SigningSite.LinkIn(await SigningSite.MailToAsync(site, Rosa));
        var visitor = new Visitor(site);

        var page = await visitor.OpenAsync(link);
        await visitor.OpenAsync(link);
        Assert.Equal("Confirm the signature", page.Title);
        Assert.Contains("Desert Neighbors, Phoenix, AZ", page.Words, StringComparison.Ordinal);
        Assert.Contains("The open letter", page.Words, StringComparison.Ordinal);
        Assert.Contains("Shown of you Rosa Díaz", page.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("Director", page.Words, StringComparison.Ordinal);
        Assert.Single(page.Page.QuerySelectorAll("main button"));
        Assert.NotNull(page.Page.QuerySelector("meta[name=robots][content=noindex]"));
        Assert.Equal(SignOnStatus.Requested, (await SigningSite.RequestsAsync(site)).Single().SignOns[0].Status);

        var confirmed = await visitor.SendAsync(page);
        Assert.Equal("Thank you: it is confirmed", confirmed.Title);
        Assert.Contains("usually within two days", confirmed.Words, StringComparison.Ordinal);
        Assert.Equal(SignOnStatus.Confirmed, (await SigningSite.RequestsAsync(site)).Single().SignOns[0].Status);

        Assert.Equal("It was confirmed already", (await visitor.SendAsync(page)).Title);
        Assert.Equal("It was confirmed already", (await visitor.OpenAsync(link)).Title);
    }

    [Theory, OnBothEngines]
    public async Task The_code_confirms_on_the_answer_page(Engine engine)
    {
        await using var site = await SigningSite.StartAsync(engine);
        var visitor = new Visitor(site);
        var sent = await visitor.SendAsync(await visitor.OpenAsync("/es" + SigningSite.Form), SigningSite.Filled);
        var code = SigningSite.CodeIn(await SigningSite.MailToAsync(site, Rosa));
        Assert.Equal(("numeric", "one-time-code"), (sent.Page.GetElementById("code")!.GetAttribute("inputmode"), sent.Page.GetElementById("code")!.GetAttribute("autocomplete")));

        var wrong = await visitor.SendAsync(sent, ("code", code == "123456" ? "654321" : "123456"));
        Assert.Equal((HttpStatusCode.OK, "Ese no es el código. Puede intentarlo 4 veces más"), (wrong.Status, wrong.ErrorAt("code")));
        Assert.Equal("Escriba los seis dígitos del correo", (await visitor.SendAsync(wrong, ("code", "12"))).ErrorAt("code"));

        var right = await visitor.SendAsync(wrong, ("code", $" {code[..3]} {code[3..]} "));
        Assert.Equal((HttpStatusCode.OK, "Gracias: está confirmada"), (right.Status, right.Title));
        Assert.Equal(SignOnStatus.Confirmed, (await SigningSite.RequestsAsync(site)).Single().SignOns[0].Status);
    }

    [Fact]
    public async Task After_five_wrong_codes_a_new_mail_is_needed_and_its_code_works()
    {
        await using var site = await SigningSite.StartAsync(Engine.Sqlite);
        var visitor = new Visitor(site);
        var page = await visitor.SendAsync(await visitor.OpenAsync(SigningSite.Form), SigningSite.Filled);
        var code = SigningSite.CodeIn(await SigningSite.MailToAsync(site, Rosa));
        for (var i = 0; i < 5; i++)
            page = await visitor.SendAsync(page, ("code", Other(code)));

        Assert.StartsWith("That was one try too many", page.ErrorAt("code"), StringComparison.Ordinal);
        Assert.StartsWith("That was one try too many", (await visitor.SendAsync(page, ("code", code))).ErrorAt("code"), StringComparison.Ordinal);

        var again = await visitor.SendAsync(page, "form[action$='/resend']");
        Assert.Contains("We have sent for another mail.", again.Page.QuerySelector("[role=status]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Thank you: it is confirmed", (await visitor.SendAsync(again, ("code", SigningSite.CodeIn(await SigningSite.MailToAsync(site, Rosa))))).Title);
    }

    [Fact]
    public async Task Answers_can_be_changed_from_the_answer_page()
    {
        await using var site = await SigningSite.StartAsync(Engine.Sqlite);
        var visitor = new Visitor(site);
        var sent = await visitor.SendAsync(await visitor.OpenAsync(SigningSite.Form), SigningSite.With(("about", "We sing."), ("show-name", "true"), ("sectors", "faith")));

        var form = await visitor.SendAsync(sent, "form[action='/sign-on']");
        Assert.Equal((HttpStatusCode.OK, "Sign on as an organization"), (form.Status, form.Title));
        Assert.Empty(form.Errors);
        Assert.Equal((Rosa, "We sing."), (form.Page.GetElementById("email")!.GetAttribute("value"), form.Page.GetElementById("about")!.TextContent));

        Assert.Contains("eva@desert-neighbors.example", (await visitor.SendAsync(form, ("email", "eva@desert-neighbors.example"))).Words, StringComparison.Ordinal);
        Assert.Equal(2, (await SigningSite.RequestsAsync(site)).Count);
    }

    [Fact]
    public async Task A_newer_mail_supersedes_the_link_and_an_old_one_expires_and_both_offer_another()
    {
        await using var site = await SigningSite.StartAsync(Engine.Sqlite);
        var visitor = new Visitor(site);
        var sent = await visitor.SendAsync(await visitor.OpenAsync(SigningSite.Form), SigningSite.Filled);
        var first = SigningSite.LinkIn(await SigningSite.MailToAsync(site, Rosa));
        await visitor.SendAsync(sent, "form[action$='/resend']");
        var second = SigningSite.LinkIn(await SigningSite.MailToAsync(site, Rosa));

        var superseded = await visitor.OpenAsync(first);
        Assert.Equal((HttpStatusCode.Gone, "There is a newer mail"), (superseded.Status, superseded.Title));

        site.Clock.Advance(TimeSpan.FromDays(7));
        var expired = await visitor.OpenAsync(second);
        Assert.Equal((HttpStatusCode.Gone, "This link is too old"), (expired.Status, expired.Title));

        await visitor.SendAsync(expired);
        var third = SigningSite.LinkIn(await SigningSite.MailToAsync(site, Rosa));
        Assert.Equal("Thank you: it is confirmed", (await visitor.SendAsync(await visitor.OpenAsync(third))).Title);
    }

    [Theory]
    [InlineData("/sign-on/confirm/nobody-was-given-this", "We do not know this link")]
    [InlineData("/es/sign-on/disown/nobody-was-given-this", "No conocemos este enlace")]
    public async Task A_link_that_nobody_was_given_opens_nothing(string path, string title)
    {
        await using var site = await SigningSite.StartAsync(Engine.Sqlite);
        var answer = await new Visitor(site).OpenAsync(path);

        Assert.Equal((HttpStatusCode.Gone, title), (answer.Status, answer.Title));
    }

    [Fact]
    public async Task A_verified_organization_is_listed_at_once_and_its_page_is_a_click_away()
    {
        await using var site = await SigningSite.StartAsync(Engine.Sqlite);
        await VerifiedAsync(site);
        var visitor = new Visitor(site);
        var asked = await visitor.SendAsync(await visitor.OpenAsync(SigningSite.Form), SigningSite.Filled);
        await visitor.SendAsync(asked, ("organization", "desert-neighbors"));

        var result = await visitor.SendAsync(await visitor.OpenAsync(SigningSite.LinkIn(await SigningSite.MailToAsync(site, Rosa))));

        Assert.Equal("Desert Neighbors is on the list", result.Title);
        Assert.NotNull(result.Page.QuerySelector("main a[href='/organizations/desert-neighbors']"));
        Assert.NotNull(result.Page.QuerySelector("main a[href='/letters/open-letter#signatories']"));
        Assert.Contains("Desert Neighbors", (await visitor.OpenAsync("/letters/open-letter")).Page.QuerySelector("#signatories")!.TextContent, StringComparison.Ordinal);
    }

    [Theory, OnBothEngines]
    public async Task An_organization_disowns_a_sign_on_with_the_button_not_by_opening_the_link(Engine engine)
    {
        await using var site = await SigningSite.StartAsync(engine);
        await VerifiedAsync(site, publicEmail: "info@desert-neighbors.example");
        var visitor = new Visitor(site);
        var asked = await visitor.SendAsync(await visitor.OpenAsync(SigningSite.Form), SigningSite.Filled);
        await visitor.SendAsync(asked, ("organization", "desert-neighbors"));
        await visitor.PostConfirmAsync(site, Rosa);
        var link = SigningSite.LinkIn(await SigningSite.MailToAsync(site, "info@desert-neighbors.example"));

        var page = await visitor.OpenAsync(link);
        await visitor.OpenAsync(link);
        Assert.Equal("Did you not authorize this?", page.Title);
        Assert.Contains("Somebody signed in the name of Desert Neighbors", page.Words, StringComparison.Ordinal);
        Assert.Equal(SignOnStatus.Listed, (await SigningSite.RequestsAsync(site)).Single().SignOns[0].Status);

        var disowned = await visitor.SendAsync(page);
        Assert.Equal("The signature is off the list", disowned.Title);
        Assert.Equal("The signature is off the list", (await visitor.OpenAsync(link)).Title);
        Assert.Equal(SignOnStatus.Disowned, (await SigningSite.RequestsAsync(site)).Single().SignOns[0].Status);
    }

    [Fact]
    public async Task No_token_and_no_address_is_logged()
    {
        await using var site = await SigningSite.StartAsync(Engine.Sqlite);
        await SigningSite.SignAsync(site);
        var link = SigningSite.LinkIn(await SigningSite.MailToAsync(site, Rosa));
        await new Visitor(site).PostConfirmAsync(site, Rosa);

        // What the site itself says; the framework's own lines are off by its settings.
        var lines = site.Log.Where(line => !line.Contains("Microsoft.", StringComparison.Ordinal)).ToList();
        Assert.Contains(lines, line => line.Contains("\"GET\" \"/sign-on/confirm/…\" 200", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.Contains("\"POST\" \"/sign-on/confirm/…\" 200", StringComparison.Ordinal));
        Assert.DoesNotContain(lines, line => line.Contains(link.Split('/')[^1], StringComparison.Ordinal) || line.Contains(Rosa, StringComparison.Ordinal));
    }

    private static Task VerifiedAsync(CampaignSite site, string? publicEmail = null) => site.ChangeAsync(async db =>
    {
        var details = new OrganizationDetails
        {
            Name = "Desert Neighbors",
            City = "Phoenix",
            State = "AZ",
            Scope = Scope.Local,
            Sectors = [Sector.Community],
            Website = "https://www.desert-neighbors.example",
            PublicEmail = publicEmail,
        };
        var organization = Organization.Ask(details, "desert-neighbors", TestData.By, TestData.At);
        organization.List(TestData.By, TestData.At);
        organization.Verify("A call to the number on its website.", TestData.By, TestData.At);
        await db.AddAsync(organization);
    });

    private static string Other(string code) => code == "111111" ? "222222" : "111111";

    /// <summary>The page without what belongs to this form alone.</summary>
    private static string Same(Answer answer, string email) =>
        Stamps().Replace(answer.Page.DocumentElement.OuterHtml.Replace(email, "the-address", StringComparison.Ordinal), "…")
            .Replace("value=\"Buy now\"", "value=\"\"", StringComparison.Ordinal);

    [GeneratedRegex("CfDJ8[^\"&]*")]
    private static partial Regex Stamps();
}

internal static class ConfirmingVisitors
{
    public static async Task<Answer> PostConfirmAsync(this Visitor visitor, CampaignSite site, string address) =>
        await visitor.SendAsync(await visitor.OpenAsync(SigningSite.LinkIn(await SigningSite.MailToAsync(site, address))));
}
