using System.Globalization;
using System.Text.RegularExpressions;
using CampaignTracker.Data;
using CampaignTracker.Web.Features.History;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace CampaignTracker.Web.Tests.History;

public sealed partial class HistoryWordsTests
{
    [Theory]
    [InlineData("en-US", "Sign-on: confirmed by mail")]
    [InlineData("es-US", "Firma: se confirmó por correo")]
    public void A_line_is_a_sentence_in_the_readers_language(string culture, string sentence)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);

        Assert.Equal(sentence, HistoryWords.Sentence(Text(), "SignOn", "confirmed"));
    }

    [Fact]
    public void Every_step_that_is_remembered_has_words()
    {
        var steps = Directory.EnumerateFiles(SourceFiles.Path("src"), "*.cs", SearchOption.AllDirectories)
            .SelectMany(file => Step().Matches(File.ReadAllText(file)))
            .SelectMany(call => Word().Matches(call.Value))
            .Select(word => word.Groups[1].Value).Distinct().ToList();

        Assert.Contains("withdrawn", steps);
        Assert.Contains("requested", steps);
        Assert.All(steps, step => Assert.False(Text()[$"What_{step}"].ResourceNotFound, step));
    }

    [Theory]
    [InlineData("seeding", "by the first start")]
    [InlineData("the contact", "by the contact")]
    [InlineData("Ana Ruiz", "by Ana Ruiz")]
    public void Who_did_it_is_a_person_or_has_words(string by, string words)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en-US");

        Assert.Equal(words, HistoryWords.Who(Text(), by));
    }

    [Fact]
    public void Every_noun_that_remembers_has_a_word()
    {
        var nouns = typeof(BilingualText).Assembly.GetTypes().Where(t => t.IsClass && Array.Exists(t.GetInterfaces(), i => i.Name == "IRemembering") && !t.IsAbstract).Select(t => t.Name).ToList();

        Assert.Contains("Organizer", nouns);
        Assert.Contains("SignOn", nouns);
        Assert.All(nouns, noun => Assert.False(Text()[$"Noun_{noun}"].ResourceNotFound, noun));
    }

    private static StringLocalizer<HistoryText> Text() =>
        new(new ResourceManagerStringLocalizerFactory(Options.Create(new LocalizationOptions()), NullLoggerFactory.Instance));

    /// <summary>A call that writes a step: <c>Remember("listed", by, at)</c>.</summary>
    [GeneratedRegex(@"\bRemember\([^;]*;|\bBegin\([^;]*;|HistoryEntry\.About\([^;]*;")]
    private static partial Regex Step();

    [GeneratedRegex("(?<!\\$)\"([^\"]+)\"")]
    private static partial Regex Word();
}
