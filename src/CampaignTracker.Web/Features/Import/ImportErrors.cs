namespace CampaignTracker.Web.Features.Import;

/// <summary>Cells that show an error instead of a value.</summary>
internal static class ImportErrors
{
    private static readonly HashSet<string> Names = ["#N/A", "#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/D", "#¡VALOR!", "#¡REF!", "#¿NOMBRE?", "#¡DIV/0!"];

    public static bool Has(string cell) => cell.Length > 0 && cell[0] == '#' && Names.Contains(cell.Trim());
}
