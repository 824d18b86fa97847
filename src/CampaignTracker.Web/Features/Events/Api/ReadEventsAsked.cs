using CampaignTracker.Data;
using CampaignTracker.Data.Events;
using CampaignTracker.Data.Organizations;
using CampaignTracker.Web.Features.Places;
using CampaignTracker.Web.Platform.Api;
using CampaignTracker.Web.Platform.Queries;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace CampaignTracker.Web.Features.Events.Api;

/// <summary>Reads what the API is asked of events; what it does not understand is told at its name.</summary>
public sealed class ReadEventsAsked(PageQuery query, ZipCodes zipCodes, IDbContextFactory<CampaignDbContext> contexts, IStringLocalizer<EventsText> text)
{
    private const double UsualKilometres = 40;
    private const double MostKilometres = 1000;
    private const int MostIds = 100;

    internal static readonly QueryParameter[] Parameters =
    [
        QueryParameter.Of("when", EventsWhen.Upcoming),
        new("from", "2026-06-01"),
        new("to", "2026-06-30"),
        new("state", "AZ"),
        QueryParameter.Of("type", EventType.Vigil),
        new("status", "published", ["published", "cancelled", "postponed"]),
        new("bbox", "-115,31,-109,37"),
        new("near", "33.45,-112.07"),
        new("zip", "85003"),
        new("radius_km", "40"),
        new("organization", "maldef"),
        new("role", "host,cohost"),
        new("day_of_action", "august-2009"),
        new("id", "0197a3f0-5c1e-7c3b-9d0a-3f1e5b6c7d8e"),
        ChangedSince.UpdatedSince,
    ];

    /// <summary>What of it calendars and feeds to follow are asked: what stays as it is while time goes by.</summary>
    internal static readonly string[] Followed = ["state", "type", "organization", "role", "day_of_action"];

    public async Task<EventFilter> ReadAsync(CancellationToken ct)
    {
        var filter = await ReadEachAsync(ct);
        if (filter.To < filter.From)
            query.Refuse("to", text["ToBeforeFrom"], "to_before_from");
        return filter;
    }

    /// <summary>What a calendar or feed to follow is asked; another filter is refused, or it would seem to be taken.</summary>
    public async Task<EventFilter> ReadFollowedAsync(CancellationToken ct)
    {
        foreach (var other in Parameters.Select(parameter => parameter.Name).Except(Followed).Where(name => query.Raw(name).Length > 0))
            query.Refuse(other, text["Filter_NotFollowed", string.Join(", ", Followed)], "not_followed");
        return new EventFilter
        {
            State = query.State("state"),
            Type = query.Word<EventType>("type"),
            OrganizationId = await OrganizationAsync(ct),
            Role = Role(),
            DayOfActionId = await DayOfActionAsync(ct),
        };
    }

    private async Task<EventFilter> ReadEachAsync(CancellationToken ct) => new()
    {
        When = query.Word<EventsWhen>("when") ?? EventsWhen.All,
        From = query.Date("from"),
        To = query.Date("to"),
        State = query.State("state"),
        Type = query.Word<EventType>("type"),
        Status = Status(),
        Box = query.Box("bbox"),
        Circle = Circle(),
        OrganizationId = await OrganizationAsync(ct),
        Role = Role(),
        DayOfActionId = await DayOfActionAsync(ct),
        Ids = query.Ids("id", MostIds),
        UpdatedSince = ChangedSince.Read(query, ChangedSince.UpdatedSince.Name),
    };

    private EventStatus? Status()
    {
        var status = query.Word<EventStatus>("status");
        if (status is null or EventStatus.Published or EventStatus.Cancelled or EventStatus.Postponed)
            return status;
        query.Refuse("status", text["Status_NotPublic"], "not_a_choice");
        return null;
    }

    private GeoCircle? Circle()
    {
        var miles = (query.Measure("radius_km", 0, MostKilometres) ?? UsualKilometres) / GeoCircle.KilometresPerMile;
        var near = query.Point("near");
        var typed = query.Text("zip");
        if (typed.Length == 0)
        {
            if (query.Raw("near").Length == 0 && query.Raw("radius_km").Length > 0)
                query.Refuse("radius_km", text["Radius_OfWhat"], "centre_missing");
            return near is { } centre ? new GeoCircle(centre, miles) : null;
        }

        if (near is not null)
            query.Refuse("zip", text["Zip_OrNear"], "zip_or_near");
        else if (ZipCodes.Clean(typed) is null)
            query.Refuse("zip", text["Zip_NotAZip"], "not_a_zip");
        else if (zipCodes.Find(typed)?.Point is { } point)
            return new GeoCircle(point, miles);
        else
            query.Refuse("zip", text["Zip_WithoutPoint"], "unknown_zip");
        return null;
    }

    /// <summary>One or both, each by its name in the contract or as answers say it; both are the same as none.</summary>
    private HostRole? Role()
    {
        var named = query.Raw("role").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(RoleOf).Distinct().ToList();
        if (!named.Contains(null))
            return named is [{ } one] ? one : null;
        query.Refuse("role", text["Role_HostOrCohost"], "not_a_choice");
        return null;
    }

    private static HostRole? RoleOf(string word) => word switch
    {
        "host" or "lead" => HostRole.Lead,
        "cohost" or "co_host" => HostRole.CoHost,
        _ => null,
    };

    private async Task<Guid?> OrganizationAsync(CancellationToken ct)
    {
        var slug = query.Text("organization");
        if (slug.Length == 0)
        {
            if (query.Raw("role").Length > 0)
                query.Refuse("role", text["Role_OfWhom"], "organization_missing");
            return null;
        }

        await using var db = await contexts.CreateDbContextAsync(ct);
        var id = await db.Organizations.Listed().Named(slug).Select(o => (Guid?)o.Id).SingleOrDefaultAsync(ct);
        if (id is null)
            query.Refuse("organization", text["Organization_Unknown"], "unknown_organization");
        return id;
    }

    private async Task<Guid?> DayOfActionAsync(CancellationToken ct)
    {
        var slug = query.Text("day_of_action");
        if (slug.Length == 0)
            return null;
        await using var db = await contexts.CreateDbContextAsync(ct);
        var id = await db.DaysOfAction.Named(slug).Select(d => (Guid?)d.Id).SingleOrDefaultAsync(ct);
        if (id is null)
            query.Refuse("day_of_action", text["Day_Unknown"], "unknown_day_of_action");
        return id;
    }
}
