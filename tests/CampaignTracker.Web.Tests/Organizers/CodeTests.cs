using System.Net;
using CampaignTracker.Data.Organizers;
using CampaignTracker.Testing;
using CampaignTracker.Web.Features.Organizers;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Tests.Organizers;

public sealed class CodeTests
{
    /// <summary>The last six digits of the test vectors of RFC 6238 for SHA-1.</summary>
    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1111111109, "081804")]
    [InlineData(1111111111, "050471")]
    [InlineData(1234567890, "005924")]
    [InlineData(2000000000, "279037")]
    public void Codes_are_those_of_the_standard(long seconds, string code) =>
        Assert.Equal(code, AuthenticatorCodes.CodeAt("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ", DateTime.UnixEpoch.AddSeconds(seconds)));

    [Theory]
    [InlineData(-2, false)]
    [InlineData(-1, true)]
    [InlineData(0, true)]
    [InlineData(1, true)]
    [InlineData(2, false)]
    public async Task A_code_may_be_one_step_off(int away, bool isTaken)
    {
        await using var site = await CampaignSite.StartAsync(Engine.Sqlite);
        var account = await Account.MakeAsync(site);
        using var visitor = new PlainBrowser(site);
        await TypeCodeAsync(visitor, account, account.Code(away));

        Assert.Equal(isTaken, visitor.Answer.StatusCode is HttpStatusCode.Found);
    }

    [Theory, OnBothEngines]
    public async Task A_code_is_taken_once_and_no_earlier_one_after_it(Engine engine)
    {
        await using var site = await CampaignSite.StartAsync(engine);
        var account = await Account.MakeAsync(site);
        using var first = new PlainBrowser(site);
        await TypeCodeAsync(first, account, account.Code());
        Assert.Equal(HttpStatusCode.Found, first.Answer.StatusCode);

        foreach (var away in (int[])[0, -1])
        {
            using var second = new PlainBrowser(site);
            await TypeCodeAsync(second, account, account.Code(away));
            Assert.Equal("That code is wrong, or it was used before. Wait for the next one and type it", second.Errors["code"]);
        }

        using var third = new PlainBrowser(site);
        site.Clock.Advance(TimeSpan.FromSeconds(30));
        await TypeCodeAsync(third, account, account.Code());
        Assert.Equal(HttpStatusCode.Found, third.Answer.StatusCode);
    }

    [Theory, OnBothEngines]
    public async Task Of_two_who_type_one_code_at_once_one_comes_in(Engine engine)
    {
        await using var site = await CampaignSite.StartAsync(engine);
        var account = await Account.MakeAsync(site);
        var visitors = Enumerable.Range(0, 4).Select(_ => new PlainBrowser(site)).ToList();
        foreach (var visitor in visitors)
        {
            await account.TypePasswordAsync(visitor);
            await visitor.FollowAsync();
        }

        await Task.WhenAll(visitors.Select(visitor => visitor.SendAsync(("code", account.Code()))));

        Assert.Single(visitors, visitor => visitor.Answer.StatusCode is HttpStatusCode.Found);
        visitors.ForEach(visitor => visitor.Dispose());
    }

    [Theory, OnBothEngines]
    public async Task Wrong_codes_have_to_wait_too(Engine engine)
    {
        await using var site = await CampaignSite.StartAsync(engine);
        var account = await Account.MakeAsync(site);
        using var visitor = new PlainBrowser(site);
        for (var attempt = 0; attempt < SignInAttempts.Free; attempt++)
            await TypeCodeAsync(visitor, account, "12345x");
        await TypeCodeAsync(visitor, account, account.Code());
        Assert.Equal("Too many tries were wrong. Try again in a minute", visitor.Errors["code"]);

        site.Clock.Advance(TimeSpan.FromMinutes(1));
        await TypeCodeAsync(visitor, account, account.Code());
        Assert.Equal(HttpStatusCode.Found, visitor.Answer.StatusCode);
    }

    [Theory, OnBothEngines]
    public async Task A_recovery_code_lets_in_once_however_it_is_written(Engine engine)
    {
        await using var site = await CampaignSite.StartAsync(engine);
        var account = await Account.MakeAsync(site);
        using var first = new PlainBrowser(site);
        await TypeRecoveryAsync(first, account, account.RecoveryCodes[3].Replace('-', ' ').ToLowerInvariant());
        await first.FollowAsync();
        Assert.Equal("9", first.Page.QuerySelector(".facts > :last-child dd")!.TextContent);

        using var second = new PlainBrowser(site);
        await TypeRecoveryAsync(second, account, account.RecoveryCodes[3]);
        Assert.Equal("That recovery code is wrong, or it was used before", second.Errors["recovery"]);
        Assert.True(second.Page.QuerySelector("details")!.HasAttribute("open"));
        await using var db = await site.OpenDatabaseAsync();
        Assert.Equal(1, await db.History.CountAsync(h => h.NounId == account.Id && h.What == "recovery code used" && h.By == "Ana Ruiz", TestContext.Current.CancellationToken));
    }

    [Theory, OnBothEngines]
    public async Task Neither_recovery_codes_nor_the_secret_nor_the_password_are_in_the_database(Engine engine)
    {
        await using var site = await CampaignSite.StartAsync(engine);
        var account = await Account.MakeAsync(site);
        await using var db = await site.OpenDatabaseAsync();
        var organizer = await db.Organizers.Include(o => o.RecoveryCodes).SingleAsync(TestContext.Current.CancellationToken);
        var kept = string.Join(' ', db.Entry(organizer).Properties.Select(p => p.CurrentValue).Concat(organizer.RecoveryCodes.Select(c => c.Hash)));

        Assert.Equal(10, organizer.RecoveryCodes.Count);
        Assert.All([account.Secret, account.Password, .. account.RecoveryCodes, .. account.RecoveryCodes.Select(c => c.Replace("-", "", StringComparison.Ordinal))],
            known => Assert.DoesNotContain(known, kept, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Without_the_first_step_there_is_no_second()
    {
        await using var site = await CampaignSite.StartAsync(Engine.Sqlite);
        using var visitor = new PlainBrowser(site);
        await visitor.OpenAsync("/account/code");

        Assert.Equal("/account/sign-in", visitor.Leads);
    }

    [Fact]
    public async Task Between_the_steps_half_an_hour_may_pass()
    {
        await using var site = await CampaignSite.StartAsync(Engine.Sqlite);
        var account = await Account.MakeAsync(site);
        using var visitor = new PlainBrowser(site);
        await account.TypePasswordAsync(visitor);
        await visitor.FollowAsync();
        site.Clock.Advance(TimeSpan.FromMinutes(31));
        await visitor.SendAsync(("code", account.Code()));

        Assert.Equal("/account/sign-in", visitor.Leads);
    }

    private static async Task TypeCodeAsync(PlainBrowser visitor, Account account, string code)
    {
        await account.TypePasswordAsync(visitor);
        await visitor.FollowAsync();
        await visitor.SendAsync(("code", code));
    }

    private static async Task TypeRecoveryAsync(PlainBrowser visitor, Account account, string code)
    {
        await account.TypePasswordAsync(visitor);
        await visitor.FollowAsync();
        await visitor.SendAsync(("recovery", code));
    }
}
