using CampaignTracker.Data;
using CampaignTracker.Data.Letters;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Features.SignOns;

/// <summary>A letter as a form or a mail about signing it needs it.</summary>
public sealed record SigningLetter(LetterToSign ToSign, string Slug, BilingualText Title);

internal static class SigningLetters
{
    /// <summary>Letters with their newest version, without their texts.</summary>
    public static IQueryable<SigningLetter> ToSign(this CampaignDbContext db, IQueryable<Letter> letters) => letters.Select(l => new SigningLetter(
        new LetterToSign(
            l.Id,
            db.LetterVersions.Where(v => v.LetterId == l.Id).OrderByDescending(v => v.Number).Select(v => v.Id).First(),
            l.Status, l.DeadlineAt, l.IsSample),
        l.Slug, new BilingualText(l.Title.En, l.Title.Es)));

    /// <summary>Requests with all that an answer to their mail changes.</summary>
    public static IQueryable<SignOnRequest> Whole(this IQueryable<SignOnRequest> requests) =>
        requests.Include(r => r.Contact).Include(r => r.Organization).Include(r => r.SignOns);
}
