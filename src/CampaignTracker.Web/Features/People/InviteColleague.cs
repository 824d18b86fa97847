using CampaignTracker.Data;
using CampaignTracker.Data.Mail;
using CampaignTracker.Data.Organizers;
using CampaignTracker.Web.Features.Organizers;
using CampaignTracker.Web.Platform.Forms;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Features.People;

/// <summary>What an administrator writes of whom to invite; kept while it is amiss.</summary>
public sealed class InviteForm
{
    public string Name { get; set; } = "";

    public string Email { get; set; } = "";

    public OrganizerRole Role { get; set; } = OrganizerRole.Organizer;

    public Language Language { get; set; }
}

/// <summary>What is amiss with it; the first two are about the name, the others about the address.</summary>
public enum InviteProblem
{
    NameMissing,
    NameLong,
    EmailWrong,

    /// <summary>The address is an account's, disabled ones too. Told to administrators only, who see the accounts anyway.</summary>
    HasAccount,

    /// <summary>The address was invited and has not answered.</summary>
    IsInvited,
}

/// <summary>An administrator asks a person by mail to become an organizer. There is no account before the person answers.</summary>
internal sealed class InviteColleague(IDbContextFactory<CampaignDbContext> contexts, ActingOrganizer acting, AccountMails mails, TimeProvider clock)
{
    /// <returns>What is amiss, nothing where the mail goes out; null where it is not allowed.</returns>
    public async Task<IReadOnlyList<InviteProblem>?> InviteAsync(InviteForm form, CancellationToken ct)
    {
        if (await acting.ForAsync(OrganizerPolicies.Administers) is not { } by)
            return null;
        var (name, email) = (TidyText.OneLine(form.Name), TidyText.WithoutSpaces(form.Email));
        await using var db = await contexts.CreateDbContextAsync(ct);
        InviteProblem[] problems = [.. ProblemsOf(name), .. await ProblemsOfAsync(db, email, ct)];
        if (problems.Length > 0)
            return problems;

        var now = clock.UtcNow();
        var invitation = new Invitation(name, email, form.Role, form.Language, by, now);
        db.Add(invitation);
        db.Add(OneTimeLink.Make(LinkPurpose.AcceptInvitation, invitation.Id, now, Invitation.Life, out var secrets));
        db.Add(mails.Invited(invitation, by, secrets.Token, now));
        try
        {
            await db.SaveChangesAsync(ct);
            return [];
        }
        catch (DbUpdateException)
        {
            // A colleague invited the same person at the same moment; anything else is thrown by the question.
            await using var again = await contexts.CreateDbContextAsync(ct);
            if (await again.Invitations.WithEmail(email).AnyAsync(ct))
                return [InviteProblem.IsInvited];
            throw;
        }
    }

    private static IEnumerable<InviteProblem> ProblemsOf(string name) =>
        name.Length == 0 ? [InviteProblem.NameMissing] : name.Length > Organizer.DisplayNameMaxLength ? [InviteProblem.NameLong] : [];

    private static async Task<IEnumerable<InviteProblem>> ProblemsOfAsync(CampaignDbContext db, string email, CancellationToken ct) =>
        !EmailAddress.IsAddress(email) ? [InviteProblem.EmailWrong]
        : await db.Organizers.WithEmail(email).AnyAsync(ct) ? [InviteProblem.HasAccount]
        : await db.Invitations.WithEmail(email).AnyAsync(ct) ? [InviteProblem.IsInvited]
        : [];
}
