using System.CommandLine;
using System.Globalization;
using CampaignTracker.Data;
using CampaignTracker.Load.Site;

namespace CampaignTracker.Load.Generate;

/// <summary><c>generate</c>: fills a database with an invented campaign of any size.</summary>
internal static class GenerateCommand
{
    public static Command Make()
    {
        var organizations = new Option<int>("--organizations") { Description = "How many organizations.", DefaultValueFactory = _ => 500 };
        var events = new Option<int>("--events") { Description = "How many events.", DefaultValueFactory = _ => 3000 };
        var signOns = new Option<int>("--sign-ons") { Description = "How many sign-ons under all letters.", DefaultValueFactory = _ => 1500 };
        var letters = new Option<int?>("--letters") { Description = "How many letters; without it, as many as the sign-ons need, and four at least." };
        var sqlite = new Option<FileInfo?>("--sqlite") { Description = "A SQLite file; made where there is none." };
        var postgres = new Option<string?>("--postgres") { Description = "The connection string of a PostgreSQL database." };
        var seed = new Option<int>("--seed") { Description = "Another number gives another campaign.", DefaultValueFactory = _ => 287 };
        var now = new Option<DateTimeOffset?>("--now") { Description = "The instant around which the events lie; without it, the present." };
        var command = new Command("generate", "Fills a database with an invented campaign, every row marked as a sample.")
        {
            organizations, events, signOns, letters, sqlite, postgres, seed, now,
        };
        command.Validators.Add(result =>
        {
            if (result.GetValue(sqlite) is null == result.GetValue(postgres) is null)
                result.AddError("Name one database: --sqlite FILE or --postgres CONNECTION.");
        });
        command.SetAction((given, ct) =>
        {
            var database = given.GetValue(sqlite) is { } file
                ? CampaignDatabase.OfFile(file.FullName)
                : new CampaignDatabase(Testing.Engine.Postgres, given.GetValue(postgres)!);
            var at = given.GetValue(now) is { } instant ? UtcClock.Cut(instant.UtcDateTime) : TimeProvider.System.UtcNow();
            var size = new CampaignSize(given.GetValue(organizations), given.GetValue(events), given.GetValue(signOns), given.GetValue(letters));
            return RunAsync(new CampaignGenerator(database, given.GetValue(seed), at), size, ct);
        });
        return command;
    }

    private static async Task<int> RunAsync(CampaignGenerator generator, CampaignSize size, CancellationToken ct)
    {
        try
        {
            foreach (var written in await generator.FillAsync(size, ct))
                Console.WriteLine(Line(written));
            return 0;
        }
        catch (InvalidOperationException refusal)
        {
            await Console.Error.WriteLineAsync(refusal.Message);
            return 1;
        }
    }

    private static string Line(Written written) => string.Create(
        CultureInfo.InvariantCulture,
        $"{written.Table,-22} {written.Rows,10:N0} rows {written.Time.TotalSeconds,7:N1} s {written.Rows / written.Time.TotalSeconds,10:N0} rows/s");
}
