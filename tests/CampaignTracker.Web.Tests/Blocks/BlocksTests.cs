using AngleSharp.Dom;
using Bunit;
using CampaignTracker.Data.Organizers;
using CampaignTracker.Data.Security;
using CampaignTracker.Testing;
using CampaignTracker.Web.Features.Blocks.Organize;
using CampaignTracker.Web.Tests.Organize;
using CampaignTracker.Web.Tests.SignOns;
using Microsoft.EntityFrameworkCore;
using TestContext = Xunit.TestContext;

namespace CampaignTracker.Web.Tests.Blocks;

public sealed class BlocksTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, OnBothEngines]
    public async Task A_rule_is_counted_made_tested_and_taken_back(Engine engine)
    {
        await using var site = await Signing.SiteAsync(engine, null, [.. Waiting("a@junk.example"), .. Waiting("b@junk.example"), .. Waiting("c@fine.example")]);
        await using var organizer = await OpenPage.AsAsync(site, OrganizerRole.Organizer);
        var page = organizer.Open<BlocksPage>();
        page.WaitForAssertion(() => Assert.Contains("Nobody is blocked.", page.Markup, StringComparison.Ordinal));

        await page.InvokeAsync(() => page.Find("#pattern").Input("*@Junk.example"));
        await page.InvokeAsync(() => Button(page, "Count what waits").ClickAsync(new()));
        page.WaitForAssertion(() => Assert.Contains("It would have met 2 of those who wait.", page.Markup, StringComparison.Ordinal));
        await page.InvokeAsync(() => page.Find("#reason").Input("Nonsense, twice a day."));
        await page.InvokeAsync(() => page.Find("section[aria-labelledby=add] form").SubmitAsync(new()));
        page.WaitForAssertion(() => Assert.Equal("*@junk.example", page.Find(".rules b").TextContent));
        Assert.Contains("by A Organizer", page.Find(".rules").TextContent, StringComparison.Ordinal);

        await page.InvokeAsync(() => page.Find("#address").Input("somebody@junk.example"));
        await page.InvokeAsync(() => page.Find("section[aria-labelledby=test] form").SubmitAsync(new()));
        page.WaitForAssertion(() => Assert.Contains("is blocked by *@junk.example", page.Markup, StringComparison.Ordinal));

        await page.InvokeAsync(() => Button(page, "Unblock").ClickAsync(new()));
        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".rules b")));
        await using var db = await site.OpenDatabaseAsync();
        Assert.Equal(["blocked", "removed"], await db.History.Where(h => h.Noun == nameof(BlockRule)).OrderBy(h => h.What).Select(h => h.What).ToListAsync(Ct));
        Assert.DoesNotContain("junk.example", string.Join('\n', site.Log), StringComparison.OrdinalIgnoreCase);
        Assert.All(await db.History.ToListAsync(Ct), entry => Assert.All(entry.Changes, change => Assert.DoesNotContain("junk", $"{change.Before}{change.After}", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("", "Why", "Type an address or a domain.")]
    [InlineData("*@*.*", "Why", "This would block everybody.")]
    [InlineData("junk.example", " ", "Say why")]
    public async Task What_is_amiss_is_told_at_its_field_and_what_was_typed_stays(string pattern, string reason, string words)
    {
        await using var site = await CampaignSite.StartAsync(Engine.Sqlite);
        await using var organizer = await OpenPage.AsAsync(site, OrganizerRole.Organizer);
        var page = organizer.Open<BlocksPage>();
        await page.InvokeAsync(() => page.Find("#pattern").Input(pattern));
        await page.InvokeAsync(() => page.Find("#reason").Input(reason));

        await page.InvokeAsync(() => page.Find("section[aria-labelledby=add] form").SubmitAsync(new()));

        page.WaitForAssertion(() => Assert.Contains(words, page.Find(".sheet-error").TextContent, StringComparison.Ordinal));
        Assert.Equal((pattern, reason), (page.Find("#pattern").GetAttribute("value") ?? "", page.Find("#reason").GetAttribute("value") ?? ""));
        await using var db = await site.OpenDatabaseAsync();
        Assert.False(await db.BlockRules.AnyAsync(Ct));
    }

    private static object[] Waiting(string email)
    {
        var letter = TestData.OpenLetter();
        return [letter, TestData.ConfirmedRequest(letter, $"Group of {email}", email: email)];
    }

    private static IElement Button(IRenderedComponent<BlocksPage> page, string words) => page.FindAll("button").First(button => button.TextContent.Trim() == words);
}
