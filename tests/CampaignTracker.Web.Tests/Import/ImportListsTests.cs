using System.Globalization;
using System.Text;
using CampaignTracker.Data;
using CampaignTracker.Data.Letters;
using CampaignTracker.Data.Organizations;
using CampaignTracker.Data.Organizers;
using CampaignTracker.Testing;
using CampaignTracker.Web.Features.Import;
using CampaignTracker.Web.Features.Site;
using CampaignTracker.Web.Tests.Api;
using CampaignTracker.Web.Tests.Organize;
using CampaignTracker.Web.Tests.Site;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace CampaignTracker.Web.Tests.Import;

public sealed class ImportListsTests
{
    private const string Note = "Sign-in sheets of the Phoenix meeting";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, OnBothEngines]
    public async Task Organizations_are_listed_at_once_and_say_where_they_come_from(Engine engine)
    {
        await using var site = await CampaignSite.StartAsync(engine);
        var outcome = await RunAsync(site, OrderOf("name,city,state,scope,sectors,website,about_en\n Puente ,Phoenix,arizona,,faith; trabajo y sindicatos,puente.example,\"Line one\nLine two\"\nAll of Us,,,,,,\n"));

        Assert.Equal(ImportEnd.Done, outcome.End);
        await using var db = await site.OpenDatabaseAsync();
        var organizations = await db.Organizations.Include(o => o.Sectors).OrderBy(o => o.Id).ToListAsync(Ct);
        Assert.Equal([("Puente", "AZ", Scope.Local), ("All of Us", "", Scope.National)], organizations.Select(o => (o.Name, o.State, o.Scope)));
        Assert.All(organizations, o => Assert.Equal((OrganizationStatus.Listed, Note, VerificationLevel.None), (o.Status, o.OriginNote, o.Verification)));
        Assert.Equal([Sector.Labor, Sector.Faith], organizations[0].Sectors.Select(s => s.Sector).Order());
        Assert.Equal(("https://puente.example", "Line one\nLine two"), (organizations[0].Website, organizations[0].About.En));
        Assert.Equal([Sector.Other], organizations[1].Sectors.Select(s => s.Sector));
        Assert.Equal(["imported", "imported", "organizations-imported"], (await db.History.Where(h => h.By == "A Organizer").Select(h => h.What).ToListAsync(Ct)).Order(StringComparer.Ordinal));
        Assert.Equal(0, await db.Outbox.CountAsync(Ct));
        Assert.Contains("Puente", (await site.GetPageAsync("/organizations")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Theory, OnBothEngines]
    public async Task Sign_ons_go_under_the_letter_in_the_order_of_the_list_once_for_each_organization(Engine engine)
    {
        await using var site = await CampaignSite.StartAsync(engine);
        var letter = TestData.OpenLetter("letter");
        var known = TestData.ListedOrganization("The Lantern Keepers, Inc.");
        var signed = TestData.ListedOrganization("Signed Before");
        await site.ChangeAsync(db =>
        {
            db.AddRange(letter, known, TestData.ListedSignOn(letter, signed));
            return Task.CompletedTask;
        });
        await site.GetPageAsync("/letters/letter");

        var outcome = await RunAsync(site, OrderOf("All of Us\nLantern Keepers (AZ)\nlantern keepers (Arizona)\nSigned Before (AZ)\nNew Here (TX)\nNEW HERE (Texas)", letter.Id));

        Assert.Equal((ImportEnd.Done, 2, 1, 3, 0), (outcome.End, outcome.Plan!.Count(RowFate.New), outcome.Plan.Count(RowFate.Same), outcome.Plan.Count(RowFate.SignedAlready), outcome.Plan.Count(RowFate.Rejected)));
        await using var db = await site.OpenDatabaseAsync();
        var imported = await db.SignOns.Include(s => s.Organization).Where(s => s.Origin == SignOnOrigin.Import).OrderBy(s => s.Id).ToListAsync(Ct);
        Assert.Equal(["All of Us", "The Lantern Keepers, Inc.", "New Here"], imported.Select(s => s.Organization!.Name));
        Assert.All(imported, s => Assert.Equal((SignOnStatus.Listed, Note), (s.Status, s.OriginNote)));
        Assert.Contains("New Here", (await site.GetPageAsync("/letters/letter")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Theory, OnBothEngines]
    public async Task Each_duplicate_is_shown_and_treated_as_chosen(Engine engine)
    {
        await using var site = await CampaignSite.StartAsync(engine);
        await RunAsync(site, OrderOf("name,state,website\nPuente,AZ,www.puente.example\n"));
        var order = OrderOf("name,state,city,website\nPuente,AZ,Phoenix,\nPuente of Mesa,AZ,Mesa,https://puente.example/mesa\nThree,NM,,three.example\nThe Three,NM,Gallup,\nFour,NM,,three.example/four\n");

        var plan = (await PreviewAsync(site, order))!;
        Assert.Equal(
            [ImportLikeness.Name, ImportLikeness.Website, ImportLikeness.NameInList, ImportLikeness.WebsiteInList],
            plan.Duplicates.Select(row => row.Twin!.Likeness));
        Assert.Equal(4, plan.Count(RowFate.Skipped));

        var outcome = await RunAsync(site, order with
        {
            ByLikeness = new Dictionary<ImportLikeness, DuplicateChoice> { [ImportLikeness.Name] = DuplicateChoice.Same, [ImportLikeness.NameInList] = DuplicateChoice.Same },
            ByLine = new Dictionary<int, DuplicateChoice> { [plan.Rows[1].Row.Line] = DuplicateChoice.Another },
        });

        Assert.Equal((2, 2, 1), (outcome.Plan!.Count(RowFate.New), outcome.Plan.Count(RowFate.Same), outcome.Plan.Count(RowFate.Skipped)));
        await using var db = await site.OpenDatabaseAsync();
        Assert.Equal(
            [("Puente", "Phoenix"), ("Puente of Mesa", "Mesa"), ("Three", "Gallup")],
            (await db.Organizations.Select(o => new { o.Name, o.City }).ToListAsync(Ct)).Select(o => (o.Name, o.City)).Order());
    }

    [Theory, OnBothEngines]
    public async Task A_national_organization_is_known_whatever_state_it_is_based_in(Engine engine)
    {
        await using var site = await CampaignSite.StartAsync(engine);
        var letter = TestData.OpenLetter("letter");
        await site.ChangeAsync(db =>
        {
            db.AddRange(
                letter, TestData.ListedOrganization("American Civil Liberties Union", "NY", "New York", Scope.National), TestData.ListedOrganization("Lantern Keepers", "", "", Scope.National),
                TestData.ListedOrganization("Interfaith Council", "AZ"), TestData.ListedOrganization("Interfaith Council", "NM"), TestData.ListedOrganization("Casa", "NM"));
            return Task.CompletedTask;
        });

        var outcome = await RunAsync(site, OrderOf("National Organizations\nAmerican Civil Liberties Union\nInterfaith Council\n\nState and local organizations\nLantern Keepers (AZ)\nCasa (TX)", letter.Id));

        Assert.Equal([("American Civil Liberties Union", RowFate.Same), ("Interfaith Council", RowFate.New), ("Lantern Keepers", RowFate.Same), ("Casa", RowFate.New)], outcome.Plan!.Rows.Select(row => (row.Details.Name, row.Fate)));
        Assert.All(outcome.Plan.Duplicates, row => Assert.Equal((ImportLikeness.National, DuplicateChoice.Same), (row.Twin!.Likeness, row.Twin.Choice)));
        await using var db = await site.OpenDatabaseAsync();
        Assert.Equal(1, await db.Organizations.CountAsync(o => o.Name == "American Civil Liberties Union", Ct));
    }

    [Theory, OnBothEngines]
    public async Task What_is_invented_is_never_taken_for_what_is_true(Engine engine)
    {
        await using var site = await CampaignSite.StartAsync(engine, new SiteOptions { Samples = true });
        var letter = TestData.OpenLetter("letter");
        await site.ChangeAsync(async db => await db.AddAsync(letter, Ct));
        await using var db = await site.OpenDatabaseAsync();
        var sample = await db.Organizations.FirstAsync(o => o.IsSample && o.Status == OrganizationStatus.Listed && o.State != "", Ct);
        var invented = await db.Letters.FirstAsync(l => l.IsSample && l.Status == LetterStatus.Open, Ct);

        var outcome = await RunAsync(site, OrderOf($"name,state\n\"{sample.Name}\",{sample.State}\n", letter.Id));
        var asSample = (await RunAsync(site, OrderOf($"name,state\n\"{sample.Name}\",{sample.State}\nNew Here,TX\n", invented.Id))).Plan!;

        Assert.Equal(RowFate.New, Assert.Single(outcome.Plan!.Rows).Fate);
        Assert.Equal((sample.Id, RowFate.New), (asSample.Rows[0].KnownId ?? sample.Id, asSample.Rows[1].Fate));
        Assert.NotEqual(RowFate.New, asSample.Rows[0].Fate);
        Assert.Equal([(sample.Name, false), ("New Here", true)], (await db.Organizations.AsNoTracking().Where(o => o.OriginNote == Note).OrderBy(o => o.IsSample).Select(o => new { o.Name, o.IsSample }).ToListAsync(Ct)).Select(o => (o.Name, o.IsSample)));
        Assert.False(await db.SignOns.Where(s => s.LetterId == letter.Id).Select(s => s.IsSample).SingleAsync(Ct));
    }

    [Theory, OnBothEngines]
    public async Task Who_left_or_took_the_signature_back_is_not_brought_in_by_a_list(Engine engine)
    {
        await using var site = await CampaignSite.StartAsync(engine);
        var letter = TestData.OpenLetter("letter");
        await site.ChangeAsync(db =>
        {
            var left = TestData.ListedOrganization("Left Us");
            left.Withdraw(TestData.By, TestData.At);
            var back = TestData.ListedSignOn(letter, TestData.ListedOrganization("Took It Back"));
            back.Withdraw(TestData.By, TestData.At);
            db.AddRange(letter, left, back);
            return Task.CompletedTask;
        });

        var plan = (await PreviewAsync(site, OrderOf("Left Us (AZ)\nTook It Back (AZ)", letter.Id)))!;

        Assert.All(plan.Rows, row => Assert.Equal(RowFate.Rejected, row.Fate));
    }

    [Theory, OnBothEngines]
    public async Task Stopped_half_way_nothing_of_it_is_there(Engine engine)
    {
        await using var site = await CampaignSite.StartAsync(engine);
        using var stop = new CancellationTokenSource();
        await using var acting = await Acting.AsAsync(site, OrganizerRole.Organizer);
        var order = OrderOf(string.Join('\n', Enumerable.Range(1, 1200).Select(i => $"Group {i} (AZ)")));

        var outcome = await acting.The<ImportLists>().RunAsync(order, new Told(_ => stop.Cancel()), stop.Token);

        Assert.Equal(ImportEnd.Stopped, outcome.End);
        await using var db = await site.OpenDatabaseAsync();
        Assert.Equal((0, 0), (await db.Organizations.CountAsync(Ct), await db.History.CountAsync(h => h.What == "imported", Ct)));
    }

    [Theory]
    [InlineData("en-US", "State: Choose the state where it is based")]
    [InlineData("es-US", "Estado: ")]
    public async Task Rejected_rows_come_back_as_they_were_with_the_reason_in_the_readers_language(string culture, string why)
    {
        await using var site = await CampaignSite.StartAsync(Engine.Sqlite);
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);
        var order = OrderOf("name,state,remark\nGood,AZ,x\n\"Bad, \"\"one\"\"\",Narnia,'=1+1\n,AZ,#N/A\n#REF!,AZ,\n");
        var plan = (await PreviewAsync(site, order))!;
        await using var acting = await Acting.AsAsync(site, OrganizerRole.Organizer);

        var rows = Csv.Rows(Encoding.UTF8.GetString(LeftOutRows.Csv(order.Table, plan, acting.The<IStringLocalizer<ImportsText>>())).TrimStart('\uFEFF'));

        Assert.Equal((1, 3), (plan.Taken, plan.Count(RowFate.Rejected)));
        Assert.Equal(["name", "state", "remark"], rows[0][..3]);
        Assert.Equal(["Bad, \"one\"", "Narnia", "'=1+1", "3"], rows[1][..4]);
        Assert.StartsWith(why, rows[1][4], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(OrganizerRole.Administrator, true)]
    [InlineData(OrganizerRole.Organizer, true)]
    [InlineData(OrganizerRole.Reader, false)]
    [InlineData(null, false)]
    public async Task Only_who_organizes_imports(OrganizerRole? role, bool may)
    {
        await using var site = await CampaignSite.StartAsync(Engine.Sqlite);
        await using var acting = await Acting.AsAsync(site, role);
        var imports = acting.The<ImportLists>();

        Assert.Equal(may, await imports.PreviewAsync(OrderOf("Puente (AZ)"), Ct) is not null);
        Assert.Equal(may ? ImportEnd.Done : ImportEnd.NotAllowed, (await imports.RunAsync(OrderOf("Puente (AZ)"), new Told(_ => { }), Ct)).End);
        await using var db = await site.OpenDatabaseAsync();
        Assert.Equal(may ? 1 : 0, await db.Organizations.CountAsync(Ct));
    }

    [Fact]
    public async Task Under_a_letter_of_the_past_the_list_is_the_source_and_under_one_that_was_delivered_here_nothing_is_imported()
    {
        await using var site = await CampaignSite.StartAsync(Engine.Sqlite, new SiteOptions { Campaign2009 = true });
        var delivered = TestData.OpenLetter("delivered");
        delivered.Close(TestData.By, TestData.At);
        delivered.Deliver(BilingualText.Empty, TestData.By, TestData.At);
        await site.ChangeAsync(async db => await db.AddAsync(delivered, Ct));
        await using var db = await site.OpenDatabaseAsync();
        var past = await db.Letters.SingleAsync(l => l.Slug == "end-287g-2009", Ct);

        var outcome = await RunAsync(site, OrderOf("Border Voices (TX)", past.Id) with { Url = "https://paper.example/letter.pdf" });

        Assert.Equal(ImportEnd.Done, outcome.End);
        var signOn = await db.SignOns.SingleAsync(s => s.Organization!.Name == "Border Voices", Ct);
        Assert.Equal((SignOnOrigin.History, new Source(Note, "https://paper.example/letter.pdf")), (signOn.Origin, Assert.Single(signOn.Sources)));
        Assert.Equal(ImportEnd.TooLate, (await RunAsync(site, OrderOf("Border Voices (TX)", delivered.Id))).End);
    }

    [Fact]
    public async Task On_a_read_only_site_nothing_comes_in_and_it_says_why()
    {
        await using var site = await CampaignSite.StartAsync(Engine.Sqlite);
        await site.TurnAsync(SiteSwitch.ReadOnly, on: true);

        Assert.Equal(ImportEnd.ReadOnly, (await RunAsync(site, OrderOf("Border Voices (TX)"))).End);
    }

    private static ImportOrder OrderOf(string text, Guid? letterId = null)
    {
        var table = ReadImportFile.ReadText(text).Table!;
        return new ImportOrder
        {
            Kind = letterId is null ? ImportKind.Organizations : ImportKind.SignOns,
            LetterId = letterId,
            Table = table,
            Columns = GuessColumns.Of(table),
            Note = Note,
        };
    }

    private static async Task<ImportPlan?> PreviewAsync(CampaignSite site, ImportOrder order)
    {
        await using var acting = await Acting.AsAsync(site, OrganizerRole.Organizer);
        return await acting.The<ImportLists>().PreviewAsync(order, Ct);
    }

    private static async Task<ImportOutcome> RunAsync(CampaignSite site, ImportOrder order)
    {
        await using var acting = await Acting.AsAsync(site, OrganizerRole.Organizer);
        return await acting.The<ImportLists>().RunAsync(order, new Told(_ => { }), Ct);
    }

    private sealed class Told(Action<int> tell) : IProgress<int>
    {
        public void Report(int value) => tell(value);
    }
}
