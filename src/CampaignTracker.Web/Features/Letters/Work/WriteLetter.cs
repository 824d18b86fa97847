using System.Data.Common;
using CampaignTracker.Data;
using CampaignTracker.Data.History;
using CampaignTracker.Data.Letters;
using CampaignTracker.Web.Features.Organizers;
using CampaignTracker.Web.Platform.Switches;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Features.Letters.Work;

/// <summary>
/// What an organizer writes of a letter's text in one language is stored when the writing rests. What a colleague stored meanwhile is joined with it;
/// the other language is not touched.
/// </summary>
public sealed partial class WriteLetter(
    IDbContextFactory<CampaignDbContext> contexts, ActingOrganizer acting, TimeProvider clock, ILogger<WriteLetter> logger)
{
    private const int Tries = 6;

    /// <param name="id">The letter.</param>
    /// <param name="language">Which of its texts.</param>
    /// <param name="before">What was stored when the writing began, or when it was stored last.</param>
    /// <param name="typed">What stands there now.</param>
    /// <param name="ct">Stops it.</param>
    public async Task<WrittenText> WriteAsync(Guid id, Language language, string before, string typed, CancellationToken ct)
    {
        typed = Tidy(typed);
        if (await acting.ForAsync(OrganizerPolicies.Organizes) is not { } by)
            return new WrittenText(WritingOutcome.NotAllowed, before);
        if (typed.Length > Letter.TextMaxLength || !StorableText.IsStorable(typed))
            return new WrittenText(typed.Length > Letter.TextMaxLength ? WritingOutcome.TooLong : WritingOutcome.NotStorable, before);
        try
        {
            for (var number = 1; number <= Tries; number++)
            {
                if (await TryAsync(id, language, Tidy(before), typed, by, ct) is { } written)
                    return written;
            }
        }
        catch (DomainException)
        {
            return new WrittenText(WritingOutcome.Frozen, before);
        }
        catch (SiteIsReadOnlyException)
        {
            return new WrittenText(WritingOutcome.ReadOnly, before);
        }
        catch (Exception failure) when (failure is DbUpdateException or DbException or TimeoutException)
        {
            LogNotSaved(logger, failure);
        }

        return new WrittenText(WritingOutcome.NotSaved, before);
    }

    /// <summary>As it is stored: a text has no white space at its ends, and one kind of line break.</summary>
    public static string Tidy(string text) => text.ReplaceLineEndings("\n").Trim();

    /// <returns>Null where somebody stored something at the same moment.</returns>
    private async Task<WrittenText?> TryAsync(Guid id, Language language, string before, string typed, Actor by, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        if (await db.Letters.SingleOrDefaultAsync(l => l.Id == id, ct) is not { } letter)
            return new WrittenText(WritingOutcome.Gone, before);
        var stored = Tidy(language is Language.Spanish ? letter.DraftText.Es : letter.DraftText.En);
        if (stored == typed)
            return new WrittenText(WritingOutcome.Saved, stored) { At = letter.DraftWrittenAt };
        var joined = stored == before ? typed : JoinTexts.Join(before, stored, typed);
        if (joined is null || joined.Length > Letter.TextMaxLength)
            return new WrittenText(WritingOutcome.Crossed, stored) { By = letter.DraftWrittenBy ?? "" };

        var colleague = stored == before ? "" : letter.DraftWrittenBy ?? "";
        joined = Tidy(joined);
        var told = await db.History.Where(h => h.Noun == nameof(Letter) && h.NounId == id && h.What == "written" && h.By == by.Name)
            .OrderByDescending(h => h.At).ThenByDescending(h => h.Id).FirstOrDefaultAsync(ct);
        letter.Write(language is Language.Spanish ? letter.DraftText with { Es = joined } : letter.DraftText with { En = joined }, by, clock.UtcNow(), told);
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            return null;
        }

        return new WrittenText(stored == before ? WritingOutcome.Saved : WritingOutcome.Joined, joined) { By = colleague, At = letter.DraftWrittenAt };
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The text of a letter could not be saved.")]
    private static partial void LogNotSaved(ILogger logger, Exception failure);
}

/// <summary>What came of writing.</summary>
/// <param name="Outcome">Which of them.</param>
/// <param name="Stored">What is stored now; where that is not known, what was stored before.</param>
public sealed record WrittenText(WritingOutcome Outcome, string Stored)
{
    /// <summary>Whose words were met; empty where nobody's.</summary>
    public string By { get; init; } = "";

    /// <summary>When it was stored (UTC); null where it was not.</summary>
    public DateTime? At { get; init; }
}

/// <summary>What can come of writing.</summary>
public enum WritingOutcome
{
    /// <summary>It is stored as it was typed.</summary>
    Saved,

    /// <summary>It is stored, joined with what a colleague wrote elsewhere in the text.</summary>
    Joined,

    /// <summary>A colleague changed the same words: nothing was stored, and the writer decides.</summary>
    Crossed,

    /// <summary>It is longer than a letter may be.</summary>
    TooLong,

    /// <summary>It holds a character that no database keeps.</summary>
    NotStorable,

    /// <summary>The letter was opened meanwhile; its text stands fast.</summary>
    Frozen,

    /// <summary>The letter is not there any more.</summary>
    Gone,

    /// <summary>The role does not allow it, or the session is over.</summary>
    NotAllowed,

    /// <summary>The site is read-only.</summary>
    ReadOnly,

    /// <summary>The database did not take it.</summary>
    NotSaved,
}
