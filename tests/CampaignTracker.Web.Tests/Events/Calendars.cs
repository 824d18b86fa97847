using System.Net;
using CampaignTracker.Testing;

namespace CampaignTracker.Web.Tests.Events;

/// <summary>How tests read calendars: over HTTP, then as a calendar program does.</summary>
internal static class Calendars
{
    public static async Task<CalendarFile> GetCalendarAsync(this CampaignSite site, string path) => await CalendarFile.ReadAsync(await site.GetCalendarTextAsync(path));

    public static async Task<string> GetCalendarTextAsync(this CampaignSite site, string path)
    {
        using var response = await site.GetAsync(path);
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.StatusCode is HttpStatusCode.OK, $"{path} answered {(int)response.StatusCode}: {text}");
        Assert.Equal("text/calendar; charset=utf-8", response.Content.Headers.ContentType?.ToString());
        return text;
    }

    public static async Task<string[]> SummariesAsync(this CampaignSite site, string path) =>
        [.. (await site.GetCalendarAsync(path)).Events.Select(e => e.Summary)];

    /// <summary>Moves the clock and empties the page cache, whose own clock does not move with it.</summary>
    public static Task MoveToAsync(this CampaignSite site, DateTimeOffset instant)
    {
        site.Clock.SetUtcNow(instant);
        return site.ChangeAsync(_ => Task.CompletedTask);
    }
}
