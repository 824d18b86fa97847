using System.Net;
using CampaignTracker.Testing;
using CampaignTracker.Web.Platform.Api;
using CampaignTracker.Web.Platform.Settings;
using Microsoft.Extensions.Options;

namespace CampaignTracker.Web.Tests.Api;

/// <summary>What of the budgets no request can show.</summary>
public sealed class RequestBudgetTests
{
    private static readonly IPAddress Reader = IPAddress.Parse("192.0.2.1");

    private readonly TurnedClock _clock = new(SiteOptions.Noon);

    [Fact]
    public void A_request_that_read_the_clock_before_the_minute_turned_fills_no_budget_again()
    {
        var budget = Budget(2);
        _clock.Now = SiteOptions.Noon.AddSeconds(60);
        budget.Take(Reader);
        budget.Take(Reader);

        _clock.Now = SiteOptions.Noon.AddSeconds(59.9);
        budget.Take(Reader);
        _clock.Now = SiteOptions.Noon.AddSeconds(60);

        Assert.False(budget.Take(Reader).IsAllowed);
    }

    [Fact]
    public void A_clock_that_is_set_back_leaves_nobody_waiting()
    {
        var budget = Budget(1);
        _clock.Now = SiteOptions.Noon.AddHours(1);
        budget.Take(Reader);
        _clock.Now = SiteOptions.Noon;

        Assert.True(budget.Take(Reader).IsAllowed);
    }

    [Fact]
    public void Beyond_a_hundred_thousand_networks_the_others_share_a_budget_and_the_known_keep_theirs()
    {
        var budget = Budget(2);
        for (uint network = 0; network < 100_000; network++)
            Assert.Equal(1, budget.Take(new IPAddress(network)).Left);

        Assert.Equal(1, budget.Take(new IPAddress(100_001)).Left);
        Assert.Equal(0, budget.Take(new IPAddress(100_002)).Left);
        Assert.False(budget.Take(IPAddress.Parse("2001:db8::1")).IsAllowed);
        Assert.True(budget.Take(new IPAddress(7)).IsAllowed);
    }

    [Fact]
    public void An_address_that_is_not_known_has_a_budget_too()
    {
        var budget = Budget(1);

        Assert.True(budget.Take(null).IsAllowed);
        Assert.False(budget.Take(null).IsAllowed);
    }

    [Fact]
    public async Task Requests_that_come_at_once_are_each_counted_once()
    {
        var budget = Budget(1000);

        var taken = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => Enumerable.Range(0, 300).Count(_ => budget.Take(Reader).IsAllowed))));

        Assert.Equal(1000, taken.Sum());
    }

    private RequestBudget Budget(int quota) => new(_clock, Options.Create(new RateLimitingSettings { RequestsPerMinute = quota }));

    /// <summary>One that can be set back.</summary>
    private sealed class TurnedClock(DateTimeOffset now) : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = now;

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
