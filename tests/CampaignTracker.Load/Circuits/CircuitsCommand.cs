using System.CommandLine;
using System.Globalization;
using CampaignTracker.Data;
using CampaignTracker.Data.Organizers;
using CampaignTracker.Load.Generate;
using CampaignTracker.Load.Site;
using CampaignTracker.Testing;
using Microsoft.Playwright;

namespace CampaignTracker.Load.Circuits;

/// <summary><c>circuits</c>: what an organizer's open page costs the server in memory, with the roster of a large campaign behind it.</summary>
internal static class CircuitsCommand
{
    private const int WarmUp = 5;
    private const double Limit = 1024 * 1024;

    public static Command Make()
    {
        var circuits = new Option<int>("--circuits") { Description = "Pages that are held open.", DefaultValueFactory = _ => 40 };
        var organizations = new Option<int>("--organizations") { Description = "How many organizations there are.", DefaultValueFactory = _ => 10_000 };
        var page = new Option<string>("--page") { Description = "Which page.", DefaultValueFactory = _ => "/organize/organizations" };
        var command = new Command("circuits", "Measures the memory of organizers' open pages after a full collection.") { circuits, organizations, page };
        command.SetAction(async (given, ct) =>
        {
            var folder = Directory.CreateTempSubdirectory("ct-load-");
            try
            {
                var database = CampaignDatabase.OfFile(Path.Combine(folder.FullName, "campaign.db"));
                await new CampaignGenerator(database, 287, TimeProvider.System.UtcNow()).FillAsync(new CampaignSize(given.GetValue(organizations), 1000, 2 * given.GetValue(organizations), null), ct);
                return await MeasureAsync(database, given.GetValue(page)!, given.GetValue(circuits)) ? 0 : 1;
            }
            finally
            {
                folder.Delete(recursive: true);
            }
        });
        return command;
    }

    private static async Task<bool> MeasureAsync(CampaignDatabase database, string path, int circuits)
    {
        await using var site = MeasuredSite.Start(database);
        using var playwright = await Playwright.CreateAsync();
        await using var chromium = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Environment.GetEnvironmentVariable("CHROMIUM") ?? "/usr/bin/chromium",
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
        var context = await chromium.NewContextAsync(new() { BaseURL = site.Address.ToString() });
        var cookie = await OrganizerCookie.ForAsync(database.ConnectionString, OrganizerRole.Organizer);
        await context.AddCookiesAsync([new() { Name = cookie.Name, Value = cookie.Value, Url = site.Address.ToString() }]);

        await OpenAsync(context, path, WarmUp);
        var before = MeasuredSite.HeldBytes();
        await OpenAsync(context, path, circuits);
        var each = (MeasuredSite.HeldBytes() - before) / (double)circuits;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{path}: {circuits} circuits hold {each / 1024:N0} KB each after a full collection; ratio {each / Limit:0.00} of 1 MB"));
        return each <= Limit;
    }

    private static async Task OpenAsync(IBrowserContext context, string path, int pages)
    {
        for (var i = 0; i < pages; i++)
        {
            var page = await context.NewPageAsync();
            await page.GotoAsync(path);
            await page.Locator("table.grid tbody tr").First.WaitForAsync(new() { Timeout = 60_000 });
        }
    }
}
