using System.CommandLine;
using System.Net;
using CampaignTracker.Load.Site;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;

namespace CampaignTracker.Load.Limits;

/// <summary><c>bare</c>: a Kestrel that does nothing but return the answers of a site, bytes and headers, from memory.</summary>
internal static class BareCommand
{
    public const string Name = "bare";

    /// <summary>What Kestrel writes itself.</summary>
    private static readonly HashSet<string> Own = new(StringComparer.OrdinalIgnoreCase) { "Date", "Server", "Connection", "Transfer-Encoding", "Content-Length" };

    public static Command Make()
    {
        var copyOf = new Option<string>("--copy-of") { Description = "The site whose answers are returned.", Required = true };
        var url = new Option<string>("--url") { Description = "Where to listen.", Required = true };
        var paths = new Argument<string[]>("paths") { Description = "What to return." };
        var command = new Command(Name, "Returns the same bytes as a site from memory, to compare with; `limits` starts it.") { copyOf, url, paths };
        command.SetAction((given, ct) => ServeAsync(new Uri(given.GetValue(copyOf)!), given.GetValue(url)!, given.GetValue(paths)!, ct));
        return command;
    }

    private static async Task<int> ServeAsync(Uri site, string url, string[] paths, CancellationToken ct)
    {
        var answers = new Dictionary<string, Answer> { ["/healthz/ready"] = new([], []) };
        using (var client = Addresses.Client(site))
        {
            foreach (var path in paths)
                answers[path] = await FetchAsync(client, path, ct);
        }

        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls(url).ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        await using var app = builder.Build();
        app.Run(context => answers.TryGetValue(context.Request.Path.Value!, out var answer) ? ReturnAsync(context.Response, answer) : RefuseAsync(context.Response));
        await ((IHost)app).RunAsync(ct);
        return 0;
    }

    private static async Task<Answer> FetchAsync(HttpClient client, string path, CancellationToken ct)
    {
        // The second answer comes from the site's cache, as nearly all do.
        using var first = await client.GetAsync(new Uri(path, UriKind.Relative), ct);
        using var second = (await client.GetAsync(new Uri(path, UriKind.Relative), ct)).EnsureSuccessStatusCode();
        var headers = second.Headers.Concat(second.Content.Headers).Where(header => !Own.Contains(header.Key));
        return new Answer([.. headers.Select(header => KeyValuePair.Create(header.Key, string.Join(", ", header.Value)))], await second.Content.ReadAsByteArrayAsync(ct));
    }

    private static async Task ReturnAsync(HttpResponse response, Answer answer)
    {
        foreach (var (name, value) in answer.Headers)
            response.Headers[name] = value;
        response.ContentLength = answer.Body.Length;
        await response.BodyWriter.WriteAsync(answer.Body);
    }

    private static Task RefuseAsync(HttpResponse response)
    {
        response.StatusCode = (int)HttpStatusCode.NotFound;
        return Task.CompletedTask;
    }

    private sealed record Answer(KeyValuePair<string, string>[] Headers, byte[] Body);
}
