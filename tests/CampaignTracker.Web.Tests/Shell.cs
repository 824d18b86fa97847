using CampaignTracker.Testing;

[assembly: AssemblyFixture(typeof(SeededSites))]

namespace CampaignTracker.Web.Tests;

public sealed class ShellTests(SeededSites sites)
{
    [Theory, OnBothEngines]
    public async Task The_first_page_answers(Engine engine)
    {
        var site = await sites.OnAsync(engine);
        var page = await site.GetPageAsync("/");
        Assert.NotNull(page.QuerySelector("h1"));
    }
}
