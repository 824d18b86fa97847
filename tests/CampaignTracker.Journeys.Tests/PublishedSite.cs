using System.Diagnostics;
using CampaignTracker.Testing;

namespace CampaignTracker.Journeys.Tests;

/// <summary>The site as an operator runs it: published once, in Production, on SQLite with the campaign of 2009 and samples.</summary>
public sealed class PublishedSite : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("ct-published-data-").FullName;
    private PublishedProgram? _program;
    private RunningSite? _site;

    public Uri Address => _site!.Address;

    public string Database => Path.Combine(_folder, "campaign.db");

    public async ValueTask InitializeAsync()
    {
        _program = await PublishedProgram.PublishAsync(Repository.Root);
        _site = await StartAsync();
    }

    /// <summary>Starts one more process of the published site on a database.</summary>
    public async Task<RunningSite> StartAsync(string? database = null, bool samples = true)
    {
        var address = PublishedProgram.FreeAddress();
        var start = Program([], new()
        {
            ["ASPNETCORE_URLS"] = address.ToString(),
            ["Site__PublicUrl"] = address.ToString(),
            ["ConnectionStrings__Sqlite"] = $"Data Source={database ?? Database}",
            ["Seeding__Samples"] = samples.ToString(),
        });
        return await RunningSite.StartAsync(start, address);
    }

    /// <summary>The published program with arguments and settings; what a setting leaves out is right.</summary>
    public ProcessStartInfo Program(IEnumerable<string> arguments, Dictionary<string, string> settings) =>
        _program!.Start(arguments, settings.Prepend(new("ConnectionStrings__Sqlite", $"Data Source={Database}")));

    public async ValueTask DisposeAsync()
    {
        if (_site is not null)
            await _site.DisposeAsync();
        _program?.Dispose();
        Directory.Delete(_folder, recursive: true);
    }
}
