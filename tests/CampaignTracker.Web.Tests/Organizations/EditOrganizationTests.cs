using CampaignTracker.Data.Organizations;
using CampaignTracker.Data.Organizers;
using CampaignTracker.Testing;
using CampaignTracker.Web.Features.Organizations;
using CampaignTracker.Web.Features.SignOns;
using CampaignTracker.Web.Tests.Organize;
using CampaignTracker.Web.Ui.Organize.Editing;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Tests.Organizations;

/// <summary>Correcting an organization, and adding one by hand.</summary>
public sealed class EditOrganizationTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, OnBothEngines]
    public async Task Who_saves_later_is_told_what_changed_and_loses_nothing(Engine engine)
    {
        await using var site = await CampaignSite.StartAsync(engine);
        var organization = TestData.ListedOrganization(slug: "neighbors");
        await site.ChangeAsync(async db => await db.AddAsync(organization, Ct));
        await using var acting = await Acting.AsAsync(site, OrganizerRole.Organizer);
        var edit = acting.The<EditOrganization>();
        var (one, other) = ((await edit.ReadAsync(organization.Id, Ct))!, (await edit.ReadAsync(organization.Id, Ct))!);

        one[SignOnFields.City] = "Mesa";
        one[OrganizationFields.AboutEs] = "Vecinas y vecinos.";
        Assert.Equal(SheetResult.Saved, (await edit.SaveAsync(organization.Id, one, Ct)).Result);
        other[SignOnFields.City] = "Tempe";
        other[SignOnFields.ShortName] = "TN";
        var met = await edit.SaveAsync(organization.Id, other, Ct);

        Assert.Equal((SheetResult.Met, "A Organizer"), (met.Result, met.By));
        var told = other.Meet(met.Theirs, met.Version);
        Assert.Equal([SignOnFields.City], told.Where(field => field.IsTyped).Select(field => field.Field));
        Assert.Equal(SheetResult.Saved, (await edit.SaveAsync(organization.Id, other, Ct)).Result);
        await using var db = await site.OpenDatabaseAsync();
        var kept = await db.Organizations.SingleAsync(Ct);
        Assert.Equal(("Tempe", "TN", "Vecinas y vecinos."), (kept.City, kept.ShortName, kept.About.Es));
    }

    [Fact]
    public async Task What_is_amiss_is_told_at_its_field_and_what_nobody_touched_is_not_complained_of()
    {
        await using var site = await CampaignSite.StartAsync(Engine.Sqlite);
        // As a printed list had it: no form would take the name.
        var organization = TestData.ListedOrganization("=A list's odd name");
        await site.ChangeAsync(async db => await db.AddAsync(organization, Ct));
        await using var acting = await Acting.AsAsync(site, OrganizerRole.Organizer);
        var edit = acting.The<EditOrganization>();
        var sheet = (await edit.ReadAsync(organization.Id, Ct))!;

        (sheet[SignOnFields.Website], sheet[SignOnFields.Sectors], sheet[OrganizationFields.Sources]) = ("not a site", "", "A paper | https://paper.example\nx | ftp://y");
        Assert.Equal([SignOnFields.Website, SignOnFields.Sectors, OrganizationFields.Sources], (await edit.SaveAsync(organization.Id, sheet, Ct)).Errors.Select(error => error.Name));
        (sheet[SignOnFields.Website], sheet[SignOnFields.Sectors], sheet[OrganizationFields.Sources]) = ("www.neighbors.example", "faith", "A paper | https://paper.example\n\nA flyer");
        Assert.Equal(SheetResult.Saved, (await edit.SaveAsync(organization.Id, sheet, Ct)).Result);

        await using var db = await site.OpenDatabaseAsync();
        var kept = await db.Organizations.Include(o => o.Sectors).SingleAsync(Ct);
        Assert.Equal(("=A list's odd name", "https://www.neighbors.example", Sector.Faith), (kept.Name, kept.Website, Assert.Single(kept.Sectors).Sector));
        Assert.Equal([("A paper", "https://paper.example"), ("A flyer", null)], kept.Sources.Select(source => (source.Title, source.Url)));
    }

    [Theory, OnBothEngines]
    public async Task Before_one_is_added_its_likely_twins_are_shown(Engine engine)
    {
        await using var site = await CampaignSite.StartAsync(engine);
        var known = TestData.Organization("The José Center, Inc.", slug: "jose-center");
        await site.ChangeAsync(async db => await db.AddAsync(known, Ct));
        await using var acting = await Acting.AsAsync(site, OrganizerRole.Organizer);
        var add = acting.The<AddOrganization>();
        var sheet = new Sheet(AddOrganization.Blank);
        (sheet[SignOnFields.Name], sheet[SignOnFields.State], sheet[SignOnFields.Sectors]) = ("Jose Center", "AZ", "community");

        var (refused, twins) = await add.AddAsync(sheet, [], Ct);
        Assert.Equal((SheetResult.Refused, AddOrganization.IsAnother), (refused.Result, Assert.Single(refused.Errors).Name));
        Assert.Equal(known.Id, Assert.Single(twins).Id);
        // Saying so beforehand is not enough: somebody must have seen which it may be.
        sheet[AddOrganization.IsAnother] = "true";
        Assert.Equal(SheetResult.Refused, (await add.AddAsync(sheet, [], Ct)).Outcome.Result);

        var (added, _) = await add.AddAsync(sheet, [known.Id], Ct);
        Assert.Equal(SheetResult.Saved, added.Result);
        await using var db = await site.OpenDatabaseAsync();
        var made = await db.Organizations.SingleAsync(o => o.Id != known.Id, Ct);
        Assert.Equal((OrganizationStatus.Listed, $"/organize/organizations/{made.Id}"), (made.Status, added.Address));
        Assert.StartsWith("jose-center-", made.Slug, StringComparison.Ordinal);
    }
}
