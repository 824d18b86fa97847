using System.Net;
using AngleSharp;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace CampaignTracker.Testing;

/// <summary>One browser without script: opens pages, fills their forms, keeps its cookies. Redirects are followed by hand, so that tests see them.</summary>
public sealed class PlainBrowser(CampaignSite site) : IDisposable
{
    private readonly HttpClient _client = site.CreateClient();

    /// <summary>The last answer.</summary>
    public HttpResponseMessage Answer { get; private set; } = new();

    /// <summary>The last page.</summary>
    public IDocument Page { get; private set; } = null!;

    public string Html { get; private set; } = "";

    public HttpStatusCode Status => Answer.StatusCode;

    public string Heading => Page.QuerySelector("h1")?.TextContent.Trim() ?? "";

    /// <summary>All that the page says, with single spaces.</summary>
    public string Words => string.Join(' ', (Page.QuerySelector("main")?.TextContent ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>What the summary says, by the field that each message leads to.</summary>
    public IReadOnlyDictionary<string, string> Errors =>
        Page.QuerySelectorAll("[role=alert] li a").ToDictionary(a => a.GetAttribute("href")!.TrimStart('#'), a => a.TextContent.Trim());

    public Task OpenAsync(string path) => AskAsync(new HttpRequestMessage(HttpMethod.Get, path));

    /// <summary>Where a redirect leads to, within the site; empty where the last answer is none.</summary>
    public string Leads => Answer.Headers.Location is { } location ? location.IsAbsoluteUri ? location.PathAndQuery : location.ToString() : "";

    /// <summary>Opens the page that the last answer leads to.</summary>
    public Task FollowAsync() => Leads.Length > 0 ? OpenAsync(Leads) : throw new InvalidOperationException($"{(int)Status} leads nowhere.");

    /// <summary>Sends a form of the page with what a person types, ticks and presses, and the rest as the page has it.</summary>
    /// <param name="action">The end of the form's address; the page's first posted form where it is null.</param>
    /// <param name="typed">Values by the fields' names; several of one name are all sent; null sends none.</param>
    public async Task SendAsync(string? action, params (string Name, string? Value)[] typed)
    {
        var form = FormOf(action);
        // A form that names no address is sent to its page's, with the query.
        var address = new Uri(new Uri(Page.Url), form.GetAttribute("action") ?? "");
        await SendAsync(address.PathAndQuery, FieldsOf(form, typed));
    }

    /// <summary>Sends the page's first posted form.</summary>
    public Task SendAsync(params (string Name, string? Value)[] typed) => SendAsync(null, typed);

    /// <summary>Sends fields that no page of ours may have.</summary>
    public Task SendAsync(string path, IEnumerable<KeyValuePair<string, string>> fields) =>
        AskAsync(new HttpRequestMessage(HttpMethod.Post, path) { Content = new FormUrlEncodedContent(fields) });

    /// <summary>What a form of the page would send.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Fields(string? action, params (string Name, string? Value)[] typed) => FieldsOf(FormOf(action), typed);

    public void Dispose()
    {
        Answer.Dispose();
        _client.Dispose();
    }

    private IHtmlFormElement FormOf(string? action) => Page.QuerySelectorAll<IHtmlFormElement>("form[method=post]")
        .FirstOrDefault(form => action is null || form.Action.EndsWith(action, StringComparison.Ordinal))
        ?? throw new InvalidOperationException($"The page {Page.Url} has no form {action}: {Words}");

    private static List<KeyValuePair<string, string>> FieldsOf(IHtmlFormElement form, (string Name, string? Value)[] typed)
    {
        var names = typed.Select(field => field.Name).ToHashSet();
        var kept = form.Elements.OfType<IHtmlElement>()
            .Select(element => (Name: element.GetAttribute("name") ?? "", Value: ValueOf(element)))
            .Where(field => field.Name.Length > 0 && field.Value is not null && !names.Contains(field.Name));
        return [.. kept.Concat(typed).Where(field => field.Value is not null).Select(field => KeyValuePair.Create(field.Name, field.Value!))];
    }

    /// <summary>Null for what a browser does not send.</summary>
    private static string? ValueOf(IHtmlElement element) => element switch
    {
        IHtmlInputElement { Type: "checkbox" or "radio", IsChecked: false } => null,
        IHtmlInputElement { Type: "submit" or "button" } => null,
        IHtmlInputElement input => input.GetAttribute("value") ?? "",
        IHtmlSelectElement choice => choice.Value ?? "",
        IHtmlTextAreaElement text => text.Value,
        _ => null,
    };

    private async Task AskAsync(HttpRequestMessage request)
    {
        using (request)
            Answer = await _client.SendAsync(request);
        // What was taken is told on a page of its own address.
        if (Answer.StatusCode is HttpStatusCode.SeeOther)
        {
            await OpenAsync(Leads);
            return;
        }

        Html = await Answer.Content.ReadAsStringAsync();
        var address = new Uri(_client.BaseAddress!, request.RequestUri!).ToString();
        Page = await BrowsingContext.New(Configuration.Default).OpenAsync(answer => answer.Content(Html).Address(address));
    }
}
