using CampaignTracker.Data;

namespace CampaignTracker.Web.Features.Import;

/// <summary>What the columns of a list tell, by their names in English or Spanish.</summary>
internal static class GuessColumns
{
    private static readonly Dictionary<string, ImportField> Known = new(
        from pair in new (ImportField Field, string Names)[]
        {
            (ImportField.Name, "name|organization|organization name|organisation|group|group name|name of organization|name of group|nombre|organizacion|nombre de la organizacion|grupo|nombre del grupo"),
            (ImportField.ShortName, "short name|acronym|abbreviation|siglas|nombre corto|abreviatura"),
            (ImportField.City, "city|town|municipality|ciudad|municipio|localidad"),
            (ImportField.State, "state|st|state or territory|estado"),
            (ImportField.Zip, "zip|zip code|zipcode|postal code|codigo postal|cp"),
            (ImportField.Scope, "scope|level|reach|alcance|ambito|nivel"),
            (ImportField.Sectors, "sectors|sector|field|fields|fields of work|sectores|campo|campos|campos de trabajo"),
            (ImportField.Website, "website|web site|web|site|web page|sitio web|sitio|pagina web|pagina"),
            (ImportField.PublicEmail, "public email|public e mail|general email|correo publico|correo general"),
            (ImportField.AboutEn, "about|about en|description|descripcion en ingles"),
            (ImportField.AboutEs, "about es|descripcion|acerca de|descripcion en espanol"),
            (ImportField.Person, "signatory|signatory name|signed by|signer|name of signatory|firmante|nombre del firmante|firmado por|persona que firma"),
            (ImportField.Title, "title|signatory title|position|role|cargo|titulo|puesto"),
            (ImportField.ShowName, "show name|show signatory name|name public|mostrar nombre"),
            (ImportField.ShowTitle, "show title|show signatory title|title public|mostrar cargo"),
        }
        from name in pair.Names.Split('|')
        select KeyValuePair.Create(name, pair.Field));

    /// <summary>What each column tells; a second one of the same kind tells nothing.</summary>
    public static List<ImportField> Of(ImportTable table)
    {
        if (table.IsPrinted)
            return [.. PrintedList.Fields];
        var fields = new List<ImportField>();
        foreach (var header in table.Headers)
            fields.Add(FieldOf(header) is { } field && !fields.Contains(field) ? field : ImportField.Nothing);
        return fields;
    }

    public static ImportField? FieldOf(string header) =>
        Known.TryGetValue(Key(header), out var field) ? field : null;

    private static string Key(string header) =>
        string.Join(' ', FoldedText.Fold(header).Split([' ', '_', '-', '*', ':', '.', '(', ')'], StringSplitOptions.RemoveEmptyEntries));
}
