using CampaignTracker.Data.Agreements;
using CampaignTracker.Data.Events;
using CampaignTracker.Data.History;
using CampaignTracker.Data.Letters;
using CampaignTracker.Data.Organizations;
using CampaignTracker.Data.Places;
using CampaignTracker.Data.Tests.Letters;
using CampaignTracker.Data.Timeline;
using CampaignTracker.Testing;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.Extensions.Time.Testing;

namespace CampaignTracker.Data.Tests;

public sealed class MappingTests
{
    /// <summary>A clock that shows more than PostgreSQL keeps.</summary>
    private static readonly FakeTimeProvider Clock = new(new DateTimeOffset(2026, 6, 1, 16, 30, 15, TimeSpan.Zero).AddTicks(1_234_567));

    private static readonly Actor By = new("a tester");

    private static readonly Source[] Sources = [new("GAO-09-109, January 2009", "https://www.gao.gov/products/gao-09-109"), new("In print; «ñ» | 1", null)];

    /// <summary>What the nouns have but nothing sets: no sample is of these kinds.</summary>
    private static readonly string[] NeverSet = ["Agency.IsSample", "Agreement.IsSample", "Milestone.IsSample", "BlockRule.IsSample", "SiteSwitches.IsSample", "Reason.IsSample", "QuarantineRun.IsSample", "ContactExport.IsSample",
        // Written by a statement of the database; the tests of the sign-in read it again.
        "SignInAttempts.Key", "SignInAttempts.Count", "SignInAttempts.LastAt", "Organizer.LastSignedInAt",
        "Invitation.IsSample", "EventFollower.IsSample"];

    private static DateTime Now => Clock.UtcNow();

    [Theory, OnBothEngines]
    public async Task Every_noun_is_read_as_it_was_written(Engine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        await using var written = await WriteAsync(database);
        await using var read = database.CreateDbContext();

        foreach (var entry in written.ChangeTracker.Entries())
        {
            var key = entry.Properties.Where(p => p.Metadata.IsPrimaryKey()).Select(p => p.CurrentValue).ToArray();
            var again = await read.FindAsync(entry.Metadata.ClrType, key, TestContext.Current.CancellationToken);
            Assert.NotNull(again);
            Assert.Equal(Facts.Of(entry), Facts.Of(read.Entry(again)));
        }
    }

    /// <summary>Without this a new property that no example fills would pass unseen above.</summary>
    [Fact]
    public async Task The_examples_fill_every_property_of_every_noun()
    {
        await using var database = await TestDatabase.CreateAsync(Engine.Sqlite);
        await using var written = await WriteAsync(database);

        var filled = written.ChangeTracker.Entries()
            .SelectMany(entry => Facts.Telling(entry).Select(name => $"{entry.Metadata.ClrType.Name}.{name}")).ToHashSet();
        // Passkeys are Identity's own; the tests of passkeys read them again.
        var all = written.Model.GetEntityTypes().Where(type => type.ClrType.Namespace != "Microsoft.AspNetCore.Identity")
            .SelectMany(type => type.GetProperties().Select(p => p.Name).Concat(type.GetComplexProperties().Select(p => p.Name))
                .Select(name => $"{type.ClrType.Name}.{name}"));

        Assert.Empty(all.Except(filled).Except(NeverSet).Order());
    }

    [Theory, OnBothEngines]
    public async Task Enums_are_kept_as_words(Engine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        await using var written = await WriteAsync(database);

        Assert.Contains("Merged", await TextsAsync(written, "Organizations", "Status"));
        Assert.Contains("OrganizerVerified", await TextsAsync(written, "Organizations", "Verification"));
        Assert.Contains("TeachIn", await TextsAsync(written, "Events", "Type"));
        Assert.Contains("ImmigrantRights", await TextsAsync(written, "OrganizationSector", "Sector"));
    }

    [Theory, OnBothEngines]
    public async Task An_instant_of_the_clock_is_equal_after_the_round_trip_and_found_by_it(Engine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        await using var db = database.CreateDbContext();
        Assert.NotEqual(Clock.GetUtcNow().UtcDateTime, Now);
        db.Add(HistoryEntry.About("Test", "tested", By, Now));
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        db.ChangeTracker.Clear();

        var now = Now;
        var entry = await db.History.SingleAsync(h => h.At == now, TestContext.Current.CancellationToken);
        Assert.Equal((now, DateTimeKind.Utc), (entry.At, entry.At.Kind));
    }

    [Theory, OnBothEngines]
    public async Task Lists_and_parts_come_with_their_noun(Engine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        await using (await WriteAsync(database))
        {
        }

        await using var db = database.CreateDbContext();
        var ct = TestContext.Current.CancellationToken;
        var one = await db.Events.Include(e => e.Hosts).ThenInclude(h => h.Organization).Include(e => e.TrueAddress).Include(e => e.DayOfAction)
            .SingleAsync(e => e.Slug == "mapped-area", ct);
        Assert.Equal(["en", "es", "nah"], one.Languages);
        Assert.Equal(Sources, one.Sources);
        Assert.Equal("days", one.DayOfAction!.Slug);
        Assert.Equal([("mapped", HostRole.Lead), ("mapped-2", HostRole.CoHost)], one.Hosts.OrderBy(h => h.Role).Select(h => (h.Organization!.Slug, h.Role)));
        Assert.Equal("200 Test Street", one.TrueAddress!.AddressLine);

        var letter = await db.Letters.Include(l => l.Versions.OrderBy(v => v.Number)).SingleAsync(l => l.Slug == "mapped", ct);
        Assert.Equal([1, 2], letter.Versions.Select(v => v.Number));
        Assert.Equal("mapped-2", (await db.Organizations.Include(o => o.MergedInto).SingleAsync(o => o.Slug == "mapped-3", ct)).MergedInto!.Slug);
    }

    private static async Task<CampaignDbContext> WriteAsync(TestDatabase database)
    {
        var db = database.CreateDbContext();
        var organizations = Organizations();
        db.AddRange(organizations);
        db.AddRange(Letters(organizations[0], organizations[1]));
        db.AddRange(Events(organizations[0], organizations[1]));
        db.AddRange(Facts2026());
        db.AddRange(SigningNouns.All(organizations[0], By, Now));
        db.AddRange(SiteNouns.All(By, Now));
        db.AddRange(TransferNouns.All(By, Now));
        db.AddRange(OrganizerNouns.All(By, Now));
        db.AddRange(EventNouns.All(By, Now));
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);

        organizations[0].Correct(OrganizationDetails() with { PostalCode = "85004" }, By, Now);
        foreach (EntityEntry entry in db.ChangeTracker.Entries<Record>().ToArray())
            entry.Property(nameof(Record.UpdatedAt)).CurrentValue = Now.AddMinutes(1);
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        return db;
    }

    private static OrganizationDetails OrganizationDetails() => new()
    {
        Name = "Alianza José «Ñandú» 🕯 of Phoenix, Inc.",
        ShortName = "AJÑ",
        City = "Phoenix",
        State = "AZ",
        PostalCode = "85003",
        Scope = Scope.State,
        Sectors = [Sector.ImmigrantRights, Sector.Faith],
        Website = "https://alianza.example/",
        PublicEmail = "hola@alianza.example",
        About = new("For all.", "Para todos."),
        Sources = Sources,
    };

    private static Organization[] Organizations()
    {
        var first = Organization.Ask(OrganizationDetails(), "mapped", By, Now, isSample: true);
        first.List(By, Now);
        first.Verify("Called.", By, Now);
        first.Trust(By, Now);
        var second = TestData.ListedOrganization(slug: "mapped-2");
        var merged = TestData.ListedOrganization(slug: "mapped-3");
        merged.MergeInto(second, By, Now);
        var declined = TestData.Organization(slug: "mapped-4");
        declined.Decline("No.", By, Now);
        var withdrawn = TestData.ListedOrganization(slug: "mapped-5");
        withdrawn.WithdrawFor("Its chair called.", By, Now);
        return [first, second, merged, declined, withdrawn];
    }

    private static IEnumerable<object> Letters(Organization first, Organization second)
    {
        var details = new LetterDetails
        {
            Slug = "mapped",
            Title = new("End it", "Pónganle fin"),
            Addressee = new("The President", "El Presidente"),
            Summary = new("It asks.", "Pide."),
            Target = 500,
            Deadline = new(new(2026, 7, 3), new(15, 30), "America/New_York"),
            Sources = Sources,
        };
        var letter = Letter.Draft(details, new("We ask.", "Pedimos."), By, Now, isSample: true);
        letter.Open(By, TestData.At);
        var signOn = letter.Request(first, new("Sample Name", "Chair", ShowName: true, ShowTitle: true), By, Now);
        signOn.Confirm(By, Now);
        signOn.List(By, Now);
        signOn.WithdrawFor("Its chair called.", By, Now);
        var disowned = letter.Request(second, Signatory.Unnamed, By, Now);
        disowned.Confirm(By, Now);
        disowned.Disown(By, Now);
        disowned.Settle(By, Now);
        letter.Close(By, Now);
        letter.Amend(new("We ask again.", "Pedimos otra vez."), By, TestData.At);
        var declined = letter.Request(first, Signatory.Unnamed, By, Now);
        declined.Quarantine(By, Now);
        declined.Decline("Twice.", By, Now);
        var entered = letter.Enter(first, Signatory.Unnamed, SignOnOrigin.Paper, "The sheet of the meeting", By, Now);
        var aside = letter.Enter(second, Signatory.Unnamed, SignOnOrigin.Telephone, "Its chair called.", By, Now);
        aside.SetAside(entered, By, Now);
        var stands = letter.Request(second, new("Another Name", "Chair", ShowName: true, ShowTitle: true), By, Now);
        letter.Close(By, Now);
        letter.Write(new("We ask again.", "Pedimos otra vez."), By, Now);
        letter.Deliver(HandOvers.Delivery(), [stands, declined], By, Now);
        letter.Answer(HandOvers.Answer(), By, Now);

        var past = Letter.FromHistory(
            details with { Slug = "mapped-past" },
            new LetterHistory
            {
                KnownText = new("Part.", "Parte."),
                OpenedOn = new(2009, 7, 27),
                ClosedOn = new(2009, 7, 31),
                DeliveredOn = new(2009, 8, 25),
                DeliveryNote = new("Accounts differ.", "No coinciden."),
                ReportedSignatories = 521,
                ReportedNote = new("Says CCR.", "Según CCR."),
                TimeZone = "America/New_York",
            },
            By, Now);
        return [letter, past, signOn, disowned, declined, entered, aside, stands, past.Keep(second, Sources, By, Now)];
    }

    private static IEnumerable<object> Events(Organization lead, Organization coHost)
    {
        var details = new EventDetails
        {
            Slug = "mapped-exact",
            Code = "abc234",
            Type = EventType.TeachIn,
            Title = new("A teach-in", "Una clase"),
            Description = new("D", "D"),
            Accessibility = new("A", "A"),
            Bring = new("B", "B"),
            Safety = new("S", "S"),
            Languages = ["en", "es", "nah"],
            ReportedHost = new("H", "H"),
            Evidence = EventEvidence.Happened,
            IsFlagship = true,
            Sources = Sources,
        };
        var schedule = new EventSchedule(new(2026, 6, 6), new(19, 0, 30), new(2026, 6, 7), new(1, 15), "America/Phoenix");
        var postponed = CampaignEvent.Propose(details, schedule, TestData.Phoenix(), By, Now, isSample: true);
        postponed.Publish(By, Now);
        postponed.Postpone(new("Storm.", "Tormenta."), By, Now);
        postponed.Cancel(new("Storm.", "Tormenta."), By, Now);
        var hidden = TestData.Phoenix() with { Visibility = AddressVisibility.Area, AreaPoint = new GeoPoint(33.4, -112.1) };
        var area = CampaignEvent.Propose(details with { Slug = "mapped-area", Code = "abc235" }, schedule, hidden, By, Now);
        area.HostedBy(lead, HostRole.Lead);
        area.HostedBy(coHost, HostRole.CoHost);
        var day = DayOfAction.Call("days", new("Days", "Días"), new("Of light", "De luz"), new(2026, 6, 6), new(2026, 6, 7), Sources, By, Now, isSample: true);
        area.BelongsTo(day);
        area.Decline("No.", By, Now);
        return [postponed, area, day];
    }

    private static IEnumerable<object> Facts2026()
    {
        var agency = Agency.Keep("mapped", "The Maricopa Sheriff", "AZ", "Maricopa", "04013", AgencyLevel.County, new(33.3, -112.4), By, Now);
        return
        [
            agency,
            Agreement.Keep(
                agency,
                new(AgreementModel.Hybrid, new(2007, 2, 7), AgreementStatus.Ended, new(2009, 10, 16), new(2009, 10, 16), new("N", "N"), Sources), By, Now),
            new AgreementCount(new(2026, 5, 1), 1843, 10, 20, 30, "participatingAgencies05012026.xlsx"),
            Milestone.Keep("mapped", new(1996, 9, 1), DatePrecision.Month, new("T", "T"), new("B", "B"), Sources, By, Now),
            new DataProtectionKey { FriendlyName = "k", Xml = "<key/>" },
        ];
    }

    /// <summary>What a column truly holds, past the model.</summary>
    private static async Task<List<string>> TextsAsync(CampaignDbContext db, string table, string column)
    {
        await db.Database.OpenConnectionAsync(TestContext.Current.CancellationToken);
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = string.Concat("SELECT \"", column, "\" FROM \"", table, "\"");
        await using var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        var texts = new List<string>();
        while (await reader.ReadAsync(TestContext.Current.CancellationToken))
            texts.Add(reader.GetString(0));
        return texts;
    }
}
