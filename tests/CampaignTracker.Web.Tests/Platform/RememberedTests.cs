using CampaignTracker.Web.Platform.Caching;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Time.Testing;

namespace CampaignTracker.Web.Tests.Platform;

public sealed class RememberedTests : IDisposable
{
    private readonly MemoryCache _memory = new(new MemoryCacheOptions());
    private readonly DataVersion _version = new();
    private readonly FakeTimeProvider _clock = new();
    private readonly Remembered _remembered;
    private int _reads;

    public RememberedTests() => _remembered = new Remembered(_memory, _version, _clock);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_remembered_is_read_once()
    {
        Assert.Equal(1, await ReadAsync());
        _clock.Advance(TimeSpan.FromSeconds(59));
        Assert.Equal(1, await ReadAsync());
    }

    [Fact]
    public async Task A_change_of_data_makes_it_be_read_anew()
    {
        await ReadAsync();
        _version.Advance();

        Assert.Equal(2, await ReadAsync());
    }

    [Fact]
    public async Task A_minute_makes_it_be_read_anew()
    {
        await ReadAsync();
        _clock.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal(2, await ReadAsync());
    }

    [Fact]
    public async Task Two_names_are_remembered_apart()
    {
        await ReadAsync();

        Assert.Equal("other", await _remembered.ReadAsync("another name", _ => Task.FromResult("other"), Ct));
        Assert.Equal(1, await ReadAsync());
    }

    [Fact]
    public async Task Those_who_ask_meanwhile_wait_for_the_one_reading()
    {
        var finish = new TaskCompletionSource();
        var first = ReadAsync(finish.Task);
        var second = ReadAsync();
        Assert.False(second.IsCompleted);
        finish.SetResult();

        Assert.Equal(1, await first);
        Assert.Equal(1, await second);
    }

    [Fact]
    public async Task What_was_read_before_a_change_is_not_given_to_those_who_ask_after_it()
    {
        var finish = new TaskCompletionSource();
        var before = ReadAsync(finish.Task);
        _version.Advance();
        var after = ReadAsync();
        finish.SetResult();

        Assert.Equal(1, await before);
        Assert.Equal(2, await after);
    }

    [Fact]
    public async Task A_failure_is_not_remembered()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() => _remembered.ReadAsync<int>("reads", _ => throw new InvalidOperationException(), Ct));

        Assert.Equal(1, await ReadAsync());
    }

    public void Dispose() => _memory.Dispose();

    private Task<int> ReadAsync(Task? slow = null) => _remembered.ReadAsync(
        "reads",
        async _ =>
        {
            var number = ++_reads;
            await (slow ?? Task.CompletedTask);
            return number;
        },
        Ct);
}
