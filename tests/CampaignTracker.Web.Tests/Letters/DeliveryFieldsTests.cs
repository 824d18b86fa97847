using Bunit;
using CampaignTracker.Data;
using CampaignTracker.Data.Organizers;
using CampaignTracker.Testing;
using CampaignTracker.Web.Features.Letters.Organize;
using CampaignTracker.Web.Features.Letters.Work;
using CampaignTracker.Web.Tests.Organize;
using CampaignTracker.Web.Ui.Organize.Editing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace CampaignTracker.Web.Tests.Letters;

public sealed class DeliveryFieldsTests
{
    [Fact]
    public async Task The_count_is_that_of_the_day_that_was_typed_last_whichever_is_counted_first()
    {
        await using var site = await CampaignSite.StartAsync(Engine.Sqlite);
        var letter = TestData.OpenLetter();
        await site.ChangeAsync(async db => await db.AddRangeAsync(letter, TestData.ListedSignOn(letter, TestData.ListedOrganization())));
        await using var organizer = await OpenPage.AsAsync(site, OrganizerRole.Organizer);
        var slow = new SlowAtFirst(organizer.The<IDbContextFactory<CampaignDbContext>>());
        organizer.Give(new DeliverLetter(organizer.The<ChangeLetter>(), slow, organizer.The<IStringLocalizer<LetterWorkText>>()));
        var sheet = new Sheet(DeliverLetter.Fields("America/New_York")) { [MomentSheet.Date] = "2026-01-01" };
        var page = organizer.Open<Editing>(editing => editing
            .Add(e => e.Page, "/organize/letters/deliver").Add(e => e.Read, _ => Task.FromResult<Sheet?>(sheet))
            .Add(e => e.Save, (_, _) => Task.FromResult(SheetOutcome.Saved(1))).Add(e => e.Label, field => field)
            .Add(e => e.ChildContent, typed => content =>
            {
                content.OpenComponent<DeliveryFields>(0);
                content.AddComponentParameter(1, nameof(DeliveryFields.LetterId), letter.Id);
                content.AddComponentParameter(2, nameof(DeliveryFields.Sheet), typed);
                content.CloseComponent();
            }));

        page.WaitForElement("input[type=date]").Input("");
        page.WaitForAssertion(() => Assert.Contains("1 ", page.Find("p.letter-means").TextContent, StringComparison.Ordinal));
        var counted = page.Find("p.letter-means").TextContent;
        slow.GoOn();
        await Task.Delay(500, Xunit.TestContext.Current.CancellationToken);

        Assert.Equal(counted, page.Find("p.letter-means").TextContent);
    }

    /// <summary>The first who asks waits.</summary>
    private sealed class SlowAtFirst(IDbContextFactory<CampaignDbContext> contexts) : IDbContextFactory<CampaignDbContext>
    {
        private readonly TaskCompletionSource _goOn = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int _asked;

        public void GoOn() => _goOn.SetResult();

        public CampaignDbContext CreateDbContext() => contexts.CreateDbContext();

        public async Task<CampaignDbContext> CreateDbContextAsync(CancellationToken cancellationToken = default)
        {
            if (++_asked == 1)
                await _goOn.Task;
            return await contexts.CreateDbContextAsync(cancellationToken);
        }
    }
}
