using CampaignTracker.Data;
using CampaignTracker.Data.Organizers;
using CampaignTracker.Web.Features.Organizers;
using CampaignTracker.Web.Ui;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Features.People;

/// <summary>Who works on the campaign, and who was asked to. For administrators: it holds addresses, and tells how well each account is kept.</summary>
public sealed class ListPeople(IDbContextFactory<CampaignDbContext> contexts, ActingOrganizer acting, TimeProvider clock)
{
    public const int PageSize = 25;

    /// <summary>More are not pending at once.</summary>
    private const int MostInvitations = 100;

    public async Task<PeopleView> ReadAsync(int page, CancellationToken ct)
    {
        var now = clock.UtcNow();
        if (await acting.WhoAsync(OrganizerPolicies.Administers) is not { } self)
            return new PeopleView(Guid.Empty, new PageOf(1, PageSize, 0), [], []);

        await using var db = await contexts.CreateDbContextAsync(ct);
        // A handful of people, in the order of the reader's language: Óscar before Rita.
        var names = await db.Organizers.Select(o => new { o.Id, o.DisplayName, IsOff = o.DisabledAt != null }).ToListAsync(ct);
        var pages = new PageOf(page, PageSize, names.Count);
        var ids = names.OrderBy(o => o.IsOff).ThenBy(o => o.DisplayName, StringComparer.CurrentCulture).ThenBy(o => o.Id).Skip(pages.Skip).Take(pages.Size).Select(o => o.Id).ToList();
        var colleagues = await db.Organizers.AsNoTracking().Where(o => ids.Contains(o.Id))
            .Select(o => new ColleagueRow(
                o.Id, o.DisplayName, o.Email!, o.Role, o.Language, o.CreatedAt, o.LastSignedInAt, o.DisabledAt,
                db.UserPasskeys.Count(p => p.UserId == o.Id), o.TotpSecret != null)).ToListAsync(ct);
        var invitations = await db.Invitations.AsNoTracking().OrderBy(i => i.ExpiresAt).ThenBy(i => i.Id).Take(MostInvitations)
            .Select(i => new InvitationRow(i.Id, i.DisplayName, i.Email, i.Role, i.Language, i.ExpiresAt, i.ExpiresAt <= now)).ToListAsync(ct);
        return new PeopleView(self, pages, [.. colleagues.OrderBy(row => ids.IndexOf(row.Id))], invitations);
    }
}

/// <param name="Self">Who reads it.</param>
/// <param name="Page">Which page of the colleagues.</param>
/// <param name="Colleagues">By name; those who may not come in any more last.</param>
/// <param name="Invitations">Those that end first, first.</param>
public sealed record PeopleView(Guid Self, PageOf Page, IReadOnlyList<ColleagueRow> Colleagues, IReadOnlyList<InvitationRow> Invitations);

/// <param name="Id">The account's.</param>
/// <param name="Name">As the history shows it.</param>
/// <param name="Email">With what the person signs in.</param>
/// <param name="Role">What the person may do.</param>
/// <param name="Language">Of pages and mails.</param>
/// <param name="Since">UTC.</param>
/// <param name="LastSignedInAt">UTC; null before the first time.</param>
/// <param name="DisabledAt">UTC; null while the person may come in.</param>
/// <param name="Passkeys">How many.</param>
/// <param name="HasAuthenticator">False until the person proved one.</param>
public sealed record ColleagueRow(
    Guid Id, string Name, string Email, OrganizerRole Role, Language Language, DateTime Since, DateTime? LastSignedInAt, DateTime? DisabledAt, int Passkeys, bool HasAuthenticator);

/// <param name="Id">The invitation's.</param>
/// <param name="Name">As the inviter wrote it.</param>
/// <param name="Email">Where the link went.</param>
/// <param name="Role">What the person will be allowed.</param>
/// <param name="Language">Of the mail.</param>
/// <param name="ExpiresAt">UTC.</param>
/// <param name="IsExpired">True where its link does not work any more.</param>
public sealed record InvitationRow(Guid Id, string Name, string Email, OrganizerRole Role, Language Language, DateTime ExpiresAt, bool IsExpired);
