using CampaignTracker.Data.Organizers;
using CampaignTracker.Testing;
using CampaignTracker.Web.Features.People;
using CampaignTracker.Web.Tests.Organizers;
using CampaignTracker.Web.Tests.People;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Tests.Organize;

/// <summary>What is done about accounts, against every role and none; beside <see cref="ZoneActions"/>.</summary>
public sealed class PeopleActions
{
    private static readonly Dictionary<string, Func<Acting, Account, Guid, Task<bool?>>> Actions = new()
    {
        ["invite"] = async (acting, _, _) => await acting.The<InviteColleague>().InviteAsync(Invited.Form(email: "new@neighbors.example"), Ct) is { } problems ? problems.Count == 0 : null,
        ["resend"] = async (acting, _, invitation) => Told(await acting.The<ChangeInvitation>().ResendAsync(invitation, Ct)),
        ["take back"] = async (acting, _, invitation) => Told(await acting.The<ChangeInvitation>().TakeBackAsync(invitation, Ct)),
        ["role"] = async (acting, colleague, _) => Told(await acting.The<ChangeColleague>().RoleAsync(colleague.Id, OrganizerRole.Reader, Ct)),
        ["disable"] = async (acting, colleague, _) => Told(await acting.The<ChangeColleague>().DisableAsync(colleague.Id, Ct)),
        ["sign out"] = async (acting, colleague, _) => Told(await acting.The<ChangeColleague>().SignOutEverywhereAsync(colleague.Id, Ct)),
        ["list"] = async (acting, _, _) => (await acting.The<ListPeople>().ReadAsync(1, Ct)).Colleagues.Count > 0 ? true : null,
    };

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static TheoryData<string, OrganizerRole?> EachWithEachRole =>
        [.. from action in Actions.Keys from role in (OrganizerRole?[])[OrganizerRole.Administrator, OrganizerRole.Organizer, OrganizerRole.Reader, null] select (action, role)];

    [Theory]
    [MemberData(nameof(EachWithEachRole))]
    public async Task It_is_done_for_administrators_only(string action, OrganizerRole? role)
    {
        await using var site = await CampaignSite.StartAsync(Engine.Sqlite);
        var colleague = await Account.MakeAsync(site, OrganizerRole.Organizer);
        await using var administrator = await Acting.AsAsync(site, OrganizerRole.Administrator);
        var invitation = await administrator.InviteAsync();
        await using var acting = await Acting.AsAsync(site, role);
        var before = await HistoryAsync(site);

        var isDone = await Actions[action](acting, colleague, invitation);

        Assert.Equal(role is OrganizerRole.Administrator ? true : null, isDone);
        Assert.Equal(role is OrganizerRole.Administrator && action != "list" ? before + 1 : before, await HistoryAsync(site));
    }

    /// <summary>Enabling needs a disabled colleague, so it stands alone.</summary>
    [Theory]
    [InlineData(OrganizerRole.Administrator, PeopleOutcome.Done)]
    [InlineData(OrganizerRole.Organizer, PeopleOutcome.NotAllowed)]
    [InlineData(OrganizerRole.Reader, PeopleOutcome.NotAllowed)]
    [InlineData(null, PeopleOutcome.NotAllowed)]
    public async Task A_disabled_account_is_enabled_by_administrators_only(OrganizerRole? role, PeopleOutcome outcome)
    {
        await using var site = await CampaignSite.StartAsync(Engine.Sqlite);
        var colleague = await Account.MakeAsync(site, OrganizerRole.Organizer);
        await site.ChangeAsync(async db => (await db.Organizers.SingleAsync(Ct)).Disable(TestData.By, site.Now));
        await using var acting = await Acting.AsAsync(site, role);

        Assert.Equal(outcome, await acting.The<ChangeColleague>().EnableAsync(colleague.Id, Ct));
    }

    private static bool? Told(PeopleOutcome outcome) => outcome is PeopleOutcome.NotAllowed ? null : outcome is PeopleOutcome.Done;

    private static async Task<int> HistoryAsync(CampaignSite site)
    {
        await using var db = await site.OpenDatabaseAsync();
        return await db.History.CountAsync(Ct);
    }
}
