using Bunit;
using CampaignTracker.Data.Organizers;
using CampaignTracker.Testing;
using CampaignTracker.Web.Features.Agreements.Organize;
using CampaignTracker.Web.Features.Letters.Organize;
using CampaignTracker.Web.Features.Organizations.Organize;
using CampaignTracker.Web.Features.SignOns.Organize;
using CampaignTracker.Web.Features.Timeline.Organize;
using Microsoft.AspNetCore.Components;
using TestContext = Xunit.TestContext;

namespace CampaignTracker.Web.Tests.Organize;

/// <summary>Who only reads is offered no form: it would refuse what was typed.</summary>
public sealed class ReaderFormsTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Pages_that_make_something_show_a_reader_a_sentence_instead()
    {
        await using var site = await CampaignSite.StartAsync(Engine.Sqlite);
        await using var reader = await OpenPage.AsAsync(site, OrganizerRole.Reader);

        Check<NewOrganizationPage>(reader);
        Check<NewLetterPage>(reader);
        Check<MilestonePage>(reader);
        Check<AgencyPage>(reader);
    }

    [Fact]
    public async Task A_reader_keys_no_signature_in()
    {
        await using var site = await CampaignSite.StartAsync(Engine.Sqlite);
        var organization = TestData.ListedOrganization();
        await site.ChangeAsync(async db => await db.AddRangeAsync([organization, TestData.OpenLetter()], Ct));
        await using var reader = await OpenPage.AsAsync(site, OrganizerRole.Reader);
        reader.Address.NavigateTo($"/organize/sign-ons/new?organization={organization.Id}");

        var page = reader.Open<KeyInSignOnPage>();

        page.WaitForAssertion(() => Assert.Contains("Your account reads; organizers edit this.", page.Markup, StringComparison.Ordinal));
        Assert.Empty(page.FindAll("form"));
    }

    private static void Check<TPage>(OpenPage reader)
        where TPage : IComponent
    {
        var page = reader.Open<TPage>();

        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll(".zone-empty")));
        Assert.Empty(page.FindAll("form.sheet"));
    }
}
