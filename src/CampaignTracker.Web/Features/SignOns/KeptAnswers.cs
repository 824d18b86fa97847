using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.WebUtilities;

namespace CampaignTracker.Web.Features.SignOns;

/// <summary>
/// What was typed into the form, kept in the address of the page that comes after it, so that it can be reloaded and come back to, and the answers still be
/// changed. Protected with the site's keys: neither a browser's history nor a log tells anything of it.
/// </summary>
public sealed class KeptAnswers(IDataProtectionProvider protection)
{
    /// <summary>Characters: addresses are not endless. Of longer answers the mail address alone is kept.</summary>
    private const int Most = 4000;

    public string Keep(SignOnForm form)
    {
        var all = Protect(form.Fields);
        return all.Length <= Most ? all : Protect(form.Fields.Where(field => field.Name == SignOnFields.Email));
    }

    /// <summary>The form's fields by their names; empty for what nobody kept here.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Read(string kept)
    {
        try
        {
            return JsonSerializer.Deserialize<List<KeyValuePair<string, string>>>(Protector.Unprotect(WebEncoders.Base64UrlDecode(kept))) ?? [];
        }
        catch (Exception none) when (none is CryptographicException or FormatException or JsonException)
        {
            return [];
        }
    }

    private IDataProtector Protector => protection.CreateProtector("form", "kept answers");

    private string Protect(IEnumerable<(string Name, string Value)> fields) =>
        WebEncoders.Base64UrlEncode(Protector.Protect(JsonSerializer.SerializeToUtf8Bytes(fields.Where(field => field.Value.Length > 0).Select(field => KeyValuePair.Create(field.Name, field.Value)).ToList())));
}
