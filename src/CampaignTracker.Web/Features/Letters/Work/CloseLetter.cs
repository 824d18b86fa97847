using CampaignTracker.Web.Ui.Organize.Editing;

namespace CampaignTracker.Web.Features.Letters.Work;

/// <summary>An organizer takes no more signatures. A deadline that passes closes the letter for readers by itself; the organizer then says so for good.</summary>
public sealed class CloseLetter(ChangeLetter changes)
{
    public Task<SheetOutcome> CloseAsync(Guid id, CancellationToken ct) => changes.TakeAsync(id, change => change.Letter.Close(change.By, change.Now), ct);
}
