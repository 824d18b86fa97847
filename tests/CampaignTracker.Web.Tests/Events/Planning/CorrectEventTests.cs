using CampaignTracker.Data.Events;
using CampaignTracker.Data.Organizers;
using CampaignTracker.Data.Places;
using CampaignTracker.Testing;
using CampaignTracker.Web.Features.Events.Planning;
using CampaignTracker.Web.Features.Places;
using CampaignTracker.Web.Tests.Organize;
using CampaignTracker.Web.Ui.Organize.Editing;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Tests.Events.Planning;

public sealed class CorrectEventTests
{
    private static readonly GeoPoint Truth = new(33.61713, -112.29371);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, OnBothEngines]
    public async Task Only_what_changed_takes_a_step_and_the_calendars_hear_of_it(Engine engine)
    {
        var made = TestData.PublishedEvent();
        await using var site = await Some.SiteWithAsync(engine, made);
        await using var acting = await Acting.AsAsync(site, OrganizerRole.Organizer);
        var edit = acting.The<EditEvent>();
        var sheet = (await edit.ReadAsync(made.Id, Ct))!;

        var nothing = await edit.SaveAsync(made.Id, sheet, PlanSheets.Nothing, Ct);
        Assert.Equal((SheetResult.Saved, 0), (nothing.Outcome.Result, nothing.Outcome.Version));
        Assert.Contains("SEQUENCE:0", await CalendarAsync(site, made), StringComparison.Ordinal);

        var saved = await edit.SaveAsync(made.Id, sheet.With((EventFields.StartTime, "18:15"), (EventFields.Pin, "33.46, -112.09")), PlanSheets.Nothing, Ct);
        Assert.Equal((SheetResult.Saved, 1), (saved.Outcome.Result, saved.Outcome.Version));
        var calendar = await CalendarAsync(site, made);
        Assert.Contains("SEQUENCE:1", calendar, StringComparison.Ordinal);
        Assert.Contains("T181500", calendar, StringComparison.Ordinal);
        Assert.Contains("GEO:33.46", calendar, StringComparison.Ordinal);
        await using var db = await site.OpenDatabaseAsync();
        Assert.Equal(["moved", "proposed", "published", "retimed"], (await db.History.Where(h => h.NounId == made.Id).Select(h => h.What).ToListAsync(Ct)).Order());
    }

    [Theory, OnBothEngines]
    public async Task A_hidden_address_stays_hidden_when_its_pin_moves_and_its_area_follows_the_ZIP_code_alone(Engine engine)
    {
        await using var site = await AreaOnlyPrivacyTests.SiteAsync(engine);
        await using var acting = await Acting.AsAsync(site, OrganizerRole.Organizer);
        var edit = acting.The<EditEvent>();
        var id = await IdOfAsync(site, "canary-one");

        var sheet = (await edit.ReadAsync(id, Ct))!.With((EventFields.Pin, EventFields.PinOf(AreaOnlyPrivacyTests.OtherTruth)), (EventFields.PostalCode, "85003"));
        await SaveAsync();
        var phoenix = new ZipCodes().Find("85003")!.Point!.Value;
        await AssertAsync(phoenix, AreaOnlyPrivacyTests.OtherTruth);

        // Another pin in the same ZIP code changes nothing that anybody outside can see.
        var before = await PublicAsync();
        sheet.With((EventFields.Pin, EventFields.PinOf(Truth)));
        await SaveAsync();
        await AssertAsync(phoenix, Truth);
        Assert.Equal(before, await PublicAsync());

        sheet.With((EventFields.PostalCode, "85701"), (EventFields.City, "Tucson"));
        await SaveAsync();
        await AssertAsync(new ZipCodes().Find("85701")!.Point!.Value, Truth);

        sheet.With((EventFields.PostalCode, ""));
        await SaveAsync();
        await AssertAsync(new Towns().Find("Tucson", "AZ")!.Point, Truth);
        foreach (var line in site.Log)
            AreaOnlyPrivacyTests.AssertNoCanary("the log", AreaOnlyPrivacyTests.Timings().Replace(line, ""));

        async Task SaveAsync()
        {
            var outcome = (await edit.SaveAsync(id, sheet, new HashSet<EventQuestion> { EventQuestion.PinFar }, Ct)).Outcome;
            Assert.Equal(SheetResult.Saved, outcome.Result);
            sheet.Saved(sheet.Copy(), outcome.Version);
        }

        async Task AssertAsync(GeoPoint area, GeoPoint truth)
        {
            await using var db = await site.OpenDatabaseAsync();
            var kept = await db.Events.Include(e => e.TrueAddress).SingleAsync(e => e.Id == id, Ct);
            Assert.Equal((area.Latitude, area.Longitude, PointPrecision.Area, "", ""), (kept.Latitude, kept.Longitude, kept.Precision, kept.Venue, kept.PostalCode));
            Assert.Equal((truth.Latitude, truth.Longitude), (kept.TrueAddress!.Latitude, kept.TrueAddress.Longitude));
            foreach (var path in (string[])["/events", "/events/canary-one", "/events/canary-one.ics", "/api/v1/events", "/api/v1/events/points"])
            {
                using var answer = await site.GetAsync(path);
                AreaOnlyPrivacyTests.AssertNoCanary(path, (await answer.Content.ReadAsStringAsync(Ct)).Replace("\r\n ", "", StringComparison.Ordinal));
            }

            Assert.DoesNotContain(await db.History.Where(h => h.NounId == id).ToListAsync(Ct), entry => entry.Changes.Any(change => (change.Before + change.After).Contains("33.", StringComparison.Ordinal)));
        }

        async Task<string> PublicAsync()
        {
            using var answer = await site.GetAsync("/api/v1/events/points?when=upcoming");
            return await answer.Content.ReadAsStringAsync(Ct);
        }
    }

    [Theory, OnBothEngines]
    public async Task To_hide_an_address_needs_an_area_that_we_know(Engine engine)
    {
        var made = TestData.PublishedEvent(place: TestData.Phoenix() with { City = "Nowhereville", PostalCode = "" });
        await using var site = await Some.SiteWithAsync(engine, made);
        await using var acting = await Acting.AsAsync(site, OrganizerRole.Organizer);
        var sheet = (await acting.The<EditEvent>().ReadAsync(made.Id, Ct))!.With((EventFields.Visibility, nameof(AddressVisibility.Area)));

        var edited = await acting.The<EditEvent>().SaveAsync(made.Id, sheet, PlanSheets.Nothing, Ct);

        Assert.Equal(EventFields.PostalCode, Assert.Single(edited.Outcome.Errors).Name);
    }

    [Theory, OnBothEngines]
    public async Task Who_saves_later_is_told_what_the_quicker_one_changed(Engine engine)
    {
        var made = TestData.PublishedEvent();
        await using var site = await Some.SiteWithAsync(engine, made);
        await using var one = await Acting.AsAsync(site, OrganizerRole.Organizer);
        await using var other = await Acting.AsAsync(site, OrganizerRole.Administrator);
        var (mine, theirs) = ((await one.The<EditEvent>().ReadAsync(made.Id, Ct))!, (await other.The<EditEvent>().ReadAsync(made.Id, Ct))!);

        await other.The<EditEvent>().SaveAsync(made.Id, theirs.With((EventFields.TitleEn, "Theirs")), PlanSheets.Nothing, Ct);
        var met = await one.The<EditEvent>().SaveAsync(made.Id, mine.With((EventFields.BringEn, "Water")), PlanSheets.Nothing, Ct);

        Assert.Equal((SheetResult.Met, "Theirs", 1), (met.Outcome.Result, met.Outcome.Theirs[EventFields.TitleEn], met.Outcome.Version));
    }

    [Fact]
    public async Task An_event_that_is_over_is_corrected_without_being_asked_why()
    {
        var made = TestData.PublishedEvent(schedule: TestData.Saturday() with { StartDate = new(2026, 5, 2) });
        await using var site = await Some.SiteWithAsync(Engine.Sqlite, made);
        await using var acting = await Acting.AsAsync(site, OrganizerRole.Organizer);
        var sheet = (await acting.The<EditEvent>().ReadAsync(made.Id, Ct))!.With((EventFields.DescriptionEn, "Two hundred came."));

        Assert.Equal(SheetResult.Saved, (await acting.The<EditEvent>().SaveAsync(made.Id, sheet, PlanSheets.Nothing, Ct)).Outcome.Result);
    }

    [Theory, OnBothEngines]
    public async Task A_reported_event_keeps_how_it_is_known_and_where_it_was_read(Engine engine)
    {
        var made = TestData.PublishedEvent(TestData.EventDetails() with { Evidence = EventEvidence.Happened, Sources = [new("A paper", "https://paper.example")], IsFlagship = true });
        await using var site = await Some.SiteWithAsync(engine, made);
        await using var acting = await Acting.AsAsync(site, OrganizerRole.Organizer);
        var sheet = (await acting.The<EditEvent>().ReadAsync(made.Id, Ct))!.With((EventFields.TitleEs, "Velas"));

        await acting.The<EditEvent>().SaveAsync(made.Id, sheet, PlanSheets.Nothing, Ct);

        await using var db = await site.OpenDatabaseAsync();
        var kept = await db.Events.SingleAsync(Ct);
        Assert.Equal(("Velas", EventEvidence.Happened, 1, true), (kept.Title.Es, kept.Evidence, kept.Sources.Count, kept.IsFlagship));
    }

    private static async Task<string> CalendarAsync(CampaignSite site, CampaignEvent of)
    {
        using var answer = await site.GetAsync($"/events/{of.Slug}.ics");
        return await answer.Content.ReadAsStringAsync(Ct);
    }

    private static async Task<Guid> IdOfAsync(CampaignSite site, string slug)
    {
        await using var db = await site.OpenDatabaseAsync();
        return await db.Events.Named(slug).Select(e => e.Id).SingleAsync(Ct);
    }
}
