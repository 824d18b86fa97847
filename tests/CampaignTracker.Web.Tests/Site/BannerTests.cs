using CampaignTracker.Testing;
using CampaignTracker.Web.Features.Site;
using CampaignTracker.Web.Ui.Organize.Editing;

namespace CampaignTracker.Web.Tests.Site;

public sealed class BannerTests
{
    [Theory, OnBothEngines]
    public async Task Every_page_shows_it_in_its_language_and_no_cached_page_an_old_one(Engine engine)
    {
        await using var site = await CampaignSite.StartAsync(engine);
        Assert.Null(await BannerAsync(site, "/about"));
        using (var cached = await site.GetAsync("/about"))
            Assert.NotNull(cached.Headers.Age);

        Assert.Equal(SheetResult.Saved, (await site.ShowBannerAsync("The march starts at noon.", "La marcha empieza al mediodía.")).Result);

        Assert.Equal("The march starts at noon.", await BannerAsync(site, "/about"));
        Assert.Equal("La marcha empieza al mediodía.", await BannerAsync(site, "/es/about"));
        Assert.Equal("The march starts at noon.", await BannerAsync(site, "/sign-on"));

        await site.ShowBannerAsync("", "");
        Assert.Null(await BannerAsync(site, "/about"));
    }

    [Theory, OnBothEngines]
    public async Task Another_node_shows_it_after_two_seconds_though_it_kept_the_page(Engine engine)
    {
        await using var site = await CampaignSite.StartAsync(engine);
        await using var other = await CampaignSite.StartAsync(engine, new SiteOptions { SharesDatabaseOf = site });
        Assert.Null(await BannerAsync(other, "/about"));

        await site.ShowBannerAsync("The march starts at noon.", "La marcha empieza al mediodía.");
        await site.TurnAsync(SiteSwitch.SignOnsOff, on: true);

        Assert.True(await other.SeesSoonAsync(async () => await BannerAsync(other, "/about") is "The march starts at noon."));
        Assert.Contains("short break", (await other.GetPageAsync("/sign-on")).Title, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Only English", "", EditBanner.Spanish)]
    [InlineData("", "Solo español", EditBanner.English)]
    [InlineData(null, "Demasiado", EditBanner.English)]
    public async Task It_needs_both_languages_within_their_length(string? english, string spanish, string field)
    {
        await using var site = await CampaignSite.StartAsync(Engine.Sqlite);

        var outcome = await site.ShowBannerAsync(english ?? new string('x', 401), spanish);

        Assert.Equal(SheetResult.Refused, outcome.Result);
        Assert.Equal(field, Assert.Single(outcome.Errors).Name);
        Assert.Null(await BannerAsync(site, "/about"));
    }

    private static async Task<string?> BannerAsync(CampaignSite site, string path)
    {
        var banner = (await site.GetPageAsync(path)).QuerySelector(".site-banner");
        Assert.True(banner is null || banner.GetAttribute("aria-label") is "Announcement" or "Aviso");
        return banner?.TextContent.Trim();
    }
}
