namespace Alerts.Links;

/// <summary>Encrypts and signs small payloads with keys that all instances share.</summary>
public interface IKeyRing
{
    /// <summary>Encrypts and signs <paramref name="plain"/> for <paramref name="purpose"/> alone.</summary>
    byte[] Protect(string purpose, byte[] plain);

    /// <summary>The payload again, or null when it was not made for this purpose by one of our keys, or was changed since.</summary>
    byte[]? Unprotect(string purpose, byte[] payload);
}
