using System.Globalization;
using System.Text;
using QRCoder;

namespace CampaignTracker.Web.Ui;

/// <summary>A QR code as the path of an SVG, one unit a module: nothing inline that the site's policy forbids.</summary>
/// <param name="Path">The dark modules.</param>
/// <param name="Size">Of each side, the quiet zone with it.</param>
public sealed record QrCode(string Path, int Size)
{
    public static QrCode Of(string content)
    {
        using var data = QRCodeGenerator.GenerateQrCode(content, QRCodeGenerator.ECCLevel.M);
        var path = new StringBuilder();
        foreach (var (y, row) in data.ModuleMatrix.Index())
        {
            foreach (var (x, _) in row.Cast<bool>().Index().Where(module => module.Item))
                path.Append(CultureInfo.InvariantCulture, $"M{x} {y}h1v1h-1z");
        }

        return new QrCode(path.ToString(), data.ModuleMatrix.Count);
    }
}
