using System.Text;
using CampaignTracker.Data.Organizations;
using CsCheck;

namespace CampaignTracker.Data.Tests;

public sealed class TextPropertyTests
{
    /// <summary>Any string at all: halves of surrogate pairs, controls and unassigned characters among them.</summary>
    private static readonly Gen<string> Anything = Gen.Char['\0', '\uffff'].Array[0, 40].Select(chars => new string(chars));

    /// <summary>Whole characters of all planes, and often the telling ones.</summary>
    private static readonly Gen<string> Whole = Gen.OneOf(
            Gen.Int[1, 0x10ffff].Where(Rune.IsValid).Select(code => new Rune(code).ToString()),
            Gen.Char['\u0020', '\u024f'].Select(c => c.ToString()),
            Gen.Char['\u0300', '\u036f'].Select(c => c.ToString()),
            One("ß", "ẞ", "ﬁ", "İ", "ı", "ς", "Σ", "’", "½", "ﷺ", "Ǆ", "\u00a0", "\u2028", "\u200b", "🕯", "Ａ"))
        .Array[0, 30].Select(string.Concat);

    private static readonly Gen<string> Name = One("Alianza", "José", "Ñandú", "Neighbors", "9to5", "Groß", "Łódź", "Workers", "O'Brien", "St.", "Œuvre")
        .Array[1, 5].Select(words => string.Join(' ', words));

    private static Gen<string> One(params string[] texts) => Gen.Int[0, texts.Length - 1].Select(i => texts[i]);

    [Fact]
    public void Folding_never_throws_and_gives_text_that_both_engines_keep() =>
        Anything.Sample(text => Assert.True(StorableText.IsStorable(FoldedText.Fold(text))), iter: 3000);

    [Fact]
    public void Folding_twice_changes_nothing() =>
        Whole.Sample(text => Assert.Equal(FoldedText.Fold(text), FoldedText.Fold(FoldedText.Fold(text))), iter: 3000);

    [Fact]
    public void Folded_text_has_no_spaces_at_its_ends_and_none_twice() =>
        Whole.Sample(
            text =>
            {
                var folded = FoldedText.Fold(text);
                Assert.Equal(folded.Trim(' '), folded);
                Assert.DoesNotContain("  ", folded, StringComparison.Ordinal);
            },
            iter: 3000);

    /// <summary>Every letter of every script that tells capitals from small letters.</summary>
    [Fact]
    public void Folding_does_not_see_case()
    {
        var seen = Enumerable.Range(1, 0x10ffff).Where(Rune.IsValid).Select(code => new Rune(code)).Where(Rune.IsLetter)
            .Where(rune => Rune.ToUpperInvariant(rune) != rune || Rune.ToLowerInvariant(rune) != rune)
            .Where(rune => FoldedText.Fold($"x{Rune.ToUpperInvariant(rune)}") != FoldedText.Fold($"x{rune}") || FoldedText.Fold($"x{Rune.ToLowerInvariant(rune)}") != FoldedText.Fold($"x{rune}"))
            .ToList();

        Assert.Empty(seen);
    }

    [Fact]
    public void Folding_does_not_see_accents_however_they_are_written() =>
        Gen.Select(Name, Gen.Char['\u0300', '\u036f'].Where(mark => mark != '\u0345'), Gen.Int[0, 30]).Sample(
            (name, mark, place) =>
            {
                Assert.Equal(FoldedText.Fold(name), FoldedText.Fold(name.Normalize(NormalizationForm.FormD)));
                var letters = name.TakeWhile(char.IsLetter).Count();
                Assert.Equal(FoldedText.Fold(name), FoldedText.Fold(name.Insert(Math.Min(place, letters), mark.ToString())));
            },
            iter: 1000);

    [Theory]
    [InlineData("José", "jose")]
    [InlineData("JOSE\u0301", "jose")]
    [InlineData("Ｆｕｌｌ　Ｗｉｄｔｈ", "full width")]
    [InlineData("Groß ẞ", "gross ss")]
    [InlineData("Ñandú", "nandu")]
    [InlineData("İstanbul ırmak", "istanbul irmak")]
    [InlineData("Łódź, Ørsted, Ægir, Œuvre", "lodz, orsted, aegir, oeuvre")]
    [InlineData(" a\t\r\nb\u00a0c ", "a b c")]
    [InlineData("O’Brien — ﬁre", "o'brien - fire")]
    [InlineData(null, "")]
    [InlineData("a\0b", "")]
    public void Text_is_folded_as_searches_compare_it(string? text, string folded) => Assert.Equal(folded, FoldedText.Fold(text));

    [Fact]
    public void Half_a_character_folds_to_nothing() => Assert.Equal("", FoldedText.Fold("a\ud800"));

    [Fact]
    public void What_is_no_character_folds_to_a_space() => Assert.Equal("a b", FoldedText.Fold("a\ufffeb"));

    [Fact]
    public void Folding_takes_every_character()
    {
        foreach (var rune in Enumerable.Range(1, 0x10ffff).Where(Rune.IsValid).Select(code => new Rune(code).ToString()))
            Assert.True(FoldedText.Fold(rune) == FoldedText.Fold(FoldedText.Fold(rune)), rune);
    }

    [Fact]
    public void Names_match_without_regard_to_case_accents_punctuation_and_filler_words() =>
        Gen.Select(Name, One("Inc", "inc.", ", Inc.", "LLC", "The", "of", "and", "de la"), One("!", "…", " -", ",", " &", "."), Gen.Bool).Sample(
            (name, filler, punctuation, first) =>
            {
                var key = OrganizationName.MatchKey(name);
                Assert.Equal(key, OrganizationName.MatchKey(name.ToUpperInvariant()));
                Assert.Equal(key, OrganizationName.MatchKey(name.ToLowerInvariant()));
                Assert.Equal(key, OrganizationName.MatchKey(name.Normalize(NormalizationForm.FormD)));
                Assert.Equal(key, OrganizationName.MatchKey(FoldedText.Fold(name)));
                Assert.Equal(key, OrganizationName.MatchKey(first ? $"{filler} {name}" : $"{name} {filler}"));
                Assert.Equal(key, OrganizationName.MatchKey($"{name}{punctuation}"));
                Assert.Equal(key, OrganizationName.MatchKey(name.Replace(" ", $"{punctuation} ", StringComparison.Ordinal)));
            },
            iter: 1000);

    [Theory]
    [InlineData("The Coalition of José's Friends, Inc.", "coalition joses friends")]
    [InlineData("The Of And", "the of and")]
    [InlineData("A.C.L.U.", "aclu")]
    [InlineData("Anti-Racism Network", "anti racism network")]
    [InlineData("!!!", "")]
    public void A_name_becomes_its_key(string name, string key) => Assert.Equal(key, OrganizationName.MatchKey(name));

    [Fact]
    public void Different_names_do_not_match() =>
        Assert.NotEqual(OrganizationName.MatchKey("Workers United of Ohio"), OrganizationName.MatchKey("Workers United of Iowa"));

    [Fact]
    public void Keys_can_be_kept_and_are_within_their_limit() =>
        Gen.OneOf(Whole, Anything, Whole.Array[5, 12].Select(string.Concat), One("ﷺ", "🕯", "𝐚", "𐐀").Array[0, 300].Select(string.Concat)).Sample(
            name =>
            {
                foreach (var key in new[] { OrganizationName.MatchKey(name), OrganizationName.SortKey(name) })
                {
                    Assert.True(StorableText.IsStorable(key));
                    Assert.InRange(key.Length, 0, OrganizationName.KeyMaxLength);
                }
            },
            iter: 2000);

    [Fact]
    public void A_slug_is_small_letters_digits_and_hyphens_and_never_empty() =>
        Gen.OneOf(Whole, Anything, Name, Name.Array[5, 20].Select(names => string.Join(' ', names))).Sample(
            name =>
            {
                var slug = OrganizationName.Slug(name);
                Assert.Matches("^[a-z0-9]+(-[a-z0-9]+)*$", slug);
                Assert.InRange(slug.Length, 1, Organization.SlugMaxLength);
            },
            iter: 2000);

    [Fact]
    public void Text_is_storable_where_it_is_strict_UTF_8_without_NUL()
    {
        var strict = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
        Gen.OneOf(Anything, Whole, Gen.Char['\ud7fe', '\ue001'].Array[0, 6].Select(chars => new string(chars))).Sample(
            text => Assert.Equal(IsStrict(text) && !text.Contains('\0', StringComparison.Ordinal), StorableText.IsStorable(text)), iter: 3000);

        bool IsStrict(string text)
        {
            try
            {
                return strict.GetByteCount(text) >= 0;
            }
            catch (EncoderFallbackException)
            {
                return false;
            }
        }
    }

    [Fact]
    public void The_clock_is_cut_to_whole_microseconds_once() =>
        Gen.DateTime.Sample(
            instant =>
            {
                var cut = UtcClock.Cut(instant);
                Assert.Equal(cut, UtcClock.Cut(cut));
                Assert.Equal(0, cut.Nanosecond);
                Assert.InRange((instant - cut).Ticks, 0, TimeSpan.TicksPerMicrosecond - 1);
                Assert.Equal(instant.Kind, cut.Kind);
            });

    [Theory]
    [InlineData("en", "es", Language.English, "en", Language.English)]
    [InlineData("en", "es", Language.Spanish, "es", Language.Spanish)]
    [InlineData("en", "", Language.Spanish, "en", Language.English)]
    [InlineData("", "es", Language.English, "es", Language.Spanish)]
    [InlineData("", "", Language.English, "", Language.English)]
    public void A_reader_gets_the_other_language_where_theirs_is_missing(string en, string es, Language wanted, string text, Language language)
    {
        var both = new BilingualText(en, es);
        Assert.Equal((text, language), (both.In(wanted), both.LanguageFor(wanted)));
    }
}
