using System.Net;
using AngleSharp.Dom;
using CampaignTracker.Testing;

namespace CampaignTracker.Web.Tests.SignOns;

public sealed class SignOnFormTests
{
    private static readonly string[] Organization = ["name", "short-name", "website", "public-email", "city", "state", "zip", "scope", "sectors", "about"];
    private static readonly string[] Contact = ["person", "title", "email", "phone", "language"];
    private static readonly string[] Choices = ["show-name", "show-title", "events-nearby"];

    [Theory]
    [InlineData("/sign-on")]
    [InlineData(SigningSite.Form)]
    [InlineData("/es" + SigningSite.Form)]
    public async Task The_form_asks_for_the_organization_and_its_contact_and_each_field_has_its_label(string path)
    {
        await using var site = await SigningSite.StartAsync(Engine.Sqlite);
        var page = (await new Visitor(site).OpenAsync(path)).Page;

        foreach (var field in Organization.Concat(Contact).Concat(Choices))
            Assert.True(page.QuerySelector($"main form [name='{field}']") is not null, field);
        foreach (var input in page.QuerySelectorAll("main form :is(input:not([type=hidden]), select, textarea)"))
            Assert.True(page.QuerySelector($"label[for='{input.Id}']") is { } label && label.Words().Length > 0, input.OuterHtml);
        foreach (var described in page.QuerySelectorAll("main form [aria-describedby]"))
            Assert.All(described.GetAttribute("aria-describedby")!.Split(' '), id => Assert.NotNull(page.GetElementById(id)));
        Assert.Equal(("organization", "name", "email", "tel", "postal-code"), (Autocomplete("name"), Autocomplete("person"), Autocomplete("email"), Autocomplete("phone"), Autocomplete("zip")));

        string? Autocomplete(string field) => page.GetElementById(field)!.GetAttribute("autocomplete");
    }

    [Fact]
    public async Task Nothing_is_shown_or_sent_unless_it_is_turned_on()
    {
        await using var site = await SigningSite.StartAsync(Engine.Sqlite);
        var page = (await new Visitor(site).OpenAsync(SigningSite.Form)).Page;

        Assert.All(Choices, choice => Assert.False(page.GetElementById(choice)!.HasAttribute("checked")));
        Assert.Empty(page.QuerySelectorAll("[name=sectors][checked], [name=scope][checked]"));
    }

    [Theory]
    [InlineData(SigningSite.Form, "en", "English")]
    [InlineData("/es" + SigningSite.Form, "es", "Español")]
    public async Task Mails_come_in_the_language_of_the_page_unless_the_other_is_chosen(string path, string code, string word)
    {
        await using var site = await SigningSite.StartAsync(Engine.Sqlite);
        var chosen = (await new Visitor(site).OpenAsync(path)).Page.QuerySelectorAll("[name=language][checked]").Single();

        Assert.Equal(code, chosen.GetAttribute("value"));
        Assert.Equal(word, chosen.ParentElement!.QuerySelector("label")!.Words());
    }

    [Theory]
    [InlineData(SigningSite.Form, "Error: ", "Give the organization’s name", "7 things to look at again")]
    [InlineData("/es" + SigningSite.Form, "Error: ", "Escriba el nombre de la organización", "Falta revisar 7 cosas")]
    public async Task What_is_amiss_is_told_on_top_with_links_and_at_the_field_in_the_same_words(string path, string title, string message, string heading)
    {
        await using var site = await SigningSite.StartAsync(Engine.Sqlite);
        var visitor = new Visitor(site);

        var answer = await visitor.SendAsync(await visitor.OpenAsync(path));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.StartsWith(title, answer.Page.Title, StringComparison.Ordinal);
        Assert.Equal(["name", "scope", "city", "state", "sectors", "person", "email"], answer.Errors.Select(error => error.Field));
        Assert.Equal(message, answer.ErrorAt("name"));
        var summary = answer.Page.QuerySelector("[role=alert]")!;
        Assert.Equal(heading, summary.QuerySelector("h2")!.Words());
        Assert.True(summary.HasAttribute("autofocus") && summary.GetAttribute("tabindex") == "-1");
        foreach (var (field, told) in answer.Errors)
        {
            var input = answer.Page.GetElementById(field)!;
            Assert.Equal($"Error: {told}", answer.Page.GetElementById($"{field}-error")!.Words());
            var described = input.HasAttribute("aria-invalid") ? input : input.Closest("fieldset")!;
            Assert.Contains($"{field}-error", described.GetAttribute("aria-describedby"), StringComparison.Ordinal);
        }

        Assert.Equal("true", answer.Page.GetElementById("name")!.GetAttribute("aria-invalid"));
        Assert.Empty(await SigningSite.RequestsAsync(site));
    }

    [Fact]
    public async Task What_was_typed_is_kept()
    {
        await using var site = await SigningSite.StartAsync(Engine.Sqlite);
        (string Name, string Value)[] typed =
        [
            ("name", "Café & <b>Niños</b> \"x\""), ("short-name", "CN"), ("website", "not a site"), ("public-email", "nobody"), ("city", "Tucson"), ("state", "AZ"),
            ("zip", "857"), ("scope", "state"), ("sectors", "faith"), ("about", "We </textarea> sing."), ("person", "Ana"), ("title", "Directora"), ("email", "ana"),
            ("phone", "12"), ("language", "es"), ("show-name", "true"), ("events-nearby", "true"),
        ];

        var answer = await SigningSite.SignAsync(site, typed);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        var kept = Visitor.FieldsOf(answer.Page.QuerySelector<AngleSharp.Html.Dom.IHtmlFormElement>("main form")!).ToList();
        foreach (var field in typed)
            Assert.Contains(field, kept);
        Assert.DoesNotContain(kept, field => field.Name == "show-title");
        Assert.Equal(["website", "public-email", "zip", "email", "phone"], answer.Errors.Select(error => error.Field));
        Assert.DoesNotContain("<b>Niños", await answer.Response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory, OnBothEngines]
    public async Task A_form_becomes_one_request_and_one_mail_however_often_it_is_sent(Engine engine)
    {
        await using var site = await SigningSite.StartAsync(engine);
        var visitor = new Visitor(site);
        var form = await visitor.OpenAsync(SigningSite.Form);

        var first = await visitor.SendAsync(form, SigningSite.Filled);
        var again = await visitor.SendAsync(form, SigningSite.Filled);

        Assert.Equal(HttpStatusCode.OK, first.Status);
        Assert.Equal("Check your mail", first.Title);
        Assert.Equal(first.Words, again.Words);
        var request = Assert.Single(await SigningSite.RequestsAsync(site));
        Assert.Equal("Desert Neighbors", request.Organization!.Name);
        Assert.Equal("Rosa Díaz", request.Contact!.Name);
        Assert.Equal((false, false), (request.SignOns.Single().ShowSignatoryName, request.SignOns.Single().ShowSignatoryTitle));
        Assert.Contains("/sign-on/confirm/", await SigningSite.MailToAsync(site, "rosa@desert-neighbors.example"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_chosen_letter_is_set_and_its_text_is_in_view_with_its_date_and_hash()
    {
        await using var site = await SigningSite.StartAsync(Engine.Sqlite);
        await site.ChangeAsync(db => Task.FromResult(db.Add(TestData.OpenLetter("second-letter", "The second letter"))));

        var page = (await new Visitor(site).OpenAsync("/letters/second-letter/sign-on")).Page;

        var chosen = Assert.Single(page.QuerySelectorAll("[name=letters][checked]"));
        Assert.Equal("second-letter", chosen.GetAttribute("value"));
        var text = Assert.Single(page.QuerySelectorAll("details[open]"));
        Assert.Contains("We ask.", text.Words(), StringComparison.Ordinal);
        Assert.Matches("Version 1, frozen on May 1, 2026.*[0-9a-f]{64}", text.Words());
        Assert.Equal(2, page.QuerySelectorAll("[name=letters]").Length);
        Assert.Empty((await new Visitor(site).OpenAsync("/sign-on")).Page.QuerySelectorAll("[name=letters][checked]"));
    }

    [Theory, OnBothEngines]
    public async Task Several_letters_are_signed_with_one_form(Engine engine)
    {
        await using var site = await SigningSite.StartAsync(engine);
        await site.ChangeAsync(db => Task.FromResult(db.Add(TestData.OpenLetter("second-letter", "The second letter"))));

        var none = await SigningSite.SignAsync(site, ("letters", ""));
        var both = await SigningSite.SignAsync(site, ("letters", "open-letter"), ("letters", "second-letter"));

        Assert.Equal("Tick at least one letter to sign", none.ErrorAt("letters"));
        Assert.Equal(HttpStatusCode.OK, both.Status);
        Assert.Equal(2, Assert.Single(await SigningSite.RequestsAsync(site)).SignOns.Count);
    }

    [Fact]
    public async Task Nobody_signs_a_text_that_was_not_in_view()
    {
        await using var site = await SigningSite.StartAsync(Engine.Sqlite);
        var visitor = new Visitor(site);
        var form = await visitor.OpenAsync(SigningSite.Form);
        await site.ChangeAsync(async db =>
        {
            var letter = await Microsoft.EntityFrameworkCore.EntityFrameworkQueryableExtensions.SingleAsync(Microsoft.EntityFrameworkCore.EntityFrameworkQueryableExtensions.Include(db.Letters, l => l.Versions));
            letter.Close(TestData.By, TestData.At);
            letter.Amend(new("We demand.", "Exigimos."), TestData.By, TestData.At);
        });

        var answer = await visitor.SendAsync(form, SigningSite.Filled);
        Assert.Contains("The text of “The open letter” has changed", answer.ErrorAt("letters"), StringComparison.Ordinal);
        Assert.Contains("We demand.", answer.Words, StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.OK, (await visitor.SendAsync(answer)).Status);
    }

    [Fact]
    public async Task A_letter_that_takes_no_signatures_says_so_and_an_unknown_one_is_not_found()
    {
        await using var site = await CampaignSite.StartAsync(Engine.Sqlite);
        var closed = TestData.OpenLetter("closed-letter");
        closed.Close(TestData.By, TestData.At);
        await site.ChangeAsync(db => Task.FromResult(db.Add(closed)));
        var visitor = new Visitor(site);

        Assert.Equal("This letter takes no more signatures", (await visitor.OpenAsync("/letters/closed-letter/sign-on")).Title);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.OpenAsync("/letters/nobodys-letter/sign-on")).Status);
        Assert.Equal("No letter is open just now", (await visitor.OpenAsync("/sign-on")).Title);
        Assert.Empty((await visitor.OpenAsync("/sign-on")).Page.QuerySelectorAll("form"));
    }

    [Fact]
    public async Task A_letter_that_closes_while_the_form_is_filled_takes_nothing()
    {
        await using var site = await SigningSite.StartAsync(Engine.Sqlite);
        await site.ChangeAsync(db => Task.FromResult(db.Add(TestData.OpenLetter("second-letter", deadline: new(new(2026, 6, 1), new(12, 10), "America/New_York")))));
        var visitor = new Visitor(site);
        var form = await visitor.OpenAsync("/letters/second-letter/sign-on");
        site.Clock.Advance(TimeSpan.FromMinutes(11));

        var alone = await visitor.SendAsync(form, SigningSite.Filled);

        Assert.Equal("This letter takes no more signatures", alone.Title);
        Assert.Empty(await SigningSite.RequestsAsync(site));
    }

    [Fact]
    public async Task The_pages_that_ask_for_a_sign_on_lead_to_the_form()
    {
        await using var site = await SigningSite.StartAsync(Engine.Sqlite);

        foreach (var path in (string[])["/", "/letters/open-letter"])
            Assert.NotNull((await site.GetPageAsync(path)).QuerySelector($"main a.button[href='{SigningSite.Form}']"));
        foreach (var path in (string[])["/es", "/es/letters/open-letter"])
            Assert.NotNull((await site.GetPageAsync(path)).QuerySelector($"main a.button[href='/es{SigningSite.Form}']"));
        Assert.NotNull((await site.GetPageAsync("/organizations?q=nobody")).QuerySelector(".empty a[href='/sign-on']"));
        Assert.NotNull((await site.GetPageAsync("/es/about")).QuerySelector("footer a[href='/es/sign-on']"));
    }
}
