using Microsoft.AspNetCore.Components;

namespace CampaignTracker.Web.Features.Organizers;

/// <summary>A page that shows its form once what was sent is answered: shown while that is under way, fields would stay without their errors.</summary>
public abstract class FormPage : ComponentBase
{
    /// <summary>True once the answer is there.</summary>
    protected bool IsRead { get; private set; }

    protected sealed override async Task OnInitializedAsync()
    {
        await ReadAsync();
        IsRead = true;
    }

    /// <summary>Answers what was sent, if anything was.</summary>
    protected abstract Task ReadAsync();
}
