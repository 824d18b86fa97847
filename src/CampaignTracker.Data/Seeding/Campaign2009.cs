using CampaignTracker.Data.Agreements;
using CampaignTracker.Data.Events;
using CampaignTracker.Data.History;
using CampaignTracker.Data.Letters;
using CampaignTracker.Data.Organizations;
using CampaignTracker.Data.Places;
using CampaignTracker.Data.Timeline;

namespace CampaignTracker.Data.Seeding;

/// <summary>The campaign of 2009 and the timeline of 287(g), from the sourced files in <c>Seeding/Campaign2009</c>.</summary>
internal sealed class Campaign2009(CampaignDbContext db, DateTime now)
{
    private const string Folder = nameof(Campaign2009);

    private static readonly Actor By = Actor.Seeding;

    public void Plant()
    {
        var organizations = PlantOrganizations();
        PlantLetters(organizations);
        PlantEvents(organizations);
        PlantAgreements();
        PlantTimeline();
    }

    private Dictionary<string, Organization> PlantOrganizations()
    {
        var organizations = new Dictionary<string, Organization>();
        foreach (var row in SeedFile.Rows<OrganizationRow>(Folder, "organizations"))
        {
            var details = new OrganizationDetails
            {
                Name = row.Name,
                ShortName = row.ShortName,
                City = row.City,
                State = row.State,
                Scope = SeedFile.Word<Scope>(row.Scope),
                Sectors = [.. row.Sectors.Split(';').Select(SeedFile.Word<Sector>)],
                About = new BilingualText(row.EvidenceEn, row.EvidenceEs),
                Sources = Source.ParseList(row.Sources),
            };
            var organization = Organization.Ask(details, row.Slug, By, now);
            organization.List(By, now);
            organizations.Add(row.Slug, organization);
        }

        db.Organizations.AddRange(organizations.Values);
        return organizations;
    }

    private void PlantLetters(Dictionary<string, Organization> organizations)
    {
        var letters = SeedFile.Rows<LetterRow>(Folder, "letters").ToDictionary(row => row.Slug, ToLetter);
        db.Letters.AddRange(letters.Values);
        // A millisecond apart, so that their ids keep the order of the file, which is the one that the API tells.
        var signOns = SeedFile.Rows<SignOnRow>(Folder, "sign-ons").ToList();
        db.SignOns.AddRange(signOns.Select((row, place) =>
            letters[row.Letter].Keep(organizations[row.Organization], Source.ParseList(row.Sources), By, now.AddMilliseconds(place - signOns.Count))));
    }

    private Letter ToLetter(LetterRow row)
    {
        var details = new LetterDetails
        {
            Slug = row.Slug,
            Title = new(row.TitleEn, row.TitleEs),
            Addressee = new(row.AddresseeEn, row.AddresseeEs),
            Summary = new(row.SummaryEn, row.SummaryEs),
            Target = row.Target,
            Deadline = new(row.DeadlineDate, row.DeadlineTime, row.DeadlineZone),
            Sources = Source.ParseList(row.Sources),
        };
        var history = new LetterHistory
        {
            KnownText = SeedFile.LetterText(Folder, row.Slug),
            OpenedOn = row.OpenedOn,
            ClosedOn = row.ClosedOn,
            DeliveredOn = row.DeliveredOn,
            DeliveryNote = new(row.DeliveryNoteEn, row.DeliveryNoteEs),
            ReportedSignatories = row.ReportedSignatories,
            ReportedNote = new(row.ReportedNoteEn, row.ReportedNoteEs),
            TimeZone = row.DeadlineZone,
        };
        return Letter.FromHistory(details, history, By, now);
    }

    private void PlantEvents(Dictionary<string, Organization> organizations)
    {
        var days = SeedFile.Rows<DayOfActionRow>(Folder, "days-of-action").ToDictionary(row => row.Slug, row => DayOfAction.Call(
            row.Slug, new(row.NameEn, row.NameEs), new(row.SummaryEn, row.SummaryEs), row.FirstDay, row.LastDay, Source.ParseList(row.Sources), By, now));
        db.DaysOfAction.AddRange(days.Values);

        foreach (var row in SeedFile.Rows<EventRow>(Folder, "events"))
        {
            var planted = ToEvent(row);
            planted.Publish(By, now);
            if (row.HostOrganization.Length > 0)
                planted.HostedBy(organizations[row.HostOrganization], HostRole.Lead);
            if (row.DayOfAction.Length > 0)
                planted.BelongsTo(days[row.DayOfAction]);
            db.Events.Add(planted);
        }
    }

    private CampaignEvent ToEvent(EventRow row)
    {
        var details = new EventDetails
        {
            Slug = row.Slug,
            Code = row.Code,
            Type = SeedFile.Word<EventType>(row.Type),
            Title = new(row.TitleEn, row.TitleEs),
            Description = new(row.DescriptionEn, row.DescriptionEs),
            ReportedHost = new(row.ReportedHostEn, row.ReportedHostEs),
            Evidence = SeedFile.Word<EventEvidence>(row.Evidence),
            Sources = Source.ParseList(row.Sources),
        };
        var place = new EventPlace
        {
            Venue = row.Venue,
            AddressLine = row.Address,
            City = row.City,
            State = row.State,
            PostalCode = row.PostalCode,
            Point = row is { Latitude: { } latitude, Longitude: { } longitude } ? new GeoPoint(latitude, longitude) : null,
            Precision = row.Precision.Length > 0 ? SeedFile.Word<PointPrecision>(row.Precision) : PointPrecision.Unknown,
        };
        return CampaignEvent.Propose(details, new(row.StartDate, row.StartTime, EndDate: null, row.EndTime, row.TimeZone), place, By, now);
    }

    private void PlantAgreements()
    {
        var agencies = SeedFile.Rows<AgencyRow>(Folder, "agencies").ToDictionary(row => row.Slug, row => Agency.Keep(
            row.Slug, row.Name, row.State, row.County, row.CountyFips, SeedFile.Word<AgencyLevel>(row.Level), new(row.Latitude, row.Longitude), By, now));
        db.Agencies.AddRange(agencies.Values);
        db.Agreements.AddRange(SeedFile.Rows<AgreementRow>(Folder, "agreements").Select(row => Agreement.Keep(
            agencies[row.Agency],
            new(
                SeedFile.Word<AgreementModel>(row.Model), row.SignedOn, SeedFile.Word<AgreementStatus>(row.Status), row.StatusAsOf, row.EndedOn,
                new(row.NoteEn, row.NoteEs), Source.ParseList(row.Sources)),
            By, now)));
    }

    private void PlantTimeline()
    {
        db.Milestones.AddRange(SeedFile.Rows<MilestoneRow>(Folder, "milestones").Select(row => Milestone.Keep(
            row.Slug, row.Date, SeedFile.Word<DatePrecision>(row.Precision),
            new(row.TitleEn, row.TitleEs), new(row.BodyEn, row.BodyEs), Source.ParseList(row.Sources), By, now)));
        db.AgreementCounts.AddRange(SeedFile.Rows<AgreementCountRow>(Folder, "agreement-counts").Select(row => new AgreementCount(
            row.Date, row.Agreements, row.JailEnforcement, row.TaskForce, row.WarrantServiceOfficer, row.Source)));
    }
}
