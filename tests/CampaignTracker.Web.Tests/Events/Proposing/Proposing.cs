using CampaignTracker.Data.Events;
using CampaignTracker.Data.Organizations;
using CampaignTracker.Testing;
using CampaignTracker.Web.Tests.Listings;
using CampaignTracker.Web.Tests.SignOns;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Tests.Events.Proposing;

/// <summary>What many tests of proposing do.</summary>
internal static class Proposing
{
    public const string Page = "/events/propose";
    public const string FromListing = "/listing/edit/propose";

    public static readonly (string Name, string Value)[] Look = [("step", "look")];
    public static readonly (string Name, string Value)[] Send = [("step", "send")];

    /// <summary>A vigil in Phoenix, on a Thursday in November.</summary>
    public static (string Name, string Value)[] Vigil(params (string Name, string Value)[] changes)
    {
        (string Name, string Value)[] usual =
        [
            ("step", "look"), ("organization_name", "Desert Neighbors"), ("type", "Vigil"), ("title_en", "Candles at the plaza"), ("visibility", "Public"),
            ("venue", "The old plaza"), ("city", "Phoenix"), ("state", "AZ"), ("zip", "85003"), ("start_date", "2026-11-05"), ("start_time", "18:00"),
        ];
        return [.. usual.Where(field => !changes.Any(change => change.Name == field.Name)), .. changes];
    }

    /// <summary>The same, each week until the middle of December.</summary>
    public static (string Name, string Value)[] Weekly(params (string Name, string Value)[] changes)
    {
        (string Name, string Value)[] usual = [("repeats", "weekly"), ("every", ""), ("until", "2026-12-17")];
        return Vigil([.. usual.Where(field => !changes.Any(change => change.Name == field.Name)), .. changes]);
    }

    /// <summary>Fills the form and looks at it; by default as anybody.</summary>
    public static async Task<Answer> FillAsync(Visitor visitor, (string Name, string Value)[] filled, string page = Page) =>
        await visitor.SendAsync(await visitor.OpenAsync(page), FormOf(page), filled);

    /// <summary>Presses a button of the page that shows how it reads.</summary>
    public static Task<Answer> PressAsync(Visitor visitor, Answer preview, (string Name, string Value)[] more, string page = Page) =>
        visitor.SendAsync(preview, FormOf(page), more);

    public static string FormOf(string page) => ListingSite.FormOf(page);

    public static async Task<List<CampaignEvent>> EventsAsync(CampaignSite site)
    {
        await using var db = await site.OpenDatabaseAsync();
        return await db.Events.AsNoTracking().Include(e => e.TrueAddress).Include(e => e.Hosts).ThenInclude(h => h.Organization).AsSplitQuery().OrderBy(e => e.StartDate).ToListAsync();
    }

    /// <summary>Somebody who answered a mail, and of whose signatures none was listed.</summary>
    public static Task StrangerAsync(CampaignSite site, Guid organizationId) => site.ChangeAsync(async db =>
    {
        var eve = new Contact(await db.Organizations.SingleAsync(o => o.Id == organizationId), new ContactDetails { Name = "Eve", Email = "eve@else.example" }, TestData.By, TestData.At);
        eve.Confirm(TestData.By, TestData.At);
        await db.AddAsync(eve);
    });

    public static Task<List<EventProposal>> ProposalsAsync(CampaignSite site) => ListingSite.ReadAsync(site, db => db.EventProposals.AsNoTracking().OrderBy(p => p.Id).ToListAsync());

    /// <summary>The path of the link by which a contact answers.</summary>
    public static string LinkIn(string mail)
    {
        var from = mail.IndexOf("/events/propose/confirm/", StringComparison.Ordinal);
        Assert.True(from >= 0, $"No link in: {mail}");
        return new([.. mail[from..].TakeWhile(c => !char.IsWhiteSpace(c))]);
    }
}
