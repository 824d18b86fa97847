using System.Net;
using AngleSharp;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using CampaignTracker.Testing;

namespace CampaignTracker.Web.Tests.Organizers;

/// <summary>One browser: opens pages, fills their forms, keeps its cookies. Redirects are followed by hand, so that tests see them.</summary>
internal sealed class Visitor(CampaignSite site) : IDisposable
{
    private readonly HttpClient _client = site.CreateClient();

    /// <summary>The last answer.</summary>
    public HttpResponseMessage Answer { get; private set; } = new();

    /// <summary>The last page.</summary>
    public IDocument Page { get; private set; } = null!;

    public string Html { get; private set; } = "";

    public string Heading => Page.QuerySelector("h1")!.TextContent;

    /// <summary>What the summary says, by the field that each message leads to.</summary>
    public IReadOnlyDictionary<string, string> Errors =>
        Page.QuerySelectorAll("[role=alert] li a").ToDictionary(a => a.GetAttribute("href")!.TrimStart('#'), a => a.TextContent);

    public Task OpenAsync(string path) => AskAsync(new HttpRequestMessage(HttpMethod.Get, path));

    /// <summary>Where a redirect leads to, within the site.</summary>
    public string Leads => Answer.Headers.Location is { } location ? location.IsAbsoluteUri ? location.PathAndQuery : location.ToString() : "";

    /// <summary>Goes where a redirect leads to.</summary>
    public async Task FollowAsync()
    {
        Assert.Equal(HttpStatusCode.Found, Answer.StatusCode);
        await OpenAsync(Leads);
    }

    /// <summary>Sends the form of the page with what a person types or presses, and the rest as the page has it.</summary>
    public Task SendAsync(params (string Name, string Value)[] typed) => SendToAsync(Page.Url, typed);

    public async Task SendToAsync(string url, params (string Name, string Value)[] typed)
    {
        var form = (IHtmlFormElement)Page.QuerySelector("form[method=post]")!;
        var fields = form.Elements.OfType<IHtmlElement>()
            .Where(e => e is IHtmlInputElement or IHtmlSelectElement && e.GetAttribute("name") is not null)
            .ToDictionary(e => e.GetAttribute("name")!, e => e is IHtmlSelectElement choice ? choice.Value ?? "" : e.GetAttribute("value") ?? "");
        foreach (var (name, value) in typed)
            fields[name] = value;
        await AskAsync(new HttpRequestMessage(HttpMethod.Post, url) { Content = new FormUrlEncodedContent(fields) });
    }

    public void Dispose()
    {
        Answer.Dispose();
        _client.Dispose();
    }

    private async Task AskAsync(HttpRequestMessage request)
    {
        using (request)
            Answer = await _client.SendAsync(request, TestContext.Current.CancellationToken);
        Html = await Answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        var address = new Uri(_client.BaseAddress!, request.RequestUri!).ToString();
        Page = await BrowsingContext.New(Configuration.Default).OpenAsync(answer => answer.Content(Html).Address(address));
    }
}
