using CampaignTracker.Web.Features.Letters.Work;

namespace CampaignTracker.Web.Tests.Letters;

public sealed class JoinTextsTests
{
    [Theory]
    [InlineData("a\nb\nc", "a\nb\nc", "a\nb\nc", "a\nb\nc")]
    [InlineData("a\nb\nc", "A\nb\nc", "a\nb\nC", "A\nb\nC")]
    [InlineData("a\nb\nc", "a\nb\nc\nd", "a\nc", "a\nc\nd")]
    [InlineData("a\nb", "a\nb", "", "")]
    [InlineData("", "new", "", "new")]
    [InlineData("", "same", "same", "same")]
    [InlineData("the old house stands", "the new house stands", "the old house stood", "the new house stood")]
    [InlineData("a\nb\nc", "x\na\nb\nc", "a\nb\nc\ny", "x\na\nb\nc\ny")]
    public void What_only_one_touched_is_taken_from_that_one(string before, string one, string other, string joined)
    {
        Assert.Equal(joined, JoinTexts.Join(before, one, other));
        Assert.Equal(joined, JoinTexts.Join(before, other, one));
    }

    [Theory]
    [InlineData("We ask.", "We beg.", "We demand.")]
    [InlineData("a\nb\nc", "a\nc", "a\nB\nc")]
    [InlineData("", "one", "other")]
    public void Where_both_changed_the_same_words_it_says_nothing(string before, string one, string other) => Assert.Null(JoinTexts.Join(before, one, other));

    [Fact]
    public void Two_texts_that_have_nothing_in_common_with_a_long_one_are_not_compared_for_minutes()
    {
        var text = (string word) => string.Join('\n', Enumerable.Range(0, 6000).Select(i => $"{word} {i}"));

        Assert.Null(JoinTexts.Join(text("a"), text("b"), text("c")));
    }
}
