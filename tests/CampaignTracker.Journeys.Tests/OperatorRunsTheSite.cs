using System.Diagnostics;
using CampaignTracker.Testing;

namespace CampaignTracker.Journeys.Tests;

public sealed class OperatorRunsTheSite(PublishedSite site, Output output) : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("ct-operator-").FullName;

    [Theory]
    [InlineData("Campaign__Name", "", "Name")]
    [InlineData("Campaign__Contact", "nobody", "Contact")]
    [InlineData("Campaign__TimeZone", "Mars/Olympus", "TimeZone")]
    [InlineData("Site__PublicUrl", "", "Site:PublicUrl")]
    [InlineData("Site__PublicUrl", "ftp://example.org", "Site:PublicUrl")]
    [InlineData("Site__Proxies__0", "everybody", "Site:Proxies")]
    [InlineData("Site__Proxies__0", "10.0.0.1/99", "Site:Proxies")]
    [InlineData("RateLimiting__RequestsPerMinute", "0", "RequestsPerMinute")]
    [InlineData("Mail__Host", "", "Mail:Host")]
    [InlineData("Mail__Port", "0", "Port")]
    [InlineData("Mail__Security", "Pigeon", "Mail:Security")]
    [InlineData("Mail__UserName", "campaign", "Mail:UserName")]
    [InlineData("Mail__Authority", "/nowhere/authority.pem", "Mail:Authority")]
    [InlineData("ConnectionStrings__Sqlite", "Data Source=campaign.db", "ConnectionStrings:Sqlite")]
    [InlineData("ConnectionStrings__Postgres", "nonsense", "ConnectionStrings:Postgres")]
    public async Task A_wrong_setting_names_itself_and_the_site_does_not_start(string setting, string value, string named)
    {
        var run = await ProgramRun.RunAsync(site.Program([], new() { [setting] = value }));

        Assert.Equal(1, run.ExitCode);
        Assert.Contains(named, run.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_console_says_where_it_listens_which_database_and_what_was_planted()
    {
        var database = Path.Combine(_folder, "fresh.db");
        await using var fresh = await site.StartAsync(database);

        Assert.Contains(fresh.Address.ToString().TrimEnd('/'), fresh.Said, StringComparison.Ordinal);
        Assert.Contains(database, fresh.Said, StringComparison.Ordinal);
        Assert.Contains("the campaign of 2009 and marked samples", fresh.Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_operator_removes_the_samples_and_they_do_not_come_back()
    {
        var database = Path.Combine(_folder, "samples.db");
        await (await site.StartAsync(database)).DisposeAsync();

        var run = await ProgramRun.RunAsync(site.Program(["samples", "remove"], new() { ["ConnectionStrings__Sqlite"] = $"Data Source={database}" }));
        await using var again = await site.StartAsync(database);
        using var client = new HttpClient { BaseAddress = again.Address };
        var roster = await client.GetStringAsync(new Uri("/organizations", UriKind.Relative));

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("60 organizations, 40 events, 1 letters, 44 sign-ons", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("/organizations/sample-", roster, StringComparison.Ordinal);
        Assert.Contains("/organizations/american-civil-liberties-union", roster, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_operator_blocks_a_domain_and_takes_it_back()
    {
        var settings = new Dictionary<string, string> { ["ConnectionStrings__Sqlite"] = $"Data Source={Path.Combine(_folder, "blocked.db")}" };
        Task<ProgramRun> RunAsync(params string[] words) => ProgramRun.RunAsync(site.Program(["addresses", .. words], new(settings)));

        Assert.Equal((0, 2, 2), (
            (await RunAsync("block", "*.Spam.example", "Two hundred false sign-ons")).ExitCode,
            (await RunAsync("block", "*", "Everybody")).ExitCode,
            (await RunAsync("block", "*.other.example")).ExitCode));
        var listed = await RunAsync("blocked");
        Assert.Contains("*.spam.example", listed.Output, StringComparison.Ordinal);
        Assert.Contains("Two hundred false sign-ons", listed.Output, StringComparison.Ordinal);
        Assert.Equal((0, 2), ((await RunAsync("unblock", "*.spam.example")).ExitCode, (await RunAsync("unblock", "*.spam.example")).ExitCode));
        Assert.DoesNotContain("spam", (await RunAsync("blocked")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_verb_that_is_not_there_is_answered_with_those_that_are()
    {
        var run = await ProgramRun.RunAsync(site.Program(["samples", "multiply"], []));

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("samples remove", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_start_on_a_planted_database_plants_nothing_and_serves()
    {
        var clock = Stopwatch.StartNew();
        await using var second = await site.StartAsync();
        using var client = new HttpClient { BaseAddress = second.Address };
        var page = await client.GetStringAsync(new Uri("/", UriKind.Relative));
        output.WriteLine($"first page {clock.ElapsedMilliseconds} ms after start");

        Assert.Contains("nothing new", second.Said, StringComparison.Ordinal);
        Assert.Contains("<h1", page, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
