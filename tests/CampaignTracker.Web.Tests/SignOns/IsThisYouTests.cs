using System.Net;
using CampaignTracker.Testing;

namespace CampaignTracker.Web.Tests.SignOns;

public sealed class IsThisYouTests
{
    private static readonly (string Name, string Value)[] Twin = SigningSite.With(("name", "THE Désert Neighbors, Inc."));

    [Theory, OnBothEngines]
    public async Task A_listed_organization_of_the_same_name_and_state_is_offered_and_signing_for_it_makes_no_twin(Engine engine)
    {
        await using var site = await SigningSite.StartAsync(engine);
        var listed = TestData.ListedOrganization("Desert Neighbors", slug: "desert-neighbors");
        await site.ChangeAsync(db => Task.FromResult(db.Add(listed)));
        var visitor = new Visitor(site);

        var asked = await visitor.SendAsync(await visitor.OpenAsync(SigningSite.Form), Twin);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, asked.Status);
        Assert.Equal("Say whether this is your organization", asked.ErrorAt("organization"));
        Assert.Equal(["Yes: Desert Neighbors, Phoenix, AZ", "No, we are another organization"], asked.Page.QuerySelectorAll("[name=organization] + label").Select(label => label.Words()));
        Assert.Empty(await SigningSite.RequestsAsync(site));

        var answer = await visitor.SendAsync(asked, ("organization", "desert-neighbors"));
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal(listed.Id, Assert.Single(await SigningSite.RequestsAsync(site)).OrganizationId);
    }

    [Fact]
    public async Task Another_organization_of_the_same_name_says_so_and_is_a_new_one()
    {
        await using var site = await SigningSite.StartAsync(Engine.Sqlite);
        var listed = TestData.ListedOrganization("Desert Neighbors", slug: "desert-neighbors");
        await site.ChangeAsync(db => Task.FromResult(db.Add(listed)));
        var visitor = new Visitor(site);
        var asked = await visitor.SendAsync(await visitor.OpenAsync(SigningSite.Form), Twin);

        Assert.Equal(HttpStatusCode.OK, (await visitor.SendAsync(asked, ("organization", "another"))).Status);
        Assert.NotEqual(listed.Id, Assert.Single(await SigningSite.RequestsAsync(site)).OrganizationId);
    }

    [Fact]
    public async Task Nobody_is_offered_that_is_not_on_the_roster_or_is_in_another_state()
    {
        await using var site = await SigningSite.StartAsync(Engine.Sqlite);
        await site.ChangeAsync(async db => await db.AddRangeAsync(TestData.Organization("Desert Neighbors"), TestData.ListedOrganization("Desert Neighbors", state: "NM")));
        var visitor = new Visitor(site);

        Assert.Equal(HttpStatusCode.OK, (await visitor.SendAsync(await visitor.OpenAsync(SigningSite.Form), Twin)).Status);
    }

    [Theory]
    [InlineData("nobody-has-this-address")]
    [InlineData("other-listed")]
    public async Task An_answer_that_was_not_offered_is_asked_again(string slug)
    {
        await using var site = await SigningSite.StartAsync(Engine.Sqlite);
        await site.ChangeAsync(async db => await db.AddRangeAsync(TestData.ListedOrganization("Desert Neighbors"), TestData.ListedOrganization("Other", slug: "other-listed")));
        var visitor = new Visitor(site);
        var asked = await visitor.SendAsync(await visitor.OpenAsync(SigningSite.Form), Twin);

        Assert.Equal("Say whether this is your organization", (await visitor.SendAsync(asked, ("organization", slug))).ErrorAt("organization"));
    }
}
