using CampaignTracker.Data;
using CampaignTracker.Testing;
using CampaignTracker.Web.Platform.Caching;
using Microsoft.Extensions.Time.Testing;

namespace CampaignTracker.Web.Tests.Shell;

public sealed class PageLifeTests
{
    private readonly FakeTimeProvider _clock = new(SiteOptions.Noon);

    [Fact]
    public void A_page_that_nothing_changes_lives_a_minute() =>
        Assert.Equal(TimeSpan.FromMinutes(1), new PageLife(_clock).Left);

    [Fact]
    public void A_page_lives_until_the_first_instant_that_changes_it()
    {
        var life = new PageLife(_clock);
        life.ChangesAt(_clock.UtcNow().AddSeconds(30));
        life.ChangesAt(_clock.UtcNow().AddSeconds(20));
        life.ChangesAt(null);
        life.ChangesAt(_clock.UtcNow().AddHours(1));

        Assert.Equal(TimeSpan.FromSeconds(20), life.Left);
    }

    [Fact]
    public void A_page_whose_instant_came_while_it_was_made_is_not_kept()
    {
        var life = new PageLife(_clock);
        life.ChangesAt(_clock.UtcNow().AddSeconds(1));
        _clock.Advance(TimeSpan.FromSeconds(2));

        Assert.Equal(TimeSpan.Zero, life.Left);
    }
}
