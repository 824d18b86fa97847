using CampaignTracker.Data.Organizers;
using CampaignTracker.Testing;
using CampaignTracker.Web.Platform.Database;
using CampaignTracker.Web.Tests.Organize;
using CampaignTracker.Web.Ui.Organize;
using Microsoft.JSInterop;

namespace CampaignTracker.Web.Tests.Ui;

public sealed class LiveUpdatesTests
{
    public static TheoryData<Exception> Away => [new JSDisconnectedException("The browser is away."), new TaskCanceledException(), new OperationCanceledException()];

    [Theory]
    [MemberData(nameof(Away))]
    public async Task A_browser_that_is_away_for_a_while_is_told_of_what_comes_after(Exception away)
    {
        await using var site = await CampaignSite.StartAsync(Engine.Sqlite);
        await using var organizer = await OpenPage.AsAsync(site, OrganizerRole.Reader);
        var told = 0;
        organizer.Open<LiveUpdates>(page => page.Add(p => p.Changed, () => ++told == 1 ? Task.FromException(away) : Task.CompletedTask));

        await UntilAsync(() => told > 0, () => organizer.The<WorkSignal>().Tell());
        await UntilAsync(() => told > 1, () =>
        {
            organizer.The<WorkSignal>().Tell();
            site.Clock.Advance(LiveUpdates.Rest);
        });

        Assert.True(told > 1);
    }

    private static async Task UntilAsync(Func<bool> isSo, Action again)
    {
        for (var tries = 0; tries < 200 && !isSo(); tries++)
        {
            again();
            await Task.Delay(20, Xunit.TestContext.Current.CancellationToken);
        }
    }
}
