using System.Text.RegularExpressions;
using CampaignTracker.Data;
using CampaignTracker.Data.Organizers;
using CampaignTracker.Testing;
using CampaignTracker.Web.Features.People;
using CampaignTracker.Web.Tests.Organize;

namespace CampaignTracker.Web.Tests.People;

/// <summary>What an administrator writes, and what reaches the invited person.</summary>
internal static partial class Invited
{
    public const string Address = "eva@neighbors.example";

    public static InviteForm Form(string name = "Eva Lara", string email = Address, OrganizerRole role = OrganizerRole.Organizer, Language language = Language.Spanish) =>
        new() { Name = name, Email = email, Role = role, Language = language };

    /// <returns>The invitation's id.</returns>
    public static async Task<Guid> InviteAsync(this Acting administrator, InviteForm? form = null)
    {
        Assert.Empty((await administrator.The<InviteColleague>().InviteAsync(form ?? Form(), TestContext.Current.CancellationToken))!);
        return (await administrator.The<ListPeople>().ReadAsync(1, TestContext.Current.CancellationToken)).Invitations[^1].Id;
    }

    /// <summary>The path of the link in the newest mail.</summary>
    public static async Task<string> LinkAsync(CampaignSite site, string address = Address) =>
        Link().Match((await site.MailsToAsync(address))[^1].Html).Value;

    [GeneratedRegex("(/es)?/account/invited/[A-Za-z0-9_-]+")]
    private static partial Regex Link();
}
