using System.Data.Common;
using CampaignTracker.Data;
using CampaignTracker.Data.History;
using CampaignTracker.Data.Organizations;
using CampaignTracker.Web.Features.Listings;
using CampaignTracker.Web.Features.Organizers;
using CampaignTracker.Web.Features.SignOns;
using CampaignTracker.Web.Platform.Switches;
using CampaignTracker.Web.Ui.Organize.Grids;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Features.Organizations;

/// <summary>An organizer takes a step with one organization or many: told first what would happen to how many, then what did.</summary>
public sealed partial class DecideOnOrganizations(
    IDbContextFactory<CampaignDbContext> contexts, ReviewSignOns review, ActingOrganizer acting, TimeProvider clock, ILogger<DecideOnOrganizations> logger)
{
    /// <summary>Rows in one transaction: few enough that nobody waits for it.</summary>
    public const int BatchSize = 50;

    /// <summary>What a step would do to what was chosen of a list.</summary>
    public async Task<StepForecast> ForeseeAsync(OrganizationStep step, GridSelection chosen, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var ids = chosen.Ids;
        var which = chosen.All is { } query ? ListOrganizations.Fitting(db, query) : db.Organizations.AsNoTracking().Where(o => ids.Contains(o.Id));
        var rows = await which.OrderBy(o => o.Id).Select(o => new OrganizationStanding(o.Id, o.Status, o.Verification, o.Trusted)).ToListAsync(ct);
        return new StepForecast(
            step, [.. rows.Where(row => row.Objection(step) is null).Select(row => row.Id)],
            rows.Select(row => row.Objection(step)).OfType<LeftBecause>().CountBy(because => because).ToDictionary());
    }

    /// <param name="forecast">For which the step is to be taken.</param>
    /// <param name="words">The reason or the evidence; empty where none is asked for.</param>
    /// <param name="told">Told how many are behind, after each batch.</param>
    /// <param name="ct">Stops after a batch.</param>
    public async Task<StepOutcome> TakeAsync(StepForecast forecast, string words, Func<int, Task>? told, CancellationToken ct)
    {
        if (await acting.ForAsync(OrganizerPolicies.Organizes) is null)
            return StepOutcome.Of(StepResult.NotAllowed);
        if (AsksForWords(forecast.Step) && Objection(words) is { } objection)
            return StepOutcome.Of(objection);

        var (done, left) = (0, new Dictionary<LeftBecause, int>());
        foreach (var batch in forecast.Ids.Chunk(BatchSize))
        {
            if (await acting.ForAsync(OrganizerPolicies.Organizes) is not { } by)
                return new StepOutcome(StepResult.NotAllowed, done, left);
            try
            {
                done += await TakeBatchAsync(forecast.Step, batch, words, by, left, ct);
            }
            catch (SiteIsReadOnlyException)
            {
                return new StepOutcome(StepResult.ReadOnly, done, left);
            }
            catch (Exception failure) when (failure is DbUpdateException or DbException)
            {
                LogNotSaved(logger, forecast.Step, failure);
                return new StepOutcome(StepResult.NotSaved, done, left);
            }

            if (told is not null)
                await told(done + left.Values.Sum());
        }

        return new StepOutcome(StepResult.Done, done, left);
    }

    public static bool AsksForWords(OrganizationStep step) => step is OrganizationStep.Decline or OrganizationStep.Verify or OrganizationStep.Withdraw;

    private static StepResult? Objection(string words) =>
        string.IsNullOrWhiteSpace(words) || !StorableText.IsStorable(words) ? StepResult.WordsMissing
        : words.Trim().Length > Organization.ReasonMaxLength ? StepResult.WordsTooLong
        : null;

    /// <summary>Where somebody else changed one of them at the same time, each is taken alone, so that the others do not wait for it.</summary>
    private async Task<int> TakeBatchAsync(OrganizationStep step, Guid[] ids, string words, Actor by, Dictionary<LeftBecause, int> left, CancellationToken ct)
    {
        try
        {
            return await TakeSomeAsync(step, ids, words, by, left, ct);
        }
        catch (Exception late) when (late is DbUpdateConcurrencyException or DomainException)
        {
            if (ids.Length == 1)
            {
                Note(left, LeftBecause.ChangedMeanwhile);
                return 0;
            }
        }

        var done = 0;
        foreach (var id in ids)
            done += await TakeBatchAsync(step, [id], words, by, left, ct);
        return done;
    }

    private async Task<int> TakeSomeAsync(OrganizationStep step, Guid[] ids, string words, Actor by, Dictionary<LeftBecause, int> left, CancellationToken ct)
    {
        var now = clock.UtcNow();
        await using var db = await contexts.CreateDbContextAsync(ct);
        var (done, refused) = (0, new List<LeftBecause>());
        foreach (var organization in await db.Organizations.Where(o => ids.Contains(o.Id)).OrderBy(o => o.Id).ToListAsync(ct))
        {
            if (new OrganizationStanding(organization.Id, organization.Status, organization.Verification, organization.Trusted).Objection(step) is { } objection)
            {
                refused.Add(objection);
                continue;
            }

            await TakeOneAsync(db, step, organization, words, by, now, ct);
            done++;
        }

        await db.SaveChangesAsync(ct);
        refused.ForEach(because => Note(left, because));
        for (var gone = ids.Length - done - refused.Count; gone > 0; gone--)
            Note(left, LeftBecause.ChangedMeanwhile);
        return done;
    }

    private async Task TakeOneAsync(CampaignDbContext db, OrganizationStep step, Organization organization, string words, Actor by, DateTime now, CancellationToken ct)
    {
        switch (step)
        {
            case OrganizationStep.List:
                await db.TakeOwnAddressAsync(organization, by, now, ct);
                organization.List(by, now);
                break;
            case OrganizationStep.Decline:
                await review.DeclineWithAllAsync(db, organization, words, by, now, ct);
                break;
            case OrganizationStep.Verify:
                organization.Verify(words, by, now);
                break;
            case OrganizationStep.Trust:
                organization.Trust(by, now);
                break;
            case OrganizationStep.Distrust:
                organization.Distrust(by, now);
                break;
            default:
                organization.WithdrawFor(words, by, now);
                await LeaveRoster.TakeBackAllAsync(db, organization.Id, signOn => signOn.WithdrawFor(words, by, now), now, ct);
                break;
        }
    }

    private static void Note(Dictionary<LeftBecause, int> left, LeftBecause because) => left[because] = left.GetValueOrDefault(because) + 1;

    [LoggerMessage(Level = LogLevel.Error, Message = "A step ({Step}) with organizations could not be saved.")]
    private static partial void LogNotSaved(ILogger logger, OrganizationStep step, Exception failure);
}
