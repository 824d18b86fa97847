using CampaignTracker.Data.Agreements;
using CampaignTracker.Data.Events;
using CampaignTracker.Data.History;
using CampaignTracker.Data.Letters;
using CampaignTracker.Data.Mail;
using CampaignTracker.Data.Organizations;
using CampaignTracker.Data.Organizers;
using CampaignTracker.Data.Reasons;
using CampaignTracker.Data.Security;
using CampaignTracker.Data.Site;
using CampaignTracker.Data.Timeline;
using CampaignTracker.Testing;
using PageDraft = CampaignTracker.Data.Organizers.Draft;

namespace CampaignTracker.Data.Tests;

/// <summary>A text that has a limit.</summary>
/// <param name="Constant">The constant that says it: <c>Organization.NameMaxLength</c>.</param>
/// <param name="Part">Which of those that share the constant; may be empty.</param>
/// <param name="Limit">Characters.</param>
/// <param name="Make">Makes the noun with a text there.</param>
internal sealed record Limited(string Constant, string Part, int Limit, Func<string, object> Make)
{
    public string Name => Part.Length > 0 ? $"{Constant} ({Part})" : Constant;
}

internal static class LimitsTable
{
    private static readonly Source Paper = new("A paper", "https://paper.example/1");

    public static IReadOnlyList<Limited> All { get; } = [.. OfOrganizations(), .. OfLetters(), .. OfEvents(), .. OfSigning(), .. OfOrganizers(), .. OfTheRest()];

    private static IEnumerable<Limited> OfOrganizers() =>
    [
        new("Organizer.DisplayNameMaxLength", "", Organizer.DisplayNameMaxLength, text => new Organizer(text, $"{Free()}@example.org", OrganizerRole.Reader, Language.English, TestData.At)),
        new("Organizer.EmailMaxLength", "", Organizer.EmailMaxLength, text => new Organizer("Ana", text, OrganizerRole.Reader, Language.English, TestData.At)),
        new("Draft.PageMaxLength", "", PageDraft.PageMaxLength, text => Kept("f", "r", text)),
        new("Draft.FieldsMaxLength", "typed", PageDraft.FieldsMaxLength, text => Kept(text, "")),
        new("Draft.FieldsMaxLength", "read", PageDraft.FieldsMaxLength, text => Kept("", text)),
        new("Organizer.DisplayNameMaxLength", "invited", Organizer.DisplayNameMaxLength, text => new Invitation(text, $"{Free()}@example.org", OrganizerRole.Reader, Language.English, TestData.By, TestData.At)),
        new("Organizer.EmailMaxLength", "invited", Organizer.EmailMaxLength, text => new Invitation("Ana", text, OrganizerRole.Reader, Language.English, TestData.By, TestData.At)),
    ];

    private static IEnumerable<Limited> OfOrganizations() =>
    [
        new("Organization.NameMaxLength", "", Organization.NameMaxLength, text => Ask(Details() with { Name = text })),
        new("Organization.ShortNameMaxLength", "", Organization.ShortNameMaxLength, text => Ask(Details() with { ShortName = text })),
        new("Organization.SlugMaxLength", "", Organization.SlugMaxLength, text => Ask(Details(), text)),
        new("Organization.CityMaxLength", "", Organization.CityMaxLength, text => Ask(Details() with { City = text })),
        new("Organization.PostalCodeMaxLength", "", Organization.PostalCodeMaxLength, text => Ask(Details() with { PostalCode = text })),
        new("Organization.WebsiteMaxLength", "", Organization.WebsiteMaxLength, text => Ask(Details() with { Website = Web(text) })),
        new("Organization.EmailMaxLength", "", Organization.EmailMaxLength, text => Ask(Details() with { PublicEmail = text })),
        new("Organization.AboutMaxLength", "English", Organization.AboutMaxLength, text => Ask(Details() with { About = new(text, "") })),
        new("Organization.AboutMaxLength", "Spanish", Organization.AboutMaxLength, text => Ask(Details() with { About = new("", text) })),
        new("Organization.ReasonMaxLength", "decline", Organization.ReasonMaxLength, text => After(Ask(Details()), o => o.Decline(text, TestData.By, TestData.At))),
        new("Organization.ReasonMaxLength", "withdrawal", Organization.ReasonMaxLength, text => After(TestData.ListedOrganization(), o => o.WithdrawFor(text, TestData.By, TestData.At))),
        new("Organization.ReasonMaxLength", "evidence", Organization.ReasonMaxLength, text => After(Ask(Details()), o => o.Verify(text, TestData.By, TestData.At))),
        new("Organization.OriginNoteMaxLength", "", Organization.OriginNoteMaxLength, text => Organization.Import(Details(), Free(), text, TestData.By, TestData.At)),
        new("ContactExport.ReasonMaxLength", "", ContactExport.ReasonMaxLength, text => ContactExport.Ask(Guid.NewGuid(), text, TestData.By, TestData.At, out _)),
    ];

    private static IEnumerable<Limited> OfLetters() =>
    [
        new("Letter.SlugMaxLength", "", Letter.SlugMaxLength, text => Draft(LetterDetails() with { Slug = text })),
        new("Letter.TitleMaxLength", "English", Letter.TitleMaxLength, text => Draft(LetterDetails() with { Title = new(text, "T") })),
        new("Letter.TitleMaxLength", "Spanish", Letter.TitleMaxLength, text => Draft(LetterDetails() with { Title = new("T", text) })),
        new("Letter.AddresseeMaxLength", "", Letter.AddresseeMaxLength, text => Draft(LetterDetails() with { Addressee = new(text, "A") })),
        new("Letter.SummaryMaxLength", "", Letter.SummaryMaxLength, text => Draft(LetterDetails() with { Summary = new("S", text) })),
        new("Letter.TextMaxLength", "draft", Letter.TextMaxLength, text => Letter.Draft(LetterDetails(), new("T", text), TestData.By, TestData.At)),
        new("Letter.TextMaxLength", "amendment", Letter.TextMaxLength, text => After(Closed(), l => l.Amend(new(text, "T"), TestData.By, TestData.At))),
        new("Letter.TextMaxLength", "written", Letter.TextMaxLength, text => After(TestData.DraftLetter(Free()), l => l.Write(new("T", text), TestData.By, TestData.At))),
        new("Letter.SummaryMaxLength", "introduction", Letter.SummaryMaxLength, text => After(Closed(), l => l.Introduce(new(text, ""), [], TestData.By, TestData.At))),
        new("LetterDelivery.RecipientMaxLength", "", LetterDelivery.RecipientMaxLength, text => Delivered(Handed() with { Recipient = new(text, "R") })),
        new("LetterDelivery.NoteMaxLength", "means", LetterDelivery.NoteMaxLength, text => Delivered(Handed() with { Means = new(text, "") })),
        new("LetterDelivery.NoteMaxLength", "proof", LetterDelivery.NoteMaxLength, text => Delivered(Handed() with { Proof = new("", text) })),
        new("Source.UrlMaxLength", "proof", Source.UrlMaxLength, text => Delivered(Handed() with { ProofUrl = Web(text) })),
        new("Letter.NoteMaxLength", "answer", Letter.NoteMaxLength, text => After(Closed(), l =>
        {
            l.Deliver(BilingualText.Empty, TestData.By, TestData.At);
            l.Answer(new BilingualText("", text), TestData.By, TestData.At);
        })),
        new("Letter.NoteMaxLength", "reported", Letter.NoteMaxLength, text => Letter.FromHistory(LetterDetails(), PastLetter() with { ReportedNote = new(text, "") }, TestData.By, TestData.At)),
        new("Letter.TextMaxLength", "known", Letter.TextMaxLength, text => Letter.FromHistory(LetterDetails(), PastLetter() with { KnownText = new(text, "") }, TestData.By, TestData.At)),
        new("Signatory.NameMaxLength", "", Signatory.NameMaxLength, text => Signed(new(text, "", true, true))),
        new("Signatory.TitleMaxLength", "", Signatory.TitleMaxLength, text => Signed(new("", text, true, true))),
        new("SignOn.ReasonMaxLength", "withdrawal", SignOn.ReasonMaxLength, text => After(Signed(Signatory.Unnamed), pair =>
        {
            pair.SignOn.Confirm(TestData.By, TestData.At);
            pair.SignOn.WithdrawFor(text, TestData.By, TestData.At);
        })),
        new("SignOn.ReasonMaxLength", "decline", SignOn.ReasonMaxLength, text => After(Signed(Signatory.Unnamed), pair =>
        {
            pair.SignOn.Confirm(TestData.By, TestData.At);
            pair.SignOn.Decline(text, TestData.By, TestData.At);
        })),
        new("SignOn.OriginNoteMaxLength", "", SignOn.OriginNoteMaxLength, text => Entered(text)),
        new("QuarantineRun.ConditionMaxLength", "", QuarantineRun.ConditionMaxLength, text => new QuarantineRun(text, TestData.By, TestData.At)),
    ];

    private static IEnumerable<Limited> OfEvents() =>
    [
        new("CampaignEvent.SlugMaxLength", "", CampaignEvent.SlugMaxLength, text => Event(EventDetails() with { Slug = text })),
        new("CampaignEvent.TitleMaxLength", "English", CampaignEvent.TitleMaxLength, text => Event(EventDetails() with { Title = new(text, "T") })),
        new("CampaignEvent.TitleMaxLength", "Spanish", CampaignEvent.TitleMaxLength, text => Event(EventDetails() with { Title = new("T", text) })),
        new("CampaignEvent.DescriptionMaxLength", "", CampaignEvent.DescriptionMaxLength, text => Event(EventDetails() with { Description = new(text, "") })),
        new("CampaignEvent.NoteMaxLength", "access", CampaignEvent.NoteMaxLength, text => Event(EventDetails() with { Accessibility = new(text, "") })),
        new("CampaignEvent.NoteMaxLength", "bring", CampaignEvent.NoteMaxLength, text => Event(EventDetails() with { Bring = new("", text) })),
        new("CampaignEvent.NoteMaxLength", "safety", CampaignEvent.NoteMaxLength, text => Event(EventDetails() with { Safety = new(text, "") })),
        new("CampaignEvent.NoteMaxLength", "cancelled", CampaignEvent.NoteMaxLength, text => After(Event(EventDetails()), e => e.Cancel(new(text, ""), TestData.By, TestData.At))),
        new("CampaignEvent.NoteMaxLength", "postponed", CampaignEvent.NoteMaxLength, text => After(Event(EventDetails()), e => e.Postpone(new(text, ""), TestData.By, TestData.At))),
        new("CampaignEvent.ReportedHostMaxLength", "", CampaignEvent.ReportedHostMaxLength, text => Event(EventDetails() with { ReportedHost = new(text, "") })),
        new("CampaignEvent.VenueMaxLength", "", CampaignEvent.VenueMaxLength, text => Event(place: TestData.Phoenix() with { Venue = text })),
        new("CampaignEvent.AddressMaxLength", "", CampaignEvent.AddressMaxLength, text => Event(place: TestData.Phoenix() with { AddressLine = text })),
        new("CampaignEvent.CityMaxLength", "", CampaignEvent.CityMaxLength, text => Event(place: TestData.Phoenix() with { City = text })),
        new("CampaignEvent.PostalCodeMaxLength", "", CampaignEvent.PostalCodeMaxLength, text => Event(place: TestData.Phoenix() with { PostalCode = text })),
        new("CampaignEvent.ReasonMaxLength", "", CampaignEvent.ReasonMaxLength, text => After(
            CampaignEvent.Propose(EventDetails(), TestData.Saturday(), TestData.Phoenix(), TestData.By, TestData.At), e => e.Decline(text, TestData.By, TestData.At))),
        new("DayOfAction.SlugMaxLength", "", DayOfAction.SlugMaxLength, text => Day(text, new("N", "N"), BilingualText.Empty)),
        new("DayOfAction.NameMaxLength", "", DayOfAction.NameMaxLength, text => Day(Free(), new("N", text), BilingualText.Empty)),
        new("DayOfAction.SummaryMaxLength", "", DayOfAction.SummaryMaxLength, text => Day(Free(), new("N", "N"), new(text, ""))),
    ];

    private static IEnumerable<Limited> OfSigning() =>
    [
        new("Contact.NameMaxLength", "", Contact.NameMaxLength, text => Speaker(ContactDetails() with { Name = text })),
        new("Contact.TitleMaxLength", "", Contact.TitleMaxLength, text => Speaker(ContactDetails() with { Title = text })),
        new("Contact.PhoneMaxLength", "", Contact.PhoneMaxLength, text => Speaker(ContactDetails() with { Phone = text })),
        new("OutboxMail.SubjectMaxLength", "", OutboxMail.SubjectMaxLength, text => Mail(new(text, "T", "H"))),
        new("Attempt.SubjectMaxLength", "", Attempt.SubjectMaxLength, text => new Attempt(AttemptKind.SignOn, "", text, Guid.Empty, TestData.At)),
        new("BlockRule.PatternMaxLength", "", BlockRule.PatternMaxLength, text => new BlockRule(text, "R", TestData.By, TestData.At)),
        new("BlockRule.ReasonMaxLength", "", BlockRule.ReasonMaxLength, text => new BlockRule($"{Free()}.example", text, TestData.By, TestData.At)),
    ];

    private static IEnumerable<Limited> OfTheRest() =>
    [
        new("Agency.SlugMaxLength", "", Agency.SlugMaxLength, text => KeptAgency(slug: text)),
        new("Agency.NameMaxLength", "", Agency.NameMaxLength, text => KeptAgency(name: text)),
        new("Agency.CountyMaxLength", "", Agency.CountyMaxLength, text => KeptAgency(county: text)),
        new("Agency.CountyFipsLength", "", Agency.CountyFipsLength, text => KeptAgency(countyFips: text)),
        new("Agreement.NoteMaxLength", "", Agreement.NoteMaxLength, text => Agreement.Keep(
            KeptAgency(), new(AgreementModel.Hybrid, null, AgreementStatus.Ended, new(2009, 8, 1), null, new("", text), [Paper]), TestData.By, TestData.At)),
        new("AgreementCount.SourceMaxLength", "", AgreementCount.SourceMaxLength, text => new AgreementCount(new(2026, 1, 1), 1, 1, 0, 0, text)),
        new("Milestone.SlugMaxLength", "", Milestone.SlugMaxLength, text => Fact(text, new("T", "T"), BilingualText.Empty)),
        new("Milestone.TitleMaxLength", "", Milestone.TitleMaxLength, text => Fact(Free(), new("T", text), BilingualText.Empty)),
        new("Milestone.BodyMaxLength", "", Milestone.BodyMaxLength, text => Fact(Free(), new("T", "T"), new(text, ""))),
        new("Reason.TextMaxLength", "English", Reason.TextMaxLength, text => Reason.Keep(ReasonUse.DeclineEvent, new(text, "M"), 1, TestData.By, TestData.At)),
        new("Reason.TextMaxLength", "Spanish", Reason.TextMaxLength, text => Reason.Keep(ReasonUse.DeclineEvent, new("R", text), 1, TestData.By, TestData.At)),
        new("SiteSwitches.BannerMaxLength", "", SiteSwitches.BannerMaxLength, text => After(
            SiteSwitches.Begin(TestData.By, TestData.At), switches => switches.ShowBanner(new(text, "A"), TestData.By, TestData.At))),
        new("Actor.NameMaxLength", "", Actor.NameMaxLength, text => HistoryEntry.About("Test", "tested", new Actor(text), TestData.At)),
        new("Source.TitleMaxLength", "", Source.TitleMaxLength, text => Ask(Details() with { Sources = [new(text, null)] })),
        new("Source.UrlMaxLength", "", Source.UrlMaxLength, text => Ask(Details() with { Sources = [new("A paper", Web(text))] })),
    ];

    private static string Free() => $"limits-{Guid.NewGuid():n}";

    private static string Web(string text) => text.Length > 20 ? $"https://a.example/{text[18..]}" : $"https://a.example/{text}";

    private static OrganizationDetails Details() => new() { Name = "Test Neighbors", Scope = Scope.Local, Sectors = [Sector.Labor] };

    private static Organization Ask(OrganizationDetails details, string? slug = null) => Organization.Ask(details, slug ?? Free(), TestData.By, TestData.At);

    private static LetterDetails LetterDetails() => new() { Slug = Free(), Title = new("T", "T"), Addressee = new("A", "A"), Summary = BilingualText.Empty };

    private static LetterHistory PastLetter() => new()
    {
        KnownText = new("K", "K"),
        OpenedOn = new(2009, 7, 27),
        ClosedOn = new(2009, 7, 31),
        DeliveredOn = new(2009, 8, 25),
        DeliveryNote = BilingualText.Empty,
        ReportedSignatories = 2,
        ReportedNote = BilingualText.Empty,
        TimeZone = "America/New_York",
    };

    private static ContactDetails ContactDetails() => new() { Name = "Rosa", Email = "rosa@example.org" };

    private static Contact Speaker(ContactDetails details) => new(TestData.ListedOrganization(slug: Free()), details, TestData.By, TestData.At);

    private static OutboxMail Mail(MailText mail) => new(MailKind.Confirmed, "rosa@example.org", Language.English, mail, Guid.Empty, TestData.At);

    private static Letter Draft(LetterDetails details) => Letter.Draft(details, new("T", "T"), TestData.By, TestData.At);

    private static Letter Closed() => After(TestData.OpenLetter(Free()), l => l.Close(TestData.By, TestData.At));

    private static SignedLetter Signed(Signatory signatory)
    {
        var letter = TestData.OpenLetter(Free());
        return new(letter, letter.Request(TestData.ListedOrganization(slug: Free()), signatory, TestData.By, TestData.At));
    }

    private static SignedLetter Entered(string note)
    {
        var letter = TestData.OpenLetter(Free());
        return new(letter, letter.Enter(TestData.ListedOrganization(slug: Free()), Signatory.Unnamed, SignOnOrigin.Paper, note, TestData.By, TestData.At));
    }

    private static DeliveryDetails Handed() => new() { Recipient = new("R", "R"), Means = BilingualText.Empty, When = new(new(2026, 5, 1), null, "America/New_York") };

    private static Letter Delivered(DeliveryDetails details) => After(Closed(), l => l.Deliver(details, [], TestData.By, TestData.At));

    private static EventDetails EventDetails() => TestData.EventDetails(slug: Free());

    private static CampaignEvent Event(EventDetails? details = null, EventPlace? place = null) => TestData.PublishedEvent(details ?? EventDetails(), place: place);

    private static DayOfAction Day(string slug, BilingualText name, BilingualText summary) =>
        DayOfAction.Call(slug, name, summary, new(2026, 6, 6), new(2026, 6, 7), [], TestData.By, TestData.At);

    private static Agency KeptAgency(string? slug = null, string name = "Test Sheriff", string county = "Maricopa", string countyFips = "04013") =>
        Agency.Keep(slug ?? Free(), name, "AZ", county, countyFips, AgencyLevel.County, centre: null, TestData.By, TestData.At);

    private static Milestone Fact(string slug, BilingualText title, BilingualText body) =>
        Milestone.Keep(slug, new(2009, 8, 25), DatePrecision.Day, title, body, [Paper], TestData.By, TestData.At);

    /// <summary>A draft cannot be kept without its author.</summary>
    private static object[] Kept(string fields, string read, string? page = null)
    {
        var author = new Organizer("Ana", $"{Free()}@example.org", OrganizerRole.Reader, Language.English, TestData.At);
        return [author, After(new PageDraft(author.Id, page ?? Free()), draft => draft.Keep(fields, read, TestData.At))];
    }

    private static T After<T>(T noun, Action<T> change)
    {
        change(noun);
        return noun;
    }
}

/// <summary>A sign-on cannot be kept without its letter.</summary>
internal sealed record SignedLetter(Letter Letter, SignOn SignOn);
