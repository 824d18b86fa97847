using System.Net;
using System.Text.RegularExpressions;

namespace CampaignTracker.Load.Site;

/// <summary>Signs on as a browser without script does: opens the form, fills it, sends it.</summary>
internal sealed partial class SignOnClient(Uri site, string letter) : IDisposable
{
    /// <summary>The name that is typed.</summary>
    public const string Organization = "Known Neighbors";

    private readonly HttpClient _client = new(new SocketsHttpHandler { UseCookies = true }) { BaseAddress = site };

    private readonly string _path = $"/letters/{letter}/sign-on";

    /// <summary>Opens the form.</summary>
    /// <returns>Its hidden fields.</returns>
    public async Task<IReadOnlyDictionary<string, string>> OpenAsync(CancellationToken ct)
    {
        var html = await _client.GetStringAsync(new Uri(_path, UriKind.Relative), ct);
        var fields = new Dictionary<string, string>();
        foreach (Match input in HiddenInputs().Matches(html))
            fields.TryAdd(Attribute(input.Value, "name"), WebUtility.HtmlDecode(Attribute(input.Value, "value")));
        return fields;
    }

    /// <summary>Sends it.</summary>
    /// <returns>The page that answers.</returns>
    public async Task<string> SendAsync(IReadOnlyDictionary<string, string> form, string email, string? listed, string trap, CancellationToken ct, string name = Organization)
    {
        var fields = new Dictionary<string, string>(form)
        {
            ["name"] = name,
            ["city"] = "Phoenix",
            ["state"] = "AZ",
            ["scope"] = "local",
            ["sectors"] = "community",
            ["person"] = "Ana",
            ["email"] = email,
            ["language"] = "en",
            ["letters"] = letter,
            ["organization"] = listed ?? "another",
            ["comments"] = trap,
        };
        using var content = new FormUrlEncodedContent(fields);
        using var answer = await _client.PostAsync(new Uri(_path, UriKind.Relative), content, ct);
        var html = await answer.Content.ReadAsStringAsync(ct);
        return answer.StatusCode is HttpStatusCode.OK && html.Contains("name=\"code\"", StringComparison.Ordinal)
            ? html
            : throw new InvalidOperationException($"The form of {email} was answered by {(int)answer.StatusCode}.");
    }

    public void Dispose() => _client.Dispose();

    private static string Attribute(string tag, string name) => Regex.Match(tag, $"\\b{name}=\"([^\"]*)\"").Groups[1].Value;

    [GeneratedRegex("<input[^>]*type=\"hidden\"[^>]*>")]
    private static partial Regex HiddenInputs();
}
