namespace CampaignTracker.Data.Letters;

/// <summary>The questions that pages ask of letters and signatures. Each is answered by an index.</summary>
public static class LetterQueries
{
    private static readonly LetterStatus[] Public = [LetterStatus.Open, LetterStatus.Closed, LetterStatus.Delivered, LetterStatus.Answered];

    /// <summary>All but drafts.</summary>
    public static IQueryable<Letter> Published(this IQueryable<Letter> letters) => letters.Where(l => Public.Contains(l.Status));

    /// <summary>Those that can be signed at an instant (UTC).</summary>
    public static IQueryable<Letter> OpenAt(this IQueryable<Letter> letters, DateTime now) =>
        letters.Where(l => l.Status == LetterStatus.Open && (l.DeadlineAt == null || l.DeadlineAt > now));

    /// <summary>The one with this address.</summary>
    public static IQueryable<Letter> Named(this IQueryable<Letter> letters, string slug) => letters.Where(l => l.Slug == slug);

    /// <summary>The newest frozen text of each of some letters, or of the one. Not the first by number: SQLite would number the texts of all letters.</summary>
    public static IQueryable<LetterVersion> NewestVersionOf(this IQueryable<Letter> letters, IQueryable<LetterVersion> versions) =>
        letters.Join(versions, letter => letter.Id, version => version.LetterId, (_, version) => version)
            .Where(version => !versions.Any(newer => newer.LetterId == version.LetterId && newer.Number > version.Number));

    /// <summary>Those that came after one, by their ids.</summary>
    public static IQueryable<SignOn> SignedAfter(this IQueryable<SignOn> signOns, Guid id) => signOns.Where(s => s.Id > id);

    /// <summary>The signatures that are shown and counted under a version.</summary>
    public static IQueryable<SignOn> ListedUnder(this IQueryable<SignOn> signOns, Guid letterVersionId) =>
        signOns.Where(s => s.LetterVersionId == letterVersionId && s.Status == SignOnStatus.Listed);

    /// <summary>The signatures that are shown of an organization.</summary>
    public static IQueryable<SignOn> ListedOf(this IQueryable<SignOn> signOns, Guid organizationId) =>
        signOns.Where(s => s.OrganizationId == organizationId && s.Status == SignOnStatus.Listed);

    /// <summary>Signatures that some contacts asked for, whoever answers for them now.</summary>
    public static IQueryable<SignOn> AskedByAny(this IQueryable<SignOn> signOns, IQueryable<SignOnRequest> requests, IReadOnlyCollection<Guid> contactIds) =>
        signOns.Where(s => requests.Any(r => r.Id == s.RequestId && contactIds.Contains(r.AskedById)));

    /// <summary>Signatures that stand, or wait for an organizer.</summary>
    public static IQueryable<SignOn> Live(this IQueryable<SignOn> signOns) => signOns.Where(s => s.Status == SignOnStatus.Confirmed || s.Status == SignOnStatus.Listed);

    /// <summary>The signatures that a version was delivered with, at an instant (UTC), whatever became of them since; those kept from the past among them.</summary>
    public static IQueryable<SignOn> DeliveredUnder(this IQueryable<SignOn> signOns, Guid letterVersionId, DateTime deliveredAt) =>
        signOns.Where(s => s.LetterVersionId == letterVersionId
            && (s.Status == SignOnStatus.Listed || s.Status == SignOnStatus.Withdrawn || s.Status == SignOnStatus.Disowned)
            && (s.ConfirmedAt == null || s.ListedAt <= deliveredAt)
            && (s.WithdrawnAt == null || s.WithdrawnAt > deliveredAt)
            && (s.DisownedAt == null || s.DisownedAt > deliveredAt));

    /// <summary>Those of them that were withdrawn or disowned since.</summary>
    public static IQueryable<SignOn> WithdrawnSince(this IQueryable<SignOn> signOns, Guid letterVersionId, DateTime deliveredAt) =>
        signOns.DeliveredUnder(letterVersionId, deliveredAt).Where(s => s.Status != SignOnStatus.Listed);

    /// <summary>The signatories of a delivery, in the order in which it was delivered.</summary>
    public static IQueryable<DeliveredSignatory> Of(this IQueryable<DeliveredSignatory> signatories, Guid deliveryId) =>
        signatories.Where(s => s.DeliveryId == deliveryId).OrderBy(s => s.Position);

    /// <summary>Those of a delivery whose organizations withdrew or disowned their signature since.</summary>
    public static IQueryable<DeliveredSignatory> GoneSince(this IQueryable<DeliveredSignatory> signatories, Guid deliveryId, IQueryable<SignOn> signOns) =>
        signatories.Where(d => d.DeliveryId == deliveryId
            && signOns.Any(s => s.Id == d.SignOnId && (s.Status == SignOnStatus.Withdrawn || s.Status == SignOnStatus.Disowned)));
}
