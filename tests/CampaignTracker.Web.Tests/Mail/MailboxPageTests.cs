using System.Net;
using CampaignTracker.Testing;
using CampaignTracker.Web.Platform.Email;
using Microsoft.Extensions.DependencyInjection;

namespace CampaignTracker.Web.Tests.Mail;

public sealed class MailboxPageTests
{
    [Fact]
    public async Task In_Development_mails_can_be_read_and_their_links_followed()
    {
        await using var site = await CampaignSite.StartAsync(Engine.Sqlite);
        Assert.Contains("No mail yet", (await site.GetPageAsync("/dev/mailbox")).Body!.TextContent, StringComparison.Ordinal);
        await site.ChangeAsync(async db => await db.AddAsync(TestData.Mail("ana@group.example", "The older")));
        await site.SendMailsAsync();
        await site.ChangeAsync(async db => await db.AddAsync(TestData.Mail("bea@group.example", "The <newer>")));
        await site.SendMailsAsync();

        var list = await site.GetPageAsync("/dev/mailbox");
        Assert.Equal(["The <newer> to bea@group.example", "The older to ana@group.example"], list.QuerySelectorAll("main li").Select(item => item.TextContent));

        var mail = await site.GetPageAsync(list.QuerySelector("main li a")!.GetAttribute("href")!);
        Assert.Equal("https://campaign.example/confirm/x", mail.QuerySelector("pre a")!.GetAttribute("href"));
        Assert.Contains("Words for bea@group.example.", mail.QuerySelector("pre")!.TextContent, StringComparison.Ordinal);
        Assert.Contains(mail.QuerySelectorAll("dt"), term => term.TextContent == "Message-Id");

        var html = await site.GetPageAsync(mail.QuerySelector("a.button")!.GetAttribute("href")!);
        Assert.Equal("Words for bea@group.example.", html.QuerySelector("p")!.TextContent);
    }

    [Fact]
    public async Task The_html_part_may_use_its_own_styles_and_nothing_else()
    {
        await using var site = await CampaignSite.StartAsync(Engine.Sqlite);
        await site.ChangeAsync(async db => await db.AddAsync(TestData.Mail()));
        await site.SendMailsAsync();
        var id = site.Services.GetRequiredService<DevelopmentMailbox>().Mails.Single().Id;

        using var page = await site.GetAsync($"/dev/mailbox/{id}");
        using var html = await site.GetAsync($"/dev/mailbox/{id}/html");

        Assert.DoesNotContain("unsafe-inline", Policy(page), StringComparison.Ordinal);
        Assert.Contains("default-src 'none'; style-src 'unsafe-inline'", Policy(html), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_the_newest_two_hundred_are_kept()
    {
        await using var site = await CampaignSite.StartAsync(Engine.Sqlite);
        await site.ChangeAsync(async db => await db.AddRangeAsync(Enumerable.Range(0, 203).Select(i => TestData.Mail(subject: $"Mail {i}"))));
        await site.SendMailsAsync();

        Assert.Equal(200, site.Services.GetRequiredService<DevelopmentMailbox>().Mails.Count);
    }

    [Theory]
    [InlineData("/dev/mailbox")]
    [InlineData("/es/dev/mailbox")]
    [InlineData("/dev/mailbox/x")]
    [InlineData("/dev/mailbox/x/html")]
    public async Task It_is_not_there_in_Production(string path)
    {
        await using var site = await CampaignSite.StartAsync(Engine.Sqlite, new SiteOptions { Environment = "Production", Settings = Production });

        using var answer = await site.GetAsync(path);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task It_is_not_there_where_a_server_takes_the_mail()
    {
        await using var site = await CampaignSite.StartAsync(Engine.Sqlite, new SiteOptions { Settings = new Dictionary<string, string> { ["Mail:Host"] = "localhost" } });

        using var answer = await site.GetAsync("/dev/mailbox");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    /// <summary>What Production needs besides the database. A mail server is named, for it does not start without one.</summary>
    private static Dictionary<string, string> Production => new()
    {
        ["Campaign:Name"] = "End 287(g)",
        ["Campaign:Operator"] = "A test",
        ["Campaign:Contact"] = "hello@coalition.example",
        ["Campaign:Sender"] = "no-reply@coalition.example",
        ["Campaign:TimeZone"] = "America/New_York",
        ["Site:PublicUrl"] = "http://localhost",
        ["Mail:Host"] = "localhost",
    };

    private static string Policy(HttpResponseMessage answer) => Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
}
