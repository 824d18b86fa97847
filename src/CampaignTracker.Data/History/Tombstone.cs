namespace CampaignTracker.Data.History;

/// <summary>What was public and is deleted, so that those who follow by <c>/changes</c> delete it too.</summary>
public sealed class Tombstone : IBehindTheScenes
{
    private Tombstone()
    {
    }

    /// <param name="noun">The kind of thing, as the product calls it: <c>CampaignEvent</c>.</param>
    /// <param name="nounId">Its id.</param>
    /// <param name="at">When (UTC).</param>
    public Tombstone(string noun, Guid nounId, DateTime at)
    {
        Id = Guid.CreateVersion7(at);
        (Noun, NounId, DeletedAt) = (noun, nounId, at);
    }

    /// <summary>A version-7 GUID.</summary>
    public Guid Id { get; private set; }

    /// <summary>The kind of thing: <c>CampaignEvent</c>.</summary>
    public string Noun { get; private set; } = "";

    /// <summary>The id of what is deleted.</summary>
    public Guid NounId { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime DeletedAt { get; private set; }
}
