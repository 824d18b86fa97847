using System.Text.Json;

namespace CampaignTracker.Data;

internal static class SourceJson
{
    public static string Write(IReadOnlyList<Source> sources) => JsonSerializer.Serialize(sources);

    public static IReadOnlyList<Source> Read(string json) => JsonSerializer.Deserialize<IReadOnlyList<Source>>(json) ?? [];
}
