using System.Net;
using CampaignTracker.Data.Organizations;
using CampaignTracker.Testing;
using CampaignTracker.Web.Features.SignOns;

namespace CampaignTracker.Web.Tests.SignOns;

/// <summary>People type and paste as they like; what can be understood is, and what cannot is told.</summary>
public sealed class UntidyAnswerTests
{
    [Theory, OnBothEngines]
    public async Task Untidy_answers_are_read_as_they_are_meant(Engine engine)
    {
        await using var site = await SigningSite.StartAsync(engine);

        var answer = await SigningSite.SignAsync(
            site,
            ("name", "  Café\u00a0 de\tlos  Vecinos \r\n"), ("short-name", " n/a "), ("website", " WWW.Vecinos.ORG/ "), ("public-email", " mailto:Info@Vecinos.org, "),
            ("city", "  San  Luis "), ("state", " az "), ("zip", " 85349-1234 "), ("scope", "LOCAL"), ("sectors", "faith"), ("sectors", "labor"), ("about", "We sing.\r\nWe march."),
            ("person", " Ana   María "), ("title", "None"), ("email", "Ana @Vecinos.org"), ("phone", " (928) 555-0123 ext 4 "), ("show-name", "true"), ("show-title", "true"));

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        var request = Assert.Single(await SigningSite.RequestsAsync(site));
        var (organization, contact) = (request.Organization!, request.Contact!);
        Assert.Equal(("Café de los Vecinos", "", "https://www.vecinos.org", "Info@Vecinos.org"), (organization.Name, organization.ShortName, organization.Website, organization.PublicEmail));
        Assert.Equal(("San Luis", "AZ", "85349", Scope.Local), (organization.City, organization.State, organization.PostalCode, organization.Scope));
        Assert.Equal([Sector.Labor, Sector.Faith], organization.Sectors.Select(s => s.Sector).Order());
        Assert.Equal("We sing. We march.", organization.About.En);
        Assert.Equal(("Ana María", "", "Ana@Vecinos.org", "(928) 555-0123 ext 4"), (contact.Name, contact.Title, contact.Email, contact.Phone));
        Assert.Equal((true, true), (request.SignOns[0].ShowSignatoryName, request.SignOns[0].ShowSignatoryTitle));
    }

    [Theory]
    [InlineData("Nueva York", "NY")]
    [InlineData("new york", "NY")]
    [InlineData("D.C.", "DC")]
    [InlineData("DISTRITO DE COLUMBIA", "DC")]
    [InlineData("puerto rico", "PR")]
    public async Task A_state_is_known_by_its_code_and_its_name_in_both_languages(string typed, string code)
    {
        await using var site = await SigningSite.StartAsync(Engine.Sqlite);
        await SigningSite.SignAsync(site, ("state", typed));

        Assert.Equal(code, Assert.Single(await SigningSite.RequestsAsync(site)).Organization!.State);
    }

    [Fact]
    public async Task A_national_organization_may_leave_its_place_out_and_others_may_not()
    {
        await using var site = await SigningSite.StartAsync(Engine.Sqlite);

        var local = await SigningSite.SignAsync(site, ("city", ""), ("state", ""));
        var national = await SigningSite.SignAsync(site, ("city", ""), ("state", ""), ("scope", "national"));

        Assert.Equal(["city", "state"], local.Errors.Select(error => error.Field));
        Assert.Equal(HttpStatusCode.OK, national.Status);
    }

    [Theory]
    [InlineData("name", "Visit https://spam.example")]
    [InlineData("name", "Free stuff at WWW.spam.example")]
    [InlineData("name", "Neighbors evil.com")]
    [InlineData("person", "Rosa Evil.COM")]
    [InlineData("name", "evil。com")]
    [InlineData("name", "ｅｖｉｌ．ｃｏｍ")]
    [InlineData("name", "🙂")]
    [InlineData("name", "—")]
    [InlineData("short-name", "spam.example/x")]
    [InlineData("person", "Rosa (bit.ly/x)")]
    [InlineData("title", "ftp://x")]
    [InlineData("city", "www.phoenix.example")]
    [InlineData("name", "=HYPERLINK(\"x\")")]
    [InlineData("name", "  +1 more")]
    [InlineData("short-name", "@all")]
    [InlineData("person", "-Rosa")]
    [InlineData("person", "\u202e=Rosa")]
    [InlineData("city", "＝1")]
    public async Task A_name_holds_no_web_address_and_does_not_begin_as_a_formula(string field, string typed)
    {
        await using var site = await SigningSite.StartAsync(Engine.Sqlite);
        var answer = await SigningSite.SignAsync(site, (field, typed));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Equal([field], answer.Errors.Select(error => error.Field));
        Assert.Empty(await SigningSite.RequestsAsync(site));
    }

    [Fact]
    public async Task An_organization_may_be_called_as_its_own_website_is()
    {
        await using var site = await SigningSite.StartAsync(Engine.Sqlite);
        Assert.Equal(HttpStatusCode.OK, (await SigningSite.SignAsync(site, ("name", "Change.org Friends"), ("website", "www.change.org/us"))).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await SigningSite.SignAsync(site, ("name", "Change.org Friends"), ("website", "example.org"))).Status);
    }

    [Theory]
    [InlineData("St. Mary’s Parish / Parroquia Santa María")]
    [InlineData("9to5")]
    [InlineData("¡Presente! & Co.")]
    [InlineData("A.B.C. Workers' Center (Phoenix)")]
    public async Task Names_that_only_look_odd_are_taken(string name)
    {
        await using var site = await SigningSite.StartAsync(Engine.Sqlite);
        Assert.Equal(HttpStatusCode.OK, (await SigningSite.SignAsync(site, ("name", name))).Status);
    }

    [Theory, OnBothEngines]
    public async Task What_nobody_sees_arrives_nowhere(Engine engine)
    {
        await using var site = await SigningSite.StartAsync(engine);
        const string Unseen = "a\u0001\u0007\u001b\u007f\u0085b\u202e\u2066\u200b\ufeff\u2028c\ufffed";

        await SigningSite.SignAsync(site, ("name", $"N {Unseen}"), ("person", $"P {Unseen}"), ("title", $"T {Unseen}"), ("city", $"C {Unseen}"), ("about", $"A {Unseen}"));

        var request = Assert.Single(await SigningSite.RequestsAsync(site));
        Assert.Equal(("N a b cd", "C a b cd", "A a b cd"), (request.Organization!.Name, request.Organization.City, request.Organization.About.En));
        Assert.Equal(("P a b cd", "T a b cd"), (request.Contact!.Name, request.Contact.Title));
    }

    [Theory]
    [InlineData("scope", "7")]
    [InlineData("scope", "Galactic")]
    [InlineData("sectors", "99")]
    [InlineData("sectors", "None")]
    [InlineData("state", "ZZ")]
    [InlineData("language", "fr")]
    [InlineData("website", "ftp://example.org")]
    [InlineData("website", "http://localhost/x")]
    [InlineData("website", "https://user:secret@example.org")]
    [InlineData("website", "javascript:alert(1)")]
    [InlineData("website", "127.0.0.1")]
    [InlineData("zip", "8500")]
    [InlineData("zip", "ABCDE")]
    [InlineData("email", "rosa")]
    [InlineData("email", "a@b@c")]
    [InlineData("email", "a b@c.example")]
    [InlineData("email", "rosa@localhost")]
    [InlineData("public-email", "rosa@example")]
    [InlineData("phone", "none of yours")]
    public async Task What_cannot_be_meant_is_told_at_its_field(string field, string typed)
    {
        await using var site = await SigningSite.StartAsync(Engine.Sqlite);
        var answer = await SigningSite.SignAsync(site, (field, typed));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Equal([field], answer.Errors.Select(error => error.Field));
    }

    [Theory]
    [InlineData("name", 200)]
    [InlineData("short-name", 40)]
    [InlineData("city", 100)]
    [InlineData("about", 1000)]
    [InlineData("person", 120)]
    [InlineData("title", 120)]
    public async Task A_text_is_held_to_its_limit_and_the_limit_is_told(string field, int most)
    {
        await using var site = await SigningSite.StartAsync(Engine.Sqlite);

        var tooLong = await SigningSite.SignAsync(site, (field, new string('x', most + 1)));
        var fits = await SigningSite.SignAsync(site, (field, new string('x', most)));

        Assert.Equal($"Use at most {most:N0} characters; these are {most + 1:N0}", tooLong.ErrorAt(field));
        Assert.Equal(HttpStatusCode.OK, fits.Status);
    }

    [Fact]
    public async Task A_mistyped_mail_domain_is_asked_about_and_the_suggestion_can_be_taken()
    {
        await using var site = await SigningSite.StartAsync(Engine.Sqlite);
        var visitor = new Visitor(site);

        var asked = await visitor.SendAsync(await visitor.OpenAsync(SigningSite.Form), SigningSite.With(("email", "rosa@gmial.com")));
        Assert.Equal("Did you mean rosa@gmail.com?", asked.ErrorAt("mail-choice"));
        Assert.Empty(asked.Page.QuerySelectorAll("[name=mail-choice][checked]"));

        var taken = await visitor.SendAsync(asked, ("mail-choice", "rosa@gmail.com"));
        Assert.Contains("We wrote to rosa@gmail.com.", taken.Words, StringComparison.Ordinal);
        Assert.Equal("rosa@gmail.com", Assert.Single(await SigningSite.RequestsAsync(site)).Contact!.Email);
    }

    [Theory]
    [InlineData("mail-choice", "rosa@gmial.com")]
    [InlineData("phone", "")]
    public async Task A_mistyped_looking_address_can_be_kept_by_saying_so_or_by_sending_it_again(string field, string value)
    {
        await using var site = await SigningSite.StartAsync(Engine.Sqlite);
        var visitor = new Visitor(site);
        var asked = await visitor.SendAsync(await visitor.OpenAsync(SigningSite.Form), SigningSite.With(("email", "rosa@gmial.com")));

        Assert.Contains("rosa@gmial.com", (await visitor.SendAsync(asked, (field, value))).Words, StringComparison.Ordinal);
        Assert.Equal("rosa@gmial.com", Assert.Single(await SigningSite.RequestsAsync(site)).Contact!.Email);
    }

    [Theory]
    [InlineData("rosa@gmai.com", "", "rosa@gmail.com")]
    [InlineData("rosa@gmail.con", "", "rosa@gmail.com")]
    [InlineData("rosa@gmail.co", "", "rosa@gmail.com")]
    [InlineData("rosa@hotmial.com", "", "rosa@hotmail.com")]
    [InlineData("Rosa.Díaz@YAHO.com", "", "Rosa.Díaz@yahoo.com")]
    [InlineData("rosa@vecinso.org", "vecinos.org", "rosa@vecinos.org")]
    [InlineData("rosa@gmail.com", "", null)]
    [InlineData("rosa@mail.com", "", null)]
    [InlineData("rosa@ymail.com", "", null)]
    [InlineData("rosa@gmaill.org", "gmaill.org", null)]
    [InlineData("rosa@mail.vecinos.org", "vecinos.org", null)]
    [InlineData("rosa@aclu.org", "", null)]
    [InlineData("rosa@att.org", "", null)]
    public void Only_what_is_nearly_a_common_domain_is_asked_about(string typed, string ownHost, string? meant) => Assert.Equal(meant, MailSuggestion.For(typed, ownHost));

    [Theory]
    [InlineData("gmail.com", true, true)]
    [InlineData("mail.yahoo.com", true, true)]
    [InlineData("riseup.net", true, true)]
    [InlineData("vecinos.wordpress.com", false, true)]
    [InlineData("sites.google.com", false, true)]
    [InlineData("linktr.ee", false, true)]
    [InlineData("vecinos.org", false, false)]
    [InlineData("notfacebook.example", false, false)]
    [InlineData("", false, false)]
    public void Domains_where_anybody_gets_a_mailbox_or_a_page_are_known(string domain, bool isFreeMail, bool isShared)
    {
        var known = new KnownDomains();

        Assert.Equal((isFreeMail, isShared), (known.IsFreeMail(domain), known.IsSharedHost(domain)));
    }
}
