using System.Net;
using CampaignTracker.Data;
using CampaignTracker.Data.Events;
using CampaignTracker.Data.Mail;
using CampaignTracker.Data.Organizations;
using CampaignTracker.Data.Organizers;
using CampaignTracker.Testing;
using CampaignTracker.Web.Features.Events.Planning;
using CampaignTracker.Web.Tests.Events.Planning;
using CampaignTracker.Web.Tests.Listings;
using CampaignTracker.Web.Tests.Organize;

namespace CampaignTracker.Web.Tests.Events.Hosting;

public sealed class ChangeHostedEventTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, OnBothEngines]
    public async Task A_listing_shows_what_its_organization_hosts_in_all_states_and_what_each_means(Engine engine)
    {
        await using var hosting = await HostingSite.StartAsync(engine);
        var declined = CampaignEvent.Propose(TestData.EventDetails("A refused rally"), TestData.Saturday(), TestData.Phoenix(), TestData.By, TestData.At);
        var waiting = CampaignEvent.Propose(TestData.EventDetails("A waiting vigil"), TestData.Saturday(), TestData.Phoenix(), TestData.By, TestData.At);
        await hosting.Site.ChangeAsync(async db =>
        {
            var lead = (await db.Organizations.FindAsync(hosting.Lead.OrganizationId))!;
            foreach (var proposed in new[] { declined, waiting })
            {
                proposed.HostedBy(lead, HostRole.Lead);
                db.Add(proposed);
            }

            declined.Decline("It is no event of the campaign.", TestData.By, TestData.At);
        });
        var rosa = await ListingSite.OpenAsync(hosting.Site);

        var overview = await rosa.OpenAsync("/listing/edit");
        var ana = await (await ListingSite.OpenAsync(hosting.Site, HostingSite.Ana)).OpenAsync("/listing/edit");

        foreach (var words in new[] { "March to the capitol", "Everybody sees it", "A waiting vigil", "It waits for an organizer.", "A refused rally", "The reason: It is no event of the campaign." })
            Assert.Contains(words, overview.Words, StringComparison.Ordinal);
        Assert.NotNull(overview.Page.QuerySelector($"a[href='{hosting.Page}']"));
        Assert.Contains("Your organization hosts no event here.", ana.Words, StringComparison.Ordinal);
        Assert.Contains("no event of the campaign", (await rosa.OpenAsync($"/listing/events/{declined.Id:n}")).Words, StringComparison.Ordinal);
    }

    [Theory, OnBothEngines]
    public async Task A_march_moves_by_an_hour_and_its_other_host_is_told_in_her_language(Engine engine)
    {
        await using var hosting = await HostingSite.StartAsync(engine, isHosting: true);
        var rosa = await ListingSite.OpenAsync(hosting.Site);

        var done = await ListingSite.FollowAsync(rosa, await ListingSite.SendAsync(rosa, $"{hosting.Page}/edit", (EventFields.StartTime, "20:00")));

        Assert.Contains("The event is changed.", done.Words, StringComparison.Ordinal);
        var kept = await hosting.EventAsync();
        Assert.Equal((new TimeOnly(20, 0), new TimeOnly(19, 0), EventStatus.Published), (kept.StartTime, kept.PreviousStartTime, kept.Status));
        Assert.NotNull(kept.ChangedAt);
        Assert.Equal(["retimed by the contact"], (await ListingSite.HistoryOfAsync(hosting.Site, hosting.EventId)).Where(entry => entry.EndsWith("the contact", StringComparison.Ordinal)));
        var mail = Assert.Single(await hosting.MailsAsync(MailKind.EventChanged));
        Assert.Equal((HostingSite.Ana, Language.Spanish, "Nueva hora: March to the capitol (es)"), (mail.Recipient, mail.Language, mail.Subject));
        Assert.Matches("7:00\\sp\\.\\sm\\.[^.]*MST[\\s\\S]*8:00\\sp\\.\\sm\\.", mail.Text);
        using var calendar = await hosting.Site.GetAsync("/events/march.ics");
        Assert.Contains("SEQUENCE:1", await calendar.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
    }

    [Theory, OnBothEngines]
    public async Task Another_place_is_told_too_and_small_words_are_not(Engine engine)
    {
        await using var hosting = await HostingSite.StartAsync(engine, isHosting: true);
        var rosa = await ListingSite.OpenAsync(hosting.Site);

        await ListingSite.SendAsync(rosa, $"{hosting.Page}/edit", (EventFields.BringEn, "Water and a hat"));
        Assert.Empty(await hosting.MailsAsync(MailKind.EventChanged));
        await ListingSite.SendAsync(rosa, $"{hosting.Page}/edit", (EventFields.Venue, "The other plaza"));

        var mail = Assert.Single(await hosting.MailsAsync(MailKind.EventChanged));
        Assert.Contains("Nuevo lugar", mail.Subject, StringComparison.Ordinal);
        Assert.Contains("The other plaza", mail.Text.ReplaceLineEndings(" "), StringComparison.Ordinal);
        var kept = await hosting.EventAsync();
        Assert.Equal(("The other plaza", "Water and a hat"), (kept.Venue, kept.Bring.En));
        Assert.NotNull(kept.PlaceChangedAt);
    }

    [Theory, OnBothEngines]
    public async Task Who_saves_later_sees_what_changed_and_nothing_is_lost(Engine engine)
    {
        await using var hosting = await HostingSite.StartAsync(engine);
        var rosa = await ListingSite.OpenAsync(hosting.Site);
        var path = $"{hosting.Page}/edit";
        var early = await rosa.OpenAsync(path);
        await ListingSite.SendAsync(rosa, path, (EventFields.BringEn, "Candles"), (EventFields.TitleEn, "A great march"));

        var late = await rosa.SendAsync(early, ListingSite.FormOf(path), (EventFields.SafetyEn, "Marshals wear yellow"), (EventFields.TitleEn, "A long march"));

        Assert.Equal(HttpStatusCode.Conflict, late.Status);
        Assert.Contains("A great march", late.Words, StringComparison.Ordinal);
        await rosa.SendAsync(late, ListingSite.FormOf(path));
        var kept = await hosting.EventAsync();
        Assert.Equal(("Candles", "Marshals wear yellow", "A long march"), (kept.Bring.En, kept.Safety.En, kept.Title.En));
    }

    [Theory, OnBothEngines]
    public async Task A_slip_is_asked_about_and_an_error_keeps_what_was_typed(Engine engine)
    {
        await using var hosting = await HostingSite.StartAsync(engine);
        var rosa = await ListingSite.OpenAsync(hosting.Site);
        var path = $"{hosting.Page}/edit";

        var amiss = await ListingSite.SendAsync(rosa, path, (EventFields.TitleEn, ""), (EventFields.TitleEs, ""), (EventFields.BringEn, "Candles"));
        var asked = await ListingSite.SendAsync(rosa, path, (EventFields.StartDate, "2020-01-01"));
        Assert.Equal(new DateOnly(2026, 6, 6), (await hosting.EventAsync()).StartDate);
        await rosa.SendAsync(asked, ListingSite.FormOf(path), ("sure", "true"));

        Assert.Equal((HttpStatusCode.UnprocessableEntity, EventFields.TitleEn), (amiss.Status, Assert.Single(amiss.Errors).Field));
        Assert.Equal("Candles", amiss.Page.QuerySelector($"#{EventFields.BringEn}")!.TextContent);
        Assert.Equal(EventFields.StartDate, Assert.Single(asked.Errors).Field);
        Assert.Equal(new DateOnly(2020, 1, 1), (await hosting.EventAsync()).StartDate);
    }

    [Theory, OnBothEngines]
    public async Task Cancelling_all_later_times_of_a_series_writes_one_mail_and_leaves_the_earlier_ones(Engine engine)
    {
        await using var hosting = await HostingSite.StartAsync(engine);
        var times = await hosting.SeriesAsync();
        await hosting.Site.ChangeAsync(async db =>
        {
            var friends = (await db.Organizations.FindAsync(hosting.Friends.OrganizationId))!;
            foreach (var id in times)
                (await db.Events.FindAsync(id))!.HostedBy(friends, HostRole.CoHost);
        });
        var rosa = await ListingSite.OpenAsync(hosting.Site);
        var path = $"/listing/events/{times[1]:n}/cancel";

        var unsaid = await ListingSite.SendAsync(rosa, path, ("times", "later"));
        var done = await ListingSite.FollowAsync(rosa, await ListingSite.SendAsync(
            rosa, path, ("times", "later"), (EventStepWords.NoteEnField, "The heat."), (EventStepWords.NoteEsField, "El calor.")));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, unsaid.Status);
        Assert.Contains("The event is cancelled.", done.Words, StringComparison.Ordinal);
        List<EventStatus> states = [];
        foreach (var id in times)
            states.Add((await hosting.EventAsync(id)).Status);
        Assert.Equal([EventStatus.Published, EventStatus.Cancelled, EventStatus.Cancelled, EventStatus.Cancelled], states);
        var mail = Assert.Single(await hosting.MailsAsync(MailKind.EventChanged));
        Assert.Equal("Cancelado: Weekly vigil (es)", mail.Subject);
        Assert.Contains("El calor.", mail.Text, StringComparison.Ordinal);
        Assert.Contains("27 de junio", mail.Text.ReplaceLineEndings(" "), StringComparison.Ordinal);
    }

    [Theory, OnBothEngines]
    public async Task All_later_times_move_by_as_many_days_and_to_the_same_hour(Engine engine)
    {
        await using var hosting = await HostingSite.StartAsync(engine);
        var times = await hosting.SeriesAsync();
        var rosa = await ListingSite.OpenAsync(hosting.Site);

        await ListingSite.SendAsync(rosa, $"/listing/events/{times[2]:n}/edit", ("times", "later"), (EventFields.StartDate, "2026-06-21"), (EventFields.StartTime, "18:00"), (EventFields.BringEn, "Candles"));

        Assert.Equal(("2026-06-13 19:00", ""), await AtAsync(times[1]));
        Assert.Equal(("2026-06-21 18:00", "Candles"), await AtAsync(times[2]));
        Assert.Equal(("2026-06-28 18:00", "Candles"), await AtAsync(times[3]));

        async Task<(string When, string Bring)> AtAsync(Guid id)
        {
            var time = await hosting.EventAsync(id);
            return ($"{time.StartDate:yyyy-MM-dd} {time.StartTime:HH\\:mm}", time.Bring.En);
        }
    }

    [Theory, OnBothEngines]
    public async Task A_postponed_event_gets_its_new_time(Engine engine)
    {
        await using var hosting = await HostingSite.StartAsync(engine, isHosting: true);
        var rosa = await ListingSite.OpenAsync(hosting.Site);

        await ListingSite.SendAsync(rosa, $"{hosting.Page}/postpone", (EventStepWords.NoteEnField, "The hall is closed."));
        Assert.Equal(EventStatus.Postponed, (await hosting.EventAsync()).Status);
        await ListingSite.SendAsync(rosa, $"{hosting.Page}/reschedule", (EventFields.StartDate, "2026-06-13"), (EventFields.StartTime, "19:00"));

        var kept = await hosting.EventAsync();
        Assert.Equal((EventStatus.Published, new DateOnly(2026, 6, 13), new DateOnly(2026, 6, 6)), (kept.Status, kept.StartDate, kept.PreviousStartDate));
        Assert.Equal(["Pospuesto: March to the capitol (es)", "Nueva fecha: March to the capitol (es)"], (await hosting.MailsAsync(MailKind.EventChanged)).Select(mail => mail.Subject));
        Assert.True(kept.ChangeNote.IsEmpty);
    }

    [Theory, OnBothEngines]
    public async Task What_an_organizer_changes_is_told_to_all_hosts(Engine engine)
    {
        await using var hosting = await HostingSite.StartAsync(engine, isHosting: true);
        await using var acting = await Acting.AsAsync(hosting.Site, OrganizerRole.Organizer);
        var sheet = (await acting.The<EditEvent>().ReadAsync(hosting.EventId, Ct))!.With((EventFields.StartTime, "20:00"));

        await acting.The<EditEvent>().SaveAsync(hosting.EventId, sheet, PlanSheets.Nothing, Ct);
        await acting.The<TakeEventStep>().TakeAsync(EventStep.Cancel, hosting.EventId, new EventStepWords { NoteEn = "The heat." }, PlanSheets.Nothing, Ct);

        var mails = await hosting.MailsAsync(MailKind.EventChanged);
        Assert.Equal([HostingSite.Ana, HostingSite.Ana, ListingSite.Rosa, ListingSite.Rosa], mails.Select(mail => mail.Recipient).Order());
        Assert.Equal(["Cancelled: March to the capitol", "New time: March to the capitol"], mails.Where(mail => mail.Recipient == ListingSite.Rosa).Select(mail => mail.Subject).Order());
    }

    [Theory, OnBothEngines]
    public async Task Only_the_lead_changes_an_event_and_strangers_do_not_even_see_it(Engine engine)
    {
        await using var hosting = await HostingSite.StartAsync(engine, isHosting: true);
        await ListingSite.SpeakerAsync(hosting.Site, "Others", "eva@others.example", "Eva");
        await hosting.Site.ChangeAsync(async db =>
        {
            // Answered a mail, but nothing of theirs was ever listed.
            var newcomer = new Contact((await db.Organizations.FindAsync(hosting.Lead.OrganizationId))!, new() { Name = "Somebody New", Email = "new@desert-neighbors.example" }, TestData.By, TestData.At);
            newcomer.Confirm(TestData.By, TestData.At);
            db.Add(newcomer);
        });
        string[] parts = ["", "/edit", "/cancel", "/postpone", "/hosts", "/report"];

        var ana = await ListingSite.OpenAsync(hosting.Site, HostingSite.Ana);
        Assert.Equal(HttpStatusCode.OK, (await ana.OpenAsync(hosting.Page)).Status);
        foreach (var part in parts[1..])
            Assert.Equal(HttpStatusCode.Redirect, (await ana.OpenAsync(hosting.Page + part)).Status);
        foreach (var stranger in new[] { "eva@others.example", "new@desert-neighbors.example" })
        {
            var visitor = await ListingSite.OpenAsync(hosting.Site, stranger);
            foreach (var part in parts)
                Assert.Equal(HttpStatusCode.Redirect, (await visitor.OpenAsync(hosting.Page + part)).Status);
        }
    }
}
