using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using CampaignTracker.Load.Site;

namespace CampaignTracker.Load.SignOns;

/// <summary>What a form's page hands out, and what its post must bring back.</summary>
/// <param name="Forgery">The token against forgery, which goes with the client's cookie.</param>
/// <param name="Stamp">The form's one-time id.</param>
/// <param name="Text">The id of the letter's text that was in view.</param>
internal sealed record OpenForm(string Forgery, string Stamp, string Text);

/// <summary>Somebody's browser: keeps its cookie, opens the form, posts it, presses the button of the mail's page.</summary>
/// <param name="connections">How many it opens at most.</param>
/// <param name="acceptEncoding">What it takes as the answer to a post; null to read it.</param>
internal sealed class Browser(int connections, string? acceptEncoding = null) : IDisposable
{
    public const string FormPath = $"{Addresses.Letter}/sign-on";

    private const string ForgeryField = "__RequestVerificationToken";

    private readonly HttpClient _client = new(new SocketsHttpHandler { MaxConnectionsPerServer = connections, AllowAutoRedirect = false })
    {
        Timeout = TimeSpan.FromSeconds(20),
    };

    public async Task<OpenForm> OpenAsync(Uri site)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(site, FormPath));
        using var answer = await _client.SendAsync(request);
        answer.EnsureSuccessStatusCode();
        var page = new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());
        string Value(string name) => page.QuerySelector<IHtmlInputElement>($"main input[name='{name}']")?.Value ?? throw new InvalidOperationException($"The form has no {name}.");
        return new OpenForm(Value(ForgeryField), Value("form"), Value("texts"));
    }

    public Task<HttpResponseMessage> PostAsync(Uri site, OpenForm form, Applicant applicant) => PostAsync(
        site,
        FormPath,
        [
            new(ForgeryField, form.Forgery), new("form", form.Stamp), new("texts", form.Text), new("letters", Addresses.Letter.Split('/')[^1]),
            .. applicant.Fields,
        ]);

    /// <summary>Presses the button of a page that a mail leads to.</summary>
    public Task<HttpResponseMessage> PressAsync(Uri site, OpenForm any, string path) => PostAsync(site, path, [new(ForgeryField, any.Forgery)]);

    public void Dispose() => _client.Dispose();

    private async Task<HttpResponseMessage> PostAsync(Uri site, string path, IEnumerable<KeyValuePair<string, string>> fields)
    {
        using var content = new FormUrlEncodedContent(fields);
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(site, path)) { Content = content };
        if (acceptEncoding is not null)
            request.Headers.TryAddWithoutValidation("Accept-Encoding", acceptEncoding);
        return await _client.SendAsync(request);
    }
}

/// <summary>An organization that signs, told apart by a number; every third has a public address of its own, which gets a mail too.</summary>
internal sealed record Applicant(string Run, int Number)
{
    public string Email => $"rosa@{Run}-{Number}.example";

    public string? PublicEmail => Number % 3 == 0 ? $"hello@{Run}-{Number}.example" : null;

    public string Organization => $"Neighbors {Run} {Number}";

    public IEnumerable<KeyValuePair<string, string>> Fields =>
    [
        new("name", Organization), new("city", "Phoenix"), new("state", "AZ"), new("scope", "local"), new("sectors", "community"),
        new("person", "Rosa Díaz"), new("email", Email), new("language", "en"), new("public-email", PublicEmail ?? ""),
    ];
}
