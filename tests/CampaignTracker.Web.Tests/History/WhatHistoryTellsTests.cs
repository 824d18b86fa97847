using System.Globalization;
using CampaignTracker.Data.Events;
using CampaignTracker.Data.Organizers;
using CampaignTracker.Data.Seeding;
using CampaignTracker.Testing;
using CampaignTracker.Web.Features.History;
using CampaignTracker.Web.Features.Import;
using CampaignTracker.Web.Features.Site;
using CampaignTracker.Web.Tests.Organizations;
using CampaignTracker.Web.Tests.Organize;
using CampaignTracker.Web.Tests.Site;
using CampaignTracker.Web.Ui.Organize.Grids;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace CampaignTracker.Web.Tests.History;

/// <summary>The history names what changed: who, into what, how many.</summary>
public sealed class WhatHistoryTellsTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, OnBothEngines]
    public async Task An_import_names_its_letter_and_its_count_and_can_be_filtered_for(Engine engine)
    {
        await using var site = await CampaignSite.StartAsync(engine);
        var letter = TestData.OpenLetter("letter", "Stop it");
        await site.ChangeAsync(async db => await db.AddAsync(letter, Ct));
        await using var acting = await Acting.AsAsync(site, OrganizerRole.Organizer);
        var table = ReadImportFile.ReadText("Puente (AZ)\nCasa (NM)").Table!;
        var order = new ImportOrder { Kind = ImportKind.SignOns, LetterId = letter.Id, Table = table, Columns = GuessColumns.Of(table), Note = "Rosa's sheet" };

        await acting.The<ImportLists>().RunAsync(order, new Progress<int>(), Ct);
        await acting.The<ImportLists>().RunAsync(order with { Kind = ImportKind.Organizations, LetterId = null, Table = ReadImportFile.ReadText("New (TX)").Table!, Note = "A paper", Url = "https://paper.example/1" }, new Progress<int>(), Ct);

        var rows = (await acting.The<ListHistory>().ReadAsync(GridQuery.Read("?noun=import", [ListHistory.Noun]), Ct)).Rows;
        Assert.Equal(
            [["Count: 1", "Sources: A paper | https://paper.example/1"], ["Count: 2", "Letter.En: Stop it", "Letter.Es: Stop it (es)"]],
            rows.Select(row => row.Changes.Select(change => $"{change.Field}: {change.After}")));
    }

    [Theory, OnBothEngines]
    public async Task A_merge_names_both_sides_and_whose_event_it_was(Engine engine)
    {
        await using var pair = await MergingPair.StartAsync(engine);

        await pair.MergeAsync();

        Assert.Contains("MergedInto:  → Lantern Keepers", await ToldAsync(pair.Site, "merged"));
        Assert.Contains("TookIn:  → The Lantern Keepers, Inc.", await ToldAsync(pair.Site, "took-in"));
        Assert.Contains("Hosts: The Lantern Keepers, Inc. → Lantern Keepers", await ToldAsync(pair.Site, "host-merged"));
    }

    [Theory, OnBothEngines]
    public async Task Who_hosts_is_named_though_nothing_else_of_the_event_changes(Engine engine)
    {
        await using var site = await CampaignSite.StartAsync(engine);
        var (before, after, vigil) = (TestData.ListedOrganization("Before"), TestData.ListedOrganization("After"), TestData.PublishedEvent());
        vigil.HostedBy(before, HostRole.Lead);
        await site.ChangeAsync(async db => await db.AddRangeAsync(before, after, vigil));

        await site.ChangeAsync(async db =>
        {
            var kept = await db.Events.Include(e => e.Hosts).ThenInclude(h => h.Organization).SingleAsync(Ct);
            kept.RenameHosts([(await db.Organizations.SingleAsync(o => o.Name == "After", Ct), HostRole.Lead)], TestData.By, site.Now);
        });

        Assert.Equal(["Hosts: Before → After"], await ToldAsync(site, "hosts-changed"));
    }

    [Theory, OnBothEngines]
    public async Task Samples_and_hidden_addresses_are_counted(Engine engine)
    {
        await using var site = await CampaignSite.StartAsync(engine, new SiteOptions { Samples = true });
        await site.ChangeAsync(async db => await db.AddAsync(TestData.PublishedEvent(), Ct));
        SampleCounts samples;
        await using (var acting = await Acting.AsAsync(site, OrganizerRole.Administrator))
            samples = (await acting.The<RemoveSamples>().RemoveAsync(Ct))!;

        await site.TurnAsync(SiteSwitch.CoarseEverywhere, on: true);

        Assert.Equal(
            [$"Events:  → {samples.Events}", $"Letters:  → {samples.Letters}", $"Organizations:  → {samples.Organizations}", $"SignOns:  → {samples.SignOns}"], await ToldAsync(site, "removed"));
        Assert.Equal(["Addresses:  → 1"], await ToldAsync(site, "addresses-hidden"));
    }

    [Theory, OnBothEngines]
    public async Task What_happened_in_one_moment_stands_in_the_order_in_which_it_was_written(Engine engine)
    {
        await using var site = await CampaignSite.StartAsync(engine);
        for (var i = 0; i < 8; i++)
            await site.ChangeAsync(async db => await db.AddAsync(TestData.PublishedEvent(), Ct));
        await using var acting = await Acting.AsAsync(site, OrganizerRole.Reader);

        var rows = (await acting.The<ListHistory>().ReadAsync(GridQuery.Read("?noun=campaign_event", [ListHistory.Noun]), Ct)).Rows;

        Assert.Equal(Enumerable.Repeat((string[])["published", "proposed"], 8).SelectMany(both => both), rows.Select(row => row.What));
    }

    [Theory]
    [InlineData("en-US", "StartDate", "2026-12-12", "December 12, 2026")]
    [InlineData("es-US", "StartDate", "2026-12-12", "12 de diciembre de 2026")]
    [InlineData("en-US", "StartTime", "18:00", "6:00 PM")]
    [InlineData("en-US", "TimeZone", "America/New_York", "Eastern (New York)")]
    [InlineData("es-US", "DeadlineZone", "America/New_York", "Este (Nueva York)")]
    [InlineData("en-US", "TimeZone", "Europe/Berlin", "Europe/Berlin")]
    [InlineData("en-US", "Skipped", "2026-12-12, 2026-12-19", "December 12, 2026, December 19, 2026")]
    [InlineData("en-US", "Name", "A, B", "A, B")]
    public async Task Days_times_and_zones_are_written_as_the_reader_writes_them(string culture, string field, string kept, string words)
    {
        await using var site = await CampaignSite.StartAsync(Engine.Sqlite);
        await using var acting = await Acting.AsAsync(site, OrganizerRole.Reader);
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);

        Assert.Equal(words, HistoryWords.Value(acting.The<IStringLocalizer<HistoryText>>(), field, kept).Replace('\u00a0', ' ').Replace('\u202f', ' '));
    }

    private static async Task<List<string>> ToldAsync(CampaignSite site, string what)
    {
        await using var db = await site.OpenDatabaseAsync();
        return [.. (await db.History.Where(h => h.What == what).ToListAsync(Ct)).SelectMany(h => h.Changes).Select(change => $"{change.Field}: {change.Before} → {change.After}").Order(StringComparer.Ordinal)];
    }
}
