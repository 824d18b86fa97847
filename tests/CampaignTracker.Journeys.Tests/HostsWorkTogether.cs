using CampaignTracker.Testing;
using Microsoft.Playwright;

namespace CampaignTracker.Journeys.Tests;

public sealed class HostsWorkTogether(Chromium chromium)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_co_host_accepts_and_one_declines()
    {
        await using var site = await HostedMarch.SiteAsync();
        var rosa = await OpenAsync(site);
        await HostedMarch.OpenListingAsync(site, rosa, HostedMarch.Rosa);
        await Part(rosa).GetByRole(AriaRole.Link, new() { Name = "March to the capitol" }).ClickAsync();
        await AssertSoundAsync(rosa);
        foreach (var name in new[] { "Mesa Friends", "Tempe Choir" })
        {
            await Part(rosa).GetByRole(AriaRole.Link, new() { Name = "Ask organizations to host it with you" }).ClickAsync();
            await rosa.Locator("#name").FillAsync(name);
            await rosa.GetByRole(AriaRole.Button, new() { Name = "Search" }).ClickAsync();
            await rosa.GetByLabel(name).CheckAsync();
            await AssertSoundAsync(rosa);
            await rosa.GetByRole(AriaRole.Button, new() { Name = "Ask it" }).ClickAsync();
            await Assertions.Expect(Part(rosa)).ToContainTextAsync($"{name}: asked, not answered yet");
        }

        var ana = await OpenAsync(site);
        await ana.GotoAsync((await site.MailsToAsync(HostedMarch.Ana))[^1].LinkPath);
        await AssertSoundAsync(ana);
        await ana.GetByRole(AriaRole.Button, new() { Name = "Yes, we host it" }).ClickAsync();
        await Assertions.Expect(ana.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Thank you: you host it");
        var eva = await OpenAsync(site);
        await HostedMarch.OpenListingAsync(site, eva, HostedMarch.Eva);
        await Part(eva).GetByRole(AriaRole.Link, new() { Name = "See it and answer" }).ClickAsync();
        await AssertSoundAsync(eva);
        await eva.GetByRole(AriaRole.Button, new() { Name = "No", Exact = true }).ClickAsync();
        await Assertions.Expect(Part(eva)).ToContainTextAsync("You said no.");

        Assert.Equal(
            ["Mesa Friends hosts with you", "Tempe Choir does not host with you"],
            (await site.MailsToAsync(HostedMarch.Rosa)).Select(mail => mail.Subject).Where(subject => subject.EndsWith("host with you", StringComparison.Ordinal) || subject.EndsWith("hosts with you", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        await eva.GotoAsync("/events/march");
        await Assertions.Expect(Part(eva)).ToContainTextAsync("Mesa Friends");
        await Assertions.Expect(Part(eva)).Not.ToContainTextAsync("Tempe Choir");
    }

    [Fact]
    public async Task A_march_moves_by_an_hour_and_everyone_who_must_know_does()
    {
        await using var site = await HostedMarch.SiteAsync(coHost: "Mesa Friends");
        var rosa = await OpenAsync(site);
        await HostedMarch.OpenListingAsync(site, rosa, HostedMarch.Rosa);
        await Part(rosa).GetByRole(AriaRole.Link, new() { Name = "March to the capitol" }).ClickAsync();
        await Part(rosa).GetByRole(AriaRole.Link, new() { Name = "Change words, time" }).ClickAsync();
        await AssertSoundAsync(rosa);
        await rosa.Locator("#start_time").FillAsync("20:00");
        await rosa.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Assertions.Expect(Part(rosa)).ToContainTextAsync("The event is changed.");

        var mail = (await site.MailsToAsync(HostedMarch.Ana))[^1];
        Assert.Equal("New time: March to the capitol", mail.Subject);
        Assert.Contains("7:00 PM MST", mail.Text.ReplaceLineEndings(" "), StringComparison.Ordinal);
        Assert.Contains("8:00 PM MST", mail.Text.ReplaceLineEndings(" "), StringComparison.Ordinal);
        Assert.DoesNotContain(await site.MailsToAsync(HostedMarch.Rosa), other => other.Subject.StartsWith("New time", StringComparison.Ordinal));
        await rosa.GotoAsync("/events/march");
        await Assertions.Expect(Part(rosa)).ToContainTextAsync("8:00 PM");
        var kept = await CalendarFile.ReadAsync(await (await site.GetAsync("/events/march.ics")).Content.ReadAsStringAsync(Ct));
        Assert.Equal(new DateTimeOffset(2026, 6, 6, 20, 0, 0, TimeSpan.FromHours(-7)), Assert.Single(kept.Events).Start.Instant);
        var told = System.Text.Json.JsonDocument.Parse(await rosa.Locator("script[type='application/ld+json']").TextContentAsync() ?? "").RootElement;
        Assert.Equal("https://schema.org/EventRescheduled", told.GetProperty("eventStatus").GetString());
        Assert.Equal("2026-06-06T19:00-07:00", told.GetProperty("previousStartDate").GetString());
        Assert.Contains("SEQUENCE:1", await (await site.GetAsync("/events/march.ics")).Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_day_of_action_is_summed_up()
    {
        await using var site = await HostedMarch.SiteAsync(coHost: "Mesa Friends");
        site.Clock.SetUtcNow(new(2026, 6, 7, 6, 0, 0, TimeSpan.Zero));
        var rosa = await OpenAsync(site);
        await HostedMarch.OpenListingAsync(site, rosa, HostedMarch.Rosa);
        await Part(rosa).GetByRole(AriaRole.Link, new() { Name = "March to the capitol" }).ClickAsync();
        await Part(rosa).GetByRole(AriaRole.Link, new() { Name = "how it was" }).First.ClickAsync();
        await AssertSoundAsync(rosa);
        await rosa.Locator("#turnout").FillAsync("1,250");
        await rosa.Locator("#press").FillAsync("The evening paper https://paper.example/march");
        await rosa.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();

        await rosa.GotoAsync("/events/march");
        await Assertions.Expect(Part(rosa)).ToContainTextAsync("1,250 People who came");
        await Assertions.Expect(rosa.GetByRole(AriaRole.Link, new() { Name = "The evening paper" })).ToHaveAttributeAsync("href", "https://paper.example/march");
        var map = await rosa.OpenMapAsync("/days/the-day");
        await Assertions.Expect(map.Marks()).ToHaveCountAsync(1);
        await Assertions.Expect(Part(rosa)).ToContainTextAsync("The day: 1 event in 1 state, 1,250 people, as the hosts of 1 event counted.");
        await AssertSoundAsync(rosa);
    }

    private static ILocator Part(IPage page) => page.GetByRole(AriaRole.Main);

    private static async Task AssertSoundAsync(IPage page)
    {
        await Axe.InjectAsync(page);
        Assert.Empty(await Axe.FindViolationsAsync(page));
        Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= window.innerWidth"), $"{page.Url} is wider than the screen.");
    }

    private Task<IPage> OpenAsync(CampaignSite site) => chromium.OpenAsync(site.Address, options => options.ViewportSize = new() { Width = 360, Height = 720 });
}
