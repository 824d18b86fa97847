using System.Buffers.Binary;
using System.Security.Cryptography;
using CampaignTracker.Data;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.WebUtilities;

namespace CampaignTracker.Web.Platform.Forms;

/// <summary>
/// A form's one-time id, made when its page is first shown and kept through its errors: double clicks, the back button and retries carry the same.
/// It is protected, so that nobody can make one or change when it was made.
/// </summary>
public sealed class FormStamps(IDataProtectionProvider protection, PostedForm posted, TimeProvider clock)
{
    /// <summary>The field of the page that holds it.</summary>
    public const string Field = "form";

    /// <summary>As long as nobody asks how quickly a form was filled.</summary>
    private static readonly TimeSpan LongEnough = TimeSpan.FromMinutes(10);

    /// <summary>A new one. Where a form came back to be sent once more, its person filled it before: the time for that does not begin anew.</summary>
    /// <param name="purpose">Which form: a stamp of one is none of another.</param>
    public string Make(string purpose) => Make(purpose, Guid.CreateVersion7(clock.GetUtcNow() - TimeFilledBefore(purpose)));

    /// <param name="purpose">Which form.</param>
    /// <param name="id">A version-7 GUID, which tells when the form was first shown.</param>
    public string Make(string purpose, Guid id) =>
        WebEncoders.Base64UrlEncode(Protector(purpose).Protect(id.ToByteArray(bigEndian: true)));

    /// <returns>Null where it is none of this form, or older than it may be.</returns>
    public FormStamp? Read(string purpose, string stamp, TimeSpan life)
    {
        try
        {
            var bytes = Protector(purpose).Unprotect(WebEncoders.Base64UrlDecode(stamp));
            var madeAt = DateTimeOffset.FromUnixTimeMilliseconds(BinaryPrimitives.ReadInt64BigEndian(bytes) >> 16).UtcDateTime;
            var age = clock.UtcNow() - madeAt;
            return age > life ? null : new FormStamp(new Guid(bytes, bigEndian: true), age);
        }
        catch (Exception none) when (none is CryptographicException or FormatException)
        {
            return null;
        }
    }

    private TimeSpan TimeFilledBefore(string purpose)
    {
        if (!posted.HasCome)
            return TimeSpan.Zero;
        var age = Read(purpose, posted.Text(Field), TimeSpan.MaxValue)?.Age ?? LongEnough;
        return age < TimeSpan.Zero ? TimeSpan.Zero : age < LongEnough ? age : LongEnough;
    }

    private IDataProtector Protector(string purpose) => protection.CreateProtector("form", purpose);
}

/// <param name="Id">A version-7 GUID.</param>
/// <param name="Age">How long ago its page was first shown.</param>
public readonly record struct FormStamp(Guid Id, TimeSpan Age);
