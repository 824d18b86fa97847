using CampaignTracker.Web.Ui.Organize.Grids;

namespace CampaignTracker.Web.Tests.Ui;

public sealed class GridQueryTests
{
    private static readonly string[] Filters = ["state", "status"];

    [Theory]
    [InlineData("")]
    [InlineData("?page=3")]
    [InlineData("?sort=name")]
    [InlineData("?sort=-city&columns=city,state&page=2")]
    [InlineData("?state=AZ&status=pending&q=jos%C3%A9%20%26%20co")]
    [InlineData("?columns=")]
    public void An_address_comes_back_as_it_was(string address)
    {
        var query = GridQuery.Read(address, Filters);

        Assert.Equal(query.ToString(), GridQuery.Read(query.ToString(), Filters).ToString());
        Assert.Equal(Uri.UnescapeDataString(address).Length, Uri.UnescapeDataString(query.ToString()).Length);
    }

    [Theory]
    [InlineData("?page=0", 1)]
    [InlineData("?page=-7", 1)]
    [InlineData("?page=x", 1)]
    [InlineData("?page=99999999999999999999", 1)]
    [InlineData("?page=999999", 100_000)]
    public void A_page_that_is_none_is_the_nearest_that_is(string address, int page) => Assert.Equal(page, GridQuery.Read(address, Filters).Page);

    [Fact]
    public void What_the_list_does_not_know_or_cannot_be_stored_is_left_out()
    {
        var query = GridQuery.Read($"?state=AZ&evil=1&status=%00&q=%00&sort=--name", Filters);

        Assert.Equal(["state"], query.Filters.Keys);
        Assert.Equal(("", "name", true), (query.Search, query.Sort, query.Descending));
        Assert.Equal("", GridQuery.Read($"?q={new string('x', 201)}", Filters).Search);
    }

    [Fact]
    public void Another_filter_or_order_begins_at_the_first_page()
    {
        var query = new GridQuery { Page = 4 };

        Assert.Equal(1, query.With("state", "AZ").Page);
        Assert.Empty(query.With("state", "AZ").With("state", "").Filters);
        Assert.Equal((1, "name", false), (query.By("name").Page, query.By("name").Sort, query.By("name").Descending));
        Assert.True(query.By("name").By("name").Descending);
        Assert.False(query.By("name").By("name").By("name").Descending);
    }
}
