using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using CampaignTracker.Data.Organizations;
using CampaignTracker.Data.Security;
using CampaignTracker.Load.Site;
using CampaignTracker.Testing;

namespace CampaignTracker.Load.Alike;

/// <summary><c>alike</c>: how long the published site takes to answer a new, a known, a blocked and a held-back sign-on; nobody must be able to tell them apart by it.</summary>
internal static class AlikeCommand
{
    private const string Letter = "a-letter";
    private const string Slug = "known-neighbors";
    private const double Limit = 1.10;

    private static readonly string[] Kinds = ["new", "known", "blocked", "held back"];

    public static Command Make()
    {
        var posts = new Option<int>("--posts") { Description = "Posts of each kind.", DefaultValueFactory = _ => 200 };
        var command = new Command("alike", "Compares the time that sign-ons of strangers take, kind by kind.") { posts };
        command.SetAction(async (given, ct) =>
        {
            var folder = Directory.CreateTempSubdirectory("ct-load-");
            using var published = await PublishedSite.PublishAsync();
            try
            {
                var isAlike = true;
                foreach (var database in new[] { CampaignDatabase.OfFile(Path.Combine(folder.FullName, "campaign.db")), await CampaignDatabase.OnThrowawayPostgresAsync("alike") })
                    isAlike &= await MeasureAsync(published, database, given.GetValue(posts), ct);
                return isAlike ? 0 : 1;
            }
            finally
            {
                folder.Delete(recursive: true);
            }
        });
        return command;
    }

    private static async Task<bool> MeasureAsync(PublishedSite published, CampaignDatabase database, int posts, CancellationToken ct)
    {
        await using var site = await published.StartAsync(
            database, new("SignOns__LeastSecondsToFill", "0"), Lifted("Network__Burst"), Lifted("Network__Sustained"), Lifted("MailDomain__Burst"),
            Lifted("MailDomain__Sustained"), Lifted("Letter__Burst"), Lifted("Letter__Sustained"));
        await PlantAsync(database, posts, ct);

        using var client = new SignOnClient(site.Address, Letter);
        var times = Kinds.ToDictionary(kind => kind, _ => new List<double>());
        await PostAsync(client, "new", -1, ct);
        // In turn, so that whatever else the machine does meets all kinds alike; the first fifth warms up.
        for (var i = -posts / 5; i < posts; i++)
        {
            foreach (var kind in Kinds)
            {
                var taken = await PostAsync(client, kind, i, ct);
                if (i >= 0)
                    times[kind].Add(taken.TotalMilliseconds);
            }
        }

        var medians = Kinds.ToDictionary(kind => kind, kind => times[kind].Order().ElementAt(posts / 2));
        var spread = medians.Values.Max() / medians.Values.Min();
        var words = string.Join(", ", Kinds.Select(kind => string.Create(CultureInfo.InvariantCulture, $"{kind} {medians[kind]:0.00} ms")));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{database.Engine}: medians of {posts} posts: {words}; largest to smallest {spread:0.000} (limit {Limit:0.00})"));
        return spread <= Limit;
    }

    private static async Task<TimeSpan> PostAsync(SignOnClient client, string kind, int number, CancellationToken ct)
    {
        var (email, trap) = kind switch
        {
            "known" => (Known(Math.Max(0, number)), ""),
            "blocked" => ($"person{number}@blocked.example", ""),
            "held back" => ($"person{number}@held.example", "Buy now"),
            _ => ($"person{number}@new.example", ""),
        };
        var form = await client.OpenAsync(ct);
        var watch = Stopwatch.StartNew();
        await client.SendAsync(form, email, Slug, trap, ct);
        return watch.Elapsed;
    }

    private static async Task PlantAsync(CampaignDatabase database, int posts, CancellationToken ct)
    {
        await using var db = database.Open();
        var letter = TestData.OpenLetter(Letter);
        var organization = TestData.ListedOrganization(SignOnClient.Organization, slug: Slug);
        db.AddRange(letter, organization, TestData.ListedSignOn(letter, organization), new BlockRule("*@blocked.example", "Spam.", TestData.By, TestData.At));
        for (var i = 0; i < posts; i++)
        {
            var contact = new Contact(organization, new ContactDetails { Name = "Ana", Email = Known(i) }, TestData.By, TestData.At);
            contact.Confirm(TestData.By, TestData.At);
            db.Add(contact);
        }

        await db.SaveChangesAsync(ct);
    }

    private static string Known(int number) => $"contact{number}@known.example";

    private static KeyValuePair<string, string> Lifted(string limit) => new($"SignOns__{limit}", "1000000");
}
