using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;

namespace CampaignTracker.Web.Features.Listings;

/// <summary>
/// An open listing: a cookie that is sent to the listing's pages only and holds nothing but the contact's id. It ends half an hour after it began,
/// and opens nothing else.
/// </summary>
public sealed class ListingSession(IHttpContextAccessor contexts)
{
    public const string Scheme = "Listing";

    /// <summary>How long a listing stays open.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromMinutes(30);

    /// <returns>Null where none is open.</returns>
    public async Task<OpenSession?> FindAsync()
    {
        var ticket = (await Context.AuthenticateAsync(Scheme)).Ticket;
        return Guid.TryParse(ticket?.Principal.FindFirstValue(ClaimTypes.NameIdentifier), out var contactId)
            ? new OpenSession(contactId, ticket.Properties.ExpiresUtc?.UtcDateTime ?? default)
            : null;
    }

    public Task OpenAsync(Guid contactId) =>
        Context.SignInAsync(Scheme, new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, contactId.ToString())], Scheme)));

    public Task CloseAsync() => Context.SignOutAsync(Scheme);

    private HttpContext Context => contexts.HttpContext ?? throw new InvalidOperationException("A listing is open for a request.");
}

/// <summary>Whose listing is open, and until when (UTC).</summary>
public sealed record OpenSession(Guid ContactId, DateTime ExpiresAt);
