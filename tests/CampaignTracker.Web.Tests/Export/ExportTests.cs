using System.Net;
using System.Text.Json;
using CampaignTracker.Data;
using CampaignTracker.Data.Letters;
using CampaignTracker.Data.Organizations;
using CampaignTracker.Data.Organizers;
using CampaignTracker.Testing;
using CampaignTracker.Web.Features.Export;
using CampaignTracker.Web.Features.Import;
using CampaignTracker.Web.Tests.Api;
using CampaignTracker.Web.Tests.Organize;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CampaignTracker.Web.Tests.Export;

public sealed class ExportTests(SeededSites sites)
{
    private const string Name = "=SUM(\"all\") of us";
    private const string About = "  One \"line\",\nand another\r\n=2+2 ; 'quoted'";

    private static readonly string[] Formats = ["csv", "xlsx", "json"];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static TheoryData<string, OrganizerRole?> EachWithEachRole =>
    [
        .. from list in Exports.All
           from role in new OrganizerRole?[] { OrganizerRole.Reader, OrganizerRole.Organizer, OrganizerRole.Administrator, null }
           select (list.Name, role),
    ];

    [Theory]
    [MemberData(nameof(EachWithEachRole))]
    public async Task A_list_is_taken_out_by_those_who_read_it_only(string list, OrganizerRole? role)
    {
        var site = await sites.OnAsync(Engine.Sqlite);
        using var browser = await site.BrowserOfAsync(role);
        foreach (var format in Formats)
        {
            using var response = await browser.GetAsync(new Uri($"/organize/export/{list}.{format}", UriKind.Relative), Ct);
            Assert.Equal(role is null ? HttpStatusCode.Unauthorized : HttpStatusCode.OK, response.StatusCode);
            if (role is null)
                continue;
            Assert.True(response.Headers.CacheControl!.NoStore);
            Assert.Equal(("attachment", $"{list}.{format}"), (response.Content.Headers.ContentDisposition!.DispositionType, response.Content.Headers.ContentDisposition.FileName));
        }
    }

    [Fact]
    public async Task The_table_names_every_file_of_the_zone()
    {
        var site = await sites.OnAsync(Engine.Sqlite);
        var routes = site.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.RoutePattern.RawText!.StartsWith("/organize/export/", StringComparison.Ordinal) && e.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods[0] is "GET" or "POST").ToList();

        Assert.Equal(
            Exports.All.Select(list => $"/organize/export/{list.Name}.{{format}}").Append("/organize/export/contacts").Append("/organize/export/contacts/file").Order(StringComparer.Ordinal),
            routes.Select(e => e.RoutePattern.RawText).Distinct().Order(StringComparer.Ordinal));
        Assert.All(routes, e => Assert.NotEmpty(e.Metadata.GetOrderedMetadata<IAuthorizeData>()));
    }

    [Theory]
    [InlineData("/organize/export/organizations.csv?stat=AZ")]
    [InlineData("/organize/export/organizations.csv?state=Narnia")]
    [InlineData("/organize/export/events.json?from=tomorrow")]
    [InlineData("/organize/export/milestones.csv?state=AZ")]
    [InlineData("/organize/export/organizations.csv?trusted=true")]
    [InlineData("/organize/export/organizations.csv?sample=1")]
    [InlineData("/organize/export/events.csv?day=x")]
    [InlineData("/organize/export/events.csv?bbox=1,2")]
    [InlineData("/organize/export/events.csv?bbox=-115,31,-109,37,x")]
    [InlineData("/organize/export/events.csv?place=foo")]
    public async Task A_filter_that_is_not_understood_never_lets_everything_out(string address)
    {
        var site = await sites.OnAsync(Engine.Sqlite);
        using var browser = await site.BrowserOfAsync(OrganizerRole.Reader);
        using var response = await browser.GetAsync(new Uri(address, UriKind.Relative), Ct);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Theory]
    [InlineData("organizations.csv?trusted=yes&sample=no")]
    [InlineData("events.csv?when=all&day=0197f3a4-0000-7000-8000-000000000000&bbox=-115,31,-109,37&place=unsure")]
    public async Task A_filter_as_its_page_writes_it_is_understood(string path) => Assert.Empty(await CsvAsync(await sites.OnAsync(Engine.Sqlite), path));

    [Theory, OnBothEngines]
    public async Task Each_list_holds_what_its_page_is_narrowed_to_in_every_format(Engine engine)
    {
        var site = await sites.OnAsync(engine);
        await using var db = await site.OpenDatabaseAsync();
        var inArizona = await db.Organizations.CountAsync(o => o.State == "AZ", Ct);
        var (rows, table) = (await CsvAsync(site, "organizations.csv?state=AZ&page=3&sort=-name&columns=name"), await TableAsync(site, "organizations.xlsx?state=AZ"));
        using var json = JsonDocument.Parse(await BytesAsync(site, "organizations.json?state=AZ"));

        Assert.InRange(inArizona, 1, 100);
        Assert.Equal((inArizona, inArizona, inArizona), (rows.Count, table.Rows.Count, json.RootElement.GetArrayLength()));
        Assert.Equal(rows[0].Keys, table.Headers);
        Assert.Equal(rows[0]["name"], json.RootElement[0].GetProperty("name").GetString());
        Assert.Equal(await db.Events.CountAsync(Ct), (await CsvAsync(site, "events.csv")).Count);
        Assert.Equal(await db.Agreements.CountAsync(Ct), (await CsvAsync(site, "agreements.csv")).Count);
        Assert.Equal(await db.Milestones.CountAsync(Ct), (await CsvAsync(site, "milestones.csv")).Count);
        Assert.Equal(
            await db.SignOns.CountAsync(s => s.Status == SignOnStatus.Listed && db.Letters.Any(l => l.Id == s.LetterId && l.Slug == "end-287g-2009"), Ct),
            (await CsvAsync(site, "signatories.csv?letter=end-287g-2009")).Count);
    }

    [Theory, OnBothEngines]
    public async Task Who_waits_is_told_without_names_that_may_not_be_shown_and_without_contacts(Engine engine)
    {
        await using var site = await CampaignSite.StartAsync(engine);
        var letter = TestData.OpenLetter();
        await site.ChangeAsync(db =>
        {
            db.AddRange(letter, TestData.ConfirmedRequest(letter), TestData.Request(letter, "Held", quarantine: QuarantineReason.Network));
            return Task.CompletedTask;
        });

        var row = Assert.Single(await CsvAsync(site, "waiting.csv?list=to_review"));

        Assert.Equal(("Test Neighbors", "", "Chair", "confirmed"), (row["name"], row["signatory_name"], row["signatory_title"], row["status"]));
        Assert.Equal("Held", Assert.Single(await CsvAsync(site, "waiting.csv?list=held_back"))["name"]);
        Assert.DoesNotContain("rosa@", System.Text.Encoding.UTF8.GetString(await BytesAsync(site, "waiting.json")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Engine.Sqlite, "csv")]
    [InlineData(Engine.Sqlite, "xlsx")]
    [InlineData(Engine.Postgres, "csv")]
    [InlineData(Engine.Postgres, "xlsx")]
    public async Task What_was_taken_out_can_be_brought_in_again_as_it_was(Engine engine, string format)
    {
        await using var site = await CampaignSite.StartAsync(engine);
        await using var other = await CampaignSite.StartAsync(engine);
        await site.ChangeAsync(db =>
        {
            var details = new OrganizationDetails
            {
                Name = Name,
                ShortName = "'=X",
                City = "-Mesa",
                State = "AZ",
                PostalCode = "02139",
                Scope = Scope.Local,
                Sectors = [Sector.Faith, Sector.Labor],
                Website = "https://us.example",
                PublicEmail = "all@us.example",
                About = new BilingualText(About, "@todos"),
            };
            db.Add(Organization.Import(details, "us", "A list", TestData.By, TestData.At));
            return Task.CompletedTask;
        });
        var bytes = await BytesAsync(site, $"organizations.{format}");
        var table = ReadImportFile.Read(bytes).Table!;
        await using var acting = await Acting.AsAsync(other, OrganizerRole.Organizer);

        var outcome = await acting.The<ImportLists>().RunAsync(
            new ImportOrder { Kind = ImportKind.Organizations, Table = table, Columns = GuessColumns.Of(table), Note = "The other site" }, new Progress<int>(), Ct);

        Assert.Equal((ImportEnd.Done, 1), (outcome.End, outcome.Plan!.Taken));
        await using var db = await other.OpenDatabaseAsync();
        var again = await db.Organizations.Include(o => o.Sectors).SingleAsync(Ct);
        Assert.Equal((Name, "'=X", "-Mesa", "AZ", "02139", Scope.Local), (again.Name, again.ShortName, again.City, again.State, again.PostalCode, again.Scope));
        Assert.Equal(("https://us.example", "all@us.example", "@todos"), (again.Website, again.PublicEmail, again.About.Es));
        Assert.Equal(About.Trim().ReplaceLineEndings("\n"), again.About.En.ReplaceLineEndings("\n"));
        Assert.Equal([Sector.Labor, Sector.Faith], again.Sectors.Select(s => s.Sector).Order());
    }

    [Fact]
    public async Task No_cell_of_a_workbook_is_a_formula_and_none_of_a_text_file_begins_as_one()
    {
        await using var site = await CampaignSite.StartAsync(Engine.Sqlite);
        await site.ChangeAsync(db =>
        {
            db.Add(TestData.ListedOrganization(Name));
            return Task.CompletedTask;
        });
        using var zip = new System.IO.Compression.ZipArchive(new MemoryStream(await BytesAsync(site, "organizations.xlsx")));
        using var sheet = new StreamReader(zip.GetEntry("xl/worksheets/sheet1.xml")!.Open());
        var xml = await sheet.ReadToEndAsync(Ct);

        Assert.Contains("SUM(", xml, StringComparison.Ordinal);
        Assert.DoesNotContain("<x:f>", xml, StringComparison.Ordinal);
        Assert.DoesNotContain("<f>", xml, StringComparison.Ordinal);
        Assert.Equal($"'{Name}", Assert.Single(await CsvAsync(site, "organizations.csv"))["name"]);
    }

    private static async Task<List<Dictionary<string, string>>> CsvAsync(CampaignSite site, string path) =>
        Csv.Read(System.Text.Encoding.UTF8.GetString(await BytesAsync(site, path)).TrimStart('\uFEFF'));

    private static async Task<ImportTable> TableAsync(CampaignSite site, string path) => ReadImportFile.Read(await BytesAsync(site, path)).Table!;

    private static async Task<byte[]> BytesAsync(CampaignSite site, string path)
    {
        using var browser = await site.BrowserOfAsync(OrganizerRole.Reader);
        return await browser.GetByteArrayAsync(new Uri($"/organize/export/{path}", UriKind.Relative), Ct);
    }
}
