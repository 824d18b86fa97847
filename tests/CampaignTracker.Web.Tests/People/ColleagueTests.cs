using CampaignTracker.Data.Organizers;
using CampaignTracker.Testing;
using CampaignTracker.Web.Features.People;
using CampaignTracker.Web.Tests.Organize;
using CampaignTracker.Web.Tests.Organizers;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Tests.People;

public sealed class ColleagueTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, OnBothEngines]
    public async Task Each_change_is_done_told_by_mail_and_kept_in_the_history_once(Engine engine)
    {
        await using var site = await CampaignSite.StartAsync(engine);
        await using var administrator = await Acting.AsAsync(site, OrganizerRole.Administrator);
        var eva = await Account.MakeAsync(site, OrganizerRole.Organizer, "eva@coalition.example", "Eva Lara");
        var change = administrator.The<ChangeColleague>();
        (Func<Task<PeopleOutcome>> Do, string What, string Told, bool IsOnce)[] steps =
        [
            (() => change.RoleAsync(eva.Id, OrganizerRole.Reader, Ct), "made Reader", "Your account: its role is now Reader", true),
            (() => change.SignOutEverywhereAsync(eva.Id, Ct), "signed out everywhere", "Your account: it was signed out everywhere", false),
            (() => change.DisableAsync(eva.Id, Ct), "disabled", "Your account: it was disabled", true),
            (() => change.EnableAsync(eva.Id, Ct), "enabled", "Your account: it may sign in again", true),
        ];
        foreach (var (act, what, told, isOnce) in steps)
        {
            site.Clock.Advance(TimeSpan.FromMinutes(1));
            Assert.Equal(PeopleOutcome.Done, await act());
            var mail = (await site.MailsToAsync(eva.Email))[^1];
            Assert.Equal(told, mail.Subject);
            Assert.Contains("A Administrator", mail.Text, StringComparison.Ordinal);
            await using var db = await site.OpenDatabaseAsync();
            Assert.Equal("A Administrator", (await db.History.SingleAsync(h => h.NounId == eva.Id && h.What == what, Ct)).By);
            if (isOnce)
                Assert.Equal(PeopleOutcome.TooLate, await act());
        }

        using var visitor = new PlainBrowser(site);
        await eva.SignInAsync(visitor);
    }

    [Theory, OnBothEngines]
    public async Task The_last_administrator_who_may_sign_in_is_neither_disabled_nor_given_another_role(Engine engine)
    {
        await using var site = await CampaignSite.StartAsync(engine);
        await using var last = await Acting.AsAsync(site, OrganizerRole.Administrator);
        await using var disabled = await Acting.AsAsync(site, OrganizerRole.Administrator);
        await using var organizer = await Acting.AsAsync(site, OrganizerRole.Organizer);
        var change = last.The<ChangeColleague>();
        Assert.Equal(PeopleOutcome.Done, await change.DisableAsync(disabled.OrganizerId, Ct));

        Assert.Equal(PeopleOutcome.LastAdministrator, await change.DisableAsync(last.OrganizerId, Ct));
        Assert.Equal(PeopleOutcome.LastAdministrator, await change.RoleAsync(last.OrganizerId, OrganizerRole.Organizer, Ct));
        Assert.Equal(PeopleOutcome.Done, await change.RoleAsync(organizer.OrganizerId, OrganizerRole.Administrator, Ct));
        Assert.Equal(PeopleOutcome.Done, await change.RoleAsync(last.OrganizerId, OrganizerRole.Reader, Ct));
        Assert.Equal(PeopleOutcome.NotAllowed, await change.RoleAsync(last.OrganizerId, OrganizerRole.Administrator, Ct));
    }

    [Theory, OnBothEngines]
    public async Task Administrators_who_disable_one_another_at_once_leave_one(Engine engine)
    {
        await using var site = await CampaignSite.StartAsync(engine);
        for (var round = 0; round < 5; round++)
        {
            await using var one = await Acting.AsAsync(site, OrganizerRole.Administrator);
            await using var other = await Acting.AsAsync(site, OrganizerRole.Administrator);
            await Task.WhenAll(
                one.The<ChangeColleague>().DisableAsync(other.OrganizerId, Ct), other.The<ChangeColleague>().DisableAsync(one.OrganizerId, Ct),
                one.The<ChangeColleague>().RoleAsync(one.OrganizerId, OrganizerRole.Reader, Ct), other.The<ChangeColleague>().RoleAsync(other.OrganizerId, OrganizerRole.Reader, Ct));

            await using var db = await site.OpenDatabaseAsync();
            Assert.True(await db.Organizers.Active().InRole(OrganizerRole.Administrator).AnyAsync(Ct));
        }
    }

    [Theory, OnBothEngines]
    public async Task The_list_tells_how_each_comes_in_and_when_last_those_who_may_not_last(Engine engine)
    {
        await using var site = await CampaignSite.StartAsync(engine);
        await using var administrator = await Acting.AsAsync(site, OrganizerRole.Administrator);
        var eva = await Account.MakeAsync(site, OrganizerRole.Organizer, "eva@coalition.example", "Eva Lara");
        await using var former = await Acting.AsAsync(site, OrganizerRole.Administrator);
        await administrator.The<ChangeColleague>().DisableAsync(former.OrganizerId, Ct);
        using var visitor = new PlainBrowser(site);
        await eva.SignInAsync(visitor);

        var people = await administrator.The<ListPeople>().ReadAsync(1, Ct);

        Assert.Equal([administrator.OrganizerId, eva.Id, former.OrganizerId], people.Colleagues.Select(row => row.Id));
        Assert.Equal(administrator.OrganizerId, people.Self);
        Assert.Equal((true, 0, site.Now, null), (people.Colleagues[1].HasAuthenticator, people.Colleagues[1].Passkeys, people.Colleagues[1].LastSignedInAt, people.Colleagues[1].DisabledAt));
        Assert.Equal((false, null), (people.Colleagues[0].HasAuthenticator, people.Colleagues[0].LastSignedInAt));
        Assert.NotNull(people.Colleagues[2].DisabledAt);
    }
}
