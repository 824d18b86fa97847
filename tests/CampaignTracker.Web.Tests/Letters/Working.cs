using CampaignTracker.Data.Letters;
using CampaignTracker.Data.Organizers;
using CampaignTracker.Testing;
using CampaignTracker.Web.Features.Letters.Work;
using CampaignTracker.Web.Tests.Organize;
using CampaignTracker.Web.Ui.Organize.Editing;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Tests.Letters;

/// <summary>An organizer at work on one letter.</summary>
internal sealed class Working : IAsyncDisposable
{
    private readonly Acting _acting;

    private Working(CampaignSite site, Acting acting, Guid letterId) => (Site, _acting, LetterId) = (site, acting, letterId);

    public CampaignSite Site { get; }

    public Guid LetterId { get; }

    private static CancellationToken Ct => Xunit.TestContext.Current.CancellationToken;

    /// <summary>The letter is kept with all that belongs to it.</summary>
    public static async Task<Working> OnAsync(CampaignSite site, Letter letter, OrganizerRole? role = OrganizerRole.Organizer, params object[] more)
    {
        await site.ChangeAsync(async db =>
        {
            await db.AddAsync(letter, Ct);
            db.AddRange(more);
        });
        return new Working(site, await Acting.AsAsync(site, role), letter.Id);
    }

    public T The<T>()
        where T : notnull => _acting.The<T>();

    /// <summary>A step's page, filled in.</summary>
    public async Task<Sheet> SheetAsync(LetterStep step, params (string Field, string Typed)[] typed)
    {
        var sheet = await The<ReadLetterToWorkOn>().FindSheetAsync(LetterId, step, Ct) ?? throw new InvalidOperationException($"{step} cannot be taken now.");
        foreach (var (field, words) in typed)
            sheet[field] = words;
        return sheet;
    }

    public async Task<SheetOutcome> TakeAsync(LetterStep step, params (string Field, string Typed)[] typed) => await SaveAsync(step, await SheetAsync(step, typed));

    public Task<SheetOutcome> SaveAsync(LetterStep step, Sheet sheet) => step switch
    {
        LetterStep.Details => The<CorrectLetter>().CorrectAsync(LetterId, sheet, Ct),
        LetterStep.Open => The<OpenLetter>().OpenAsync(LetterId, sheet, Ct),
        LetterStep.Aim => The<OpenLetter>().AimAsync(LetterId, sheet, Ct),
        LetterStep.Reopen => The<OpenLetter>().ReopenAsync(LetterId, sheet, Ct),
        LetterStep.Amend => The<OpenLetter>().AmendAsync(LetterId, sheet, Ct),
        LetterStep.Deliver => The<DeliverLetter>().DeliverAsync(LetterId, sheet, Ct),
        _ => The<AnswerLetter>().AnswerAsync(LetterId, sheet, Ct),
    };

    public async Task<Letter> LetterAsync()
    {
        await using var db = await Site.OpenDatabaseAsync();
        return await db.Letters.AsNoTracking().Include(l => l.Versions).Include(l => l.Delivery).ThenInclude(d => d!.Signatories).SingleAsync(l => l.Id == LetterId, Ct);
    }

    /// <summary>By the alphabet: the clock of tests stands still.</summary>
    public async Task<List<string>> HistoryAsync()
    {
        await using var db = await Site.OpenDatabaseAsync();
        return [.. (await db.History.Where(h => h.NounId == LetterId).Select(h => $"{h.What} by {h.By}").ToListAsync(Ct)).Order(StringComparer.Ordinal)];
    }

    /// <summary>What the history tells of a step, by the alphabet.</summary>
    public async Task<List<string>> ChangesAsync(string what)
    {
        await using var db = await Site.OpenDatabaseAsync();
        var entries = await db.History.Where(h => h.NounId == LetterId && h.What == what).ToListAsync(Ct);
        return [.. entries.SelectMany(entry => entry.Changes).Select(change => $"{change.Field}: {change.Before} → {change.After}").Order(StringComparer.Ordinal)];
    }

    public ValueTask DisposeAsync() => _acting.DisposeAsync();
}
