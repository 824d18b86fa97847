using CampaignTracker.Data.Organizers;
using CampaignTracker.Testing;
using CampaignTracker.Web.Features.Organizers;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Tests.Organize;

/// <summary>What open pages are told of their accounts. Five seconds are promised; the clock of these tests says how many pass.</summary>
public sealed class OpenSessionTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("disabled")]
    [InlineData("signed out")]
    public async Task An_ended_session_leaves_nobody_on_the_page_at_once_where_this_node_ended_it(string how)
    {
        await using var site = await CampaignSite.StartAsync(Engine.Sqlite);
        await using var ended = await Acting.AsAsync(site, OrganizerRole.Organizer);
        await using var other = await Acting.AsAsync(site, OrganizerRole.Organizer);

        await ChangeAsync(site, ended.OrganizerId, how);

        await UntilAsync(ended, role => role is null);
        Assert.Equal(nameof(OrganizerRole.Organizer), await RoleAsync(other));
    }

    [Theory, OnBothEngines]
    public async Task Within_five_seconds_it_leaves_nobody_where_another_node_ended_it(Engine engine)
    {
        await using var there = await CampaignSite.StartAsync(engine);
        await using var here = await CampaignSite.StartAsync(engine, new SiteOptions { SharesDatabaseOf = there });
        await using var open = await Acting.AsAsync(here, OrganizerRole.Organizer);

        await ChangeAsync(there, open.OrganizerId, "disabled");
        there.Clock.Advance(TimeSpan.FromSeconds(5));

        await UntilAsync(open, role => role is null);
    }

    [Theory]
    [InlineData(OrganizerRole.Administrator, OrganizerRole.Reader)]
    [InlineData(OrganizerRole.Reader, OrganizerRole.Organizer)]
    public async Task Another_role_is_the_open_pages_too_and_the_session_goes_on(OrganizerRole before, OrganizerRole after)
    {
        await using var site = await CampaignSite.StartAsync(Engine.Sqlite);
        await using var open = await Acting.AsAsync(site, before);

        await site.ChangeAsync(async db => (await db.Organizers.SingleAsync(o => o.Id == open.OrganizerId, Ct)).ChangeRole(after, TestData.By, site.Now));

        await UntilAsync(open, role => role == after.ToString());
        Assert.Equal(after is OrganizerRole.Organizer, await open.The<ActingOrganizer>().ForAsync(OrganizerPolicies.Organizes) is not null);
    }

    [Fact]
    public async Task A_page_that_was_left_is_told_nothing_more()
    {
        await using var site = await CampaignSite.StartAsync(Engine.Sqlite);
        var left = await Acting.AsAsync(site, OrganizerRole.Organizer);
        var states = left.The<AuthenticationStateProvider>();
        await left.DisposeAsync();
        await using var open = await Acting.AsAsync(site, OrganizerRole.Organizer);

        await ChangeAsync(site, left.OrganizerId, "disabled");
        await ChangeAsync(site, open.OrganizerId, "disabled");

        await UntilAsync(open, role => role is null);
        Assert.True((await states.GetAuthenticationStateAsync()).User.Identity!.IsAuthenticated);
    }

    private static Task ChangeAsync(CampaignSite site, Guid id, string how) => site.ChangeAsync(async db =>
    {
        var organizer = await db.Organizers.SingleAsync(o => o.Id == id, Ct);
        if (how == "disabled")
            organizer.Disable(TestData.By, site.Now);
        else
            organizer.EndSessions(TestData.By, site.Now);
    });

    /// <summary>Null is nobody.</summary>
    private static async Task<string?> RoleAsync(Acting open) =>
        (await open.The<AuthenticationStateProvider>().GetAuthenticationStateAsync()).User.FindFirst(System.Security.Claims.ClaimTypes.Role)?.Value;

    /// <summary>The page is told by another thread, a moment later.</summary>
    private static async Task UntilAsync(Acting open, Func<string?, bool> isSo)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        patience.CancelAfter(Patience);
        while (!isSo(await RoleAsync(open)))
            await Task.Delay(10, patience.Token);
    }
}
