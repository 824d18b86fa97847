using System.Globalization;
using CampaignTracker.Data;
using CampaignTracker.Data.Agreements;
using CampaignTracker.Data.Events;
using CampaignTracker.Data.Letters;
using CampaignTracker.Data.Timeline;
using CampaignTracker.Web.Features.Events;
using CampaignTracker.Web.Features.Events.Planning;
using CampaignTracker.Web.Platform.Queries;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Features.Export;

/// <summary>Events, letters, the timeline and agreements. Of an event's place only what is public is read.</summary>
internal static class CampaignExports
{
    public static ExportTable Events(CampaignDbContext db, ExportQuery query, DateTime now)
    {
        var filter = new EventFilter
        {
            When = query.Word<EventsWhen>("when") ?? EventsWhen.All,
            State = query.State("state"),
            Type = query.Word<EventType>("type"),
            Status = query.Word<EventStatus>("status"),
            From = query.Day("from"),
            To = query.Day("to"),
        };
        _ = (query.Id(PlanFilter.DayName), query.Box(PlanFilter.BoxName));
        query.Choice(PlanFilter.PlaceName, PlanFilter.Unsure);
        var planned = PlanFilter.Read(query.Text) with { When = EventsWhen.All };
        return ExportTable.Of(
            db.Events.AsNoTracking().FitTo(filter, now).FitTo(planned, now, seesTruePlaces: false).OrderBy(e => e.StartsAt).ThenBy(e => e.Id).Select(e => new
            {
                e.Id,
                e.Slug,
                e.Code,
                e.Type,
                e.Status,
                TitleEn = e.Title.En,
                TitleEs = e.Title.Es,
                e.StartDate,
                e.StartTime,
                e.EndDate,
                e.EndTime,
                e.TimeZone,
                e.AddressVisibility,
                e.Venue,
                e.AddressLine,
                e.City,
                e.State,
                e.PostalCode,
                e.Latitude,
                e.Longitude,
                e.Precision,
                Hosts = e.Hosts.OrderBy(h => h.Role).Select(h => h.Organization!.Name).ToList(),
                Day = e.DayOfAction!.Slug,
                e.IsFlagship,
                e.IsSample,
                e.UpdatedAt,
            }).AsAsyncEnumerable(),
            ("id", e => e.Id),
            ("slug", e => e.Slug),
            ("code", e => e.Code),
            ("type", e => Wire.Name(e.Type)),
            ("status", e => Wire.Name(e.Status)),
            ("title_en", e => e.TitleEn),
            ("title_es", e => e.TitleEs),
            ("start_date", e => e.StartDate),
            ("start_time", e => Time(e.StartTime)),
            ("end_date", e => e.EndDate),
            ("end_time", e => Time(e.EndTime)),
            ("time_zone", e => e.TimeZone),
            ("address_visibility", e => Wire.Name(e.AddressVisibility)),
            ("venue", e => e.Venue),
            ("address", e => e.AddressLine),
            ("city", e => e.City),
            ("state", e => e.State),
            ("zip", e => e.PostalCode),
            ("latitude", e => e.Latitude),
            ("longitude", e => e.Longitude),
            ("precision", e => Wire.Name(e.Precision)),
            ("hosts", e => string.Join("; ", e.Hosts)),
            ("day_of_action", e => e.Day),
            ("is_flagship", e => e.IsFlagship),
            ("is_sample", e => e.IsSample),
            ("updated_at", e => e.UpdatedAt));
    }

    public static ExportTable Letters(CampaignDbContext db, ExportQuery query)
    {
        var letters = db.Letters.AsNoTracking();
        if (query.Word<LetterStatus>("status") is { } status)
            letters = letters.Where(l => l.Status == status);
        return ExportTable.Of(
            letters.OrderBy(l => l.CreatedAt).ThenBy(l => l.Id).Select(l => new
            {
                l.Id,
                l.Slug,
                TitleEn = l.Title.En,
                TitleEs = l.Title.Es,
                AddresseeEn = l.Addressee.En,
                AddresseeEs = l.Addressee.Es,
                SummaryEn = l.Summary.En,
                SummaryEs = l.Summary.Es,
                l.Status,
                l.Target,
                l.DeadlineDate,
                l.DeadlineTime,
                l.DeadlineZone,
                Signatories = db.SignOns.Count(s => s.LetterId == l.Id && s.Status == SignOnStatus.Listed),
                l.OpenedAt,
                l.ClosedAt,
                l.DeliveredAt,
                l.AnsweredAt,
                l.IsSample,
            }).AsAsyncEnumerable(),
            ("id", l => l.Id),
            ("slug", l => l.Slug),
            ("title_en", l => l.TitleEn),
            ("title_es", l => l.TitleEs),
            ("addressee_en", l => l.AddresseeEn),
            ("addressee_es", l => l.AddresseeEs),
            ("summary_en", l => l.SummaryEn),
            ("summary_es", l => l.SummaryEs),
            ("status", l => Wire.Name(l.Status)),
            ("target", l => l.Target),
            ("deadline_date", l => l.DeadlineDate),
            ("deadline_time", l => Time(l.DeadlineTime)),
            ("deadline_zone", l => l.DeadlineZone),
            ("signatories", l => l.Signatories),
            ("opened_at", l => l.OpenedAt),
            ("closed_at", l => l.ClosedAt),
            ("delivered_at", l => l.DeliveredAt),
            ("answered_at", l => l.AnsweredAt),
            ("is_sample", l => l.IsSample));
    }

    public static ExportTable Milestones(CampaignDbContext db, ExportQuery query) => ExportTable.Of(
        db.Milestones.AsNoTracking().OrderBy(m => m.Date).ThenBy(m => m.Id).AsAsyncEnumerable().Where(Named(query.Text("q"))),
        ("slug", m => m.Slug),
        ("date", m => m.Date),
        ("precision", m => Wire.Name(m.Precision)),
        ("title_en", m => m.Title.En),
        ("title_es", m => m.Title.Es),
        ("body_en", m => m.Body.En),
        ("body_es", m => m.Body.Es),
        ("sources", m => Exports.Sources(m.Sources)));

    public static ExportTable Agencies(CampaignDbContext db, ExportQuery query)
    {
        var agencies = db.Agencies.AsNoTracking();
        if (query.State("state") is { } state)
            agencies = agencies.Where(a => a.State == state);
        if (FoldedText.Fold(query.Text("q")) is { Length: > 0 } wanted)
            agencies = agencies.Where(a => a.SortKey.Contains(wanted));
        return ExportTable.Of(
            agencies.OrderBy(a => a.State).ThenBy(a => a.SortKey).ThenBy(a => a.Id).AsAsyncEnumerable(),
            ("slug", a => a.Slug),
            ("name", a => a.Name),
            ("state", a => a.State),
            ("county", a => a.County),
            ("county_fips", a => a.CountyFips),
            ("level", a => Wire.Name(a.Level)),
            ("latitude", a => a.Latitude),
            ("longitude", a => a.Longitude));
    }

    public static ExportTable Agreements(CampaignDbContext db, ExportQuery query)
    {
        var agreements = db.Agreements.AsNoTracking();
        if (query.State("state") is { } state)
            agreements = agreements.Where(a => a.Agency!.State == state);
        if (query.Word<AgreementModel>("model") is { } model)
            agreements = agreements.Where(a => a.Model == model);
        if (query.Word<AgreementStatus>("status") is { } status)
            agreements = agreements.Where(a => a.Status == status);
        if (FoldedText.Fold(query.Text("q")) is { Length: > 0 } wanted)
            agreements = agreements.Where(a => a.Agency!.SortKey.Contains(wanted));
        return ExportTable.Of(
            agreements.OrderBy(a => a.Agency!.State).ThenBy(a => a.Agency!.SortKey).ThenBy(a => a.Id).Include(a => a.Agency).AsAsyncEnumerable(),
            ("agency", a => a.Agency!.Slug),
            ("agency_name", a => a.Agency!.Name),
            ("state", a => a.Agency!.State),
            ("model", a => Wire.Name(a.Model)),
            ("signed_on", a => a.SignedOn),
            ("status", a => Wire.Name(a.Status)),
            ("status_as_of", a => a.StatusAsOf),
            ("ended_on", a => a.EndedOn),
            ("note_en", a => a.Note.En),
            ("note_es", a => a.Note.Es),
            ("sources", a => Exports.Sources(a.Sources)));
    }

    /// <summary>By its titles, as the timeline's list searches; there are few enough to look at each.</summary>
    private static Func<Milestone, bool> Named(string text)
    {
        var wanted = FoldedText.Fold(text);
        return milestone => wanted.Length == 0 || FoldedText.Fold(milestone.Title.En).Contains(wanted, StringComparison.Ordinal)
            || FoldedText.Fold(milestone.Title.Es).Contains(wanted, StringComparison.Ordinal);
    }

    private static string? Time(TimeOnly? time) => time?.ToString("HH:mm", CultureInfo.InvariantCulture);
}
