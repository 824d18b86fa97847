using Microsoft.AspNetCore.DataProtection;

namespace CampaignTracker.Web.Features.Organizers;

/// <summary>A secret is kept as the site's keys encrypt it: whoever reads the table alone cannot make codes.</summary>
internal sealed class TotpSecrets(IDataProtectionProvider protection)
{
    private readonly IDataProtector _protector = protection.CreateProtector("Organizer.TotpSecret");

    public string Protect(string secret) => _protector.Protect(secret);

    public string Unprotect(string kept) => _protector.Unprotect(kept);
}
