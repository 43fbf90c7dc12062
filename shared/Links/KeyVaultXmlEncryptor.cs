using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;
using Microsoft.Extensions.DependencyInjection;

namespace Alerts.Links;

/// <summary>
/// Encrypts an element of the key ring: AES-256-GCM under a fresh key, and that key wrapped by Key Vault. Whoever reads
/// the table but may not use the vault's key learns nothing.
/// </summary>
internal sealed class KeyVaultXmlEncryptor(KeyVaultKey vaultKey) : IXmlEncryptor
{
    internal const int KeyBytes = 32;
    internal const int NonceBytes = 12;
    internal const int TagBytes = 16;

    public EncryptedXmlInfo Encrypt(XElement plaintextElement)
    {
        var plain = Encoding.UTF8.GetBytes(plaintextElement.ToString(SaveOptions.DisableFormatting));
        var key = RandomNumberGenerator.GetBytes(KeyBytes);
        var nonce = RandomNumberGenerator.GetBytes(NonceBytes);
        var cipher = new byte[plain.Length];
        var tag = new byte[TagBytes];
        using (var aes = new AesGcm(key, TagBytes))
        {
            aes.Encrypt(nonce, plain, cipher, tag);
        }

        var (keyId, wrapped) = vaultKey.Wrap(key);
        CryptographicOperations.ZeroMemory(key);
        CryptographicOperations.ZeroMemory(plain);
        return new EncryptedXmlInfo(
            new XElement(
                "encryptedKey",
                new XElement("kid", keyId.AbsoluteUri),
                new XElement("wrapped", Convert.ToBase64String(wrapped)),
                new XElement("nonce", Convert.ToBase64String(nonce)),
                new XElement("tag", Convert.ToBase64String(tag)),
                new XElement("value", Convert.ToBase64String(cipher))),
            typeof(KeyVaultXmlDecryptor));
    }
}

/// <summary>Decrypts what <see cref="KeyVaultXmlEncryptor"/> made. Data Protection creates it by its name and gives it the ring's services.</summary>
internal sealed class KeyVaultXmlDecryptor(IServiceProvider services) : IXmlDecryptor
{
    public XElement Decrypt(XElement encryptedElement)
    {
        var vaultKey = services.GetService<KeyVaultKey>()
            ?? throw new InvalidOperationException("The key ring is encrypted by Key Vault, and DataProtection__KeyVaultKey is not set.");
        var key = vaultKey.Unwrap(new Uri((string)encryptedElement.Element("kid")!), Bytes("wrapped"));
        var cipher = Bytes("value");
        var plain = new byte[cipher.Length];
        using (var aes = new AesGcm(key, KeyVaultXmlEncryptor.TagBytes))
        {
            aes.Decrypt(Bytes("nonce"), cipher, Bytes("tag"), plain);
        }

        CryptographicOperations.ZeroMemory(key);
        return XElement.Parse(Encoding.UTF8.GetString(plain));

        byte[] Bytes(string name) => Convert.FromBase64String((string)encryptedElement.Element(name)!);
    }
}
