using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Security.Claims;
using CampaignTracker.Data.Letters;
using CampaignTracker.Data.Organizations;
using CampaignTracker.Data.Organizers;
using CampaignTracker.Data.Places;
using CampaignTracker.Load.Site;
using CampaignTracker.Testing;
using CampaignTracker.Web.Features.Import;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CampaignTracker.Load.Import;

/// <summary><c>import</c>: how long a list takes from its rows to the roster and under a letter, on both engines.</summary>
internal static class ImportCommand
{
    private const string Note = "A generated list";

    public static Command Make()
    {
        var rows = new Option<int>("--rows") { Description = "Rows of each list.", DefaultValueFactory = _ => 10_000 };
        var engines = new Option<Engine[]>("--engine") { Description = "One engine instead of both.", DefaultValueFactory = _ => Enum.GetValues<Engine>() };
        var command = new Command("import", "Imports a list of organizations, and one of sign-ons, and tells how long it took.") { rows, engines };
        command.SetAction(async (given, ct) =>
        {
            foreach (var engine in given.GetValue(engines)!)
                await MeasureAsync(engine, given.GetValue(rows), ct);
        });
        return command;
    }

    private static async Task MeasureAsync(Engine engine, int rows, CancellationToken ct)
    {
        // Started from another folder than the tests', the site does not find its own by itself.
        await using var site = await CampaignSite.StartAsync(engine, new SiteOptions
        {
            Settings = new Dictionary<string, string> { ["contentRoot"] = Path.Combine(PublishedSite.Repository, "src", "CampaignTracker.Web") },
        });
        var letter = TestData.OpenLetter("letter");
        await site.ChangeAsync(async db => await db.AddAsync(letter, ct));
        await using var scope = site.Services.CreateAsyncScope();
        await SignInAsync(site, scope.ServiceProvider, ct);
        var imports = scope.ServiceProvider.GetRequiredService<ImportLists>();

        var organizations = Order(ImportKind.Organizations, 0, rows);
        await TellAsync($"{engine}: preview", rows, () => imports.PreviewAsync(organizations, ct));
        await TellAsync($"{engine}: organizations", rows, () => RunAsync(imports, organizations, ct));
        // Half of them stand on the roster by now.
        await TellAsync($"{engine}: sign-ons", rows, () => RunAsync(imports, Order(ImportKind.SignOns, rows / 2, rows) with { LetterId = letter.Id }, ct));
        await using var db = await site.OpenDatabaseAsync();
        var (made, signed, told) = (await db.Organizations.CountAsync(ct), await db.SignOns.CountAsync(s => s.Status == SignOnStatus.Listed, ct), await db.History.CountAsync(ct));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{engine}: {made:N0} organizations, {signed:N0} sign-ons, {told:N0} entries of history"));
    }

    private static async Task<ImportPlan?> RunAsync(ImportLists imports, ImportOrder order, CancellationToken ct)
    {
        var outcome = await imports.RunAsync(order, new Progress<int>(), ct);
        return outcome.End is ImportEnd.Done ? outcome.Plan : throw new InvalidOperationException($"The import ended with {outcome.End}.");
    }

    private static async Task TellAsync(string what, int rows, Func<Task<ImportPlan?>> import)
    {
        var clock = Stopwatch.StartNew();
        var plan = await import();
        var seconds = clock.Elapsed.TotalSeconds;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what,-24} {rows,7:N0} rows, {plan!.Taken,7:N0} taken: {seconds,6:N1} s, {rows / seconds,8:N0} rows/s"));
    }

    private static ImportOrder Order(ImportKind kind, int first, int rows) => new()
    {
        Kind = kind,
        Table = new ImportTable(["name", "city", "state", "website"], [.. Enumerable.Range(first, rows).Select(i => new ImportRow(i + 2, Cells(i)))]),
        Columns = [ImportField.Name, ImportField.City, ImportField.State, ImportField.Website],
        Note = Note,
        Sector = Sector.Community,
    };

    private static string[] Cells(int i) => [$"Neighbors of Street {i}, Inc.", "Springfield", UsStates.Codes[i % UsStates.Codes.Count], $"www.street-{i}.example"];

    /// <summary>An organizer's open page.</summary>
    private static async Task SignInAsync(CampaignSite site, IServiceProvider circuit, CancellationToken ct)
    {
        var id = (await OrganizerCookie.ForAsync(site, OrganizerRole.Organizer)).OrganizerId;
        await using var db = await site.OpenDatabaseAsync();
        var user = await circuit.GetRequiredService<IUserClaimsPrincipalFactory<Organizer>>().CreateAsync(await db.Organizers.SingleAsync(o => o.Id == id, ct));
        var states = (IHostEnvironmentAuthenticationStateProvider)circuit.GetRequiredService<AuthenticationStateProvider>();
        states.SetAuthenticationState(Task.FromResult(new AuthenticationState(new ClaimsPrincipal(user))));
    }
}
