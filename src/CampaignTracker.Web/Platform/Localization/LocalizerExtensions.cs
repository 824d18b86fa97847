using Microsoft.Extensions.Localization;

namespace CampaignTracker.Web.Platform.Localization;

internal static class LocalizerExtensions
{
    /// <summary>The text for a number, from the keys <c>name_One</c> and <c>name_Other</c>; the number is argument 0.</summary>
    public static LocalizedString Count(this IStringLocalizer text, string name, int count, params object[] more) =>
        text[$"{name}_{(count == 1 ? "One" : "Other")}", [count, .. more]];

    /// <summary>The word for a member of a closed list, from the key <c>Type_Member</c>.</summary>
    public static LocalizedString Word<TEnum>(this IStringLocalizer text, TEnum member)
        where TEnum : struct, Enum => text[$"{typeof(TEnum).Name}_{member}"];
}
