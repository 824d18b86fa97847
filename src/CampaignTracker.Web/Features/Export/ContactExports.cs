using CampaignTracker.Data;
using CampaignTracker.Data.Organizations;
using CampaignTracker.Web.Features.Organizers;
using CampaignTracker.Web.Platform.Localization;
using CampaignTracker.Web.Platform.Queries;
using CampaignTracker.Web.Platform.Switches;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Features.Export;

/// <summary>
/// Contacts leave the site for an administrator who says why. The open page gives a ticket that works once, for a few minutes and for that account;
/// the form that brings it back is as good as one with a token against forgery, for nobody else knows the ticket.
/// </summary>
public sealed class ContactExports(IDbContextFactory<CampaignDbContext> contexts, ActingOrganizer acting, AuthenticationStateProvider states, TimeProvider clock)
{
    /// <summary>Where the form is sent, below the zone.</summary>
    public const string Path = "/export/contacts/file";

    public const string TicketField = "ticket";
    public const string FormatField = "format";

    private const int MostShown = 25;

    /// <returns>The ticket; null where it is not allowed.</returns>
    /// <exception cref="DomainException">The reason is missing or too long.</exception>
    public async Task<string?> AskAsync(string reason, CancellationToken ct)
    {
        if (await acting.ForAsync(OrganizerPolicies.Administers) is not { } by)
            return null;
        var organizerId = (await states.GetAuthenticationStateAsync()).User.OrganizerId();
        await using var db = await contexts.CreateDbContextAsync(ct);
        db.Add(ContactExport.Ask(organizerId, reason, by, clock.UtcNow(), out var ticket));
        await db.SaveChangesAsync(ct);
        return ticket;
    }

    /// <summary>How many contacts a file would hold, and the last files that were asked for.</summary>
    public async Task<ContactExportsView> ReadAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return new ContactExportsView(
            await db.Contacts.Speaking().CountAsync(ct),
            await db.ContactExports.AsNoTracking().OrderByDescending(e => e.CreatedAt).Take(MostShown)
                .Select(e => new ContactExportRow(e.Id, e.CreatedAt, e.AskedBy, e.Reason, e.TakenAt != null ? e.Count : null)).ToListAsync(ct));
    }

    /// <summary>Answers the form with the file, once.</summary>
    public async Task TakeAsync(HttpContext context)
    {
        var ct = context.RequestAborted;
        var form = context.Request.HasFormContentType ? await context.Request.ReadFormAsync(ct) : FormCollection.Empty;
        var now = clock.UtcNow();
        await using var db = await contexts.CreateDbContextAsync(ct);
        var hash = ContactExport.HashOf(form[TicketField].ToString());
        if (await db.ContactExports.SingleOrDefaultAsync(e => e.TicketHash == hash, ct) is not { } export || !export.IsFor(context.User.OrganizerId(), now))
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        try
        {
            export.Take(await db.Contacts.Speaking().CountAsync(ct), context.User.Actor(), now);
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            // The same ticket, a moment ago.
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }
        catch (SiteIsReadOnlyException)
        {
            // The ticket is not spent: the same form works once the site is writable again.
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            return;
        }

        await WriteExport.ToAsync(context, Table(db), "contacts", Wire.Member<ExportFormat>(form[FormatField].ToString()) ?? ExportFormat.Csv);
    }

    private static ExportTable Table(CampaignDbContext db) => ExportTable.Of(
        db.Contacts.AsNoTracking().Speaking().OrderBy(c => c.Organization!.SortKey).ThenBy(c => c.Id)
            .Select(c => new { Organization = c.Organization!.Name, c.Organization.City, c.Organization.State, c.Name, c.Title, c.Email, c.Phone, c.Language, c.WantsEventsNearby })
            .AsAsyncEnumerable(),
        ("organization", c => c.Organization),
        ("city", c => c.City),
        ("state", c => c.State),
        ("contact", c => c.Name),
        ("contact_title", c => c.Title),
        ("email", c => c.Email),
        ("phone", c => c.Phone),
        ("language", c => c.Language.Code()),
        ("wants_events_nearby", c => c.WantsEventsNearby));
}

/// <param name="Contacts">How many contacts a file would hold now.</param>
/// <param name="Rows">The last files that were asked for, the newest first.</param>
public sealed record ContactExportsView(int Contacts, IReadOnlyList<ContactExportRow> Rows);

/// <param name="Id">The export's.</param>
/// <param name="At">When it was asked for (UTC).</param>
/// <param name="By">Who asked.</param>
/// <param name="Reason">What for.</param>
/// <param name="Count">How many contacts the file held; null where it was not taken.</param>
public sealed record ContactExportRow(Guid Id, DateTime At, string By, string Reason, int? Count);
