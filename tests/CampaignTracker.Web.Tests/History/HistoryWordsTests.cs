using System.Globalization;
using System.Text.RegularExpressions;
using CampaignTracker.Data;
using CampaignTracker.Data.History;
using CampaignTracker.Data.Organizations;
using CampaignTracker.Testing;
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

    [Fact]
    public async Task Every_field_that_the_history_tells_of_has_words_and_so_have_its_closed_values()
    {
        await using var database = await TestDatabase.CreateAsync(Engine.Sqlite);
        await using var db = database.CreateDbContext();
        var fields = db.Model.GetEntityTypes().Where(noun => typeof(CampaignTracker.Data.Record).IsAssignableFrom(noun.ClrType)).SelectMany(HistoryChanges.FieldsOf).ToList();
        var closed = fields.Select(field => (field.Name, Type: Nullable.GetUnderlyingType(field.ClrType) ?? field.ClrType)).Where(field => field.Type.IsEnum || field.Type == typeof(bool))
            .Append((Name: nameof(Organization.Sectors), Type: typeof(Sector))).ToList();

        Assert.Contains(closed, field => field.Name == nameof(Organization.Scope));
        Assert.All(fields.Select(field => field.Name).Append(nameof(Organization.Sectors)), name => Assert.False(Text()[$"Field_{name}"].ResourceNotFound, name));
        Assert.All(closed, field => Assert.All(
            field.Type.IsEnum ? Enum.GetNames(field.Type) : ["true", "false"],
            value =>
            {
                Assert.False(Text()[$"Value_{value}"].ResourceNotFound, $"{field.Name}: {value}");
                Assert.Equal(Text()[$"Value_{value}"].Value, HistoryWords.Value(Text(), field.Name, value));
            }));
    }

    [Fact]
    public void Every_noun_that_remembers_has_a_history_that_can_be_read()
    {
        var nouns = typeof(BilingualText).Assembly.GetTypes().Where(t => t.IsClass && Array.Exists(t.GetInterfaces(), i => i.Name == "IRemembering") && !t.IsAbstract).Select(t => t.Name);

        Assert.Equal(nouns.Order(StringComparer.Ordinal), Enum.GetNames<HistoryNoun>().Order(StringComparer.Ordinal));
    }

    private static StringLocalizer<HistoryText> Text() =>
        new(new ResourceManagerStringLocalizerFactory(Options.Create(new LocalizationOptions()), NullLoggerFactory.Instance));

    /// <summary>A call that writes a step: <c>Remember("listed", by, at)</c>.</summary>
    [GeneratedRegex(@"\bRemember\([^;]*;|\bBegin\([^;]*;|HistoryEntry\.About\([^;]*;")]
    private static partial Regex Step();

    [GeneratedRegex("(?<!\\$)\"([^\"]+)\"")]
    private static partial Regex Word();
}
