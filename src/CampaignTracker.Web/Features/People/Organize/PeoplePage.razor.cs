using System.Globalization;
using CampaignTracker.Web.Platform.Localization;
using CampaignTracker.Web.Ui.Organize;
using Microsoft.AspNetCore.Components;

namespace CampaignTracker.Web.Features.People.Organize;

/// <summary>Who works on the campaign, and who was asked to. Administrators alone come here.</summary>
public sealed partial class PeoplePage(ListPeople list, Notices notices, SiteLinks links)
{
    private Loaded<PeopleView>? _people;
    private ElementReference _heading;
    private bool _isInviting;
    private int _number = 1;

    [SupplyParameterFromQuery(Name = "page")]
    public string? Number { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        var number = int.TryParse(Number, NumberStyles.None, CultureInfo.InvariantCulture, out var typed) ? typed : 1;
        if (number == _number)
            return;
        _number = number;
        if (_people is not null)
            await _people.ReloadAsync();
    }

    private Task<PeopleView> ReadAsync(CancellationToken ct) => list.ReadAsync(_number, ct);

    private async Task InvitedAsync(string email)
    {
        _isInviting = false;
        notices.Say(Text["Done_Invite", email]);
        await ShowAsync();
    }

    private async Task PutAwayAsync()
    {
        _isInviting = false;
        await _heading.FocusAsync();
    }

    /// <summary>Says what became of an action, and reads anew what stands now.</summary>
    private async Task TellAsync(PeopleOutcome outcome, PeopleAction what, string name)
    {
        notices.Say(outcome is PeopleOutcome.Done ? Text[$"Done_{what}", name] : Text.Word(outcome));
        await ShowAsync();
    }

    private async Task ShowAsync()
    {
        await _people!.ReloadAsync();
        await _heading.FocusAsync();
    }

    private string AddressOf(int number) => links.To(number == 1 ? "/organize/people" : $"/organize/people?page={number}");
}

/// <summary>What an administrator does about a person.</summary>
public enum PeopleAction
{
    Resend,
    TakeBack,
    Role,
    Disable,
    Enable,
    SignOutEverywhere,
}

/// <param name="What">What was asked.</param>
/// <param name="Outcome">What became of it.</param>
public readonly record struct PeopleDone(PeopleAction What, PeopleOutcome Outcome);
