using CampaignTracker.Data;
using CampaignTracker.Data.Events;
using CampaignTracker.Data.History;
using CampaignTracker.Data.Organizations;
using CampaignTracker.Data.Places;

namespace CampaignTracker.Load.Generate;

/// <summary>Invented events, past and to come: of all types, some at hidden addresses, of some only the day is known, some cancelled or postponed.</summary>
internal sealed class GeneratedEvents(Random random, Towns towns, Actor by, DateTime now)
{
    private const int DaysBack = 300;
    private const int DaysAhead = 120;

    private static readonly (EventType, int)[] Types =
    [
        (EventType.Vigil, 30), (EventType.March, 14), (EventType.Rally, 14), (EventType.TeachIn, 10), (EventType.Meeting, 10), (EventType.PressConference, 8),
        (EventType.PrayerService, 6), (EventType.LetterDelivery, 5), (EventType.Other, 3),
    ];

    private static readonly (EventStatus, int)[] Fates =
    [
        (EventStatus.Published, 88), (EventStatus.Cancelled, 5), (EventStatus.Postponed, 3), (EventStatus.Proposed, 3), (EventStatus.Declined, 1),
    ];

    private readonly HashSet<string> _codes = [];

    /// <param name="count">How many.</param>
    /// <param name="listed">Who may host them.</param>
    /// <param name="day">The day of action that some belong to.</param>
    public IReadOnlyList<CampaignEvent> Make(int count, IReadOnlyList<Organization> listed, DayOfAction day)
    {
        var neighbors = listed.GroupBy(organization => organization.State).ToDictionary(state => state.Key, IReadOnlyList<Organization> (state) => [.. state]);
        return [.. Enumerable.Range(1, count).Select(number => MakeOne(number, listed, neighbors, day))];
    }

    private CampaignEvent MakeOne(int number, IReadOnlyList<Organization> listed, Dictionary<string, IReadOnlyList<Organization>> neighbors, DayOfAction day)
    {
        var town = towns.Draw(random);
        var isOfDay = random.Percent(12);
        var first = isOfDay ? day.FirstDay : DateOnly.FromDateTime(now).AddDays(random.Next(-DaysBack, DaysAhead));
        var schedule = Schedule(first, town.TimeZone);
        var at = random.Between(schedule.StartsAt.AddDays(-40), schedule.StartsAt.AddDays(-3));
        var made = CampaignEvent.Propose(Details(number, town), schedule, Place(town), by, at < now ? at : now.AddHours(-1), isSample: true);
        if (isOfDay)
            made.BelongsTo(day);
        Invite(made, neighbors.GetValueOrDefault(town.State, listed));
        Settle(made, made.CreatedAt.AddMinutes(30));
        return made;
    }

    private EventDetails Details(int number, Town town)
    {
        var title = Words.Fill(random.OneOf(Words.Titles), town.City, random.OneOf(Words.Own));
        return new EventDetails
        {
            Slug = $"{OrganizationName.Slug(title.En)}-{number}",
            Code = Code(),
            Type = random.Weighted(Types),
            Title = title,
            Description = Words.Text(random, town.City, most: 12),
            Accessibility = random.Percent(60) ? new("Step-free entrance and an interpreter.", "Entrada sin escalones e intérprete.") : BilingualText.Empty,
            Bring = random.Percent(40) ? new("A candle in a jar and water.", "Una vela en un frasco y agua.") : BilingualText.Empty,
            Safety = random.Percent(30) ? new("Marshals wear yellow vests.", "Quienes cuidan llevan chaleco amarillo.") : BilingualText.Empty,
            Languages = random.Percent(70) ? ["en", "es"] : ["en"],
        };
    }

    private EventSchedule Schedule(DateOnly first, string zone)
    {
        if (random.Percent(7))
            return new EventSchedule(first, null, random.Percent(20) ? first.AddDays(random.Next(1, 4)) : null, null, zone);
        var start = new TimeOnly(random.Next(9, 20), random.OneOf([0, 0, 30]));
        return new EventSchedule(first, start, null, random.Percent(75) ? start.AddMinutes(random.Next(2, 7) * 30) : null, zone);
    }

    private EventPlace Place(Town town) => new()
    {
        Venue = random.OneOf(Words.Venues),
        AddressLine = $"{random.Next(1, 9900)} {random.OneOf(Words.Streets)}",
        City = town.City,
        State = town.State,
        PostalCode = town.Zip,
        Point = new GeoPoint(Near(town.Centre.Latitude), Near(town.Centre.Longitude)),
        Precision = PointPrecision.Exact,
        Visibility = random.Percent(12) ? AddressVisibility.Area : AddressVisibility.Public,
        AreaPoint = town.Centre,
    };

    private double Near(double degrees) => Math.Round(degrees + (random.NextDouble() - 0.5) / 50, 5);

    private void Invite(CampaignEvent made, IReadOnlyList<Organization> hosts)
    {
        var count = Math.Min(hosts.Count, random.Weighted([(1, 70), (2, 18), (4, 12)]));
        for (var tries = 0; made.Hosts.Count < count && tries < 10; tries++)
        {
            var host = random.OneOf(hosts);
            if (!made.Hosts.Any(h => h.OrganizationId == host.Id))
                made.HostedBy(host, made.Hosts.Count == 0 ? HostRole.Lead : HostRole.CoHost);
        }
    }

    private void Settle(CampaignEvent made, DateTime at)
    {
        var fate = random.Weighted(Fates);
        if (fate is EventStatus.Declined)
            made.Decline("An invented reason.", by, at);
        if (fate is EventStatus.Declined or EventStatus.Proposed)
            return;

        made.Publish(by, at);
        if (fate is EventStatus.Cancelled)
            made.Cancel(new("The hall is not free.", "El salón no está disponible."), by, at);
        if (fate is EventStatus.Postponed)
            made.Postpone(new("A new day is sought.", "Se busca un nuevo día."), by, at);
    }

    private string Code()
    {
        string code;
        do
            code = new string([.. Enumerable.Range(0, ShortCode.Length).Select(_ => random.OneOf(ShortCode.Alphabet.ToCharArray()))]);
        while (!_codes.Add(code));
        return code;
    }
}
