using CampaignTracker.Data.Events;
using CampaignTracker.Data.History;
using CampaignTracker.Data.Letters;
using CampaignTracker.Data.Organizations;

namespace CampaignTracker.Data.Seeding;

/// <summary>An invented campaign around the day of first start, every row of it marked as a sample; from the files in <c>Seeding/Samples</c>.</summary>
internal sealed class SampleCampaign(CampaignDbContext db, DateTime now)
{
    private const string Folder = "Samples";

    private static readonly Actor By = Actor.Seeding;

    public void Plant()
    {
        var organizations = SeedFile.Rows<SampleOrganizationRow>(Folder, "organizations").ToDictionary(row => row.Slug, ToOrganization);
        db.Organizations.AddRange(organizations.Values);
        PlantLetters(organizations);
        PlantEvents(organizations);
    }

    private Organization ToOrganization(SampleOrganizationRow row)
    {
        var details = new OrganizationDetails
        {
            Name = row.Name,
            ShortName = row.ShortName,
            City = row.City,
            State = row.State,
            PostalCode = row.PostalCode,
            Scope = SeedFile.Word<Scope>(row.Scope),
            Sectors = [.. row.Sectors.Split(';').Select(SeedFile.Word<Sector>)],
            Website = row.Website.Length > 0 ? row.Website : null,
            PublicEmail = row.PublicEmail.Length > 0 ? row.PublicEmail : null,
            About = new(row.AboutEn, row.AboutEs),
        };
        var organization = Organization.Ask(details, row.Slug, By, now, isSample: true);
        organization.List(By, now);
        if (row.Trusted)
        {
            organization.Verify("A sample.", By, now);
            organization.Trust(By, now);
        }

        return organization;
    }

    private void PlantLetters(Dictionary<string, Organization> organizations)
    {
        var letters = new Dictionary<string, Letter>();
        foreach (var row in SeedFile.Rows<SampleLetterRow>(Folder, "letters"))
        {
            var details = new LetterDetails
            {
                Slug = row.Slug,
                Title = new(row.TitleEn, row.TitleEs),
                Addressee = new(row.AddresseeEn, row.AddresseeEs),
                Summary = new(row.SummaryEn, row.SummaryEs),
                Target = row.Target,
                Deadline = new(Day(row.DeadlineDayOffset), row.DeadlineTime, row.DeadlineZone),
            };
            var opened = now.AddDays(row.OpenedDayOffset);
            var letter = Letter.Draft(details, SeedFile.LetterText(Folder, row.Slug), By, opened, isSample: true);
            letter.Open(By, opened);
            letters.Add(row.Slug, letter);
        }

        db.Letters.AddRange(letters.Values);
        foreach (var row in SeedFile.Rows<SampleSignOnRow>(Folder, "sign-ons"))
        {
            var at = now.AddDays(row.SignedDayOffset);
            var signatory = new Signatory(row.SignatoryName, row.SignatoryTitle, row.ShowName, row.ShowTitle);
            var signOn = letters[row.Letter].Request(organizations[row.Organization], signatory, By, at);
            signOn.Confirm(By, at);
            signOn.List(By, at);
            db.SignOns.Add(signOn);
        }
    }

    private void PlantEvents(Dictionary<string, Organization> organizations)
    {
        var days = SeedFile.Rows<SampleDayOfActionRow>(Folder, "days-of-action").ToDictionary(row => row.Slug, row => DayOfAction.Call(
            row.Slug, new(row.NameEn, row.NameEs), new(row.SummaryEn, row.SummaryEs),
            Day(row.FirstDayOffset), Day(row.LastDayOffset), [], By, now, isSample: true));
        db.DaysOfAction.AddRange(days.Values);

        foreach (var row in SeedFile.Rows<SampleEventRow>(Folder, "events"))
        {
            var planted = ToEvent(row);
            planted.HostedBy(organizations[row.Lead], HostRole.Lead);
            foreach (var coHost in row.CoHosts.Split(';', StringSplitOptions.RemoveEmptyEntries))
                planted.HostedBy(organizations[coHost], HostRole.CoHost);
            if (row.DayOfAction.Length > 0)
                planted.BelongsTo(days[row.DayOfAction]);
            Settle(planted, row);
            db.Events.Add(planted);
        }
    }

    private CampaignEvent ToEvent(SampleEventRow row)
    {
        var details = new EventDetails
        {
            Slug = row.Slug,
            Code = row.Code,
            Type = SeedFile.Word<EventType>(row.Type),
            Title = new(row.TitleEn, row.TitleEs),
            Description = new(row.DescriptionEn, row.DescriptionEs),
            Accessibility = new(row.AccessibilityEn, row.AccessibilityEs),
            Bring = new(row.BringEn, row.BringEs),
            Safety = new(row.SafetyEn, row.SafetyEs),
            Languages = row.Languages.Split(';', StringSplitOptions.RemoveEmptyEntries),
            IsFlagship = row.Flagship,
        };
        var schedule = new EventSchedule(
            Day(row.StartDayOffset), row.StartTime,
            row.EndDayOffset is { } end && end != row.StartDayOffset ? Day(end) : null, row.EndTime, row.TimeZone);
        var place = new EventPlace
        {
            Venue = row.Venue,
            AddressLine = row.Address,
            City = row.City,
            State = row.State,
            PostalCode = row.PostalCode,
            Point = new(row.Latitude, row.Longitude),
            Precision = PointPrecision.Exact,
            Visibility = SeedFile.Word<AddressVisibility>(row.AddressVisibility),
            AreaPoint = new(row.AreaLatitude, row.AreaLongitude),
        };
        return CampaignEvent.Propose(details, schedule, place, By, now, isSample: true);
    }

    private void Settle(CampaignEvent planted, SampleEventRow row)
    {
        planted.Publish(By, now);
        var note = new BilingualText(row.NoteEn, row.NoteEs);
        switch (SeedFile.Word<EventStatus>(row.Status))
        {
            case EventStatus.Cancelled:
                planted.Cancel(note, By, now);
                break;
            case EventStatus.Postponed:
                planted.Postpone(note, By, now);
                break;
        }
    }

    private DateOnly Day(int offset) => DateOnly.FromDateTime(now).AddDays(offset);
}
