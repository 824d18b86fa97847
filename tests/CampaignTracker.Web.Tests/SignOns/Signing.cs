using CampaignTracker.Data.Letters;
using CampaignTracker.Data.Organizations;
using CampaignTracker.Testing;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Tests.SignOns;

/// <summary>What many tests of signing on do.</summary>
internal static class Signing
{
    public const string Letter = "a-letter";
    public const string Rosa = "rosa@neighbors.example";
    public const string Confirm = "/sign-on/confirm/";

    /// <summary>A site with one open letter.</summary>
    public static async Task<CampaignSite> SiteAsync(Engine engine, SiteOptions? options = null, params object[] more)
    {
        var site = await CampaignSite.StartAsync(engine, options);
        await site.ChangeAsync(db =>
        {
            db.Add(TestData.OpenLetter(Letter, "Stop it"));
            db.AddRange(more);
            return Task.CompletedTask;
        });
        return site;
    }

    /// <summary>Fills the form as a person would, in half a minute, and sends it.</summary>
    public static async Task<PlainBrowser> SignOnAsync(this CampaignSite site, params (string Name, string? Value)[] typed)
    {
        var visitor = new PlainBrowser(site);
        await visitor.OpenAsync($"/letters/{Letter}/sign-on");
        site.Clock.Advance(TimeSpan.FromSeconds(30));
        await visitor.SendAsync($"/letters/{Letter}/sign-on", Answers(typed));
        return visitor;
    }

    /// <summary>Signs on and answers the mail by its link's button.</summary>
    public static async Task<PlainBrowser> SignOnAndConfirmAsync(this CampaignSite site, string email = Rosa, params (string Name, string? Value)[] typed)
    {
        using var sent = await site.SignOnAsync([("email", email), .. typed]);
        return await site.ConfirmNewestAsync(email);
    }

    public static async Task<PlainBrowser> ConfirmNewestAsync(this CampaignSite site, string email)
    {
        var mail = (await site.MailsToAsync(email)).Last(m => m.Html.Contains(Confirm, StringComparison.Ordinal));
        var visitor = new PlainBrowser(site);
        await visitor.OpenAsync(mail.LinkPath);
        await visitor.SendAsync();
        return visitor;
    }

    /// <summary>Answers that are in order, but for what a test types; for <see cref="Verified"/> where a listed organization is chosen.</summary>
    public static (string Name, string? Value)[] Answers(params (string Name, string? Value)[] typed)
    {
        var isListed = typed.Any(field => field.Name == "organization");
        (string Name, string? Value)[] usual =
        [
            ("name", isListed ? "Phoenix Verified" : "Rosa's Neighbors"), ("website", isListed ? "" : "https://neighbors.example"), ("city", "Phoenix"), ("state", "AZ"), ("zip", "85003"), ("scope", "local"),
            ("sectors", "community"), ("person", "Rosa Morales"), ("title", "Chair"), ("email", Rosa),
        ];
        return [.. usual.Where(field => typed.All(one => one.Name != field.Name)), .. typed];
    }

    /// <summary>The newest sign-on of an organization, as the database has it.</summary>
    public static async Task<SignOn> SignOnOfAsync(this CampaignSite site, string organization)
    {
        await using var db = await site.OpenDatabaseAsync();
        return await db.SignOns.AsNoTracking().Include(s => s.Organization).Where(s => s.Organization!.Name == organization).OrderByDescending(s => s.Id)
            .FirstAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>On the roster, verified by an organizer, with a website and a public address.</summary>
    public static Organization Verified(string name = "Phoenix Verified", string website = "https://www.verified.example/", string? publicEmail = null)
    {
        var details = new OrganizationDetails
        {
            Name = name,
            City = "Phoenix",
            State = "AZ",
            Scope = Scope.Local,
            Sectors = [Sector.Community],
            Website = website,
            PublicEmail = publicEmail,
        };
        var organization = Organization.Ask(details, null, TestData.By, TestData.At);
        organization.List(TestData.By, TestData.At);
        organization.Verify("We called them.", TestData.By, TestData.At);
        return organization;
    }
}
