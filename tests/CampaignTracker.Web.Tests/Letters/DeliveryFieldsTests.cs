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

    [Fact]
    public async Task After_a_refusal_it_is_counted_anew_and_whoever_waits_is_told_of()
    {
        await using var site = await CampaignSite.StartAsync(Engine.Sqlite);
        var letter = TestData.OpenLetter();
        await site.ChangeAsync(async db => await db.AddRangeAsync(letter, TestData.ListedSignOn(letter, TestData.ListedOrganization())));
        await using var organizer = await OpenPage.AsAsync(site, OrganizerRole.Organizer);
        var page = organizer.Open<Editing>(editing => editing
            .Add(e => e.Page, "/organize/letters/deliver").Add(e => e.Read, _ => Task.FromResult<Sheet?>(new Sheet(DeliverLetter.Fields("America/New_York"))))
            .Add(e => e.Save, (_, _) => Task.FromResult(SheetOutcome.Refused([new(DeliverLetter.Confirmed, "Another number")]))).Add(e => e.Label, field => field)
            .Add(e => e.ChildContent, typed => content =>
            {
                content.OpenComponent<DeliveryFields>(0);
                content.AddComponentParameter(1, nameof(DeliveryFields.LetterId), letter.Id);
                content.AddComponentParameter(2, nameof(DeliveryFields.Sheet), typed);
                content.CloseComponent();
            }));
        page.WaitForElement("input[aria-describedby][type=checkbox]").Change(true);
        Assert.True(page.Find("input[aria-describedby][type=checkbox]").HasAttribute("checked"));
        Assert.Empty(page.FindAll("a[href='/organize/sign-ons']"));
        await site.ChangeAsync(async db =>
        {
            await db.AddAsync(TestData.ListedSignOn(await db.Letters.Include(l => l.Versions).SingleAsync(), TestData.ListedOrganization("Another")));
            await db.AddAsync(TestData.ConfirmedRequest(letter, "Waiting"));
        });

        await page.InvokeAsync(() => page.Find("form").SubmitAsync());

        page.WaitForAssertion(() => Assert.Contains("2 ", page.Find("p.letter-means").TextContent, StringComparison.Ordinal));
        Assert.False(page.Find("input[aria-describedby][type=checkbox]").HasAttribute("checked"));
        Assert.Contains("1 signature waits for review and would not be delivered.", page.Markup, StringComparison.Ordinal);
        Assert.NotEmpty(page.FindAll("a[href='/organize/sign-ons']"));
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
