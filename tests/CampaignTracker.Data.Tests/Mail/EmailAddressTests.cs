using CampaignTracker.Data.Mail;
using CsCheck;

namespace CampaignTracker.Data.Tests.Mail;

public sealed class EmailAddressTests
{
    /// <summary>Any string at all: halves of surrogate pairs, controls and unassigned characters among them.</summary>
    private static readonly Gen<string> Anything = Gen.Char['\0', '\uffff'].Array[0, 40].Select(chars => new string(chars));

    /// <summary>Strings that are nearly addresses.</summary>
    private static readonly Gen<string> Nearly = Gen.OneOf(
            One("@", ".", "..", "+", "+tag", "gmail.com", "googlemail.com", "GMAIL.com", "ñandú.org", "xn--and-6ma2c.org", "ＲＯＳＡ", "İ", "ß", "ﬁ", " ", "\u200b", "a", "rosa", "example.org"),
            Gen.Char['\u0020', '\u024f'].Select(c => c.ToString()))
        .Array[0, 12].Select(string.Concat);

    private static readonly Gen<string> Local = Gen.String[Gen.OneOf(Gen.Char['a', 'z'], Gen.Char['0', '9']), 1, 12];

    private static readonly Gen<string> Domain = One("example.org", "vecinos.example", "mail.union.example", "yahoo.com", "outlook.com");

    private static readonly Gen<string> Tag = Gen.String[Gen.OneOf(Gen.Char['a', 'z'], Gen.Const('.'), Gen.Const('+')), 0, 8];

    private static Gen<string> One(params string[] texts) => Gen.Int[0, texts.Length - 1].Select(i => texts[i]);

    [Fact]
    public void Canonical_never_throws_and_gives_text_that_both_engines_keep() =>
        Gen.OneOf(Anything, Nearly).Sample(text => Assert.True(StorableText.IsStorable(EmailAddress.Canonical(text))), iter: 5000);

    [Fact]
    public void What_is_canonical_stays_as_it_is() =>
        Gen.OneOf(Anything, Nearly).Sample(text => Assert.Equal(EmailAddress.Canonical(text), EmailAddress.Canonical(EmailAddress.Canonical(text))), iter: 5000);

    [Fact]
    public void Asking_whether_a_text_is_an_address_never_throws() =>
        Gen.OneOf(Anything, Nearly).Sample(
            text =>
            {
                if (EmailAddress.IsAddress(text))
                    Assert.DoesNotContain(text, c => char.IsControl(c) || char.IsWhiteSpace(c));
                Assert.Equal(EmailAddress.Domain(text), EmailAddress.Domain(text).ToLowerInvariant());
            },
            iter: 5000);

    [Fact]
    public void Case_and_tags_do_not_make_another_mailbox() =>
        Gen.Select(Local, Domain, Tag).Sample((local, domain, tag) =>
        {
            var canonical = EmailAddress.Canonical($"{local}@{domain}");
            Assert.Equal(canonical, EmailAddress.Canonical($"{local.ToUpperInvariant()}@{domain.ToUpperInvariant()}"));
            Assert.Equal(canonical, EmailAddress.Canonical($" {local}+{tag}@{domain} "));
        });

    [Fact]
    public void At_Gmail_dots_and_its_other_name_do_not_make_another_mailbox() =>
        Gen.Select(Local, Gen.Int[0, 12], Gen.Int[0, 12]).Sample((local, one, other) =>
        {
            var dotted = local.Insert(Math.Min(one, local.Length), ".").Insert(Math.Min(other, local.Length), ".");
            Assert.Equal(EmailAddress.Canonical($"{local}@gmail.com"), EmailAddress.Canonical($"{dotted}@gmail.com"));
            Assert.Equal(EmailAddress.Canonical($"{local}@gmail.com"), EmailAddress.Canonical($"{dotted}+x@GoogleMail.com"));
        });

    [Fact]
    public void Where_dots_count_they_make_another_mailbox() =>
        Gen.Select(Local, Domain, Gen.Int[1, 11]).Where((local, _, at) => at < local.Length).Sample((local, domain, at) =>
            Assert.NotEqual(EmailAddress.Canonical($"{local}@{domain}"), EmailAddress.Canonical($"{local.Insert(at, ".")}@{domain}")));

    [Fact]
    public void Different_mailboxes_stay_different() =>
        Gen.Select(Local, Local, Domain, Domain).Where((one, other, first, second) => (one, first) != (other, second)).Sample((one, other, first, second) =>
            Assert.NotEqual(EmailAddress.Canonical($"{one}@{first}"), EmailAddress.Canonical($"{other}@{second}")));

    [Theory]
    [InlineData("rosa@ñandú.org", "rosa@xn--and-6ma2c.org")]
    [InlineData("rosa@BÜCHER.example", "rosa@xn--bcher-kva.example")]
    public void A_domain_in_its_own_script_and_in_ASCII_is_one(string written, string ascii)
    {
        Assert.Equal(EmailAddress.Canonical(ascii), EmailAddress.Canonical(written));
        Assert.Equal(ascii.Split('@')[1], EmailAddress.Domain(written));
    }

    [Theory]
    [InlineData("rosa@example.org", true)]
    [InlineData("rosa.diaz+vigil@mail.example.org", true)]
    [InlineData("o'brien@example.org", true)]
    [InlineData("rosa@ñandú.org", true)]
    [InlineData("rosa", false)]
    [InlineData("@example.org", false)]
    [InlineData("rosa@", false)]
    [InlineData("rosa@localhost", false)]
    [InlineData("rosa@-.org", false)]
    [InlineData(".rosa@example.org", false)]
    [InlineData("ro..sa@example.org", false)]
    [InlineData("rosa@a@example.org", false)]
    [InlineData("rosa diaz@example.org", false)]
    [InlineData("rosa@example.org\r\nBcc: x@example.org", false)]
    [InlineData("\"rosa\"@example.org", false)]
    [InlineData("ro\0sa@example.org", false)]
    [InlineData(null, false)]
    public void An_address_is_one_mailbox_at_a_domain_with_a_dot(string? text, bool isAddress) => Assert.Equal(isAddress, EmailAddress.IsAddress(text));
}
