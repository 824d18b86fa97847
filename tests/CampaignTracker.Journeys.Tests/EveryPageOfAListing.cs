using CampaignTracker.Data.Events;
using CampaignTracker.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace CampaignTracker.Journeys.Tests;

/// <summary>What holds for every page of an organization's listing and of the events it hosts.</summary>
public sealed class EveryPageOfAListing(Chromium chromium)
{
    private static readonly (int Width, ColorScheme Theme)[] Looks = [(1280, ColorScheme.Light), (320, ColorScheme.Dark)];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Axe_and_the_standard_find_nothing_and_nothing_overflows_in_either_theme_or_language()
    {
        await using var site = await HostedMarch.SiteAsync();
        var paths = await PathsAsync(site);
        var page = await chromium.OpenAsync(site.Address);
        await HostedMarch.OpenListingAsync(site, page, HostedMarch.Rosa);
        var (findings, pages) = (new List<string>(), new Dictionary<string, string>());
        foreach (var path in paths.SelectMany(path => new[] { path, $"/es{path}" }))
        {
            var answer = await page.GotoAsync(path);
            Assert.True(answer!.Ok && new Uri(page.Url).PathAndQuery == path, $"{path} led to {page.Url}: {answer.Status}");
            pages[path] = await answer.TextAsync();
            await Axe.InjectAsync(page);
            foreach (var (width, theme) in Looks)
            {
                await page.SetViewportSizeAsync(width, 900);
                await page.EmulateMediaAsync(new() { ColorScheme = theme, ReducedMotion = ReducedMotion.Reduce });
                findings.AddRange((await Axe.FindViolationsAsync(page)).Select(violation => $"{path} at {width} px, {theme}: {violation}"));
                if (await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth") is > 0 and var overflow)
                    findings.Add($"{path} at {width} px: {overflow} px too wide");
            }
        }

        Assert.Empty(findings);
        await HtmlRules.AssertAsync(pages);
    }

    /// <summary>The march is to come, another event is over, one is postponed, and one awaits the organization's answer.</summary>
    private static async Task<string[]> PathsAsync(CampaignSite site)
    {
        var (past, postponed, asked) = (
            TestData.PublishedEvent(TestData.EventDetails("Last week's vigil"), TestData.Saturday() with { StartDate = new(2026, 5, 30) }),
            TestData.PublishedEvent(TestData.EventDetails("Postponed vigil")),
            TestData.PublishedEvent(TestData.EventDetails("Shared vigil")));
        var (invitation, signOn) = (Guid.Empty, Guid.Empty);
        var march = Guid.Empty;
        await site.ChangeAsync(async db =>
        {
            var rosas = await db.Organizations.SingleAsync(o => o.Name == "Desert Neighbors", Ct);
            var mesa = await db.Organizations.SingleAsync(o => o.Name == "Mesa Friends", Ct);
            (march, signOn) = (await db.Events.Select(e => e.Id).SingleAsync(Ct), await db.SignOns.Where(s => s.OrganizationId == rosas.Id).Select(s => s.Id).SingleAsync(Ct));
            past.HostedBy(rosas, HostRole.Lead);
            postponed.HostedBy(rosas, HostRole.Lead);
            postponed.Postpone(new("Rain.", "Lluvia."), TestData.By, TestData.At);
            asked.HostedBy(mesa, HostRole.Lead);
            var ask = HostInvitation.Ask(asked, rosas, TestData.By, TestData.At);
            invitation = ask.Id;
            db.AddRange(past, postponed, asked, ask);
        });
        return
        [
            "/listing/edit", "/listing/edit/organization", "/listing/edit/names", "/listing/edit/contact", "/listing/edit/hand-over", "/listing/edit/erase", "/listing/edit/withdraw",
            $"/listing/edit/sign-ons/{signOn:n}/withdraw", "/listing/edit/propose", "/listing/events/co-hosting", $"/listing/events/asked/{invitation:n}",
            $"/listing/events/{march:n}", $"/listing/events/{march:n}/edit", $"/listing/events/{march:n}/hosts", $"/listing/events/{march:n}/hosts?name=Mesa", $"/listing/events/{march:n}/cancel",
            $"/listing/events/{march:n}/postpone", $"/listing/events/{postponed.Id:n}", $"/listing/events/{postponed.Id:n}/reschedule", $"/listing/events/{past.Id:n}", $"/listing/events/{past.Id:n}/report",
        ];
    }
}
