using OtpNet;

namespace CampaignTracker.Web.Features.Organizers;

/// <summary>
/// Codes of authenticator apps (RFC 6238: six digits, 30 seconds, HMAC-SHA-1, which is what all apps know). Identity's own provider takes
/// a code again and up to 90 seconds off (dotnet/aspnetcore#14423, #54524): this one says which step a code is of, so that it can be taken once.
/// </summary>
internal static class AuthenticatorCodes
{
    public const int Digits = 6;

    private const int SecretBytes = 20;
    private const int StepSeconds = 30;

    private static readonly VerificationWindow OneBeforeOrAfter = new(previous: 1, future: 1);

    /// <summary>A new secret, in the letters that apps take.</summary>
    public static string NewSecret() => Base32Encoding.ToString(KeyGeneration.GenerateRandomKey(SecretBytes));

    /// <summary>The step that a code is of, one before or after the present one at most; null for any other code.</summary>
    public static long? StepOf(string secret, string code, DateTime now) =>
        Of(secret).VerifyTotp(now, code, out var step, OneBeforeOrAfter) ? step : null;

    /// <summary>The code that an app shows.</summary>
    public static string CodeAt(string secret, DateTime instant) => Of(secret).ComputeTotp(instant);

    /// <summary>What the QR code says, and what opens an app on the same device.</summary>
    public static string Address(string secret, string site, string account) =>
        new OtpUri(OtpType.Totp, secret, account, site, digits: Digits, period: StepSeconds).ToString();

    private static Totp Of(string secret) => new(Base32Encoding.ToBytes(secret), StepSeconds, OtpHashMode.Sha1, Digits);
}
