using CampaignTracker.Web.Features.Organizers;

namespace CampaignTracker.Web.Tests.Organizers;

public sealed class PasswordRulesTests
{
    [Theory]
    [InlineData("", PasswordProblem.Missing)]
    [InlineData("eleven char", PasswordProblem.Short)]
    [InlineData("needforspeed", PasswordProblem.Common)]          // among the million most common
    [InlineData("NeedForSpeed", PasswordProblem.Common)]
    [InlineData("password2026!", PasswordProblem.Common)]         // a common one and what people put behind it
    [InlineData("!!dragonfly!!", PasswordProblem.Common)]
    [InlineData("monkeymonkey", PasswordProblem.Common)]          // a common one, twice
    [InlineData("aaaaaaaaaaaaaaaa", PasswordProblem.Common)]
    [InlineData("123456789012345", PasswordProblem.Common)]
    [InlineData("abcdefghijklmno", PasswordProblem.Common)]
    [InlineData("lopez walks at night", PasswordProblem.Personal)]
    [InlineData("Itzel-Maria likes tea", PasswordProblem.Personal)]
    [InlineData("i.lopez@coalition", PasswordProblem.Personal)]
    [InlineData("we will end 287(g) soon", PasswordProblem.Personal)]
    [InlineData("ALTO al 287 g ahora", PasswordProblem.Personal)]
    public void A_weak_password_is_refused(string password, object problem) => Assert.Equal(problem, ProblemOf(password));

    [Theory]
    [InlineData("seven quiet lanterns by the river")]
    [InlineData("twelve chars")]
    [InlineData("ñandúes y güiros en la lluvia")]
    [InlineData("   spaces   are   fine   ")]
    [InlineData("T7#kq-2Lx.9vRw")]
    public void A_long_one_that_nobody_guesses_is_taken_whatever_it_is_made_of(string password) => Assert.Null(ProblemOf(password));

    [Fact]
    public void Sixty_four_characters_fit_and_more_than_two_hundred_do_not()
    {
        var words = string.Concat(Enumerable.Range(0, 100).Select(n => $"{n} owls "));

        Assert.Null(ProblemOf(words[..64]));
        Assert.Null(ProblemOf(words[..200]));
        Assert.Equal(PasswordProblem.Long, ProblemOf(words[..201]));
    }

    private static PasswordProblem? ProblemOf(string password) =>
        PasswordRules.ProblemOf(password, "i.lopez@coalition.example", "Itzel María López", "End 287(g)", "Alto al 287(g)");
}
