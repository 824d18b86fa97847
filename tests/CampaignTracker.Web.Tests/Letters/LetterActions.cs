using CampaignTracker.Data.Letters;
using CampaignTracker.Data.Organizers;
using CampaignTracker.Testing;
using CampaignTracker.Web.Features.Letters.Work;
using CampaignTracker.Web.Ui.Organize.Editing;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Tests.Letters;

/// <summary>Every action on letters against every role and none, beside <c>ZoneActions</c>.</summary>
public sealed class LetterActions
{
    private static readonly OrganizerRole?[] Roles = [OrganizerRole.Administrator, OrganizerRole.Organizer, OrganizerRole.Reader, null];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static TheoryData<LetterStep, OrganizerRole?> EachStepWithEachRole => [.. from step in Enum.GetValues<LetterStep>() from role in Roles select (step, role)];

    public static TheoryData<OrganizerRole?> EachRole => [.. Roles];

    [Theory, MemberData(nameof(EachStepWithEachRole))]
    public async Task A_step_is_taken_for_its_roles_only(LetterStep step, OrganizerRole? role)
    {
        await using var site = await CampaignSite.StartAsync(Engine.Sqlite);
        await using var work = await Working.OnAsync(site, Ready(step), role);
        var before = (await work.LetterAsync()).Version;
        var sheet = await work.SheetAsync(step, Filled(step));

        var outcome = await work.SaveAsync(step, sheet);

        Check(role, outcome);
        Assert.Equal(MayAct(role), (await work.LetterAsync()).Version != before);
    }

    [Theory, MemberData(nameof(EachRole))]
    public async Task A_letter_is_closed_for_its_roles_only(OrganizerRole? role)
    {
        await using var site = await CampaignSite.StartAsync(Engine.Sqlite);
        await using var work = await Working.OnAsync(site, TestData.OpenLetter("close"), role);

        Check(role, await work.The<CloseLetter>().CloseAsync(work.LetterId, Ct));

        Assert.Equal(MayAct(role) ? LetterStatus.Closed : LetterStatus.Open, (await work.LetterAsync()).Status);
    }

    [Theory, MemberData(nameof(EachRole))]
    public async Task A_letter_is_begun_for_its_roles_only(OrganizerRole? role)
    {
        await using var site = await CampaignSite.StartAsync(Engine.Sqlite);
        await using var work = await Working.OnAsync(site, TestData.DraftLetter("other"), role);
        var sheet = LetterDetailsSheet.ForNew();
        (sheet["Title"], sheet["Addressee"]) = ("New", "The President");

        Check(role, await work.The<BeginLetter>().BeginAsync(sheet, Ct));

        await using var db = await site.OpenDatabaseAsync();
        Assert.Equal(MayAct(role) ? 2 : 1, await db.Letters.CountAsync(Ct));
    }

    private static bool MayAct(OrganizerRole? role) => role is OrganizerRole.Administrator or OrganizerRole.Organizer;

    private static void Check(OrganizerRole? role, SheetOutcome outcome) => Assert.Equal(MayAct(role) ? SheetResult.Saved : SheetResult.NotAllowed, outcome.Result);

    /// <summary>A letter that the step can be taken on.</summary>
    private static Letter Ready(LetterStep step)
    {
        var letter = TestData.DraftLetter("step");
        if (step is LetterStep.Open or LetterStep.Details)
            return letter;
        letter.Open(TestData.By, TestData.At);
        if (step is LetterStep.Aim)
            return letter;
        letter.Close(TestData.By, TestData.At);
        if (step is LetterStep.Amend)
            letter.Write(new("We ask anew.", "Pedimos de nuevo."), TestData.By, TestData.At);
        if (step is LetterStep.Answer)
            letter.Deliver(new("By hand.", ""), TestData.By, TestData.At);
        return letter;
    }

    private static (string, string)[] Filled(LetterStep step) => step switch
    {
        LetterStep.Details => [("Title", "Another")],
        LetterStep.Deliver => [("Recipient", "The mailroom"), ("Date", "2026-05-30"), ("Confirmed", "0")],
        LetterStep.Answer => [("Note", "No."), ("Date", "2026-05-30")],
        _ => [("Target", "12")],
    };
}
