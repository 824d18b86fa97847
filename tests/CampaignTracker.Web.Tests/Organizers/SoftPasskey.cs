using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CampaignTracker.Web.Tests.Organizers;

/// <summary>An authenticator in a few lines: makes one passkey and signs with it, as browsers bring it to a site.</summary>
internal sealed class SoftPasskey : IDisposable
{
    private const byte UserPresent = 0x01;
    private const byte Verified = 0x04;
    private const byte HasCredential = 0x40;

    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly byte[] _id = RandomNumberGenerator.GetBytes(32);
    private string _userHandle = "";

    public string Origin { get; set; } = "http://localhost";

    /// <summary>False for one that was touched only.</summary>
    public bool VerifiesUser { get; set; } = true;

    public uint SignCount { get; set; }

    /// <summary>What <c>navigator.credentials.create()</c> brings.</summary>
    public string Make(string options)
    {
        var asked = JsonNode.Parse(options)!;
        _userHandle = (string)asked["user"]!["id"]!;
        var authData = (byte[])[.. AuthData((string)asked["rp"]!["id"]!, HasCredential), .. new byte[16], 0, (byte)_id.Length, .. _id, .. PublicKey()];
        var attestation = (byte[])[0xa3, .. Text("fmt"), .. Text("none"), .. Text("attStmt"), 0xa0, .. Text("authData"), .. Bytes(authData)];
        return Credential(new JsonObject
        {
            ["clientDataJSON"] = Base64Url.EncodeToString(ClientData("webauthn.create", asked)),
            ["attestationObject"] = Base64Url.EncodeToString(attestation),
            ["transports"] = new JsonArray("internal"),
        });
    }

    /// <summary>What <c>navigator.credentials.get()</c> brings.</summary>
    public string Sign(string options)
    {
        var asked = JsonNode.Parse(options)!;
        var clientData = ClientData("webauthn.get", asked);
        var authData = AuthData((string)asked["rpId"]!, 0);
        var signature = _key.SignData([.. authData, .. SHA256.HashData(clientData)], HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        return Credential(new JsonObject
        {
            ["clientDataJSON"] = Base64Url.EncodeToString(clientData),
            ["authenticatorData"] = Base64Url.EncodeToString(authData),
            ["signature"] = Base64Url.EncodeToString(signature),
            ["userHandle"] = _userHandle,
        });
    }

    public void Dispose() => _key.Dispose();

    private string Credential(JsonObject response) => new JsonObject
    {
        ["id"] = Base64Url.EncodeToString(_id),
        ["rawId"] = Base64Url.EncodeToString(_id),
        ["type"] = "public-key",
        ["response"] = response,
        ["clientExtensionResults"] = new JsonObject(),
    }.ToJsonString();

    private byte[] ClientData(string type, JsonNode asked) => JsonSerializer.SerializeToUtf8Bytes(
        new Dictionary<string, object> { ["type"] = type, ["challenge"] = (string)asked["challenge"]!, ["origin"] = Origin, ["crossOrigin"] = false });

    private byte[] AuthData(string domain, byte more)
    {
        var count = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(count, SignCount);
        return [.. SHA256.HashData(Encoding.UTF8.GetBytes(domain)), (byte)(UserPresent | (VerifiesUser ? Verified : 0) | more), .. count];
    }

    /// <summary>In COSE: an elliptic curve (kty 2), ES256, P-256, x and y.</summary>
    private byte[] PublicKey()
    {
        var point = _key.ExportParameters(includePrivateParameters: false).Q;
        return [0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, .. Bytes(point.X!), 0x22, .. Bytes(point.Y!)];
    }

    private static byte[] Text(string text) => [(byte)(0x60 + text.Length), .. Encoding.UTF8.GetBytes(text)];

    private static byte[] Bytes(byte[] bytes) => bytes.Length < 24 ? [(byte)(0x40 + bytes.Length), .. bytes] : [0x58, (byte)bytes.Length, .. bytes];
}
