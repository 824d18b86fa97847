using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using MudBlazor;

namespace CampaignTracker.Web.Shell;

/// <summary>
/// MudBlazor's theme provider writes style elements into the page. They are made once at start-up, by day and by night, so that the
/// zone's policy names them by their hashes and allows no others.
/// </summary>
internal sealed partial class OrganizeStyles
{
    private OrganizeStyles(IReadOnlyList<string> hashes) => Hashes = hashes;

    /// <summary>SHA-256 in base 64.</summary>
    public IReadOnlyList<string> Hashes { get; }

    public static OrganizeStyles Make(IServiceProvider services)
    {
        using var scope = services.CreateScope();
        using var renderer = new HtmlRenderer(scope.ServiceProvider, services.GetRequiredService<ILoggerFactory>());
        var html = renderer.Dispatcher.InvokeAsync(async () =>
        {
            var day = await renderer.RenderComponentAsync<MudThemeProvider>(Themed(isDark: false));
            var night = await renderer.RenderComponentAsync<MudThemeProvider>(Themed(isDark: true));
            return day.ToHtmlString() + night.ToHtmlString();
        }).GetAwaiter().GetResult();
        return new OrganizeStyles([.. StyleElement().Matches(html).Select(style => Hash(style.Groups[1].Value)).Distinct()]);
    }

    private static ParameterView Themed(bool isDark) => ParameterView.FromDictionary(new Dictionary<string, object?>
    {
        [nameof(MudThemeProvider.Theme)] = OrganizeTheme.Theme,
        [nameof(MudThemeProvider.IsDarkMode)] = isDark,
    });

    /// <summary>As a browser hashes it: of the text after its lines' ends were made one character.</summary>
    private static string Hash(string style) => Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(style.ReplaceLineEndings("\n"))));

    [GeneratedRegex("<style[^>]*>(.*?)</style>", RegexOptions.Singleline)]
    private static partial Regex StyleElement();
}
