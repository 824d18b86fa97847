using CampaignTracker.Data.Letters;
using CampaignTracker.Testing;
using CampaignTracker.Web.Features.Letters;
using Microsoft.Extensions.DependencyInjection;

namespace CampaignTracker.Web.Tests.Letters;

public sealed class LetterNumbersTests(SeededSites sites)
{
    [Theory, OnBothEngines]
    public async Task A_real_letter_leads_before_an_open_sample(Engine engine)
    {
        var site = await sites.OnAsync(engine);

        var leading = await AskAsync(site, numbers => numbers.LeadingLetterAsync(CancellationToken.None));
        var open = await AskAsync(site, numbers => numbers.OpenLettersAsync(CancellationToken.None));

        Assert.Equal(("end-287g-2009", 19, 521, LetterStatus.Delivered, false), (leading!.Slug, leading.Counted, leading.Reported, leading.Status, leading.IsSample));
        var sample = Assert.Single(open);
        Assert.Equal(("sample-end-287g-agreements", 44, 100, true), (sample.Slug, sample.Counted, sample.Target, sample.IsSample));
    }

    [Theory, OnBothEngines]
    public async Task An_open_letter_leads_until_its_deadline_and_then_the_one_that_most_signed(Engine engine)
    {
        await using var site = await CampaignSite.StartAsync(engine);
        Assert.Null(await AskAsync(site, numbers => numbers.LeadingLetterAsync(CancellationToken.None)));
        await site.ChangeAsync(db =>
        {
            var signed = TestData.OpenLetter("signed");
            db.Add(signed);
            db.Add(TestData.ListedSignOn(signed, TestData.ListedOrganization()));
            signed.Close(TestData.By, TestData.At);
            db.Add(TestData.OpenLetter("open", deadline: new(new(2026, 6, 1), new(13, 0), "America/New_York")));
            db.Add(TestData.DraftLetter("draft"));
            return Task.CompletedTask;
        });
        Assert.Equal("open", (await AskAsync(site, numbers => numbers.LeadingLetterAsync(CancellationToken.None)))!.Slug);

        site.Clock.Advance(TimeSpan.FromHours(1));

        Assert.Equal("signed", (await AskAsync(site, numbers => numbers.LeadingLetterAsync(CancellationToken.None)))!.Slug);
        Assert.Empty(await AskAsync(site, numbers => numbers.OpenLettersAsync(CancellationToken.None)));
    }

    private static async Task<T> AskAsync<T>(CampaignSite site, Func<LetterNumbers, Task<T>> question)
    {
        await using var scope = site.Services.CreateAsyncScope();
        return await question(scope.ServiceProvider.GetRequiredService<LetterNumbers>());
    }
}
