using System.Data.Common;
using CampaignTracker.Data.Organizers;
using CampaignTracker.Web.Platform.Localization;
using CampaignTracker.Web.Ui.Organize;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Features.People.Organize;

public sealed partial class ColleagueItem(Notices notices)
{
    private readonly string _name = $"c-{Guid.NewGuid():n}";
    private OrganizerRole _role;
    private PeopleAction? _asks;
    private bool _isOpen;
    private bool _isSending;

    [Parameter, EditorRequired]
    public required ColleagueRow Row { get; set; }

    /// <summary>True for who reads: what one does to oneself, nobody but a colleague undoes.</summary>
    [Parameter]
    public bool IsSelf { get; set; }

    [Parameter, EditorRequired]
    public required EventCallback<PeopleDone> Done { get; set; }

    private string ComesIn
    {
        get
        {
            var authenticator = Text[Row.HasAuthenticator ? "HasAuthenticator" : "NoAuthenticator"].Value;
            return Row.Passkeys == 0 ? authenticator : $"{authenticator} · {Text.Count("Passkeys", Row.Passkeys)}";
        }
    }

    private void Toggle() => (_isOpen, _asks, _role) = (!_isOpen, null, Row.Role);

    private Task ChooseAsync(PeopleAction what)
    {
        if (!IsSelf || (what is PeopleAction.Role && Row.Role is not OrganizerRole.Administrator))
            return DoAsync(what);
        _asks = what;
        return Task.CompletedTask;
    }

    private async Task DoAsync(PeopleAction what)
    {
        if (_isSending)
            return;
        _isSending = true;
        try
        {
            var outcome = await ActAsync(Change, what);
            (_asks, _isOpen) = (null, outcome is not PeopleOutcome.Done);
            await Done.InvokeAsync(new PeopleDone(what, outcome));
        }
        catch (Exception failure) when (failure is DbUpdateException or DbException)
        {
            notices.Say(Text["NotSaved"]);
        }
        finally
        {
            _isSending = false;
        }
    }

    private Task<PeopleOutcome> ActAsync(ChangeColleague change, PeopleAction what) => what switch
    {
        PeopleAction.Role => change.RoleAsync(Row.Id, _role, CancellationToken.None),
        PeopleAction.Disable => change.DisableAsync(Row.Id, CancellationToken.None),
        PeopleAction.Enable => change.EnableAsync(Row.Id, CancellationToken.None),
        _ => change.SignOutEverywhereAsync(Row.Id, CancellationToken.None),
    };
}
