using System.Net;
using CampaignTracker.Data.Mail;
using CampaignTracker.Data.Organizations;
using CampaignTracker.Testing;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Tests.Listings;

/// <summary>A listing's own contact claims to be another organization, or to be reached elsewhere.</summary>
public sealed class AnotherClaimTests
{
    private const string Page = "/listing/edit/organization";
    private const string Office = "office@desert-neighbors.example";

    [Theory, OnBothEngines]
    public async Task No_listed_organization_becomes_another_that_is_listed(Engine engine)
    {
        await using var site = await ListingSite.StartAsync(engine);
        var speaker = await ListingSite.SpeakerAsync(site);
        await ListingSite.SpeakerAsync(site, "Gamma House", "gil@gamma.example", "Gil");
        await ChangeAsync(site, "Gamma House", details => details with { Website = "https://www.gamma.example/home" });
        var visitor = await ListingSite.OpenAsync(site);

        var name = await ListingSite.SendAsync(visitor, Page, ("name", "The Gamma House, Inc."), ("about", "Kept words."));
        var website = await ListingSite.SendAsync(visitor, Page, ("website", "gamma.example"));
        var elsewhere = await ListingSite.SendAsync(visitor, Page, ("name", "Gamma House"), ("state", "NM"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, name.Status);
        Assert.Contains("Another organization of this name and state is on the roster.", name.ErrorAt("name"), StringComparison.Ordinal);
        Assert.Equal("The Gamma House, Inc.", name.Page.QuerySelector("#name")!.GetAttribute("value"));
        Assert.Equal("Kept words.", name.Page.QuerySelector("#about")!.TextContent);
        Assert.Contains("Another organization on the roster has this website.", website.ErrorAt("website"), StringComparison.Ordinal);
        Assert.EndsWith("done=corrected", elsewhere.Response.Headers.Location?.OriginalString, StringComparison.Ordinal);
        Assert.Equal(("Gamma House", "NM", (string?)null), await ListingSite.OrganizationAsync(site, speaker.OrganizationId) is var kept ? (kept.Name, kept.State, kept.Website) : default);
    }

    [Theory, OnBothEngines]
    public async Task The_public_address_that_was_told_of_signatures_is_told_once_that_it_no_longer_is(Engine engine)
    {
        await using var site = await ListingSite.StartAsync(engine);
        var speaker = await ListingSite.SpeakerAsync(site);
        await ChangeAsync(site, "Desert Neighbors", details => details with { PublicEmail = Office }, "We called.");
        var visitor = await ListingSite.OpenAsync(site);

        await ListingSite.SendAsync(visitor, Page, ("public-email", "OFFICE@desert-neighbors.example"));
        Assert.Empty(await ListingSite.MailsToAsync(site, Office));
        await ListingSite.SendAsync(visitor, Page, ("public-email", "mine@elsewhere.example"));
        await ListingSite.SendAsync(visitor, Page, ("public-email", Office));
        await ListingSite.SendAsync(visitor, Page, ("public-email", ""));

        var mail = Assert.Single((await ListingSite.ReadAsync(site, db => db.Outbox.AsNoTracking().Where(m => m.AboutId == speaker.OrganizationId).ToListAsync())), m => m.RecipientKey == EmailAddress.Canonical(Office));
        Assert.Contains("took this address off its listing", mail.Text, StringComparison.Ordinal);
        Assert.Contains("If nobody of your organization wanted this", mail.Text, StringComparison.Ordinal);
        Assert.NotNull(mail.DaySlot);
        var kept = await ListingSite.OrganizationAsync(site, speaker.OrganizationId);
        Assert.Equal((VerificationLevel.EmailConfirmed, (string?)null), (kept.Verification, kept.PublicEmail));
        Assert.Contains("verification-lapsed by the contact", await ListingSite.HistoryOfAsync(site, speaker.OrganizationId));
    }

    private static Task ChangeAsync(CampaignSite site, string name, Func<OrganizationDetails, OrganizationDetails> change, string? evidence = null) => site.ChangeAsync(async db =>
    {
        var organization = await db.Organizations.Include(o => o.Sectors).SingleAsync(o => o.Name == name);
        var details = new OrganizationDetails
        {
            Name = organization.Name,
            City = organization.City,
            State = organization.State,
            Scope = organization.Scope,
            Sectors = [.. organization.Sectors.Select(s => s.Sector)],
        };
        organization.Correct(change(details), TestData.By, site.Now);
        if (evidence is not null)
            organization.Verify(evidence, TestData.By, site.Now);
    });
}
