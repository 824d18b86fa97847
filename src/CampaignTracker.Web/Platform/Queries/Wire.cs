using System.Text.Json;

namespace CampaignTracker.Web.Platform.Queries;

/// <summary>How members of closed lists are written in addresses and in the API: <c>press_conference</c>.</summary>
public static class Wire
{
    public static string Name<TEnum>(TEnum member)
        where TEnum : struct, Enum => Names<TEnum>.ByMember[member];

    public static TEnum? Member<TEnum>(string name)
        where TEnum : struct, Enum => Names<TEnum>.ByName.TryGetValue(name, out var member) ? member : null;

    private static class Names<TEnum>
        where TEnum : struct, Enum
    {
        public static readonly Dictionary<TEnum, string> ByMember =
            Enum.GetValues<TEnum>().ToDictionary(member => member, member => JsonNamingPolicy.SnakeCaseLower.ConvertName(member.ToString()));

        public static readonly Dictionary<string, TEnum> ByName =
            ByMember.ToDictionary(pair => pair.Value, pair => pair.Key, StringComparer.OrdinalIgnoreCase);
    }
}
