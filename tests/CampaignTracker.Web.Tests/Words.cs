using AngleSharp.Dom;

namespace CampaignTracker.Web.Tests;

internal static class WordsExtensions
{
    /// <summary>What a reader reads: the text with every run of white space as one space.</summary>
    public static string Words(this INode node) =>
        string.Join(' ', node.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
