using System.Resources;
using CampaignTracker.Data;
using CampaignTracker.Web.Platform.Localization;
using CampaignTracker.Web.Platform.Queries;

namespace CampaignTracker.Web.Features.Import;

/// <summary>Finds the member of a closed list by its word in either language, or as the API writes it.</summary>
internal sealed class ClosedWords<TEnum>
    where TEnum : struct, Enum
{
    private readonly Dictionary<string, TEnum> _members = [];

    /// <param name="texts">The resources that have the words.</param>
    /// <param name="more">Other words for them, folded.</param>
    public ClosedWords(Type texts, params ReadOnlySpan<(string Word, TEnum Member)> more)
    {
        var words = new ResourceManager(texts);
        foreach (var member in Enum.GetValues<TEnum>())
        {
            _members[Key(Wire.Name(member))] = member;
            foreach (var culture in (System.Globalization.CultureInfo[])[Reader.English, Reader.Spanish])
                _members[Key(words.GetString($"{typeof(TEnum).Name}_{member}", culture) ?? Wire.Name(member))] = member;
        }

        foreach (var (word, member) in more)
            _members[word] = member;
    }

    public TEnum? Find(string typed) => _members.TryGetValue(Key(typed), out var member) ? member : null;

    private static string Key(string typed) => FoldedText.Fold(typed).Replace('_', ' ');
}
