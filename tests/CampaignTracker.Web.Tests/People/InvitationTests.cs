using System.Net;
using CampaignTracker.Data.Organizers;
using CampaignTracker.Testing;
using CampaignTracker.Web.Features.People;
using CampaignTracker.Web.Features.Retention;
using CampaignTracker.Web.Tests.Organize;
using CampaignTracker.Web.Tests.Organizers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CampaignTracker.Web.Tests.People;

public sealed class InvitationTests
{
    private static readonly (string, string?)[] Right = [("new-password", Account.Words), ("again", Account.Words)];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, OnBothEngines]
    public async Task The_mails_link_makes_an_account_in_the_persons_language_and_with_the_role(Engine engine)
    {
        await using var site = await CampaignSite.StartAsync(engine);
        await using var administrator = await Acting.AsAsync(site, OrganizerRole.Administrator);
        await administrator.InviteAsync();
        var link = await Invited.LinkAsync(site);
        Assert.StartsWith("/es/", link, StringComparison.Ordinal);
        using var visitor = new PlainBrowser(site);
        await visitor.OpenAsync(link);
        Assert.Equal("no-referrer", Assert.Single(visitor.Answer.Headers.GetValues("Referrer-Policy")));
        Assert.Equal("Eva Lara", visitor.Page.GetElementById("name")!.GetAttribute("value"));
        await visitor.SendAsync([("name", "Eva M. Lara"), .. Right]);
        await visitor.FollowAsync();

        // Not before an authenticator is proven, and the codes were kept.
        Assert.Equal("Configure su aplicación de autenticación", visitor.Heading);
        var eva = new Account(site, Guid.Empty, Invited.Address, Account.Words, visitor.Page.QuerySelector("code.secret")!.TextContent.Replace(" ", "", StringComparison.Ordinal), []);
        await visitor.SendAsync(("code", eva.Code()));
        Assert.Equal(10, visitor.Page.QuerySelectorAll(".code-list li").Length);
        await visitor.SendAsync(("kept", "true"));
        Assert.Equal("/organize", visitor.Leads);
        await using var db = await site.OpenDatabaseAsync();
        var organizer = await db.Organizers.SingleAsync(o => o.Email == Invited.Address, Ct);
        Assert.Equal(("Eva M. Lara", OrganizerRole.Organizer, Data.Language.Spanish), (organizer.DisplayName, organizer.Role, organizer.Language));
        Assert.False(await db.Invitations.AnyAsync(Ct));
        Assert.Equal(
            [("accepted", "Eva M. Lara"), ("authenticator changed", "Eva M. Lara"), ("came by invitation", "Eva M. Lara"), ("invited", "A Administrator")],
            (await db.History.Where(h => h.By != "a test").ToListAsync(Ct)).Select(h => (h.What, h.By)).Order());
    }

    [Theory, OnBothEngines]
    public async Task It_works_once_and_by_its_form_alone(Engine engine)
    {
        await using var site = await CampaignSite.StartAsync(engine);
        await using var administrator = await Acting.AsAsync(site, OrganizerRole.Administrator);
        await administrator.InviteAsync();
        var link = await Invited.LinkAsync(site);
        using var first = new PlainBrowser(site);
        using var second = new PlainBrowser(site);
        await first.OpenAsync(link);
        await second.OpenAsync(link);
        await Task.WhenAll(first.SendAsync(Right), second.SendAsync(Right));

        Assert.Equal([HttpStatusCode.Found, HttpStatusCode.Gone], new[] { first.Status, second.Status }.Order());
        await first.OpenAsync(link);
        Assert.Equal(HttpStatusCode.Gone, first.Status);
        await using var db = await site.OpenDatabaseAsync();
        Assert.Equal(1, await db.Organizers.CountAsync(o => o.Email == Invited.Address, Ct));
    }

    [Theory, OnBothEngines]
    public async Task A_newer_one_takes_its_place_and_one_that_was_taken_back_opens_nothing(Engine engine)
    {
        await using var site = await CampaignSite.StartAsync(engine);
        await using var administrator = await Acting.AsAsync(site, OrganizerRole.Administrator);
        var id = await administrator.InviteAsync();
        var older = await Invited.LinkAsync(site);
        site.Clock.Advance(TimeSpan.FromDays(6));
        Assert.Equal(PeopleOutcome.Done, await administrator.The<ChangeInvitation>().ResendAsync(id, Ct));
        var newer = await Invited.LinkAsync(site);
        site.Clock.Advance(TimeSpan.FromDays(6));
        using var visitor = new PlainBrowser(site);
        await visitor.OpenAsync(older);
        Assert.Equal(HttpStatusCode.Gone, visitor.Status);
        await visitor.OpenAsync(newer);
        Assert.Equal(HttpStatusCode.OK, visitor.Status);

        Assert.Equal(PeopleOutcome.Done, await administrator.The<ChangeInvitation>().TakeBackAsync(id, Ct));
        await visitor.SendAsync(Right);
        Assert.Equal(HttpStatusCode.Gone, visitor.Status);
        Assert.Equal(PeopleOutcome.TooLate, await administrator.The<ChangeInvitation>().ResendAsync(id, Ct));
        await using var db = await site.OpenDatabaseAsync();
        Assert.Equal(["invited", "sent again", "taken back"], await db.History.Where(h => h.NounId == id).OrderBy(h => h.At).Select(h => h.What).ToListAsync(Ct));
    }

    [Theory, OnBothEngines]
    public async Task A_mail_that_has_not_left_yet_does_not_bring_a_dead_link(Engine engine)
    {
        await using var site = await CampaignSite.StartAsync(engine);
        await using var administrator = await Acting.AsAsync(site, OrganizerRole.Administrator);
        var id = await administrator.InviteAsync();
        await administrator.The<ChangeInvitation>().TakeBackAsync(id, Ct);

        Assert.Empty(await site.MailsToAsync(Invited.Address));
    }

    [Theory, OnBothEngines]
    public async Task It_is_forgotten_with_its_mail_and_link_after_seven_days(Engine engine)
    {
        await using var site = await CampaignSite.StartAsync(engine);
        await using var administrator = await Acting.AsAsync(site, OrganizerRole.Administrator);
        await administrator.InviteAsync();
        var link = await Invited.LinkAsync(site);
        var retention = site.Services.GetRequiredService<EnforceRetention>();
        site.Clock.Advance(TimeSpan.FromDays(7) - TimeSpan.FromSeconds(1));
        await retention.RunAsync(Ct);
        using var visitor = new PlainBrowser(site);
        await visitor.OpenAsync(link);
        Assert.Equal(HttpStatusCode.OK, visitor.Status);

        site.Clock.Advance(TimeSpan.FromSeconds(1));
        await visitor.OpenAsync(link);
        Assert.Equal(HttpStatusCode.Gone, visitor.Status);
        await retention.RunAsync(Ct);
        await using var db = await site.OpenDatabaseAsync();
        Assert.False(await db.Invitations.AnyAsync(Ct));
        Assert.False(await db.Links.AnyAsync(l => l.Purpose == Data.Mail.LinkPurpose.AcceptInvitation, Ct));
        Assert.False(await db.Outbox.AnyAsync(m => m.Recipient == Invited.Address, Ct));
    }

    [Theory, OnBothEngines]
    public async Task Its_link_is_not_in_the_database_and_every_dead_one_says_the_same(Engine engine)
    {
        await using var site = await CampaignSite.StartAsync(engine);
        await using var administrator = await Acting.AsAsync(site, OrganizerRole.Administrator);
        await administrator.InviteAsync();
        var link = await Invited.LinkAsync(site);
        await using (var db = await site.OpenDatabaseAsync())
        {
            var kept = await db.Links.SingleAsync(l => l.Purpose == Data.Mail.LinkPurpose.AcceptInvitation, Ct);
            Assert.DoesNotContain(link.Split('/')[^1], $"{kept.TokenHash} {kept.CodeHash}", StringComparison.OrdinalIgnoreCase);
        }

        // The address comes to have an account by another way.
        await Account.MakeAsync(site, OrganizerRole.Reader, Invited.Address, "Eva Lara");
        using var taken = new PlainBrowser(site);
        using var unknown = new PlainBrowser(site);
        await taken.OpenAsync(link);
        await unknown.OpenAsync("/es/account/invited/nobody-sent-this");
        Assert.Equal((unknown.Status, unknown.Words), (taken.Status, taken.Words));
    }

    [Theory]
    [InlineData("  ", "eva.example", InviteProblem.NameMissing, InviteProblem.EmailWrong)]
    [InlineData("Eva", "ANA@coalition.example", InviteProblem.HasAccount)]
    [InlineData("Eva", "bob@coalition.example", InviteProblem.IsInvited)]
    [InlineData("Eva\0", "eva\0@coalition.example", InviteProblem.NameMissing, InviteProblem.EmailWrong)]
    public async Task What_is_amiss_is_told_to_the_administrator(string name, string email, params InviteProblem[] problems)
    {
        await using var site = await CampaignSite.StartAsync(Engine.Sqlite);
        await Account.MakeAsync(site);
        await using var administrator = await Acting.AsAsync(site, OrganizerRole.Administrator);
        await administrator.InviteAsync(Invited.Form("Bob", "Bob@coalition.example"));

        Assert.Equal(problems, await administrator.The<InviteColleague>().InviteAsync(Invited.Form(name, email), Ct));
    }

    [Theory, OnBothEngines]
    public async Task Of_two_who_invite_one_person_at_once_one_is_told(Engine engine)
    {
        await using var site = await CampaignSite.StartAsync(engine);
        await using var one = await Acting.AsAsync(site, OrganizerRole.Administrator);
        await using var other = await Acting.AsAsync(site, OrganizerRole.Administrator);

        var answers = await Task.WhenAll(one.The<InviteColleague>().InviteAsync(Invited.Form(), Ct), other.The<InviteColleague>().InviteAsync(Invited.Form(), Ct));

        Assert.Equal([0, 1], answers.Select(problems => problems!.Count).Order());
        Assert.Single(await site.MailsToAsync(Invited.Address));
    }
}
