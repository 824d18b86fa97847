using System.Net;
using System.Net.Http.Headers;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using CampaignTracker.Testing;

namespace CampaignTracker.Web.Tests.SignOns;

/// <summary>Whatever is posted gets a page: never a failure, never somebody else's words.</summary>
public sealed class HostilePostTests
{
    private static readonly string[] Forms = [SigningSite.Form, "/sign-on", "/es/sign-on", "/sign-on/code", "/sign-on/resend", "/sign-on/confirm/x", "/sign-on/disown/x", "/events/propose", "/events/propose/confirm/x", "/events/propose/disown/x"];

    private static readonly string[] Values =
    [
        "", "\0", "a\0b", "\ud800", "\udfff", "\ufffe", "\u202e", "\r\nBcc: x@y.example", "<script>alert(1)</script>", "' OR 1=1--", "%00", "{0}", "{{7*7}}", "99999999999999999999", "-1", "🕯️",
        new('x', 3000), new('@', 300), new('.', 300),
    ];

    [Theory, OnBothEngines]
    public async Task Whatever_is_typed_into_any_field_gets_a_page(Engine engine)
    {
        await using var site = await SigningSite.StartAsync(engine);
        var visitor = new Visitor(site);
        var form = await visitor.OpenAsync(SigningSite.Form);
        string[] fields = [.. Visitor.FieldsOf(form.Page.QuerySelector<IHtmlFormElement>("main form")!).Select(field => field.Name).Union(SigningSite.Filled.Select(field => field.Name)), "sectors", "show-name", "organization", "mail-choice"];

        foreach (var value in Values)
        {
            foreach (var field in fields.Distinct())
                MustBeAPage(await visitor.SendAsync(form, SigningSite.With((field, value))), $"{field}={value}");
            MustBeAPage(await visitor.SendAsync(form, [.. fields.Select(field => (field, value))]), $"all {value}");
        }
    }

    [Theory, OnBothEngines]
    public async Task Missing_repeated_and_unheard_of_fields_get_a_page(Engine engine)
    {
        await using var site = await SigningSite.StartAsync(engine);
        foreach (var path in Forms)
        {
            var visitor = new Visitor(site);
            await visitor.OpenAsync(SigningSite.Form);
            MustBeAPage(await visitor.PostAsync(path), path);
            MustBeAPage(await visitor.PostAsync(path, ("_handler", "x"), ("_handler", "y"), ("name", "a"), ("name", "b"), ("constructor", "c"), ("name[0].x", "d")), path);
            MustBeAPage(await visitor.PostAsync(path, [.. Enumerable.Range(0, 5000).Select(i => ($"f{i}", "x"))]), path);
        }
    }

    [Theory]
    [InlineData("application/json", "{\"name\":\"x\"}")]
    [InlineData("text/plain", "name=x")]
    [InlineData("application/x-www-form-urlencoded; charset=utf-16", "name=x")]
    [InlineData("application/x-www-form-urlencoded; charset=no-such", "name=x")]
    [InlineData("application/x-www-form-urlencoded", "name=%ED%A0%80&city=%FF%FE&%00=%00")]
    [InlineData("application/x-www-form-urlencoded", "&&&=&==&name")]
    [InlineData("multipart/form-data", "x")]
    [InlineData("multipart/form-data; boundary=b", "--b\r\nContent-Disposition: form-data; name=\"name\"\r\n\r\nx")]
    [InlineData("multipart/form-data; boundary=b", "--b\r\nContent-Disposition: form-data; name=\"name\"; filename=\"x.exe\"\r\n\r\nx\r\n--b--")]
    [InlineData("", "name=x")]
    public async Task A_body_that_is_no_form_gets_a_page(string type, string body)
    {
        await using var site = await SigningSite.StartAsync(Engine.Sqlite);
        foreach (var path in Forms)
        {
            using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
            if (type.Length > 0)
                content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
            MustBeAPage(await Visitor.ReadAsync(await new Visitor(site).Client.PostAsync(new Uri(path, UriKind.Relative), content)), $"{path} {type}");
        }
    }

    [Theory]
    [InlineData("name")]
    [InlineData("about")]
    [InlineData("form")]
    [InlineData("unheard-of")]
    public async Task A_megabyte_in_a_field_is_refused_with_a_page(string field)
    {
        await using var site = await SigningSite.StartAsync(Engine.Sqlite);
        var visitor = new Visitor(site);
        var form = await visitor.OpenAsync(SigningSite.Form);

        var answer = await visitor.SendAsync(form, SigningSite.With((field, new string('x', 1024 * 1024))));

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        MustBeAPage(answer, field);
        Assert.Empty(await SigningSite.RequestsAsync(site));
    }

    [Theory]
    [InlineData("/sign-on/code")]
    [InlineData("/sign-on/resend")]
    public async Task Pages_that_only_answer_a_form_lead_to_it(string path)
    {
        await using var site = await SigningSite.StartAsync(Engine.Sqlite);
        var answer = await new Visitor(site).OpenAsync("/es" + path);

        Assert.Equal((HttpStatusCode.Redirect, "/es/sign-on"), (answer.Status, answer.Response.Headers.Location!.ToString()));
    }

    private static void MustBeAPage(Answer answer, string what)
    {
        Assert.True((int)answer.Status is 200 or 302 or 400 or 404 or 410 or 422, $"{what} answered {(int)answer.Status}");
        if (answer.Status is HttpStatusCode.Redirect)
            return;
        Assert.True(answer.Page.QuerySelector("main#content h1") is not null, $"{what} answered {(int)answer.Status} without a page");
        Assert.All(answer.Page.QuerySelectorAll("script"), script => Assert.Equal(("", true), (script.TextContent, script.GetAttribute("src")!.StartsWith("/lib/", StringComparison.Ordinal))));
    }
}
