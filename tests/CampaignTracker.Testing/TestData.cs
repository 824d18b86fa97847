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

    /// <summary>Handed to its addressee at an instant (UTC), by the clock of New York.</summary>
    public static LetterDelivery Deliver(this Letter letter, BilingualText means, Actor by, DateTime at, params SignOn[] signOns) =>
        letter.Deliver(new DeliveryDetails { Recipient = letter.Addressee, Means = means, When = InNewYork(at) }, signOns, by, at);

    /// <summary>Answered by its addressee at an instant (UTC), by the clock of New York.</summary>
    public static void Answer(this Letter letter, BilingualText note, Actor by, DateTime at) =>
        letter.Answer(new AnswerDetails { Note = note, When = InNewYork(at) }, by, at);

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

    /// <summary>A contact asks to sign a letter for a new organization; to be confirmed unless it is held back.</summary>
    public static SignOnRequest Request(
        Letter letter, string name = "Test Neighbors", string email = "rosa@neighbors.example", string? website = null,
        QuarantineReason quarantine = QuarantineReason.None, Organization? organization = null)
    {
        organization ??= CampaignTracker.Data.Organizations.Organization.Ask(
            new OrganizationDetails { Name = name, City = "Phoenix", State = "AZ", Scope = Scope.Local, Sectors = [Sector.Community], Website = website },
            Unique(OrganizationName.Slug(name)), By, At);
        var contact = new Contact(organization, new ContactDetails { Name = "Rosa Morales", Title = "Chair", Email = email, Phone = "602 555 0100" }, By, At);
        var request = new SignOnRequest(Guid.NewGuid(), contact, organization, quarantine, By, At);
        request.Sign(new LetterToSign(letter.Id, letter.Versions[^1].Id, letter.Status, null, IsSample: false), new Signatory("Rosa Morales", "Chair", ShowName: false, ShowTitle: true), By, At);
        return request;
    }

    /// <summary>The same, answered by its contact at an instant (UTC): it waits for an organizer.</summary>
    public static SignOnRequest ConfirmedRequest(
        Letter letter, string name = "Test Neighbors", DateTime? at = null, string email = "rosa@neighbors.example", string? website = null, Organization? organization = null)
    {
        var request = Request(letter, name, email, website, organization: organization);
        request.Confirm(By, at ?? At);
        request.Contact!.Confirm(By, at ?? At);
        foreach (var signOn in request.SignOns)
            signOn.Confirm(By, at ?? At);
        return request;
    }

    /// <summary>The same, and the organization said that it did not authorize it.</summary>
    public static SignOnRequest DisownedRequest(Letter letter, string name = "Test Neighbors")
    {
        var request = ConfirmedRequest(letter, name);
        foreach (var signOn in request.SignOns)
            signOn.Disown(By, At);
        return request;
    }

    /// <summary>A mail that a server refused for good.</summary>
    public static OutboxMail DeadMail(Guid? aboutId = null, MailKind kind = MailKind.PleaseConfirm, string recipient = "rosa@neighbors.example")
    {
        var mail = new OutboxMail(kind, recipient, Language.English, new MailText("A secret subject", "Secret words", "<p>Secret words"), aboutId ?? Guid.NewGuid(), SiteOptions.Noon.UtcDateTime);
        mail.Failed("550 No such mailbox.", SiteOptions.Noon.UtcDateTime, forGood: true);
        return mail;
    }

    private static LetterMoment InNewYork(DateTime at)
    {
        var local = LocalTimes.ToLocal(at, "America/New_York");
        return new LetterMoment(DateOnly.FromDateTime(local), TimeOnly.FromDateTime(local), "America/New_York");
    }

    private static string Unique(string slug) => $"{slug}-{Interlocked.Increment(ref _count)}";
}
