using System.Collections;
using System.Globalization;
using System.Resources;
using System.Text.RegularExpressions;
using CampaignTracker.Web.Shell;

namespace CampaignTracker.Web.Tests.Platform;

public sealed partial class TextTests
{
    /// <summary>The marker classes of all resource pairs.</summary>
    public static TheoryData<Type> Resources =>
    [
        .. typeof(ShellText).Assembly.GetTypes()
            .Where(t => t.Name.EndsWith("Text", StringComparison.Ordinal) && t is { IsClass: true, IsSealed: true, IsAbstract: false, IsPublic: true } && t.GetProperties().Length == 0),
    ];

    [Fact]
    public void There_are_texts_to_check() => Assert.True(Resources.Count >= 5);

    [Theory]
    [MemberData(nameof(Resources))]
    public void Both_languages_say_the_same_things(Type marker)
    {
        var english = Texts(marker, CultureInfo.InvariantCulture);
        var spanish = Texts(marker, CultureInfo.GetCultureInfo("es"));

        Assert.NotEmpty(english);
        Assert.Equal(english.Keys.Order(StringComparer.Ordinal), spanish.Keys.Order(StringComparer.Ordinal));
        foreach (var (key, text) in english)
        {
            Assert.False(string.IsNullOrWhiteSpace(text), key);
            Assert.False(string.IsNullOrWhiteSpace(spanish[key]), key);
            Assert.True(Places(text).SetEquals(Places(spanish[key])), $"{marker.Name}.{key} fills other places in Spanish.");
        }
    }

    [Theory]
    [MemberData(nameof(Resources))]
    public void Counts_have_both_plural_forms(Type marker)
    {
        var keys = Texts(marker, CultureInfo.InvariantCulture).Keys;

        foreach (var one in keys.Where(k => k.EndsWith("_One", StringComparison.Ordinal)))
            Assert.Contains($"{one[..^4]}_Other", keys);
    }

    private static Dictionary<string, string> Texts(Type marker, CultureInfo culture)
    {
        var set = new ResourceManager(marker).GetResourceSet(culture, createIfNotExists: true, tryParents: false);
        return set?.Cast<DictionaryEntry>().ToDictionary(e => (string)e.Key, e => (string)e.Value!) ?? [];
    }

    private static HashSet<string> Places(string text) => [.. Placeholder().Matches(text).Select(m => m.Value)];

    [GeneratedRegex(@"\{\d+")]
    private static partial Regex Placeholder();
}
