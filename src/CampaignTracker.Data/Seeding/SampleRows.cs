namespace CampaignTracker.Data.Seeding;

internal sealed record SampleOrganizationRow(
    string Slug, string Name, string ShortName, string City, string State, string PostalCode, string Scope, string Sectors,
    string Website, string PublicEmail, string AboutEn, string AboutEs, bool Trusted);

internal sealed record SampleLetterRow(
    string Slug, string TitleEn, string TitleEs, string AddresseeEn, string AddresseeEs, string SummaryEn, string SummaryEs,
    int OpenedDayOffset, int DeadlineDayOffset, TimeOnly DeadlineTime, string DeadlineZone, int Target);

internal sealed record SampleSignOnRow(
    string Letter, string Organization, int SignedDayOffset, string SignatoryName, string SignatoryTitle, bool ShowName, bool ShowTitle);

internal sealed record SampleDayOfActionRow(
    string Slug, string NameEn, string NameEs, string SummaryEn, string SummaryEs, int FirstDayOffset, int LastDayOffset);

internal sealed record SampleEventRow(
    string Slug, string Code, string TitleEn, string TitleEs, string DescriptionEn, string DescriptionEs, string Type, string Status,
    int StartDayOffset, TimeOnly? StartTime, int? EndDayOffset, TimeOnly? EndTime, string TimeZone, string Lead, string CoHosts,
    string Venue, string Address, string City, string State, string PostalCode,
    double Latitude, double Longitude, double AreaLatitude, double AreaLongitude, string AddressVisibility, string DayOfAction,
    string NoteEn, string NoteEs, string AccessibilityEn, string AccessibilityEs, string Languages,
    string BringEn, string BringEs, string SafetyEn, string SafetyEs, bool Flagship);
