using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;

namespace CampaignTracker.Data.Security;

/// <summary>
/// The key with which one day's network addresses are hashed. All nodes share it; it is deleted when the day is over, so that nobody can find out
/// afterwards which address a hash was made of.
/// </summary>
public sealed class NetworkKey : IBehindTheScenes
{
    private const int KeyBytes = 32;
    private const int HashBytes = 16;

    private NetworkKey()
    {
    }

    /// <param name="day">A day in UTC.</param>
    public NetworkKey(DateOnly day) => (Day, Key) = (day, RandomNumberGenerator.GetBytes(KeyBytes));

    /// <summary>The day in UTC.</summary>
    public DateOnly Day { get; private set; }

    /// <summary>32 random bytes.</summary>
    public byte[] Key { get; private set; } = [];

    /// <summary>Characters of a hash.</summary>
    public const int HashLength = 2 * HashBytes;

    /// <summary>A network's keyed hash: of an IPv4 address, or of the first 64 bits of an IPv6 address, which are one household or one server.</summary>
    public string HashOf(IPAddress? address) => Convert.ToHexStringLower(HMACSHA256.HashData(Key, NetworkOf(address ?? IPAddress.None))[..HashBytes]);

    private static byte[] NetworkOf(IPAddress address) =>
        address.AddressFamily is AddressFamily.InterNetworkV6 && !address.IsIPv4MappedToIPv6
            ? address.GetAddressBytes()[..8]
            : address.MapToIPv4().GetAddressBytes();
}
