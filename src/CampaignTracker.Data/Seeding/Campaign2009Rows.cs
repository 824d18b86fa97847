namespace CampaignTracker.Data.Seeding;

internal sealed record OrganizationRow(
    string Slug, string Name, string ShortName, string City, string State, string Scope, string Sectors, string EvidenceEn, string EvidenceEs, string Sources);

internal sealed record LetterRow(
    string Slug, string TitleEn, string TitleEs, string AddresseeEn, string AddresseeEs, string SummaryEn, string SummaryEs,
    DateOnly OpenedOn, DateOnly ClosedOn, DateOnly DeliveredOn, string DeliveryNoteEn, string DeliveryNoteEs,
    DateOnly DeadlineDate, TimeOnly DeadlineTime, string DeadlineZone, int Target,
    int ReportedSignatories, string ReportedNoteEn, string ReportedNoteEs, string Sources);

internal sealed record SignOnRow(string Letter, string Organization, string Sources);

internal sealed record DayOfActionRow(
    string Slug, string NameEn, string NameEs, string SummaryEn, string SummaryEs, DateOnly FirstDay, DateOnly LastDay, string Sources);

internal sealed record EventRow(
    string Slug, string Code, string TitleEn, string TitleEs, string DescriptionEn, string DescriptionEs, string Type, string Evidence,
    DateOnly StartDate, TimeOnly? StartTime, TimeOnly? EndTime, string TimeZone,
    string HostOrganization, string ReportedHostEn, string ReportedHostEs,
    string Venue, string Address, string City, string State, string PostalCode, double? Latitude, double? Longitude, string Precision,
    string DayOfAction, string Sources);

internal sealed record AgencyRow(
    string Slug, string Name, string State, string County, string CountyFips, string Level, double Latitude, double Longitude);

internal sealed record AgreementRow(
    string Agency, string Model, DateOnly? SignedOn, string Status, DateOnly StatusAsOf, DateOnly? EndedOn, string NoteEn, string NoteEs, string Sources);

internal sealed record AgreementCountRow(
    DateOnly Date, int Agreements, int JailEnforcement, int TaskForce, int WarrantServiceOfficer, string Source);

internal sealed record MilestoneRow(
    string Slug, DateOnly Date, string Precision, string TitleEn, string TitleEs, string BodyEn, string BodyEs, string Sources);
