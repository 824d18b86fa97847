using CampaignTracker.Data.Organizers;
using CampaignTracker.Testing;
using CampaignTracker.Web.Features.Site;
using CampaignTracker.Web.Tests.Organize;
using CampaignTracker.Web.Ui.Organize.Editing;

namespace CampaignTracker.Web.Tests.Site;

/// <summary>An administrator turns switches.</summary>
internal static class Turning
{
    public static async Task<SwitchOutcome> TurnAsync(this CampaignSite site, SiteSwitch which, bool on, string state = "", OrganizerRole? role = OrganizerRole.Administrator)
    {
        await using var acting = await Acting.AsAsync(site, role);
        return await acting.The<TurnSwitches>().TurnAsync(which, on, state, CancellationToken.None);
    }

    public static async Task<SheetOutcome> ShowBannerAsync(this CampaignSite site, string english, string spanish, OrganizerRole? role = OrganizerRole.Administrator)
    {
        await using var acting = await Acting.AsAsync(site, role);
        var banner = acting.The<EditBanner>();
        var sheet = await banner.ReadAsync(CancellationToken.None);
        (sheet[EditBanner.English], sheet[EditBanner.Spanish]) = (english, spanish);
        return await banner.SaveAsync(sheet, CancellationToken.None);
    }

    /// <summary>Lets two seconds pass, and waits for what another node does then.</summary>
    public static async Task<bool> SeesSoonAsync(this CampaignSite site, Func<Task<bool>> seen)
    {
        for (var tries = 0; tries < 200; tries++)
        {
            if (tries % 10 == 0)
                site.Clock.Advance(TimeSpan.FromSeconds(2));
            if (await seen())
                return true;
            await Task.Delay(20);
        }

        return false;
    }
}
