using System.Net;
using System.Text.RegularExpressions;
using CampaignTracker.Data.Letters;
using CampaignTracker.Data.Mail;
using CampaignTracker.Data.Organizations;
using CampaignTracker.Testing;
using CampaignTracker.Web.Tests.SignOns;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Tests.Listings;

/// <summary>A site with organizations whose contacts signed letters, and the way to their listings.</summary>
internal static partial class ListingSite
{
    public const string Rosa = "rosa@desert-neighbors.example";

    public static async Task<CampaignSite> StartAsync(Engine engine, params (string Name, string Value)[] settings)
    {
        var site = await CampaignSite.StartAsync(engine, new SiteOptions { Settings = settings.ToDictionary(s => s.Name, s => s.Value) });
        await site.ChangeAsync(db => Task.FromResult(db.Add(TestData.OpenLetter("open-letter", "The open letter"))));
        return site;
    }

    /// <summary>A contact who signed the open letter, by default with all of it listed.</summary>
    public static async Task<Speaker> SpeakerAsync(
        CampaignSite site, string organization = "Desert Neighbors", string email = Rosa, string name = "Rosa Díaz", bool isListed = true, Guid? forOrganization = null)
    {
        await using var db = await site.OpenDatabaseAsync();
        var letter = await db.Letters.Include(l => l.Versions).SingleAsync(l => l.Slug == "open-letter");
        var group = forOrganization is { } id ? await db.Organizations.Include(o => o.Sectors).SingleAsync(o => o.Id == id) : TestData.Organization(organization);
        var details = new ContactDetails { Name = name, Title = "Coordinator", Email = email, Phone = "602 555 0134" };
        var contact = new Contact(group, details, TestData.By, TestData.At);
        var request = new SignOnRequest(Guid.CreateVersion7(), contact, group, QuarantineReason.None, TestData.By, TestData.At);
        var signOn = request.Sign(
            new LetterToSign(letter.Id, letter.Versions[0].Id, letter.Status, letter.DeadlineAt, false), new Signatory(name, "Coordinator", false, false), TestData.By, TestData.At);
        request.Confirm(TestData.By, TestData.At);
        contact.Confirm(TestData.By, TestData.At);
        group.ConfirmEmail(TestData.By, TestData.At);
        signOn.Confirm(TestData.By, TestData.At);
        if (isListed)
        {
            group.List(TestData.By, TestData.At);
            signOn.List(TestData.By, TestData.At);
        }

        if (forOrganization is null)
            db.Add(group);
        db.AddRange(contact, request);
        await db.SaveChangesAsync();
        return new Speaker(group.Id, group.Slug, contact.Id, signOn.Id, letter.Id);
    }

    /// <summary>Asks for the link.</summary>
    public static async Task<Answer> AskAsync(Visitor visitor, string email, string path = "/listing") =>
        await visitor.SendAsync(await visitor.OpenAsync(path), ("email", email));

    /// <summary>Asks for the link and opens the listing with it.</summary>
    public static async Task<Visitor> OpenAsync(CampaignSite site, string email = Rosa)
    {
        var visitor = new Visitor(site);
        await AskAsync(visitor, email);
        var answer = await visitor.SendAsync(await visitor.OpenAsync((await LinksToAsync(site, email))[^1]));
        Assert.EndsWith("/listing/edit", answer.Response.Headers.Location?.OriginalString, StringComparison.Ordinal);
        return visitor;
    }

    /// <summary>Sends the form of a page of the listing; its own, not the one that closes it.</summary>
    public static async Task<Answer> SendAsync(Visitor visitor, string path, params (string Name, string Value)[] filled) =>
        await visitor.SendAsync(await visitor.OpenAsync(path), FormOf(path), filled);

    public static string FormOf(string path) => $"form[action='{path}']";

    /// <summary>The page that an answer leads to.</summary>
    public static async Task<Answer> FollowAsync(Visitor visitor, Answer answer)
    {
        Assert.Equal(HttpStatusCode.Redirect, answer.Status);
        return await visitor.OpenAsync(answer.Response.Headers.Location!.OriginalString);
    }

    /// <summary>Paths of the links to listings, offers and erasures that an address was sent, oldest first.</summary>
    public static async Task<List<string>> LinksToAsync(CampaignSite site, string email) =>
        [.. (await MailsToAsync(site, email)).Where(m => m.State == MailState.Waiting).SelectMany(m => Link().Matches(m.Text)).Select(link => link.Value).Distinct()];

    public static async Task<List<OutboxMail>> MailsToAsync(CampaignSite site, string email)
    {
        await using var db = await site.OpenDatabaseAsync();
        return await db.Outbox.AsNoTracking().Where(m => m.Recipient == email).OrderBy(m => m.Id).ToListAsync();
    }

    public static async Task<T> ReadAsync<T>(CampaignSite site, Func<Data.CampaignDbContext, Task<T>> read)
    {
        await using var db = await site.OpenDatabaseAsync();
        return await read(db);
    }

    public static Task<SignOn> SignOnAsync(CampaignSite site, Guid id) => ReadAsync(site, db => db.SignOns.AsNoTracking().SingleAsync(s => s.Id == id));

    public static Task<Organization> OrganizationAsync(CampaignSite site, Guid id) =>
        ReadAsync(site, db => db.Organizations.AsNoTracking().Include(o => o.Sectors).SingleAsync(o => o.Id == id));

    /// <summary>What was done to a record, and by whom.</summary>
    public static Task<List<string>> HistoryOfAsync(CampaignSite site, Guid id) =>
        ReadAsync(site, db => db.History.Where(h => h.NounId == id).OrderBy(h => h.Id).Select(h => $"{h.What} by {h.By}").ToListAsync());

    [GeneratedRegex(@"(/es)?/listing/(hand-over/|erase/)?[\w-]{43}")]
    private static partial Regex Link();
}

/// <summary>A contact and what came with them.</summary>
internal sealed record Speaker(Guid OrganizationId, string Slug, Guid ContactId, Guid SignOnId, Guid LetterId);
