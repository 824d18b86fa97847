using CampaignTracker.Data.Letters;
using CampaignTracker.Web.Ui.Organize.Editing;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Features.Letters.Work;

/// <summary>An organizer takes no more signatures. A deadline that passes closes the letter for readers by itself; the organizer then says so for good.</summary>
public sealed class CloseLetter(ChangeLetter changes)
{
    public Task<SheetOutcome> CloseAsync(Guid id, CancellationToken ct) => changes.TakeAsync(id, async change =>
    {
        var signed = change.Letter.Versions.MaxBy(v => v.Number) is { } version ? await change.Db.SignOns.DeliveredUnder(version.Id, change.Now).CountAsync(ct) : 0;
        change.Letter.Close(change.By, change.Now, signed);
    }, ct);
}
