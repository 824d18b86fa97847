namespace CampaignTracker.Web.Features.Events.Calendars;

/// <summary>Marks the resources of this folder.</summary>
public sealed class CalendarText;
