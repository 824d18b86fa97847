using AngleSharp.Dom;
using Bunit;
using CampaignTracker.Data.Events;
using CampaignTracker.Data.Organizers;
using CampaignTracker.Testing;
using CampaignTracker.Web.Features.Site;
using CampaignTracker.Web.Features.Site.Organize;
using CampaignTracker.Web.Platform.Settings;
using CampaignTracker.Web.Tests.Organize;
using CampaignTracker.Web.Ui.Organize;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using TestContext = Xunit.TestContext;

namespace CampaignTracker.Web.Tests.Site;

/// <summary>The site's page as an administrator works on it.</summary>
public sealed class SitePageTests
{
    private static readonly Dictionary<string, string> Canaries = new()
    {
        ["Mail:Host"] = "smtp.relay.example",
        ["Mail:UserName"] = "canary-user",
        ["Mail:Password"] = "canary-password",
        ["Site:PublicUrl"] = "https://canary-login:canary-key@campaign.example",
        ["ConnectionStrings:Postgres"] = "Host=db.example;Database=campaign;Username=canary-role;Password=canary-secret;SSL Password=canary-pem",
    };

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_switch_says_what_it_does_and_once_turned_who_did_and_when()
    {
        await using var site = await CampaignSite.StartAsync(Engine.Sqlite);
        await using var administrator = await OpenPage.AsAsync(site, OrganizerRole.Administrator);
        var page = administrator.Open<SitePage>();
        page.WaitForAssertion(() => Assert.Contains("Mails that are on their way can still be confirmed", Switch(page, "Sign-ons").TextContent, StringComparison.Ordinal));
        Assert.DoesNotContain("June 1, 2026", Switch(page, "Sign-ons").TextContent, StringComparison.Ordinal);

        await page.InvokeAsync(() => Switch(page, "Sign-ons").QuerySelector("button")!.ClickAsync(new()));

        page.WaitForAssertion(() => Assert.Contains("Open sign-ons again", Switch(page, "Sign-ons").TextContent, StringComparison.Ordinal));
        Assert.Contains("by A Administrator", Switch(page, "Sign-ons").TextContent, StringComparison.Ordinal);
        Assert.Contains("June 1, 2026", Switch(page, "Sign-ons").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Addresses_are_hidden_at_the_second_click_only_and_both_rows_say_that_they_stay_hidden()
    {
        await using var site = await CampaignSite.StartAsync(Engine.Sqlite);
        await site.ChangeAsync(async db => await db.AddAsync(TestData.PublishedEvent(), Ct));
        await using var administrator = await OpenPage.AsAsync(site, OrganizerRole.Administrator);
        var page = administrator.Open<SitePage>();
        page.WaitForAssertion(() => Assert.All(
            (string[])["Hide exact addresses everywhere", "Hide exact addresses in a state"],
            name => Assert.Contains("those that it hid stay hidden until you show them again", Switch(page, name).TextContent, StringComparison.Ordinal)));

        await page.InvokeAsync(() => page.Find("#coarse-state").ChangeAsync(new() { Value = "AZ" }));
        await page.InvokeAsync(() => Button(Switch(page, "Hide exact addresses in a state"), "Hide them in this state").ClickAsync(new()));
        page.WaitForAssertion(() => Assert.Contains("Hide one exact address in Arizona?", Switch(page, "Hide exact addresses in a state").TextContent, StringComparison.Ordinal));
        await page.InvokeAsync(() => Button(Switch(page, "Hide exact addresses in a state"), "Leave it as it is").ClickAsync(new()));
        await page.InvokeAsync(() => Button(Switch(page, "Hide exact addresses everywhere"), "Hide all exact addresses").ClickAsync(new()));
        page.WaitForAssertion(() => Assert.Contains("Hide one exact address?", Switch(page, "Hide exact addresses everywhere").TextContent, StringComparison.Ordinal));
        await using (var db = await site.OpenDatabaseAsync())
            Assert.True(await db.Events.AllAsync(e => e.AddressVisibility == AddressVisibility.Public, Ct));
        await page.InvokeAsync(() => Switch(page, "Hide exact addresses everywhere").QuerySelectorAll(".trouble button")[0].ClickAsync(new()));

        page.WaitForAssertion(() => Assert.Contains("is-on", Switch(page, "Hide exact addresses everywhere").ClassName!, StringComparison.Ordinal));
        await using var hidden = await site.OpenDatabaseAsync();
        Assert.True(await hidden.Events.AllAsync(e => e.AddressVisibility == AddressVisibility.Area, Ct));
    }

    [Theory, OnBothEngines]
    public async Task Samples_are_counted_and_go_at_the_second_click_only(Engine engine)
    {
        await using var site = await CampaignSite.StartAsync(engine, new SiteOptions { Samples = true });
        await using var administrator = await OpenPage.AsAsync(site, OrganizerRole.Administrator);
        var page = administrator.Open<SitePage>();
        page.WaitForAssertion(() => Assert.Contains("Organizations: 60; events: 40; letters: 1; sign-ons: 44", Section(page, "samples").TextContent, StringComparison.Ordinal));

        await page.InvokeAsync(() => Section(page, "samples").QuerySelector("button")!.ClickAsync(new()));
        await using (var db = await site.OpenDatabaseAsync())
            Assert.True(await db.Organizations.AnyAsync(Ct));
        page.WaitForState(() => Section(page, "samples").QuerySelectorAll("button").Length == 2);
        await page.InvokeAsync(() => Section(page, "samples").QuerySelectorAll("button")[0].ClickAsync(new()));

        page.WaitForAssertion(() => Assert.Contains("there are no samples", Section(page, "samples").TextContent, StringComparison.Ordinal), TimeSpan.FromSeconds(20));
        Assert.Contains("60", administrator.The<Notices>().Current, StringComparison.Ordinal);
        await using var left = await site.OpenDatabaseAsync();
        Assert.False(await left.Organizations.AnyAsync(Ct) || await left.Events.AnyAsync(Ct));
        Assert.Equal("A Administrator", (await left.History.SingleAsync(h => h.Noun == "Samples" && h.What == "removed", Ct)).By);
        Assert.DoesNotContain("60 organizations", (await site.GetPageAsync("/")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Settings_are_shown_with_their_source_and_no_secret_is()
    {
        await using var site = await CampaignSite.StartAsync(Engine.Sqlite, new SiteOptions { Settings = Canaries.Where(s => !s.Key.StartsWith("Conn", StringComparison.Ordinal)).ToDictionary() });
        await using var administrator = await OpenPage.AsAsync(site, OrganizerRole.Administrator);
        var page = administrator.Open<SitePage>();
        page.WaitForState(() => page.FindAll(".settings tbody tr").Count > 20);

        Assert.DoesNotContain("canary", page.Markup, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("smtp.relay.example", Row(page, "Mail:Host"), StringComparison.Ordinal);
        Assert.Contains("587", Row(page, "Mail:Port"), StringComparison.Ordinal);
        Assert.Contains("set, not shown", Row(page, "Mail:Password"), StringComparison.Ordinal);
        Assert.Contains("https://campaign.example", Row(page, "Site:PublicUrl"), StringComparison.Ordinal);
        Assert.Contains("SQLite", Row(page, "ConnectionStrings:Sqlite"), StringComparison.Ordinal);
        Assert.Contains("StartTls", Row(page, "Mail:Security"), StringComparison.Ordinal);
        Assert.Contains("the program’s default", Row(page, "Mail:Security"), StringComparison.Ordinal);
        Assert.Contains("set, not shown", Row(page, "Mail:UserName"), StringComparison.Ordinal);
        Assert.Contains("the program’s default", Row(page, "SignOns:MailsPerDay"), StringComparison.Ordinal);
        Assert.NotEmpty(page.FindAll(".facts ol code"));
    }

    [Fact]
    public void Of_a_connection_string_only_the_engine_the_host_and_the_database_are_shown()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(Canaries.ToDictionary(one => one.Key, one => (string?)one.Value)).Build();
        var services = new ServiceCollection();
        services.AddOptions<DatabaseSettings>().Bind(configuration.GetSection("ConnectionStrings"));
        services.AddOptions<MailSettings>().Bind(configuration.GetSection("Mail"));
        services.AddOptions<SiteSettings>().Bind(configuration.GetSection("Site"));
        using var provider = services.BuildServiceProvider();

        var shown = new ShowSettings(provider, configuration).Read();

        Assert.Equal("PostgreSQL, campaign, db.example", shown.Single(setting => setting.Key == "ConnectionStrings:Postgres").Value);
        Assert.All(shown, setting => Assert.DoesNotContain("canary", $"{setting}", StringComparison.OrdinalIgnoreCase));
    }

    private static IElement Switch(IRenderedComponent<SitePage> page, string name) =>
        page.FindAll(".switch").First(row => row.QuerySelector("h3")!.TextContent.StartsWith(name, StringComparison.Ordinal));

    private static IElement Button(IElement within, string words) => within.QuerySelectorAll("button").First(button => button.TextContent.Trim() == words);

    private static IElement Section(IRenderedComponent<SitePage> page, string heading) => page.Find($"section[aria-labelledby={heading}]");

    private static string Row(IRenderedComponent<SitePage> page, string key) =>
        page.FindAll(".settings tbody tr").Single(row => row.QuerySelector("th")!.TextContent == key).TextContent;
}
