using MudBlazor;

namespace CampaignTracker.Web.Shell;

/// <summary>The public site's colours (<c>Assets/styles/tokens.css</c>) for MudBlazor: paper and ink by day, the candle at night; denser, and with the system's type.</summary>
public static class OrganizeTheme
{
    private static readonly string[] Sans = ["system-ui", "-apple-system", "Segoe UI", "Roboto", "Noto Sans", "Helvetica Neue", "sans-serif"];

    public static MudTheme Theme { get; } = new()
    {
        PaletteLight = Day(),
        PaletteDark = Night(),
        Typography = Type(),
        LayoutProperties = new() { DefaultBorderRadius = "0" },
    };

    private static PaletteLight Day() => new()
    {
        Background = "#f8f2e4",
        BackgroundGray = "#ece2cb",
        Surface = "#f8f2e4",
        TextPrimary = "#1b1a2e",
        TextSecondary = "#58526a",
        Primary = "#1b1a2e",
        PrimaryContrastText = "#f8f2e4",
        Secondary = "#f5ae20",
        SecondaryContrastText = "#1b1a2e",
        Error = "#a1341d",
        ErrorContrastText = "#fff7ea",
        ActionDefault = "#1b1a2e",
        LinesDefault = "#d5c9ad",
        LinesInputs = "#857b68",
        TableLines = "#d5c9ad",
        Divider = "#d5c9ad",
    };

    private static PaletteDark Night() => new()
    {
        Background = "#14132a",
        BackgroundGray = "#201f3c",
        Surface = "#14132a",
        TextPrimary = "#f6ebd3",
        TextSecondary = "#bdb3a6",
        Primary = "#f5ae20",
        PrimaryContrastText = "#1b1a2e",
        Secondary = "#f5ae20",
        SecondaryContrastText = "#1b1a2e",
        Error = "#f0896b",
        ErrorContrastText = "#14132a",
        ActionDefault = "#f6ebd3",
        LinesDefault = "#3b3960",
        LinesInputs = "#8a8298",
        TableLines = "#3b3960",
        Divider = "#3b3960",
    };

    private static Typography Type() => new()
    {
        Default = new DefaultTypography { FontFamily = Sans, FontSize = "1rem", LineHeight = "1.5", LetterSpacing = "normal" },
        Body1 = new Body1Typography { FontFamily = Sans, FontSize = "1rem", LineHeight = "1.5", LetterSpacing = "normal" },
        Body2 = new Body2Typography { FontFamily = Sans, FontSize = ".9375rem", LineHeight = "1.45", LetterSpacing = "normal" },
        Button = new ButtonTypography { FontFamily = Sans, FontSize = ".9375rem", FontWeight = "600", LineHeight = "1.5", LetterSpacing = "normal", TextTransform = "none" },
    };
}
