using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;

namespace CampaignTracker.Web.Features.Listings;

/// <summary>
/// An open listing: a cookie that is sent to the listing's pages only and holds nothing but the contact's id. It ends half an hour after
/// the last step, however busy it is after some hours, and opens nothing else.
/// </summary>
public sealed class ListingSession(IHttpContextAccessor contexts, TimeProvider clock)
{
    public const string Scheme = "Listing";

    /// <summary>How long a listing stays open after the last step.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromMinutes(30);

    /// <summary>How long it stays open at most.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(4);

    /// <returns>Null where none is open.</returns>
    public async Task<OpenSession?> FindAsync()
    {
        var ticket = (await Context.AuthenticateAsync(Scheme)).Ticket;
        return Guid.TryParse(ticket?.Principal.FindFirstValue(ClaimTypes.NameIdentifier), out var contactId)
            ? new OpenSession(contactId, ticket.Properties.IssuedUtc ?? default)
            : null;
    }

    /// <summary>A step was taken: it stays open for as long again.</summary>
    /// <returns>Until when (UTC).</returns>
    public async Task<DateTime> KeepOpenAsync(OpenSession session)
    {
        var (again, last) = (clock.GetUtcNow() + Life, session.BeganAt + Longest);
        var until = again < last ? again : last;
        await Context.SignInAsync(Scheme, Holding(session.ContactId), new AuthenticationProperties { IssuedUtc = session.BeganAt, ExpiresUtc = until });
        return until.UtcDateTime;
    }

    public Task OpenAsync(Guid contactId) => Context.SignInAsync(Scheme, Holding(contactId));

    public Task CloseAsync() => Context.SignOutAsync(Scheme);

    private static ClaimsPrincipal Holding(Guid contactId) => new(new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, contactId.ToString())], Scheme));

    private HttpContext Context => contexts.HttpContext ?? throw new InvalidOperationException("A listing is open for a request.");
}

/// <summary>Whose listing is open, and since when.</summary>
public sealed record OpenSession(Guid ContactId, DateTimeOffset BeganAt);
