using System.Net;
using CampaignTracker.Data.Letters;
using CampaignTracker.Data.Security;
using CampaignTracker.Testing;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Tests.SignOns;

/// <summary>Above a limit a sign-on is held back, and nobody outside can tell.</summary>
public sealed class AbuseTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static TheoryData<Engine, string, string, string> Limits
    {
        get
        {
            var rows = new TheoryData<Engine, string, string, string>();
            foreach (var engine in Enum.GetValues<Engine>())
            {
                foreach (var limit in new[] { "Network", "MailDomain", "Letter" })
                {
                    rows.Add(engine, limit, "Burst", "00:11:00");
                    rows.Add(engine, limit, "Sustained", "1.00:01:00");
                }
            }

            return rows;
        }
    }

    [Theory, MemberData(nameof(Limits))]
    public async Task Above_a_limit_sign_ons_are_held_back_until_its_time_has_passed(Engine engine, string limit, string window, string passes)
    {
        await using var site = await Signing.SiteAsync(engine, new SiteOptions { Settings = new Dictionary<string, string> { [$"SignOns:{limit}:{window}"] = "2" } });
        await PostAsync(site, 1, 2, 3);
        site.Clock.Advance(TimeSpan.Parse(passes, System.Globalization.CultureInfo.InvariantCulture));
        await PostAsync(site, 4);

        await using var db = await site.OpenDatabaseAsync();
        var expected = Enum.Parse<QuarantineReason>(limit);
        Assert.Equal(
            [QuarantineReason.None, QuarantineReason.None, expected, QuarantineReason.None],
            await db.SignOnRequests.OrderBy(r => r.Id).Select(r => r.Quarantine).ToListAsync(Ct));
    }

    [Theory, OnBothEngines]
    public async Task Where_anybody_gets_a_mailbox_the_domain_is_no_limit(Engine engine)
    {
        await using var site = await Signing.SiteAsync(engine, new SiteOptions { Settings = new Dictionary<string, string> { ["SignOns:MailDomain:Burst"] = "2" } });
        foreach (var number in Enumerable.Range(1, 3))
        {
            using var visitor = await site.SignOnAsync(("email", $"person{number}@gmail.com"), ("name", $"Group {number}"), ("website", ""));
        }

        await using var db = await site.OpenDatabaseAsync();
        Assert.Equal(3, await db.SignOnRequests.CountAsync(r => r.Quarantine == QuarantineReason.None, Ct));
    }

    [Theory, OnBothEngines]
    public async Task What_one_network_floods_uses_up_nobody_elses_limit(Engine engine)
    {
        var settings = new Dictionary<string, string> { ["SignOns:Network:Burst"] = "2", ["SignOns:Letter:Burst"] = "4", ["SignOns:MailDomain:Burst"] = "4" };
        await using var site = await Signing.SiteAsync(engine, new SiteOptions { Settings = settings });
        await PostAsync(site, 1, 2, 3, 4, 5, 6);

        await using var db = await site.OpenDatabaseAsync();
        Assert.Equal(2, await db.Attempts.CountAsync(a => a.Subject == "group.example", Ct));
        Assert.Equal(2, await db.Attempts.CountAsync(a => a.LetterId != Guid.Empty, Ct));
        Assert.Equal(6, await db.Attempts.CountAsync(a => a.NetworkHash != "", Ct));
    }

    [Theory, OnBothEngines]
    public async Task Every_letter_of_a_form_counts(Engine engine)
    {
        await using var site = await Signing.SiteAsync(engine, null, TestData.OpenLetter("second", "Second"));
        using var visitor = new PlainBrowser(site);
        await visitor.OpenAsync("/sign-on");
        site.Clock.Advance(TimeSpan.FromSeconds(30));
        await visitor.SendAsync("/sign-on", Signing.Answers(("letters", Signing.Letter), ("letters", "second")));

        await using var db = await site.OpenDatabaseAsync();
        Assert.Equal(2, await db.Attempts.Select(a => a.LetterId).Distinct().CountAsync(Ct));
    }

    [Theory, OnBothEngines]
    public async Task A_limit_holds_on_two_nodes_together(Engine engine)
    {
        var settings = new Dictionary<string, string> { ["SignOns:Network:Burst"] = "2" };
        await using var one = await Signing.SiteAsync(engine, new SiteOptions { Settings = settings });
        await using var other = await CampaignSite.StartAsync(engine, new SiteOptions { Settings = settings, SharesDatabaseOf = one });
        await PostAsync(one, 1);
        await PostAsync(other, 2);
        await PostAsync(one, 3);

        await using var db = await one.OpenDatabaseAsync();
        Assert.Equal(QuarantineReason.Network, (await db.SignOnRequests.OrderByDescending(r => r.Id).FirstAsync(Ct)).Quarantine);
    }

    [Fact]
    public void A_network_is_an_IPv4_address_or_the_first_half_of_an_IPv6_address()
    {
        var key = new NetworkKey(new DateOnly(2026, 6, 1));
        Assert.Equal(key.HashOf(IPAddress.Parse("2001:db8:1:2::1")), key.HashOf(IPAddress.Parse("2001:db8:1:2:ffff::9")));
        Assert.NotEqual(key.HashOf(IPAddress.Parse("2001:db8:1:2::1")), key.HashOf(IPAddress.Parse("2001:db8:1:3::1")));
        Assert.Equal(key.HashOf(IPAddress.Parse("192.0.2.1")), key.HashOf(IPAddress.Parse("::ffff:192.0.2.1")));
        Assert.NotEqual(key.HashOf(IPAddress.Parse("192.0.2.1")), key.HashOf(IPAddress.Parse("192.0.2.2")));
        Assert.NotEqual(key.HashOf(IPAddress.Parse("192.0.2.1")), new NetworkKey(new DateOnly(2026, 6, 1)).HashOf(IPAddress.Parse("192.0.2.1")));
    }

    [Theory]
    [InlineData("*@spam.example", "any@spam.example", true)]
    [InlineData("*@spam.example", "any@ham.example", false)]
    [InlineData("spam.example", "any@spam.example", true)]
    [InlineData("*.example", "any@deep.spam.example", true)]
    [InlineData("rosa@gmail.com", "r.o.s.a+1@googlemail.com", true)]
    [InlineData("b?t@x.example", "bot@x.example", true)]
    [InlineData(@"b\t@x.example", "bt@x.example", false)]
    public void A_rule_blocks_an_address_or_a_domain_by_its_pattern(string pattern, string address, bool isBlocked) =>
        Assert.Equal(isBlocked, new BlockRule(pattern, "Spam.", TestData.By, TestData.At).Blocks(address));

    [Theory, OnBothEngines]
    public async Task No_address_of_a_network_is_kept_and_none_stands_in_the_log(Engine engine)
    {
        await using var site = await Signing.SiteAsync(engine);
        await PostAsync(site, 1);
        await using var db = await site.OpenDatabaseAsync();
        var attempt = await db.Attempts.SingleAsync(Ct);
        Assert.Equal(NetworkKey.HashLength, attempt.NetworkHash.Length);
        Assert.DoesNotContain(site.Log, line => line.Contains("person1@", StringComparison.Ordinal) || line.Contains("Rosa Morales", StringComparison.Ordinal));
    }

    private static async Task PostAsync(CampaignSite site, params int[] numbers)
    {
        foreach (var number in numbers)
        {
            using var visitor = await site.SignOnAsync(("email", $"person{number}@group.example"), ("name", $"Group {number}"), ("website", ""));
            Assert.Equal(HttpStatusCode.OK, visitor.Status);
        }
    }
}
