using System.Text.Json;
using CampaignTracker.Load.Site;

namespace CampaignTracker.Load.Growth;

/// <summary>What is asked of a campaign of any size: the public addresses, searches and the far ends of lists.</summary>
internal static class Questions
{
    private const int MostHops = 1000;

    private static readonly string[] Searches =
    [
        "/organizations?q=vecinos",
        "/organizations?q=phoenix%20lantern",
        "/organizations?state=TX&sector=labor",
        "/organizations?page=100000",
        "/events?zip=77002&miles=25",
        "/events?state=CA&type=march",
        "/events?when=past&page=100000",
        $"{Addresses.Letter}?q=vecinos",
        $"{Addresses.Letter}?page=100000",
        "/api/v1/organizations?q=vecinos",
        "/api/v1/events?zip=77002",
    ];

    private static readonly string[] Walks = ["/api/v1/organizations?limit=200", "/api/v1/events?limit=200"];

    /// <returns>Each question's name and its address at a site; past their end, lists show their last page.</returns>
    public static async Task<IReadOnlyList<(string Name, string Address)>> AtAsync(HttpClient client)
    {
        var questions = Addresses.Public.Concat(Searches).Select(address => (address, address)).ToList();
        foreach (var walk in Walks)
            questions.Add(($"{walk}, last page", await LastPageAsync(client, walk)));
        return questions;
    }

    private static async Task<string> LastPageAsync(HttpClient client, string first)
    {
        using var plain = new HttpClient { BaseAddress = client.BaseAddress };
        var address = first;
        for (var hop = 0; hop < MostHops; hop++)
        {
            using var answer = await plain.GetAsync(new Uri(address, UriKind.RelativeOrAbsolute));
            if (!answer.IsSuccessStatusCode)
                return address;
            using var page = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
            if (page.RootElement.GetProperty("links").GetProperty("next").GetString() is not { } next)
                return address;
            address = new Uri(client.BaseAddress!, next).PathAndQuery;
        }

        return address;
    }
}
