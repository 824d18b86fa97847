namespace CampaignTracker.Data;

/// <summary>What no public page shows: saving it leaves every page that was rendered before true.</summary>
internal interface IBehindTheScenes;
