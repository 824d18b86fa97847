using System.Data.Common;
using CampaignTracker.Web.Features.Letters.Work;
using CampaignTracker.Web.Platform.Localization;
using CampaignTracker.Web.Platform.Switches;
using CampaignTracker.Web.Ui.Organize;
using CampaignTracker.Web.Ui.Organize.Editing;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Features.Letters.Organize;

/// <summary>One letter, to be written and taken through its life. What a colleague writes appears; what is typed here stays.</summary>
public sealed partial class LetterWorkPage(ReadLetterToWorkOn letters, CloseLetter closing, Notices notices)
{
    private Loaded<LetterWork>? _work;
    private WritingField? _english;
    private WritingField? _spanish;
    private ElementReference _heading;
    private string? _title;
    private bool _isWritten;
    private bool _isSending;

    /// <summary>The last part of the letter's address, or its id.</summary>
    [Parameter]
    public string Name { get; set; } = "";

    /// <summary>The editor stays where a colleague opens the letter while somebody writes: what is typed must not vanish.</summary>
    private async Task<LetterWork> ReadAsync(CancellationToken ct)
    {
        var work = await letters.FindAsync(Name, ct);
        _isWritten |= work.CanBeWritten;
        if (_title != work.Letter?.Title.Read())
        {
            _title = work.Letter?.Title.Read();
            StateHasChanged();
        }

        if (work.Draft is { } draft && _english is not null && _spanish is not null)
        {
            await _english.MeetAsync(draft.Text.En, draft.By ?? "");
            await _spanish.MeetAsync(draft.Text.Es, draft.By ?? "");
        }

        return work;
    }

    private Task<bool> RefreshAsync() => _work!.RefreshAsync();

    private async Task CloseAsync(Guid id)
    {
        _isSending = true;
        try
        {
            var outcome = await closing.CloseAsync(id, CancellationToken.None);
            notices.Say(outcome.Result switch
            {
                SheetResult.Saved => Text["Done_Close"],
                SheetResult.NotAllowed => Text["NotAllowed"],
                _ => Text["TooLate"],
            });
        }
        catch (SiteIsReadOnlyException)
        {
            notices.Say(Text["ReadOnly"]);
        }
        catch (Exception failure) when (failure is DbUpdateException or DbException)
        {
            notices.Say(Text["NotSaved"]);
        }
        finally
        {
            _isSending = false;
        }

        await _work!.ReloadAsync();
        await _heading.FocusAsync();
    }
}
