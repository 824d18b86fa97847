using System.Net;
using AngleSharp;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using CampaignTracker.Testing;

namespace CampaignTracker.Web.Tests.SignOns;

/// <summary>Somebody with a browser that keeps cookies and runs no script: opens pages, fills forms as they stand there and sends them.</summary>
internal sealed class Visitor(CampaignSite site)
{
    public HttpClient Client { get; } = site.CreateClient();

    public static async Task<Answer> ReadAsync(HttpResponseMessage response)
    {
        var html = await response.Content.ReadAsStringAsync();
        var page = await BrowsingContext.New(Configuration.Default).OpenAsync(request => request.Content(html).Address("http://localhost" + response.RequestMessage!.RequestUri!.PathAndQuery));
        return new Answer(response.StatusCode, page, response);
    }

    public async Task<Answer> OpenAsync(string path) => await ReadAsync(await Client.GetAsync(new Uri(path, UriKind.Relative)));

    /// <summary>Sends a page's form with some of its fields filled otherwise; a person takes half a minute for it.</summary>
    public Task<Answer> SendAsync(Answer page, params (string Name, string Value)[] filled) => SendAsync(page, "main form", filled);

    public Task<Answer> SendAsync(Answer page, string form, params (string Name, string Value)[] filled) => SendAfterAsync(TimeSpan.FromSeconds(30), page, form, filled);

    /// <summary>As quickly as one says.</summary>
    public Task<Answer> SendAfterAsync(TimeSpan time, Answer page, string form, params (string Name, string Value)[] filled)
    {
        site.Clock.Advance(time);
        var element = page.Page.QuerySelector<IHtmlFormElement>(form) ?? throw new InvalidOperationException($"No {form} on the page: {page.Words}");
        var fields = FieldsOf(element).Where(field => !filled.Any(one => one.Name == field.Name)).Concat(filled);
        return PostAsync(element.GetAttribute("action")!, [.. fields]);
    }

    public async Task<Answer> PostAsync(string path, params (string Name, string Value)[] fields)
    {
        using var content = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        var answer = await Client.PostAsync(new Uri(path, UriKind.Relative), content);
        // What was taken is told on a page of its own address.
        return answer.StatusCode is HttpStatusCode.SeeOther ? await OpenAsync(answer.Headers.Location!.OriginalString) : await ReadAsync(answer);
    }

    /// <summary>What a browser would send of a form as it stands.</summary>
    public static IEnumerable<(string Name, string Value)> FieldsOf(IHtmlFormElement form)
    {
        foreach (var element in form.QuerySelectorAll("[name]"))
        {
            var name = element.GetAttribute("name")!;
            switch (element)
            {
                case IHtmlInputElement { Type: "checkbox" or "radio" } box:
                    if (box.HasAttribute("checked"))
                        yield return (name, box.Value);
                    break;
                case IHtmlInputElement input:
                    yield return (name, input.Value);
                    break;
                case IHtmlSelectElement select:
                    yield return (name, select.QuerySelector("option[selected]")?.GetAttribute("value") ?? "");
                    break;
                case IHtmlTextAreaElement area:
                    yield return (name, area.TextContent);
                    break;
            }
        }
    }
}

/// <summary>What the site answered.</summary>
internal sealed record Answer(HttpStatusCode Status, IDocument Page, HttpResponseMessage Response)
{
    public string Title => Page.QuerySelector("h1")!.Words();

    public string Words => Page.QuerySelector("main")!.Words();

    /// <summary>What the summary on top tells, with the field that each line leads to.</summary>
    public IReadOnlyList<(string Field, string Message)> Errors =>
        [.. Page.QuerySelectorAll(".notice-alert li a").Select(link => (link.GetAttribute("href")![1..], link.Words()))];

    public string ErrorAt(string field) => Errors.Single(error => error.Field == field).Message;
}
