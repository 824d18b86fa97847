using CampaignTracker.Data;
using CampaignTracker.Data.Agreements;
using CampaignTracker.Data.Organizers;
using CampaignTracker.Data.Reasons;
using CampaignTracker.Data.Security;
using CampaignTracker.Data.Timeline;
using CampaignTracker.Testing;
using CampaignTracker.Web.Features.Agreements;
using CampaignTracker.Web.Features.Blocks;
using CampaignTracker.Web.Features.Reasons;
using CampaignTracker.Web.Features.Site;
using CampaignTracker.Web.Features.Timeline;
using CampaignTracker.Web.Tests.Site;
using CampaignTracker.Web.Ui.Organize.Editing;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Tests.Organize;

/// <summary>Every action on the site, its facts and its words against every role and none.</summary>
public sealed class SiteActions
{
    private static readonly OrganizerRole?[] Roles = [OrganizerRole.Administrator, OrganizerRole.Organizer, OrganizerRole.Reader, null];

    private static readonly Source Paper = new("A paper", "https://paper.example/");

    private static readonly Dictionary<string, Func<Acting, CampaignSite, Task<SheetOutcome>>> Saves = new()
    {
        ["a milestone is written"] = (acting, _) => SaveAsync(acting.The<EditMilestone>().ReadAsync(null, Ct), sheet => acting.The<EditMilestone>().SaveAsync(null, sheet, Ct),
            ("date", "2026-05-01"), ("title-en", "A fact"), ("title-es", "Un hecho"), ("sources", "A paper | https://paper.example/")),
        ["a milestone is corrected"] = async (acting, site) => await SaveAsync(acting.The<EditMilestone>().ReadAsync(await IdAsync<Milestone>(site), Ct),
            async sheet => await acting.The<EditMilestone>().SaveAsync(await IdAsync<Milestone>(site), sheet, Ct), ("title-en", "Another")),
        ["a milestone is removed"] = async (acting, site) => await acting.The<EditMilestone>().RemoveAsync(await IdAsync<Milestone>(site), Ct),
        ["an agency is added"] = (acting, _) => SaveAsync(acting.The<EditAgency>().ReadAsync(null, Ct), sheet => acting.The<EditAgency>().SaveAsync(null, sheet, Ct), ("name", "A sheriff"), ("state", "AZ")),
        ["an agency is corrected"] = async (acting, site) => await SaveAsync(acting.The<EditAgency>().ReadAsync(await IdAsync<Agency>(site), Ct),
            async sheet => await acting.The<EditAgency>().SaveAsync(await IdAsync<Agency>(site), sheet, Ct), ("name", "Another sheriff")),
        ["an agreement is added"] = async (acting, site) => await SaveAsync(acting.The<EditAgreement>().BeginAsync(await IdAsync<Agency>(site), Ct),
            async sheet => await acting.The<EditAgreement>().AddAsync(await IdAsync<Agency>(site), sheet, Ct), ("as-of", "2026-05-01"), ("sources", "ICE’s list")),
        ["an agreement is corrected"] = async (acting, site) => await SaveAsync(acting.The<EditAgreement>().ReadAsync(await IdAsync<Agreement>(site), Ct),
            async sheet => await acting.The<EditAgreement>().SaveAsync(await IdAsync<Agreement>(site), sheet, Ct), ("status", "Ended")),
        ["an agreement is removed"] = async (acting, site) => await acting.The<EditAgreement>().RemoveAsync(await IdAsync<Agreement>(site), Ct),
        ["a reason is written"] = (acting, _) => SaveAsync(acting.The<EditReason>().ReadAsync(null, Ct), sheet => acting.The<EditReason>().SaveAsync(null, sheet, Ct), ("text-en", "Twice."), ("text-es", "Dos veces.")),
        ["a reason is corrected"] = async (acting, site) => await SaveAsync(acting.The<EditReason>().ReadAsync(await IdAsync<Reason>(site), Ct),
            async sheet => await acting.The<EditReason>().SaveAsync(await IdAsync<Reason>(site), sheet, Ct), ("text-en", "Again.")),
        ["a reason is removed"] = async (acting, site) => await acting.The<EditReason>().RemoveAsync(await IdAsync<Reason>(site), Ct),
    };

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static TheoryData<string, OrganizerRole?> EachSaveWithEachRole => [.. from save in Saves.Keys from role in Roles select (save, role)];

    public static TheoryData<SiteSwitch, OrganizerRole?> EachSwitchWithEachRole => [.. from which in Enum.GetValues<SiteSwitch>() from role in Roles select (which, role)];

    public static TheoryData<OrganizerRole?> EachRole => [.. Roles];

    [Theory]
    [MemberData(nameof(EachSaveWithEachRole))]
    public async Task What_is_kept_by_hand_is_changed_for_its_roles_only(string save, OrganizerRole? role)
    {
        await using var site = await SiteAsync();
        await using var acting = await Acting.AsAsync(site, role);
        var before = await HistoryAsync(site);

        var outcome = await Saves[save](acting, site);

        var mayAct = role is OrganizerRole.Administrator or OrganizerRole.Organizer;
        Assert.Equal(mayAct ? SheetResult.Saved : SheetResult.NotAllowed, outcome.Result);
        Assert.Equal(mayAct ? before + 1 : before, await HistoryAsync(site));
    }

    [Theory]
    [MemberData(nameof(EachSwitchWithEachRole))]
    public async Task A_switch_is_turned_by_administrators_only(SiteSwitch which, OrganizerRole? role)
    {
        await using var site = await SiteAsync();
        var before = await HistoryAsync(site);

        var outcome = await site.TurnAsync(which, on: true, "AZ", role);

        Assert.Equal(role is OrganizerRole.Administrator ? SwitchResult.Done : SwitchResult.NotAllowed, outcome.Result);
        Assert.Equal(role is OrganizerRole.Administrator, await HistoryAsync(site) > before);
    }

    [Theory]
    [MemberData(nameof(EachRole))]
    public async Task Banner_samples_and_hidden_addresses_are_administrators_matters(OrganizerRole? role)
    {
        await using var site = await SiteAsync();
        await using var acting = await Acting.AsAsync(site, role);
        var may = role is OrganizerRole.Administrator;

        Assert.Equal(may ? SheetResult.Saved : SheetResult.NotAllowed, (await site.ShowBannerAsync("Soon", "Pronto", role)).Result);
        Assert.Equal(may ? SwitchResult.Done : SwitchResult.NotAllowed, (await acting.The<TurnSwitches>().ShowAddressesAgainAsync(Ct)).Result);
        Assert.Equal(may, await acting.The<RemoveSamples>().RemoveAsync(Ct) is not null);
    }

    [Theory]
    [MemberData(nameof(EachRole))]
    public async Task The_block_list_is_read_and_changed_by_those_who_organize_only(OrganizerRole? role)
    {
        await using var site = await SiteAsync();
        await using var acting = await Acting.AsAsync(site, role);
        var (list, change) = (acting.The<ListBlocks>(), acting.The<ChangeBlocks>());
        var may = role is OrganizerRole.Administrator or OrganizerRole.Organizer;

        Assert.Equal(may ? 1 : 0, (await list.ReadAsync(1, Ct)).Rows.Count);
        Assert.Equal(may ? 1 : 0, (await list.BlockingAsync("a@spam.example", Ct)).Count);
        Assert.Equal(may ? 0 : null, await list.CountWaitingAsync("*.example", Ct));
        Assert.Equal(may ? BlockOutcome.Done : BlockOutcome.NotAllowed, await change.BlockAsync("*.junk.example", "Junk.", Ct));
        Assert.Equal(may ? BlockOutcome.Done : BlockOutcome.NotAllowed, await change.UnblockAsync("spam.example", Ct));
    }

    private static async Task<CampaignSite> SiteAsync()
    {
        var site = await CampaignSite.StartAsync(Engine.Sqlite);
        var agency = Agency.Keep("a-sheriff", "The Test Sheriff", "AZ", "Pima", "04019", AgencyLevel.County, centre: null, TestData.By, TestData.At);
        await site.ChangeAsync(db =>
        {
            db.AddRange(
                agency, Agreement.Keep(agency, new(AgreementModel.TaskForce, null, AgreementStatus.InForce, new(2026, 5, 1), null, BilingualText.Empty, [Paper]), TestData.By, TestData.At),
                Milestone.Keep("a-fact", new(2009, 8, 25), DatePrecision.Day, new("First", "Primero"), BilingualText.Empty, [Paper], TestData.By, TestData.At),
                Reason.Keep(ReasonUse.DeclineSignOn, new("Once.", "Una vez."), 1, TestData.By, TestData.At),
                new BlockRule("spam.example", "Spam.", TestData.By, TestData.At));
            return Task.CompletedTask;
        });
        return site;
    }

    private static async Task<SheetOutcome> SaveAsync(Task<Sheet?> read, Func<Sheet, Task<SheetOutcome>> save, params (string Field, string Value)[] typed)
    {
        var sheet = (await read)!;
        foreach (var (field, value) in typed)
            sheet[field] = value;
        return await save(sheet);
    }

    private static async Task<Guid> IdAsync<TRecord>(CampaignSite site)
        where TRecord : Data.Record
    {
        await using var db = await site.OpenDatabaseAsync();
        return (await db.Set<TRecord>().SingleAsync(Ct)).Id;
    }

    private static async Task<int> HistoryAsync(CampaignSite site)
    {
        await using var db = await site.OpenDatabaseAsync();
        return await db.History.CountAsync(h => h.Noun != nameof(Organizer), Ct);
    }
}
