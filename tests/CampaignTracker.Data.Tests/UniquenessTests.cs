using CampaignTracker.Data.Agreements;
using CampaignTracker.Data.Events;
using CampaignTracker.Data.Letters;
using CampaignTracker.Data.Mail;
using CampaignTracker.Data.Organizations;
using CampaignTracker.Data.Timeline;
using CampaignTracker.Testing;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Data.Tests;

public sealed class UniquenessTests(SharedDatabases databases)
{
    private static readonly Dictionary<string, Func<string, object>> Addressed = new()
    {
        ["organization"] = slug => TestData.Organization(slug: slug),
        ["letter"] = slug => TestData.DraftLetter(slug),
        ["event"] = slug => TestData.PublishedEvent(TestData.EventDetails(slug: slug)),
        ["day of action"] = slug => DayOfAction.Call(slug, new("D", "D"), BilingualText.Empty, new(2026, 6, 6), new(2026, 6, 6), [], TestData.By, TestData.At),
        ["agency"] = slug => Agency.Keep(slug, "A", "AZ", "", "", AgencyLevel.State, centre: null, TestData.By, TestData.At),
        ["milestone"] = slug => Milestone.Keep(
            slug, new(2009, 8, 25), DatePrecision.Day, new("T", "T"), BilingualText.Empty, [new("A paper", "https://paper.example/")], TestData.By, TestData.At),
        ["agreement count"] = _ => new AgreementCount(new(1990, 1, 1), 1, 1, 0, 0, "x.xlsx"),
    };

    public static TheoryData<Engine, string> OnEach
    {
        get
        {
            var rows = new TheoryData<Engine, string>();
            foreach (var engine in Enum.GetValues<Engine>())
            {
                foreach (var name in Addressed.Keys)
                    rows.Add(engine, name);
            }

            return rows;
        }
    }

    [Theory, MemberData(nameof(OnEach))]
    public async Task An_address_is_given_once(Engine engine, string what)
    {
        var database = await databases.OnAsync(engine);
        await SaveAsync(database, Addressed[what]("unique"));
        await Assert.ThrowsAsync<DbUpdateException>(() => SaveAsync(database, Addressed[what]("unique")));
    }

    [Theory, OnBothEngines]
    public async Task An_organization_signs_one_text_once(Engine engine)
    {
        var database = await databases.OnAsync(engine);
        await using var db = database.CreateDbContext();
        var (letter, organization) = (TestData.OpenLetter(), TestData.ListedOrganization());
        db.AddRange(letter, TestData.ListedSignOn(letter, organization));
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);

        letter.Close(TestData.By, TestData.At);
        letter.Amend(new("New.", "Nuevo."), TestData.By, TestData.At);
        db.Add(TestData.ListedSignOn(letter, organization));
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);

        // Anybody may ask for it once more; it counts once.
        var again = letter.Request(organization, Signatory.Unnamed, TestData.By, TestData.At);
        db.Add(again);
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        again.Confirm(TestData.By, TestData.At);
        await Assert.ThrowsAsync<DbUpdateException>(() => db.SaveChangesAsync(TestContext.Current.CancellationToken));
    }

    [Theory, OnBothEngines]
    public async Task A_form_is_taken_once_and_a_mailbox_has_one_mail_in_each_place_of_a_day(Engine engine)
    {
        var database = await databases.OnAsync(engine);
        var organization = TestData.ListedOrganization();
        var contact = new Contact(organization, new ContactDetails { Name = "Rosa", Email = "rosa@unique.example" }, TestData.By, TestData.At);
        var formId = Guid.CreateVersion7();
        await SaveAsync(database, organization, contact, new SignOnRequest(formId, contact, organization, QuarantineReason.None, TestData.By, TestData.At), FirstMail());

        await Assert.ThrowsAsync<DbUpdateException>(() => SaveAsync(database, FirstMail()));
        await using var db = database.CreateDbContext();
        var known = await db.Contacts.Include(c => c.Organization).SingleAsync(c => c.Id == contact.Id, TestContext.Current.CancellationToken);
        db.Add(new SignOnRequest(formId, known, known.Organization!, QuarantineReason.None, TestData.By, TestData.At));
        await Assert.ThrowsAsync<DbUpdateException>(() => db.SaveChangesAsync(TestContext.Current.CancellationToken));
    }

    private static OutboxMail FirstMail()
    {
        var mail = new OutboxMail(MailKind.PleaseConfirm, "rosa@unique.example", Language.English, new MailText("S", "T", "H"), Guid.Empty, TestData.At);
        mail.TakeSlot(new DateOnly(2026, 5, 1), 1);
        return mail;
    }

    /// <summary>Two groups may well share a name; an organizer decides, so the database does not.</summary>
    [Theory, OnBothEngines]
    public async Task Two_organizations_may_match(Engine engine)
    {
        var database = await databases.OnAsync(engine);
        var (one, other) = (TestData.Organization("Twin Neighbors", "UT"), TestData.Organization("The Twin Neighbors, Inc.", "UT"));
        await SaveAsync(database, one, other);

        await using var db = database.CreateDbContext();
        Assert.Equal(2, await db.Organizations.CountAsync(o => o.MatchKey == one.MatchKey && o.State == "UT", TestContext.Current.CancellationToken));
    }

    private static async Task SaveAsync(TestDatabase database, params object[] nouns)
    {
        await using var db = database.CreateDbContext();
        db.AddRange(nouns);
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
    }
}
