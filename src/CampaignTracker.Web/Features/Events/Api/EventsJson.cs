using System.Text.Json.Serialization;
using CampaignTracker.Web.Platform.Api;

namespace CampaignTracker.Web.Features.Events.Api;

[JsonSerializable(typeof(ListOf<EventItem>))]
[JsonSerializable(typeof(One<EventItem>))]
[JsonSerializable(typeof(EventFeatures))]
internal sealed partial class EventsJson : JsonSerializerContext;
