using CampaignTracker.Data.Events;
using CampaignTracker.Web.Platform.Api;
using CampaignTracker.Web.Platform.Queries;

namespace CampaignTracker.Web.Features.Events.Api;

/// <summary>An event as a line of a spreadsheet; the names are the columns'.</summary>
internal sealed record EventRow(
    Guid Id, string Url, string Type, string Status, string? TitleEn, string? TitleEs,
    string StartDate, string? StartAt, string? StartAtUtc, string? EndAt, string TimeZone,
    string AddressVisibility, string? Venue, string Address, string? Locality, string Region, string? PostalCode,
    double? Latitude, double? Longitude, string Precision, string Hosts, string? ReportedHost, string? DayOfAction, bool IsSample, string UpdatedAt,
    string Access, string? ChangedAt, string? PreviousStartDate, Guid? SeriesId, string? OccurrenceDate, int? Turnout,
    string? Lead, string CoHosts, bool IsFlagship, string? PlaceChangedAt, string? CancelledAt, string? ChangeNote)
{
    public static EventRow Of(EventItem item) => new(
        item.Id, item.Url, item.Type, item.Status, item.Title.En, item.Title.Es,
        CsvTimes.Day(item.StartDate), CsvTimes.Local(item.StartAt), CsvTimes.Utc(item.StartAtUtc), CsvTimes.Local(item.EndAt), item.TimeZone,
        item.AddressVisibility, item.Location.Venue, string.Join(", ", item.Location.AddressLines), item.Location.Locality, item.Location.Region, item.Location.PostalCode,
        item.Location.Latitude, item.Location.Longitude, item.Location.Precision,
        string.Join("; ", item.Hosts.Select(host => host.Name)), item.ReportedHost?.En ?? item.ReportedHost?.Es, item.DayOfAction?.Slug, item.IsSample,
        CsvTimes.Utc(item.UpdatedAt)!,
        string.Join("; ", item.Access), CsvTimes.Utc(item.ChangedAt), Day(item.PreviousStartDate), item.SeriesId, Day(item.OccurrenceDate), item.Turnout,
        item.Hosts.FirstOrDefault(host => host.Role == Wire.Name(HostRole.Lead))?.Name,
        string.Join("; ", item.Hosts.Where(host => host.Role == Wire.Name(HostRole.CoHost)).Select(host => host.Name)),
        item.IsFlagship, CsvTimes.Utc(item.PlaceChangedAt), CsvTimes.Utc(item.CancelledAt), item.ChangeNote?.En ?? item.ChangeNote?.Es);

    private static string? Day(DateOnly? day) => day is { } known ? CsvTimes.Day(known) : null;
}
