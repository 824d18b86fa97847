using System.Net;
using Bunit;
using CampaignTracker.Data.Events;
using CampaignTracker.Data.Letters;
using CampaignTracker.Data.Organizations;
using CampaignTracker.Data.Organizers;
using CampaignTracker.Testing;
using CampaignTracker.Web.Features.Import;
using CampaignTracker.Web.Features.Organizations;
using CampaignTracker.Web.Features.Organizations.Merging;
using CampaignTracker.Web.Features.Organizations.Organize;
using CampaignTracker.Web.Features.SignOns;
using CampaignTracker.Web.Tests.Organize;
using CampaignTracker.Web.Ui.Organize.Editing;
using Microsoft.EntityFrameworkCore;
using TestContext = Xunit.TestContext;

namespace CampaignTracker.Web.Tests.Organizations;

/// <summary>Two listings that turn out to be one organization.</summary>
public sealed class MergeOrganizationsTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, OnBothEngines]
    public async Task Every_foreign_key_to_an_organization_stands_in_the_table(Engine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        await using var db = database.CreateDbContext();
        var keys = db.Model.GetEntityTypes().SelectMany(entity => entity.GetForeignKeys())
            .Where(key => key.PrincipalEntityType.ClrType == typeof(Organization))
            .Select(key => $"{key.DeclaringEntityType.ClrType.Name}.{Assert.Single(key.Properties).Name}").ToList();

        Assert.NotEmpty(keys);
        Assert.Equal(keys.Order(StringComparer.Ordinal), MergeTable.Parts.Select(part => part.ForeignKey).Order(StringComparer.Ordinal));
    }

    [Theory, OnBothEngines]
    public async Task Everything_that_the_table_moves_leads_to_the_one_that_stands_and_nothing_is_deleted(Engine engine)
    {
        await using var pair = await MergingPair.StartAsync(engine);
        var before = await pair.CountAsync();

        Assert.Equal(MergeOutcome.Merged, await pair.MergeAsync());

        Assert.Equal(before, await pair.CountAsync());
        await using var db = await pair.Site.OpenDatabaseAsync();
        foreach (var part in MergeTable.Parts.Where(part => part.MoveAsync is not null))
        {
            var (entity, property) = part.ForeignKey.Split('.') is [var one, var other] ? (one, other) : throw new InvalidOperationException(part.ForeignKey);
            var owners = await MergingPair.OwnersAsync(db, entity, property);
            Assert.Contains(pair.StandingId, owners);
            Assert.DoesNotContain(pair.MergedId, owners);
        }

        var merged = await db.Organizations.SingleAsync(o => o.Id == pair.MergedId, Ct);
        Assert.Equal((OrganizationStatus.Merged, (Guid?)pair.StandingId), (merged.Status, merged.MergedIntoId));
        Assert.Equal(HostRole.Lead, (await db.Set<EventHost>().SingleAsync(Ct)).Role);
        Assert.Equal(2, await db.History.CountAsync(h => (h.NounId == pair.MergedId && h.What == "merged") || (h.NounId == pair.StandingId && h.What == "took-in"), Ct));
    }

    [Theory, OnBothEngines]
    public async Task Of_two_signatures_under_one_text_the_chosen_one_stands(Engine engine)
    {
        foreach (var mergedStands in (bool[])[true, false])
        {
            await using var pair = await MergingPair.StartAsync(engine, bothSigned: true);
            var view = await pair.PreviewAsync();
            var twice = Assert.Single(view.Twice);
            var (stands, goes) = mergedStands ? (twice.Merged.Id, twice.Standing.Id) : (twice.Standing.Id, twice.Merged.Id);

            Assert.Equal(MergeOutcome.ChangedMeanwhile, await pair.MergeAsync());
            Assert.Equal(MergeOutcome.Merged, await pair.MergeAsync(setAside: [goes]));

            await using var db = await pair.Site.OpenDatabaseAsync();
            var signOns = await db.SignOns.AsNoTracking().ToDictionaryAsync(s => s.Id, Ct);
            Assert.Equal((SignOnStatus.Listed, pair.StandingId), (signOns[stands].Status, signOns[stands].OrganizationId));
            Assert.Equal((SignOnStatus.SetAside, (Guid?)stands, pair.StandingId), (signOns[goes].Status, signOns[goes].StandsInId, signOns[goes].OrganizationId));
        }
    }

    [Theory, OnBothEngines]
    public async Task Details_are_taken_as_chosen_and_sources_are_put_together(Engine engine)
    {
        await using var pair = await MergingPair.StartAsync(engine);
        var view = await pair.PreviewAsync();
        Assert.Equal([SignOnFields.Name, SignOnFields.Website, SignOnFields.City], view.Details.Select(detail => detail.Field));
        Assert.Equal([false, true, false], view.Details.Select(detail => detail.TakesMerged));

        await pair.MergeAsync(fields: [SignOnFields.Website]);

        await using var db = await pair.Site.OpenDatabaseAsync();
        var standing = await db.Organizations.SingleAsync(o => o.Id == pair.StandingId, Ct);
        Assert.Equal(("Lantern Keepers", "https://lanterns.example", "Phoenix"), (standing.Name, standing.Website, standing.City));
        Assert.Equal(["A list", "A paper"], standing.Sources.Select(source => source.Title).Order());
        Assert.Equal("Mesa", (await db.Organizations.SingleAsync(o => o.Id == pair.MergedId, Ct)).City);
    }

    [Theory, OnBothEngines]
    public async Task Website_and_public_address_that_nobody_checked_are_not_proposed_to_a_verified_one(Engine engine)
    {
        await using var pair = await MergingPair.StartAsync(engine);
        await pair.Site.ChangeAsync(async db =>
        {
            (await db.Organizations.SingleAsync(o => o.Id == pair.StandingId, Ct)).Verify("Called.", TestData.By, TestData.At);
            var typed = await db.Organizations.Include(o => o.Sectors).SingleAsync(o => o.Id == pair.MergedId, Ct);
            typed.Correct(OrganizationFields.DetailsOf(typed) with { ShortName = "LK", PublicEmail = "office@lanterns.example" }, TestData.By, TestData.At);
        });
        var proposed = (await pair.PreviewAsync()).Details.ToDictionary(detail => detail.Field, detail => detail.TakesMerged);
        Assert.Equal((false, false, true), (proposed[SignOnFields.Website], proposed[SignOnFields.PublicEmail], proposed[SignOnFields.ShortName]));

        await pair.Site.ChangeAsync(async db => (await db.Organizations.SingleAsync(o => o.Id == pair.MergedId, Ct)).Verify("Called.", TestData.By, TestData.At));
        Assert.True((await pair.PreviewAsync()).Details.Single(detail => detail.Field == SignOnFields.PublicEmail).TakesMerged);
    }

    [Fact]
    public async Task Whether_contacts_speak_is_chosen_by_hand_or_nothing_is_merged()
    {
        await using var pair = await MergingPair.StartAsync(Engine.Sqlite);
        await using var organizer = await OpenPage.AsAsync(pair.Site, OrganizerRole.Organizer);
        var view = await pair.PreviewAsync();
        var page = organizer.Open<MergeChoices>(parameters => parameters.Add(p => p.View, view));
        Assert.DoesNotContain(page.FindAll("input[name=speak]"), choice => choice.HasAttribute("checked"));

        await page.InvokeAsync(() => page.Find("form").SubmitAsync(new()));
        page.WaitForAssertion(() => Assert.Equal("Choose whether they speak for it from now on.", page.Find("fieldset .sheet-error").TextContent));
        await using (var db = await pair.Site.OpenDatabaseAsync())
            Assert.Equal(OrganizationStatus.Pending, (await db.Organizations.SingleAsync(o => o.Id == pair.MergedId, Ct)).Status);

        await page.InvokeAsync(() => page.FindAll("input[name=speak]")[1].Change(true));
        await page.InvokeAsync(() => page.Find("form").SubmitAsync(new()));
        page.WaitForAssertion(() => Assert.Contains("/organize/organizations/", organizer.Address.Uri, StringComparison.Ordinal));
        await using var later = await pair.Site.OpenDatabaseAsync();
        Assert.False((await later.Contacts.SingleAsync(Ct)).Speaks);
    }

    [Theory, OnBothEngines]
    public async Task What_is_keyed_in_or_imported_at_the_moment_of_merging_is_met(Engine engine)
    {
        await using var pair = await MergingPair.StartAsync(engine, merged: OrganizationStatus.Listed);
        var other = TestData.OpenLetter("other");
        await pair.Site.ChangeAsync(async db => await db.AddAsync(other, Ct));
        await using var acting = await Acting.AsAsync(pair.Site, OrganizerRole.Organizer);
        var seen = await pair.PreviewAsync();
        var sheet = await acting.The<KeyInSignOn>().BlankAsync(Ct);
        (sheet[KeyInSignOn.Letter], sheet[KeyInSignOn.Note]) = ("other", "A sheet");

        Assert.Equal(SheetResult.Saved, (await acting.The<KeyInSignOn>().SaveAsync(pair.MergedId, sheet, Ct)).Result);
        Assert.Equal(MergeOutcome.ChangedMeanwhile, await pair.MergeAsync(seen));

        seen = await pair.PreviewAsync();
        var table = ReadImportFile.ReadText("The Lantern Keepers, Inc. (AZ)").Table!;
        var letter = TestData.OpenLetter("third");
        await pair.Site.ChangeAsync(async db => await db.AddAsync(letter, Ct));
        var order = new ImportOrder { Kind = ImportKind.SignOns, LetterId = letter.Id, Table = table, Columns = GuessColumns.Of(table), Note = "A list" };
        order = order with { ByLikeness = new Dictionary<ImportLikeness, DuplicateChoice> { [ImportLikeness.Name] = DuplicateChoice.Same } };
        Assert.Equal(ImportEnd.Done, (await acting.The<ImportLists>().RunAsync(order, new Progress<int>(), Ct)).End);
        Assert.Equal(MergeOutcome.ChangedMeanwhile, await pair.MergeAsync(seen));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Contacts_speak_for_the_other_only_where_somebody_said_so(bool speak)
    {
        await using var pair = await MergingPair.StartAsync(Engine.Sqlite);

        await pair.MergeAsync(contactsSpeak: speak);

        await using var db = await pair.Site.OpenDatabaseAsync();
        var contact = await db.Contacts.SingleAsync(Ct);
        Assert.Equal((pair.StandingId, speak), (contact.OrganizationId, contact.Speaks));
    }

    [Theory, OnBothEngines]
    public async Task Old_addresses_lead_to_the_new_one_through_chains_too_and_in_the_interface(Engine engine)
    {
        await using var pair = await MergingPair.StartAsync(engine, merged: OrganizationStatus.Listed);
        await pair.MergeAsync();
        var third = TestData.ListedOrganization("The third", slug: "third");
        await pair.Site.ChangeAsync(async db => await db.AddAsync(third, Ct));
        Assert.Equal(MergeOutcome.Merged, await pair.MergeAsync(pair.StandingId, third.Id));

        foreach (var (address, status, leadsTo) in new[]
        {
            ("/organizations/keepers", HttpStatusCode.MovedPermanently, "/organizations/third"),
            ("/es/organizations/lantern-keepers", HttpStatusCode.MovedPermanently, "/es/organizations/third"),
            ("/api/v1/organizations/keepers", HttpStatusCode.PermanentRedirect, "http://localhost/api/v1/organizations/third"),
        })
        {
            using var answer = await pair.Site.GetAsync(address);
            Assert.Equal((status, leadsTo), (answer.StatusCode, answer.Headers.Location?.OriginalString));
        }
    }

    [Fact]
    public async Task Who_decided_on_what_has_changed_since_is_told_and_nothing_is_merged()
    {
        await using var pair = await MergingPair.StartAsync(Engine.Sqlite);
        var seen = await pair.PreviewAsync();
        await pair.Site.ChangeAsync(async db => (await db.Organizations.SingleAsync(o => o.Id == pair.StandingId, Ct)).ConfirmEmail(TestData.By, pair.Site.Now));

        Assert.Equal(MergeOutcome.ChangedMeanwhile, await pair.MergeAsync(seen));

        await using var db = await pair.Site.OpenDatabaseAsync();
        Assert.Equal(OrganizationStatus.Pending, (await db.Organizations.SingleAsync(o => o.Id == pair.MergedId, Ct)).Status);
    }

    [Fact]
    public async Task In_the_wrong_direction_it_is_refused_and_the_other_one_offered()
    {
        await using var pair = await MergingPair.StartAsync(Engine.Sqlite);
        var view = await pair.PreviewAsync(pair.StandingId, pair.MergedId);

        Assert.Equal((false, true), (view.IsPossible, view.IsPossibleTurned));
        Assert.Equal(MergeOutcome.NotPossible, await pair.MergeAsync(view));
    }

    [Theory, OnBothEngines]
    public async Task What_was_posted_at_the_moment_of_merging_is_confirmed_under_the_one_that_stands(Engine engine)
    {
        await using var pair = await MergingPair.StartAsync(engine);
        await pair.MergeAsync();
        // A form that read the organization just before, and was saved just after.
        SignOnRequest? late = null;
        string? token = null;
        await pair.Site.ChangeAsync(async db =>
        {
            var merged = await db.Organizations.SingleAsync(o => o.Id == pair.MergedId, Ct);
            var letter = TestData.OpenLetter("late");
            late = TestData.Request(letter, email: "late@lanterns.example", organization: merged);
            db.AddRange(letter, late, Data.Mail.OneTimeLink.Make(Data.Mail.LinkPurpose.ConfirmSignOn, late.Id, pair.Site.Now, TimeSpan.FromDays(7), out var secrets));
            token = secrets.Token;
        });

        await using var acting = await Acting.AsAsync(pair.Site, OrganizerRole.Organizer);
        await acting.The<ConfirmSignOn>().ConfirmAsync(token!, Ct);

        await using var read = await pair.Site.OpenDatabaseAsync();
        var signOn = await read.SignOns.SingleAsync(s => s.RequestId == late!.Id, Ct);
        Assert.Equal((SignOnStatus.Confirmed, pair.StandingId), (signOn.Status, signOn.OrganizationId));
    }
}
