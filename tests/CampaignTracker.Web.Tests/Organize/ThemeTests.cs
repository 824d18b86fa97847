using System.Text.RegularExpressions;
using CampaignTracker.Web.Shell;
using MudBlazor;

namespace CampaignTracker.Web.Tests.Organize;

public sealed partial class ThemeTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void MudBlazor_wears_the_public_sites_colours(bool isNight)
    {
        var tokens = Tokens(isNight);
        var palette = isNight ? (Palette)OrganizeTheme.Theme.PaletteDark : OrganizeTheme.Theme.PaletteLight;

        Assert.Equal(tokens["paper"], Hex(palette.Background));
        Assert.Equal(tokens["paper"], Hex(palette.Surface));
        Assert.Equal(tokens["paper-deep"], Hex(palette.BackgroundGray));
        Assert.Equal(tokens["ink"], Hex(palette.TextPrimary));
        Assert.Equal(tokens["ink-soft"], Hex(palette.TextSecondary));
        Assert.Equal(tokens["brick"], Hex(palette.Error));
        Assert.Equal(tokens["on-brick"], Hex(palette.ErrorContrastText));
        Assert.Equal(tokens["line"], Hex(palette.LinesInputs));
        Assert.Equal(tokens["hair"], Hex(palette.Divider));
        Assert.Equal(Tokens(isNight: false)["marigold"], Hex(palette.Secondary));
        Assert.Equal(isNight ? Tokens(isNight: false)["marigold"] : tokens["ink"], Hex(palette.Primary));
    }

    private static string Hex(MudBlazor.Utilities.MudColor color) => color.ToString(MudBlazor.Utilities.MudColorOutputFormats.Hex);

    private static Dictionary<string, string> Tokens(bool isNight)
    {
        var css = File.ReadAllText(SourceFiles.Path("src/CampaignTracker.Web/Assets/styles/tokens.css"));
        var block = isNight ? css[css.IndexOf(".night {", StringComparison.Ordinal)..] : css[css.IndexOf(":root {", StringComparison.Ordinal)..];
        return Colour().Matches(block[..block.IndexOf('}', StringComparison.Ordinal)]).ToDictionary(m => m.Groups[1].Value, m => m.Groups[2].Value);
    }

    [GeneratedRegex("--([a-z-]+): (#[0-9a-f]{6});")]
    private static partial Regex Colour();
}
