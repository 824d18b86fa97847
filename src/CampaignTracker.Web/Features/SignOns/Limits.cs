using CampaignTracker.Data;
using CampaignTracker.Data.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CampaignTracker.Web.Features.SignOns;

/// <summary>Counts in the database what strangers do, so that a limit holds on all nodes together.</summary>
public sealed class Limits(IOptions<SignOnSettings> settings)
{
    private static readonly TimeSpan Burst = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Sustained = TimeSpan.FromDays(1);

    /// <summary>True where a network sent more forms than one may.</summary>
    public Task<bool> NetworkIsOverAsync(CampaignDbContext db, AttemptKind kind, string networkHash, DateTime now, CancellationToken ct) =>
        IsOverAsync(db.Attempts.Where(a => a.NetworkHash == networkHash && a.Kind == kind), RateOf(kind), now, ct);

    /// <summary>True where more forms came with addresses of one mail domain than may.</summary>
    public Task<bool> MailDomainIsOverAsync(CampaignDbContext db, string domain, DateTime now, CancellationToken ct) =>
        IsOverAsync(db.Attempts.Where(a => a.Subject == domain && a.Kind == AttemptKind.SignOn), settings.Value.MailDomain, now, ct);

    /// <summary>True where more forms came under one letter than may.</summary>
    public Task<bool> LetterIsOverAsync(CampaignDbContext db, Guid letterId, DateTime now, CancellationToken ct) =>
        IsOverAsync(db.Attempts.Where(a => a.LetterId == letterId && a.Kind == AttemptKind.SignOn), settings.Value.Letter, now, ct);

    private RateSettings RateOf(AttemptKind kind) => kind switch
    {
        AttemptKind.SignOn or AttemptKind.Proposal => settings.Value.Network,
        AttemptKind.Code => settings.Value.Codes,
        _ => settings.Value.Mails,
    };

    private static async Task<bool> IsOverAsync(IQueryable<Attempt> attempts, RateSettings rate, DateTime now, CancellationToken ct)
    {
        var (burst, sustained) = (now - Burst, now - Sustained);
        // No more rows are counted than matter: on a busy day a letter has many.
        var counted = await attempts.Where(a => a.At > sustained).OrderByDescending(a => a.At).Take(rate.Sustained).GroupBy(_ => 1)
            .Select(all => new { InDay = all.Count(), InBurst = all.Count(a => a.At > burst) }).SingleOrDefaultAsync(ct);
        return counted is not null && (counted.InBurst >= rate.Burst || counted.InDay >= rate.Sustained);
    }
}
