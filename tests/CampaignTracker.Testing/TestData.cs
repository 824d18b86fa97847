using CampaignTracker.Data;
using CampaignTracker.Data.Events;
using CampaignTracker.Data.History;
using CampaignTracker.Data.Letters;
using CampaignTracker.Data.Mail;
using CampaignTracker.Data.Organizations;
using CampaignTracker.Data.Places;

namespace CampaignTracker.Testing;

/// <summary>Nouns for tests: a test says only what matters to it.</summary>
public static class TestData
{
    /// <summary>When test data are made, unless a test says otherwise: before <see cref="SiteOptions.Noon"/>.</summary>
    public static readonly DateTime At = new(2026, 5, 1, 12, 0, 0, DateTimeKind.Utc);

    public static readonly Actor By = new("a test");

    private static int _count;

    public static Organization Organization(
        string name = "Test Neighbors", string state = "AZ", string city = "Phoenix", Scope scope = Scope.Local, Sector sector = Sector.Community, string? slug = null)
    {
        var details = new OrganizationDetails { Name = name, City = city, State = state, Scope = scope, Sectors = [sector] };
        return CampaignTracker.Data.Organizations.Organization.Ask(details, slug ?? Unique(OrganizationName.Slug(name)), By, At);
    }

    public static Organization ListedOrganization(
        string name = "Test Neighbors", string state = "AZ", string city = "Phoenix", Scope scope = Scope.Local, Sector sector = Sector.Community, string? slug = null)
    {
        var organization = Organization(name, state, city, scope, sector, slug);
        organization.List(By, At);
        return organization;
    }

    public static Letter DraftLetter(string? slug = null, string title = "A test letter", int? target = null, Deadline? deadline = null)
    {
        var details = new LetterDetails
        {
            Slug = slug ?? Unique("test-letter"),
            Title = new(title, $"{title} (es)"),
            Addressee = new("The President", "El Presidente"),
            Summary = new("It asks for an end.", "Pide un final."),
            Target = target,
            Deadline = deadline,
        };
        return Letter.Draft(details, new("We ask.", "Pedimos."), By, At);
    }

    public static Letter OpenLetter(string? slug = null, string title = "A test letter", int? target = null, Deadline? deadline = null)
    {
        var letter = DraftLetter(slug, title, target, deadline);
        letter.Open(By, At);
        return letter;
    }

    public static SignOn ListedSignOn(Letter letter, Organization organization, Signatory? signatory = null)
    {
        var signOn = letter.Request(organization, signatory ?? Signatory.Unnamed, By, At);
        signOn.Confirm(By, At);
        signOn.List(By, At);
        return signOn;
    }

    public static EventDetails EventDetails(string title = "A test vigil", EventType type = EventType.Vigil, string? slug = null) =>
        new() { Slug = slug ?? Unique("test-event"), Type = type, Title = new(title, $"{title} (es)") };

    /// <summary>Saturday, 6 June 2026, 7:00 PM in Phoenix.</summary>
    public static EventSchedule Saturday(string zone = "America/Phoenix") => new(new(2026, 6, 6), new(19, 0), EndDate: null, EndTime: null, zone);

    public static EventPlace Phoenix() => new()
    {
        Venue = "Test Plaza",
        AddressLine = "200 Test Street",
        City = "Phoenix",
        State = "AZ",
        PostalCode = "85003",
        Point = new GeoPoint(33.45, -112.08),
        Precision = PointPrecision.Exact,
    };

    public static CampaignEvent PublishedEvent(EventDetails? details = null, EventSchedule? schedule = null, EventPlace? place = null)
    {
        var published = CampaignEvent.Propose(details ?? EventDetails(), schedule ?? Saturday(), place ?? Phoenix(), By, At);
        published.Publish(By, At);
        return published;
    }

    /// <summary>Written at <see cref="SiteOptions.Noon"/>: older ones are erased.</summary>
    public static OutboxMail Mail(string recipient = "ana@group.example", string subject = "A test mail", Language language = Language.English, DateTime? at = null)
    {
        var text = new MailText(subject, $"Words for {recipient}.\n\nhttps://campaign.example/confirm/x\n", $"<!DOCTYPE html><p>Words for {recipient}.</p>");
        return new OutboxMail(MailKind.PleaseConfirm, recipient, language, text, Guid.CreateVersion7(At), at ?? SiteOptions.Noon.UtcDateTime);
    }

    private static string Unique(string slug) => $"{slug}-{Interlocked.Increment(ref _count)}";
}
