using CampaignTracker.Data;

namespace CampaignTracker.Web.Features.Events.Planning;

/// <summary>The line of an address with street and number, as two of them are compared: <c>100 W. Washington St</c> is <c>100 West Washington Street, Phoenix</c>.</summary>
internal static class StreetLine
{
    /// <summary>Words that people write in several ways. Source: USPS Publication 28, appendix C, and what is usual in Spanish.</summary>
    private static readonly Dictionary<string, string> Short = """
        street:st str:st avenue:ave av:ave avenida:ave avda:ave boulevard:blvd road:rd drive:dr lane:ln court:ct place:pl
        plaza:plz square:sq circle:cir highway:hwy parkway:pkwy terrace:ter trail:trl expressway:expy freeway:fwy calle:c
        carretera:carr north:n south:s east:e west:w northeast:ne northwest:nw southeast:se southwest:sw norte:n sur:s este:e
        oeste:w saint:st mount:mt fort:ft first:1st second:2nd third:3rd fourth:4th fifth:5th sixth:6th seventh:7th eighth:8th
        ninth:9th tenth:10th
        """.Split([' ', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split(':')).ToDictionary(pair => pair[0], pair => pair[1]);

    /// <summary>Without case, accents, points and what stands after a comma; empty for an empty line.</summary>
    public static string Fold(string line)
    {
        // "Building 3, 100 W Washington": the part with the number of the house says where it is.
        var parts = line.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var street = Array.Find(parts, part => char.IsAsciiDigit(part[0])) ?? parts.FirstOrDefault() ?? "";
        var plain = string.Concat(FoldedText.Fold(street).Where(c => c is not '\'').Select(c => char.IsLetterOrDigit(c) ? c : ' '));
        return string.Join(' ', FoldedText.Words(plain).Select(word => Short.GetValueOrDefault(word, word)));
    }
}
