using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace CampaignTracker.Data.Letters;

/// <summary>
/// A letter as it was handed over: which text, and which organizations in which order. What becomes of them later changes nothing here;
/// only a person's name goes, where the person is erased or no longer wants to be shown.
/// </summary>
public sealed class LetterDelivery
{
    /// <summary>Characters in each language.</summary>
    public const int RecipientMaxLength = 200;

    /// <summary>Characters in each language.</summary>
    public const int NoteMaxLength = 1000;

    private readonly List<DeliveredSignatory> _signatories = [];

    private LetterDelivery()
    {
    }

    /// <summary>A version-7 GUID.</summary>
    public Guid Id { get; private set; }

    /// <summary>What was delivered.</summary>
    public Guid LetterId { get; private set; }

    /// <summary>The text that was delivered.</summary>
    public Guid LetterVersionId { get; private set; }

    /// <summary>To whom it was handed.</summary>
    public BilingualText Recipient { get; private set; } = BilingualText.Empty;

    /// <summary>By what means.</summary>
    public BilingualText Means { get; private set; } = BilingualText.Empty;

    /// <summary>What shows that it arrived; may be empty.</summary>
    public BilingualText Proof { get; private set; } = BilingualText.Empty;

    /// <summary>Where that can be seen; null where nowhere.</summary>
    public string? ProofUrl { get; private set; }

    /// <summary>With how many signatories.</summary>
    public int SignatoryCount { get; private set; }

    /// <summary>SHA-256, in lower-case hexadecimal, of the text's hash and the organizations in their order. No person is part of it: a name may go.</summary>
    public string Hash { get; private set; } = "";

    /// <summary>When it was kept (UTC).</summary>
    public DateTime KeptAt { get; private set; }

    /// <summary>Who signed, national organizations first, then state by state, each by name; where loaded.</summary>
    public IReadOnlyList<DeliveredSignatory> Signatories => _signatories;

    internal static LetterDelivery Of(Letter letter, LetterVersion version, DeliveryDetails details, IEnumerable<SignOn> signOns, DateTime at)
    {
        var delivery = new LetterDelivery
        {
            Id = Guid.CreateVersion7(at),
            LetterId = letter.Id,
            LetterVersionId = version.Id,
            Recipient = details.Recipient.Required(RecipientMaxLength, "To whom it was handed"),
            Means = details.Means.Within(NoteMaxLength, "How it was delivered"),
            Proof = details.Proof.Within(NoteMaxLength, "The proof"),
            ProofUrl = Source.WebAddress(details.ProofUrl, "The address of the proof"),
            KeptAt = at,
        };
        delivery._signatories.AddRange(InPrintOrder(signOns).Select((signOn, index) => new DeliveredSignatory(delivery.Id, index + 1, signOn)));
        delivery.SignatoryCount = delivery._signatories.Count;
        delivery.Hash = HashOf(version.Hash ?? "", delivery._signatories);
        return delivery;
    }

    /// <summary>National organizations first, then state by state, those of no known state last; each by name. Pages put the states in the order of their language.</summary>
    private static IEnumerable<SignOn> InPrintOrder(IEnumerable<SignOn> signOns) => signOns
        .OrderBy(s => s.Organization!.Scope is Organizations.Scope.National ? 0 : s.Organization.State.Length > 0 ? 1 : 2)
        .ThenBy(s => s.Organization!.Scope is Organizations.Scope.National ? "" : s.Organization.State, StringComparer.Ordinal)
        .ThenBy(s => s.Organization!.SortKey, StringComparer.Ordinal)
        .ThenBy(s => s.Id);

    private static string HashOf(string versionHash, IEnumerable<DeliveredSignatory> signatories)
    {
        var whole = new StringBuilder(versionHash).Append('\n');
        foreach (var one in signatories)
            whole.Append(CultureInfo.InvariantCulture, $"{one.Position}\t{one.Name}\t{one.ShortName}\t{one.City}\t{one.State}\t{one.Scope}\n");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(whole.ToString())));
    }
}
