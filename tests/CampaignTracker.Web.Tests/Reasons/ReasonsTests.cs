using Bunit;
using CampaignTracker.Data;
using CampaignTracker.Data.Letters;
using CampaignTracker.Data.Organizers;
using CampaignTracker.Data.Reasons;
using CampaignTracker.Testing;
using CampaignTracker.Web.Features.Reasons;
using CampaignTracker.Web.Features.SignOns.Organize;
using CampaignTracker.Web.Tests.Organize;
using CampaignTracker.Web.Ui.Organize.Editing;
using Microsoft.EntityFrameworkCore;
using TestContext = Xunit.TestContext;

namespace CampaignTracker.Web.Tests.Reasons;

public sealed class ReasonsTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, OnBothEngines]
    public async Task They_are_offered_by_decision_and_in_their_order(Engine engine)
    {
        await using var site = await CampaignSite.StartAsync(engine);
        await KeepAsync(site, (ReasonUse.DeclineSignOn, "Second", 20), (ReasonUse.DeclineSignOn, "First", 10), (ReasonUse.DeclineEvent, "An event's", 1));
        await using var acting = await Acting.AsAsync(site, OrganizerRole.Organizer);

        var offered = await acting.The<ListReasons>().ForAsync(ReasonUse.DeclineSignOn, Ct);

        Assert.Equal(["First", "Second"], offered.Select(reason => reason.Text.En));
        Assert.Equal(3, (await acting.The<ListReasons>().AllAsync(Ct)).Count);
    }

    [Fact]
    public async Task One_that_is_chosen_stands_in_the_field_in_the_contacts_language_and_can_be_changed()
    {
        await using var site = await CampaignSite.StartAsync(Engine.Sqlite);
        await KeepAsync(site, (ReasonUse.DeclineSignOn, "We could not find you.", 10));
        var letter = TestData.OpenLetter();
        await site.ChangeAsync(db =>
        {
            db.AddRange(letter, TestData.ConfirmedRequest(letter));
            return Task.CompletedTask;
        });
        await using var organizer = await OpenPage.AsAsync(site, OrganizerRole.Organizer);
        var page = organizer.Open<SignOnsPage>();
        page.WaitForState(() => page.FindAll(".queue-actions button").Count == 3);
        await page.InvokeAsync(() => page.FindAll(".queue-actions button")[1].ClickAsync(new()));
        page.WaitForState(() => page.FindAll(".reason-offer option").Count == 2);

        await page.InvokeAsync(() => page.Find(".reason-offer select").Change(page.FindAll(".reason-offer option")[1].GetAttribute("value")));

        page.WaitForAssertion(() => Assert.Equal("We could not find you.", page.Find("textarea").GetAttribute("value")));
        await page.InvokeAsync(() => page.Find("textarea").Input("We could not find you. Write to us."));
        await page.InvokeAsync(() => page.Find(".queue-words").SubmitAsync(new()));
        await using var db = await site.OpenDatabaseAsync();
        Assert.Equal("We could not find you. Write to us.", (await db.SignOns.SingleAsync(s => s.Status == SignOnStatus.Declined, Ct)).DeclineReason);
    }

    [Theory]
    [InlineData("text-en", "")]
    [InlineData("text-es", " ")]
    [InlineData("place", "1000")]
    [InlineData("place", "ten")]
    [InlineData("use", "Nothing")]
    [InlineData("use", "99")]
    public async Task What_is_amiss_is_told_at_its_field(string field, string value)
    {
        await using var site = await CampaignSite.StartAsync(Engine.Sqlite);
        await using var acting = await Acting.AsAsync(site, OrganizerRole.Organizer);
        var sheet = (await acting.The<EditReason>().ReadAsync(null, Ct))!;
        (sheet["text-en"], sheet["text-es"]) = ("Twice.", "Dos veces.");
        sheet[field] = value;

        var outcome = await acting.The<EditReason>().SaveAsync(null, sheet, Ct);

        Assert.Equal(SheetResult.Refused, outcome.Result);
        Assert.Equal(field, Assert.Single(outcome.Errors).Name);
    }

    private static Task KeepAsync(CampaignSite site, params (ReasonUse Use, string Words, int Place)[] reasons) => site.ChangeAsync(db =>
    {
        db.AddRange(reasons.Select(reason => Reason.Keep(reason.Use, new BilingualText(reason.Words, $"{reason.Words} (es)"), reason.Place, TestData.By, TestData.At)));
        return Task.CompletedTask;
    });
}
