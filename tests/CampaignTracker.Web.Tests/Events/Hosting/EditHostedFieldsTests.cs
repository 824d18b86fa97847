using System.Net;
using CampaignTracker.Data.Events;
using CampaignTracker.Data.Organizers;
using CampaignTracker.Testing;
using CampaignTracker.Web.Features.Events.Hosting;
using CampaignTracker.Web.Features.Events.Planning;
using CampaignTracker.Web.Tests.Events.Planning;
using CampaignTracker.Web.Tests.Listings;
using CampaignTracker.Web.Tests.Organize;
using CampaignTracker.Web.Ui.Organize.Editing;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Tests.Events.Hosting;

/// <summary>What the pages on which hosts change their events ask and offer.</summary>
public sealed class EditHostedFieldsTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, OnBothEngines]
    public async Task What_is_provided_for_and_the_languages_are_corrected_by_the_host(Engine engine)
    {
        await using var hosting = await HostingSite.StartAsync(engine);
        var rosa = await ListingSite.OpenAsync(hosting.Site);
        var path = $"{hosting.Page}/edit";

        await ListingSite.SendAsync(rosa, path, (EventFields.Access, ""), (EventFields.Access, "StepFree"), (EventFields.Access, "Childcare"), (EventFields.Languages, ""), (EventFields.Languages, "mix"), (EventFields.Languages, "quc"));
        var kept = await hosting.EventAsync();
        Assert.Equal(AccessFeatures.StepFree | AccessFeatures.Childcare, kept.Access);
        Assert.Equal(["mix", "quc"], kept.Languages.Order());
        Assert.Contains("Mixteco", (await rosa.OpenAsync("/events/march")).Words, StringComparison.Ordinal);

        var form = await rosa.OpenAsync(path);
        Assert.Equal(["StepFree", "Childcare"], form.Page.QuerySelectorAll("input[name=access][checked]").Select(box => box.GetAttribute("value")));
        await ListingSite.SendAsync(rosa, path, (EventFields.BringEn, "Water"));
        Assert.Equal(AccessFeatures.StepFree | AccessFeatures.Childcare, (await hosting.EventAsync()).Access);
        await ListingSite.SendAsync(rosa, path, (EventFields.Access, ""));
        Assert.Equal(AccessFeatures.None, (await hosting.EventAsync()).Access);
    }

    [Fact]
    public async Task The_host_puts_the_pin_on_the_same_map_as_who_proposes()
    {
        await using var hosting = await HostingSite.StartAsync(Engine.Sqlite);
        var page = (await (await ListingSite.OpenAsync(hosting.Site)).OpenAsync($"{hosting.Page}/edit")).Page;

        Assert.Equal("/events/propose/place", page.QuerySelector(".pin-map[hidden]")!.GetAttribute("data-locate"));
        Assert.NotNull(page.QuerySelector("head script[type=module][src*='proposal-pin']"));
        Assert.NotNull(page.QuerySelector("head link[href*='lib/map/map']"));
    }

    [Theory, OnBothEngines]
    public async Task A_hidden_address_becomes_public_only_when_the_host_says_so_once_more(Engine engine)
    {
        await using var hosting = await HostingSite.StartAsync(engine);
        await HideAsync(hosting);
        var rosa = await ListingSite.OpenAsync(hosting.Site);
        var path = $"{hosting.Page}/edit";

        var asked = await ListingSite.SendAsync(rosa, path, (EventFields.Visibility, "Public"));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "Everybody will see Casa Luz, 99 Secreta St. What has been public cannot be called back."), (asked.Status, asked.ErrorAt(EventFields.Visibility)));
        Assert.DoesNotContain("Secreta", (await rosa.OpenAsync("/events/march")).Words, StringComparison.Ordinal);
        await rosa.SendAsync(asked, ListingSite.FormOf(path), ("sure", "true"));

        Assert.Equal((AddressVisibility.Public, "99 Secreta St"), await ShownAsync(hosting));
        Assert.Equal(HttpStatusCode.Redirect, (await ListingSite.SendAsync(rosa, path, (EventFields.BringEn, "Water"))).Status);
    }

    [Theory, OnBothEngines]
    public async Task A_hidden_address_becomes_public_only_when_the_organizer_says_so_once_more(Engine engine)
    {
        await using var hosting = await HostingSite.StartAsync(engine);
        await HideAsync(hosting);
        await using var acting = await Acting.AsAsync(hosting.Site, OrganizerRole.Organizer);
        var edit = acting.The<EditEvent>();
        var sheet = (await edit.ReadAsync(hosting.EventId, Ct))!.With((EventFields.Visibility, "Public"));

        var asked = await edit.SaveAsync(hosting.EventId, sheet, PlanSheets.Nothing, Ct);
        Assert.Equal((SheetResult.Refused, EventQuestion.BecomesPublic), (asked.Outcome.Result, Assert.Single(asked.Asks)));
        Assert.Equal((AddressVisibility.Area, ""), await ShownAsync(hosting));
        Assert.Equal(SheetResult.Saved, (await edit.SaveAsync(hosting.EventId, sheet, asked.Asks.ToHashSet(), Ct)).Outcome.Result);
        Assert.Equal((AddressVisibility.Public, "99 Secreta St"), await ShownAsync(hosting));
    }

    [Theory]
    [InlineData("edit", EventFields.TitleEn, EventFields.TitleEs)]
    [InlineData("cancel", EventStepWords.NoteEnField, EventStepWords.NoteEsField)]
    [InlineData("postpone", EventStepWords.NoteEnField, EventStepWords.NoteEsField)]
    public async Task The_readers_language_comes_first_and_either_is_enough(string part, string english, string spanish)
    {
        await using var hosting = await HostingSite.StartAsync(Engine.Sqlite);
        var rosa = await ListingSite.OpenAsync(hosting.Site);

        foreach (var (prefix, own, other) in new[] { ("", english, spanish), ("/es", spanish, english) })
        {
            var path = $"{prefix}{hosting.Page}/{part}";
            var page = await rosa.OpenAsync(path);
            var order = page.Page.QuerySelectorAll($"#{english}, #{spanish}").Select(field => field.Id).ToList();
            Assert.Equal([own, other], order);
            Assert.Equal("", page.Page.QuerySelector($"label[for={own}] .optional")!.TextContent);
            Assert.NotEqual("", page.Page.QuerySelector($"label[for={other}] .optional")!.TextContent);
            Assert.Equal(own, Assert.Single((await ListingSite.SendAsync(rosa, path, (english, ""), (spanish, ""))).Errors).Field);
        }

        Assert.Equal(HttpStatusCode.Redirect, (await ListingSite.SendAsync(rosa, $"/es{hosting.Page}/{part}", (english, ""), (spanish, "Solo en español"))).Status);
    }

    [Theory, OnBothEngines]
    public async Task A_link_that_begins_with_www_is_taken_and_links_without_words_are_told_apart(Engine engine)
    {
        await using var hosting = await HostingSite.StartAsync(engine);
        hosting.Site.Clock.Advance(TimeSpan.FromDays(90));
        var rosa = await ListingSite.OpenAsync(hosting.Site);
        var path = $"{hosting.Page}/report";

        await ListingSite.SendAsync(rosa, path, (ReadEventReport.Press, "www.paper.example/one\nhttps://paper.example/two/\nThe weekly www.weekly.example"), (ReadEventReport.Pictures, ""));

        var kept = await hosting.EventAsync();
        Assert.Equal(
            [("paper.example/one", "https://www.paper.example/one"), ("paper.example/two", "https://paper.example/two/"), ("The weekly", "https://www.weekly.example")],
            kept.Press.Select(link => (link.Title, link.Url!)));
        Assert.Equal("https://www.paper.example/one\nhttps://paper.example/two/\nThe weekly https://www.weekly.example", (await rosa.OpenAsync(path)).Page.QuerySelector("#press")!.TextContent.ReplaceLineEndings("\n"));
    }

    private static Task HideAsync(HostingSite hosting) => hosting.Site.ChangeAsync(async db =>
    {
        var stored = await db.Events.Include(e => e.TrueAddress).SingleAsync(e => e.Id == hosting.EventId);
        var hidden = TestData.Phoenix() with { Venue = "Casa Luz", AddressLine = "99 Secreta St", Visibility = AddressVisibility.Area, AreaPoint = new(33.4512, -112.0782) };
        stored.Move(hidden, TestData.By, TestData.At);
    });

    private static async Task<(AddressVisibility, string)> ShownAsync(HostingSite hosting) =>
        await hosting.EventAsync() is var kept ? (kept.AddressVisibility, kept.AddressLine) : default;
}
