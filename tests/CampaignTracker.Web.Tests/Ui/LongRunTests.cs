using CampaignTracker.Web.Ui.Organize;

namespace CampaignTracker.Web.Tests.Ui;

public sealed class LongRunTests
{
    [Fact]
    public async Task Who_stops_one_run_stops_neither_the_next_nor_what_the_page_reads()
    {
        using var page = new LongRun();

        Assert.True(await page.RunAsync(3, () => { }, (run, stop) =>
        {
            run.Stop();
            return Task.FromResult(stop.IsCancellationRequested);
        }));

        Assert.False(page.Left.IsCancellationRequested);
        Assert.False(await page.RunAsync(3, () => { }, (_, stop) => Task.FromResult(stop.IsCancellationRequested)));
    }

    [Fact]
    public async Task Who_leaves_the_page_stops_what_runs_and_what_is_read()
    {
        var page = new LongRun();

        Assert.True(await page.RunAsync(3, () => { }, (_, stop) =>
        {
            page.Dispose();
            return Task.FromResult(stop.IsCancellationRequested);
        }));

        Assert.True(page.Left.IsCancellationRequested);
    }

    [Fact]
    public async Task It_tells_how_far_it_is_in_turn_and_nothing_after_its_end()
    {
        using var page = new LongRun();
        var shown = new List<(int, int)?>();

        await page.RunAsync(3, Show, (run, _) =>
        {
            run.Report(1);
            run.Report((2, 4));
            return Task.FromResult(true);
        });
        page.Report(3);

        Assert.Equal([(0, 3), (1, 3), (2, 4)], shown);
        Assert.Null(page.Progress);

        void Show() => shown.Add(page.Progress);
    }
}
