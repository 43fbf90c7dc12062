using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.AuthenticatedEncryption;
using Microsoft.AspNetCore.DataProtection.AuthenticatedEncryption.ConfigurationModel;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Alerts.Links;

/// <summary>
/// ASP.NET Core Data Protection over a shared repository. A payload whose key this instance has not seen yet (another
/// instance made it a moment ago) makes it read the ring again, once a key; Data Protection has no public way to ask for
/// that, so the ring is built anew. Keys are never deleted: unsubscribe links last.
/// </summary>
public sealed partial class KeyRing(IXmlRepository repository, KeyVaultKey? vaultKey, ILoggerFactory logging, TimeProvider time)
    : IKeyRing, IDisposable
{
    // Every payload starts with a magic number of four bytes and the id of its key: the format is documented at
    // https://learn.microsoft.com/aspnet/core/security/data-protection/implementation/authenticated-encryption-details
    private const int MagicBytes = 4;
    private const int KeyIdBytes = 16;
    private const int MostUnknownKeys = 256;

    /// <summary>Strange key ids cannot make us read the ring more often than this.</summary>
    internal static readonly TimeSpan LeastTimeBetweenReads = TimeSpan.FromSeconds(2);

    private readonly ILogger _log = logging.CreateLogger<KeyRing>();
    private readonly Lock _lock = new();
    private readonly HashSet<Guid> _unknown = [];
    private ServiceProvider? _ring;
    private DateTimeOffset _read;

    /// <inheritdoc />
    public byte[] Protect(string purpose, byte[] plain) => Protector(purpose).Protect(plain);

    /// <inheritdoc />
    public byte[]? Unprotect(string purpose, byte[] payload)
    {
        if (payload.Length < MagicBytes + KeyIdBytes)
        {
            return null;
        }

        var key = new Guid(payload.AsSpan(MagicBytes, KeyIdBytes));
        return !KnowsOrLearns(key) ? null : Open(purpose, payload);
    }

    /// <summary>Makes a first key, when the ring is empty. The caller holds the lease.</summary>
    internal void CreateKey()
    {
        // Data Protection reads the machine's clock, whatever ours says.
        var now = DateTimeOffset.UtcNow;
        Current().GetRequiredService<IKeyManager>().CreateNewKey(now, now + KeyLifetime);
    }

    /// <summary>How long a key makes new tokens; old ones it opens for ever.</summary>
    internal static TimeSpan KeyLifetime { get; } = TimeSpan.FromDays(90);

    /// <inheritdoc />
    public void Dispose() => _ring?.Dispose();

    private byte[]? Open(string purpose, byte[] payload)
    {
        try
        {
            return Protector(purpose).Unprotect(payload);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private IDataProtector Protector(string purpose) => Current().GetRequiredService<IDataProtectionProvider>().CreateProtector(purpose);

    private bool KnowsOrLearns(Guid key)
    {
        if (Knows(key))
        {
            return true;
        }

        lock (_lock)
        {
            var now = time.GetUtcNow();
            if (_unknown.Contains(key) || now - _read < LeastTimeBetweenReads)
            {
                return false;
            }

            _ring = Build(now);
        }

        if (Knows(key))
        {
            return true;
        }

        lock (_lock)
        {
            if (_unknown.Count >= MostUnknownKeys)
            {
                _unknown.Clear();
            }

            _unknown.Add(key);
        }

        Log.UnknownKey(_log, key);
        return false;
    }

    private bool Knows(Guid key) => Current().GetRequiredService<KnownKeys>().Contains(key);

    private ServiceProvider Current()
    {
        lock (_lock)
        {
            return _ring ??= Build(time.GetUtcNow());
        }
    }

    private ServiceProvider Build(DateTimeOffset now)
    {
        _read = now;
        var known = new KnownKeys(repository);
        var collection = new ServiceCollection();
        collection.AddSingleton(logging);
        collection.AddLogging();
        collection.AddSingleton(known);
        if (vaultKey is not null)
        {
            collection.AddSingleton(vaultKey);
        }

        collection.AddDataProtection().SetApplicationName("Alerts").SetDefaultKeyLifetime(KeyLifetime);
        collection.Configure<KeyManagementOptions>(options =>
        {
            options.XmlRepository = known;
            options.XmlEncryptor = vaultKey is null ? null : new KeyVaultXmlEncryptor(vaultKey);
            options.AuthenticatedEncryptorConfiguration = new AuthenticatedEncryptorConfiguration
            {
                // GCM makes the shortest tokens: no padding, a tag of 16 bytes.
                EncryptionAlgorithm = EncryptionAlgorithm.AES_256_GCM,
            };
        });
        return collection.BuildServiceProvider();
    }

    private static partial class Log
    {
        [LoggerMessage(701, LogLevel.Information, "A link names the key {Key}, which is not in the ring")]
        public static partial void UnknownKey(ILogger logger, Guid key);
    }
}
