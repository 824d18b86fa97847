using CampaignTracker.Data;
using CampaignTracker.Data.Site;
using CampaignTracker.Web.Features.Organizers;
using CampaignTracker.Web.Platform.Forms;
using CampaignTracker.Web.Ui.Organize.Editing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace CampaignTracker.Web.Features.Site;

/// <summary>An administrator says something above every public page, or takes it down by emptying it.</summary>
public sealed class EditBanner(IDbContextFactory<CampaignDbContext> contexts, TurnSwitches switches, ActingOrganizer acting, IStringLocalizer<SiteText> text)
{
    public const string English = "banner-en";
    public const string Spanish = "banner-es";

    public async Task<Sheet> ReadAsync(CancellationToken ct) => new(Fields(await BannerAsync(ct)));

    public async Task<SheetOutcome> SaveAsync(Sheet sheet, CancellationToken ct)
    {
        if (await acting.ForAsync(OrganizerPolicies.Administers) is not { } by)
            return SheetOutcome.NotAllowed;
        var banner = new BilingualText(TidyText.OneLine(sheet[English]), TidyText.OneLine(sheet[Spanish]));
        var errors = Check(banner).ToList();
        if (errors.Count > 0)
            return SheetOutcome.Refused(errors);
        var stored = await BannerAsync(ct);
        if (stored.En != sheet.Read[English] || stored.Es != sheet.Read[Spanish])
            return SheetOutcome.Met(Fields(stored), version: 0, by: "");

        await switches.ChangeAsync((row, at) =>
        {
            if (banner.IsEmpty)
                row.TakeBannerDown(by, at);
            else
                row.ShowBanner(banner, by, at);
        }, by, ct);
        return SheetOutcome.Saved(version: 0);
    }

    private static Dictionary<string, string> Fields(BilingualText banner) => new() { [English] = banner.En, [Spanish] = banner.Es };

    private IEnumerable<FieldError> Check(BilingualText banner)
    {
        foreach (var (field, words) in ((string, string)[])[(English, banner.En), (Spanish, banner.Es)])
        {
            if (words.Length > SiteSwitches.BannerMaxLength)
                yield return new FieldError(field, text["Banner_TooLong", words.Length, SiteSwitches.BannerMaxLength]);
            else if (words.Length == 0 && !banner.IsEmpty)
                yield return new FieldError(field, text["Banner_BothLanguages"]);
        }
    }

    private async Task<BilingualText> BannerAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return (await db.Switches.AsNoTracking().SingleOrDefaultAsync(ct))?.Banner ?? BilingualText.Empty;
    }
}
