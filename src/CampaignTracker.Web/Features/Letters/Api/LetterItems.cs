using CampaignTracker.Data;
using CampaignTracker.Data.Letters;
using CampaignTracker.Web.Platform.Api;
using CampaignTracker.Web.Platform.Caching;
using CampaignTracker.Web.Platform.Queries;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace CampaignTracker.Web.Features.Letters.Api;

/// <summary>Letters for programs. A campaign has a handful: they are read whole and stand by their slugs.</summary>
public sealed class LetterItems(
    IDbContextFactory<CampaignDbContext> contexts, ListLetters published, PageQuery query, Paging paging, ApiLinks links, NewestChange newest, PageLife life,
    TimeProvider clock, IStringLocalizer<LettersText> text)
{
    internal static readonly QueryParameter[] Parameters =
    [
        new("status", "open", ["open", "closed", "delivered", "answered"]),
        ChangedSince.UpdatedSince,
    ];

    /// <summary>One page of those that fit the query.</summary>
    public async Task<ListOf<LetterItem>> ReadPageAsync(DateTime? asOf, CancellationToken ct)
    {
        var limit = paging.Limit;
        var after = paging.AfterText()?.Key ?? "";
        var status = Status();
        var since = ChangedSince.Read(query, ChangedSince.UpdatedSince.Name);
        await using var db = await contexts.CreateDbContextAsync(ct);
        var all = await ReadAsync(db, db.Letters.Published(), ct);
        var fitting = all.Where(letter => (status is null || letter.Status == status) && (since is null || letter.UpdatedAt >= since)).OrderBy(letter => letter.Slug, StringComparer.Ordinal).ToList();
        var rest = fitting.Where(letter => string.CompareOrdinal(letter.Slug, after) > 0).ToList();
        return new ListOf<LetterItem>([.. rest.Take(limit)], paging.Links(rest, limit, last => (last.Slug, last.Id)), new ListMeta(fitting.Count, asOf));
    }

    /// <summary>One letter with its text; null where no letter of that name is public.</summary>
    public async Task<LetterItem?> FindAsync(string slug, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var letter = (await ReadAsync(db, db.Letters.Published().Named(slug), ct)).SingleOrDefault();
        return letter is null ? null : letter with { Text = Texts.Of(await NewestTextAsync(db, letter.Id, ct)) };
    }

    /// <summary>The newest text of a letter, Markdown; null where no letter of that name is public.</summary>
    public async Task<BilingualText?> FindTextAsync(string slug, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var id = await db.Letters.Published().Named(slug).Select(l => (Guid?)l.Id).SingleOrDefaultAsync(ct);
        return id is { } known ? await NewestTextAsync(db, known, ct) : null;
    }

    /// <summary>The count alone; null where no letter of that name is public.</summary>
    public async Task<LetterCount?> CountAsync(string slug, DateTime? asOf, CancellationToken ct)
    {
        var row = (await published.RowsAsync(ct)).SingleOrDefault(letter => letter.Slug == slug);
        return row is null ? null : new LetterCount(row.Counted, row.Reported, row.Target, asOf);
    }

    /// <summary>The newest change (UTC): a deadline that passed closes a letter, and is a change too.</summary>
    public async Task<DateTime?> FindChangeAsync(CancellationToken ct)
    {
        var now = clock.UtcNow();
        await using var db = await contexts.CreateDbContextAsync(ct);
        var deadlines = await db.Letters.Where(l => l.Status == LetterStatus.Open && l.DeadlineAt != null).Select(l => l.DeadlineAt!.Value).ToListAsync(ct);
        foreach (var deadline in deadlines.Where(deadline => deadline > now))
            life.ChangesAt(deadline);
        DateTime?[] changes = [await newest.FindAsync(ct), .. deadlines.Where(deadline => deadline <= now)];
        return changes.Max();
    }

    private string? Status()
    {
        var status = query.Word<LetterStatus>("status");
        if (status is not LetterStatus.Draft)
            return status is { } known ? Wire.Name(known) : null;
        query.Refuse("status", text["Status_NoDrafts"], "not_a_choice");
        return null;
    }

    private async Task<List<LetterItem>> ReadAsync(CampaignDbContext db, IQueryable<Letter> letters, CancellationToken ct)
    {
        var more = await letters.Select(l => new { l.Id, l.UpdatedAt, l.Sources }).ToDictionaryAsync(l => l.Id, ct);
        var rows = (await published.RowsAsync(ct)).Where(row => more.ContainsKey(row.Id)).ToList();
        var ids = rows.Select(row => row.Id).ToList();
        var versions = (await db.LetterVersions.Where(v => ids.Contains(v.LetterId)).Select(v => new { v.LetterId, v.Number, v.Hash, v.FrozenAt }).ToListAsync(ct))
            .GroupBy(v => v.LetterId).ToDictionary(g => g.Key, g => g.MaxBy(v => v.Number)!);
        var now = clock.UtcNow();
        return [.. rows.Select(row =>
        {
            var version = versions[row.Id];
            return Write(row, new LetterVersionItem(version.Number, version.Hash, version.FrozenAt), more[row.Id].Sources, more[row.Id].UpdatedAt, now);
        })];
    }

    private static Task<BilingualText> NewestTextAsync(CampaignDbContext db, Guid letterId, CancellationToken ct) =>
        db.LetterVersions.Where(v => v.LetterId == letterId).OrderByDescending(v => v.Number)
            .Select(v => new BilingualText(v.Text.En, v.Text.Es)).FirstAsync(ct);

    private LetterItem Write(LetterRow row, LetterVersionItem version, IReadOnlyList<Source> sources, DateTime updatedAt, DateTime now) => new()
    {
        Id = row.Id,
        Slug = row.Slug,
        Url = links.Page($"/letters/{row.Slug}"),
        UrlEs = links.Page($"/letters/{row.Slug}", Language.Spanish),
        Title = Texts.Both(row.Title),
        Addressee = Texts.Both(row.Addressee),
        Summary = Texts.Both(row.Summary),
        Status = Wire.Name(row.Life.StandsAt(now)),
        Target = row.Target,
        SignatoriesCount = row.Counted,
        ReportedSignatoriesCount = row.Reported,
        DeadlineAt = row.Life is { DeadlineAt: { } at, DeadlineZone: { } zone } ? new DateTimeOffset(at).ToOffset(LocalTimes.OffsetAt(at, zone)) : null,
        DeadlineAtUtc = row.Life.DeadlineAt,
        DeadlineTimeZone = row.Life.DeadlineZone,
        OpenedAt = row.Life.OpenedAt,
        ClosedAt = row.Life.ClosedAt,
        DeliveredAt = row.Life.DeliveredAt,
        AnsweredAt = row.Life.AnsweredAt,
        OnlyDaysKnownIn = row.Life.OnlyDaysKnownIn,
        Version = version,
        IsSample = row.IsSample,
        Sources = SourceItem.Of(sources),
        CreatedAt = row.Life.DraftedAt,
        UpdatedAt = updatedAt,
    };
}
