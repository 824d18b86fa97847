using CampaignTracker.Data;
using CampaignTracker.Web.Ui.Organize.Editing;

namespace CampaignTracker.Web.Tests.Ui;

public sealed class SourceLinesTests
{
    [Theory]
    [InlineData("GAO-09-109, January 2009", "https://www.gao.gov/products/gao-09-109")]
    [InlineData("A paper; its second part", "https://paper.example/a;b?c=1;2")]
    [InlineData("A paper", null)]
    [InlineData("A | paper", null)]
    [InlineData("A | paper", "https://paper.example")]
    [InlineData("https://paper.example", null)]
    public void What_is_written_is_read_as_it_was(string title, string? url)
    {
        var source = new Source(title, url);

        Assert.Equal([source, source], SourceLines.Read(SourceLines.Write([source, source])).Sources);
    }

    [Theory]
    [InlineData("https://paper.example")]
    [InlineData("| https://paper.example")]
    [InlineData("A paper | paper.example")]
    public void What_readers_could_not_see_or_open_is_told_by_its_line(string typed) =>
        Assert.Equal(2, SourceLines.Read($"A paper\n{typed}\nAnother").Wrong);
}
