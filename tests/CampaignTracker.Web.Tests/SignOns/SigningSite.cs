using System.Text.RegularExpressions;
using CampaignTracker.Data.Letters;
using CampaignTracker.Data.Mail;
using CampaignTracker.Testing;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Tests.SignOns;

/// <summary>A site with one open letter, and what an organization's contact fills in.</summary>
internal static partial class SigningSite
{
    public const string Form = "/letters/open-letter/sign-on";

    public static readonly (string Name, string Value)[] Filled =
    [
        ("name", "Desert Neighbors"), ("city", "Phoenix"), ("state", "AZ"), ("scope", "local"), ("sectors", "community"),
        ("person", "Rosa Díaz"), ("email", "rosa@desert-neighbors.example"),
    ];

    public static async Task<CampaignSite> StartAsync(Engine engine)
    {
        var site = await CampaignSite.StartAsync(engine);
        await site.ChangeAsync(db => Task.FromResult(db.Add(TestData.OpenLetter("open-letter", "The open letter"))));
        return site;
    }

    /// <summary>What is filled, with some of it otherwise.</summary>
    public static (string Name, string Value)[] With(params (string Name, string Value)[] changes) =>
        [.. Filled.Where(field => !changes.Any(change => change.Name == field.Name)), .. changes];

    /// <summary>Fills and sends a new form.</summary>
    public static async Task<Answer> SignAsync(CampaignSite site, params (string Name, string Value)[] changes)
    {
        var visitor = new Visitor(site);
        return await visitor.SendAsync(await visitor.OpenAsync(Form), With(changes));
    }

    public static async Task<List<SignOnRequest>> RequestsAsync(CampaignSite site)
    {
        await using var db = await site.OpenDatabaseAsync();
        return await db.SignOnRequests.AsNoTracking().Include(r => r.Contact).Include(r => r.Organization!.Sectors).Include(r => r.SignOns).OrderBy(r => r.Id).ToListAsync();
    }

    /// <summary>The words of the newest mail to an address.</summary>
    public static async Task<string> MailToAsync(CampaignSite site, string address)
    {
        await using var db = await site.OpenDatabaseAsync();
        return await db.Outbox.Where(m => m.Recipient == address && m.State != MailState.Withheld).OrderByDescending(m => m.Id).Select(m => m.Text).FirstOrDefaultAsync()
            ?? throw new InvalidOperationException($"No mail to {address}.");
    }

    /// <summary>The path of the link in a mail.</summary>
    public static string LinkIn(string mail) => Link().Match(mail) is { Success: true } link ? link.Value : throw new InvalidOperationException($"No link in: {mail}");

    public static string CodeIn(string mail) => Code().Match(mail) is { Success: true } code ? code.Value : throw new InvalidOperationException($"No code in: {mail}");

    [GeneratedRegex(@"(/es)?/sign-on/(confirm|disown)/[\w-]+")]
    private static partial Regex Link();

    [GeneratedRegex(@"\b\d{6}\b")]
    private static partial Regex Code();
}
