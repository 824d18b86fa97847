using CampaignTracker.Data;
using CampaignTracker.Data.Events;
using CampaignTracker.Web.Platform.Api;
using CampaignTracker.Web.Platform.Queries;

namespace CampaignTracker.Web.Features.Events.Api;

/// <summary>Writes events as the API tells them.</summary>
public sealed class EventItems(ApiLinks links)
{
    public EventItem Write(EventView shown) => new()
    {
        Id = shown.Id,
        Slug = shown.Slug,
        Code = shown.Code,
        Url = links.Page($"/events/{shown.Slug}"),
        UrlEs = links.Page($"/events/{shown.Slug}", Language.Spanish),
        ShortUrl = links.Page(ShortLinks.Path(shown.Code)),
        Type = Wire.Name(shown.Type),
        Status = Wire.Name(shown.Status),
        Title = Texts.Both(shown.Title),
        Description = Texts.Of(shown.Description),
        Accessibility = Texts.Of(shown.Accessibility),
        Access = [.. Enum.GetValues<AccessFeatures>().Where(feature => feature is not AccessFeatures.None && shown.Access.HasFlag(feature)).Select(Wire.Name)],
        WhatToBring = Texts.Of(shown.Bring),
        Safety = Texts.Of(shown.Safety),
        Languages = shown.Languages,
        StartDate = shown.StartDate,
        StartAt = Local(shown.StartDate, shown.StartTime, shown.TimeZone),
        StartAtUtc = Utc(shown.StartDate, shown.StartTime, shown.TimeZone),
        EndDate = shown.EndDate,
        EndAt = Local(shown.EndDate ?? shown.StartDate, shown.EndTime, shown.TimeZone),
        EndAtUtc = Utc(shown.EndDate ?? shown.StartDate, shown.EndTime, shown.TimeZone),
        TimeZone = shown.TimeZone,
        PreviousStartDate = shown.PreviousStartDate,
        PreviousStartAt = shown.PreviousStartDate is { } previous ? Local(previous, shown.PreviousStartTime, shown.TimeZone) : null,
        ChangedAt = shown.ChangedAt,
        PlaceChangedAt = shown.PlaceChangedAt,
        CancelledAt = shown.CancelledAt,
        ChangeNote = Texts.Of(shown.ChangeNote),
        SeriesId = shown.SeriesId,
        OccurrenceDate = shown.OccurrenceDate,
        Turnout = shown.Turnout,
        AddressVisibility = Wire.Name(shown.Visibility),
        Location = LocationOf(shown),
        Hosts = [.. shown.Hosts.Select(host => new EventHostItem(host.Id, host.Name, host.Slug, links.Page($"/organizations/{host.Slug}"), Wire.Name(host.Role)))],
        ReportedHost = Texts.Of(shown.ReportedHost),
        DayOfAction = shown.DayOfAction is { } day ? new EventDayItem(day.Slug, Texts.Both(day.Name), links.Page($"/days/{day.Slug}")) : null,
        Evidence = Wire.Name(shown.Evidence),
        IsFlagship = shown.IsFlagship,
        IsSample = shown.IsSample,
        Sources = SourceItem.Of(shown.Sources),
        CreatedAt = shown.CreatedAt,
        UpdatedAt = shown.UpdatedAt,
    };

    private static EventLocation LocationOf(EventView shown) => new(
        Texts.Known(shown.Venue),
        shown.AddressLine.Length > 0 ? [shown.AddressLine] : [],
        Texts.Known(shown.City),
        shown.State,
        Texts.Known(shown.PostalCode),
        Country: "US",
        shown.Latitude,
        shown.Longitude,
        Wire.Name(shown.Precision));

    private static DateTime? Utc(DateOnly date, TimeOnly? time, string zone) => time is { } hour ? LocalTimes.ToUtc(date, hour, zone) : null;

    private static DateTimeOffset? Local(DateOnly date, TimeOnly? time, string zone) => Utc(date, time, zone) is { } instant
        ? new DateTimeOffset(date.ToDateTime(time!.Value), LocalTimes.OffsetAt(instant, zone))
        : null;
}
