using Bunit;
using CampaignTracker.Data.Organizers;
using CampaignTracker.Data.Timeline;
using CampaignTracker.Testing;
using CampaignTracker.Web.Features.Timeline;
using CampaignTracker.Web.Features.Timeline.Organize;
using CampaignTracker.Web.Tests.Organize;
using CampaignTracker.Web.Ui.Organize.Editing;
using CampaignTracker.Web.Ui.Organize.Grids;
using Microsoft.EntityFrameworkCore;
using TestContext = Xunit.TestContext;

namespace CampaignTracker.Web.Tests.Timeline;

public sealed class EditMilestoneTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_is_not_there_is_not_offered_to_be_deleted(bool isThere)
    {
        await using var site = await CampaignSite.StartAsync(Engine.Sqlite);
        await using var organizer = await OpenPage.AsAsync(site, OrganizerRole.Organizer);
        var edit = organizer.The<EditMilestone>();
        var id = Guid.Parse((await edit.SaveAsync(null, await NewAsync(edit), Ct)).Address!.Split('/')[^1]);

        var page = organizer.Open<MilestonePage>(milestone => milestone.Add(m => m.Id, isThere ? id : Guid.NewGuid()));

        page.WaitForAssertion(() => Assert.Equal(isThere, page.FindAll("form.sheet").Count == 1));
        page.WaitForAssertion(() => Assert.Equal(isThere, page.FindAll(".zone-removal").Count == 1));
        if (!isThere)
            page.WaitForAssertion(() => Assert.Single(page.FindAll(".zone-empty")));
    }

    [Fact]
    public async Task Which_language_is_missing_is_said()
    {
        await using var site = await CampaignSite.StartAsync(Engine.Sqlite);
        await using var acting = await Acting.AsAsync(site, OrganizerRole.Organizer);
        var edit = acting.The<EditMilestone>();
        var sheet = await NewAsync(edit);
        (sheet["title-en"], sheet["title-es"]) = ("", "");

        Assert.Equal(["Write the fact in English.", "Write the fact in Spanish."], (await edit.SaveAsync(null, sheet, Ct)).Errors.Select(error => error.Message));
    }

    [Theory, OnBothEngines]
    public async Task The_public_timeline_follows_what_is_written_corrected_and_removed(Engine engine)
    {
        await using var site = await CampaignSite.StartAsync(engine);
        await using var acting = await Acting.AsAsync(site, OrganizerRole.Organizer);
        var edit = acting.The<EditMilestone>();
        var written = await edit.SaveAsync(null, await NewAsync(edit), Ct);
        Assert.Equal(SheetResult.Saved, written.Result);
        Assert.Contains("May 2026", await TimelineAsync(site), StringComparison.Ordinal);
        Assert.Contains("Arizona ended its program.", await TimelineAsync(site), StringComparison.Ordinal);

        var id = Guid.Parse(written.Address!.Split('/')[^1]);
        var sheet = (await edit.ReadAsync(id, Ct))!;
        Assert.Equal("2026-05-01", sheet["date"]);
        sheet["title-en"] = "Arizona ended its last agreement.";
        Assert.Equal(SheetResult.Saved, (await edit.SaveAsync(id, sheet, Ct)).Result);
        Assert.Contains("Arizona ended its last agreement.", await TimelineAsync(site), StringComparison.Ordinal);

        Assert.Equal(SheetResult.Saved, (await edit.RemoveAsync(id, Ct)).Result);
        Assert.DoesNotContain("Arizona", await TimelineAsync(site), StringComparison.Ordinal);
        await using var db = await site.OpenDatabaseAsync();
        Assert.Equal(["corrected", "kept", "removed"], await db.History.Where(h => h.NounId == id).OrderBy(h => h.What).Select(h => h.What).ToListAsync(Ct));
        Assert.Equal(SheetResult.Gone, (await edit.RemoveAsync(id, Ct)).Result);
    }

    [Theory]
    [InlineData("date", "")]
    [InlineData("date", "May 2026")]
    [InlineData("date", "1899-12-31")]
    [InlineData("precision", "Decade")]
    [InlineData("title-es", "")]
    [InlineData("sources", "")]
    [InlineData("sources", "In print only")]
    [InlineData("sources", "A paper | https://paper.example/\nhttps://no.title.example/")]
    [InlineData("sources", "A paper | javascript:alert(1)")]
    public async Task What_is_amiss_is_told_at_its_field(string field, string value)
    {
        await using var site = await CampaignSite.StartAsync(Engine.Sqlite);
        await using var acting = await Acting.AsAsync(site, OrganizerRole.Organizer);
        var sheet = await NewAsync(acting.The<EditMilestone>());
        sheet[field] = value;

        var outcome = await acting.The<EditMilestone>().SaveAsync(null, sheet, Ct);

        Assert.Equal(SheetResult.Refused, outcome.Result);
        Assert.Equal(field, Assert.Single(outcome.Errors).Name);
        await using var db = await site.OpenDatabaseAsync();
        Assert.False(await db.Milestones.AnyAsync(Ct));
    }

    [Theory, OnBothEngines]
    public async Task Of_two_who_correct_one_the_later_sees_what_the_quicker_changed(Engine engine)
    {
        await using var site = await CampaignSite.StartAsync(engine);
        await using var acting = await Acting.AsAsync(site, OrganizerRole.Organizer);
        var edit = acting.The<EditMilestone>();
        var id = Guid.Parse((await edit.SaveAsync(null, await NewAsync(edit), Ct)).Address!.Split('/')[^1]);
        var (one, other) = ((await edit.ReadAsync(id, Ct))!, (await edit.ReadAsync(id, Ct))!);
        one["body-en"] = "By a vote.";
        await edit.SaveAsync(id, one, Ct);

        other["title-en"] = "Mine";
        var outcome = await edit.SaveAsync(id, other, Ct);

        Assert.Equal((SheetResult.Met, "By a vote.", "A Organizer"), (outcome.Result, outcome.Theirs["body-en"], outcome.By));
    }

    [Theory, OnBothEngines]
    public async Task The_list_is_searched_without_accents_ordered_and_paged(Engine engine)
    {
        await using var site = await CampaignSite.StartAsync(engine, new SiteOptions { Campaign2009 = true });
        await using var acting = await Acting.AsAsync(site, OrganizerRole.Reader);
        var list = acting.The<ListMilestones>();

        var newest = await list.ReadAsync(new GridQuery(), Ct);
        var oldest = await list.ReadAsync(new GridQuery { Sort = "date" }, Ct);
        var found = await list.ReadAsync(new GridQuery { Search = "CONGRESO" }, Ct);

        Assert.Equal(GridQuery.PageSize, newest.Rows.Count);
        Assert.True(newest.Rows[0].Date > oldest.Rows[0].Date);
        Assert.NotEmpty(found.Rows);
        Assert.All(found.Rows, row => Assert.Contains("congreso", $"{row.Title.En} {row.Title.Es}", StringComparison.OrdinalIgnoreCase));
    }

    private static async Task<Sheet> NewAsync(EditMilestone edit)
    {
        var sheet = (await edit.ReadAsync(null, Ct))!;
        (sheet["date"], sheet["precision"]) = ("2026-05-20", nameof(DatePrecision.Month));
        (sheet["title-en"], sheet["title-es"]) = ("Arizona ended its program.", "Arizona terminó su programa.");
        sheet["sources"] = "A paper | https://paper.example/";
        return sheet;
    }

    private static async Task<string> TimelineAsync(CampaignSite site) => (await site.GetPageAsync("/timeline")).Body!.TextContent;
}
