using System.Buffers.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Azure;
using Azure.Core;
using Azure.Core.Pipeline;

namespace Alerts.Links;

/// <summary>
/// An RSA key in Key Vault that wraps and unwraps other keys: the two REST operations
/// <see href="https://learn.microsoft.com/rest/api/keyvault/keys/wrap-key">wrapkey</see> and
/// <see href="https://learn.microsoft.com/rest/api/keyvault/keys/unwrap-key">unwrapkey</see>, over Azure.Core's pipeline with its retries.
/// </summary>
/// <remarks>Synchronous, because the interface of Data Protection that calls it is; it runs a few times in an instance's life.</remarks>
public sealed class KeyVaultKey
{
    private const string ApiVersion = "7.4";
    private const string Algorithm = "RSA-OAEP-256";

    private readonly Uri _key;
    private readonly HttpPipeline _pipeline;

    /// <summary>Uses the key at <paramref name="key"/>.</summary>
    /// <param name="key">The key's identifier, with or without a version: <c>https://name.vault.azure.net/keys/ring</c>.</param>
    /// <param name="credential">Who we are: needs the role Key Vault Crypto User.</param>
    /// <param name="options">Transport and retries; the defaults when null.</param>
    public KeyVaultKey(Uri key, TokenCredential credential, ClientOptions? options = null)
    {
        _key = key;
        _pipeline = HttpPipelineBuilder.Build(options ?? new Options(), new BearerTokenAuthenticationPolicy(credential, Scope(key)));
    }

    /// <summary>Encrypts a key of at most 190 bytes.</summary>
    /// <returns>The wrapped key and the identifier, version included, of the key that can unwrap it.</returns>
    /// <exception cref="RequestFailedException">Key Vault refused or could not be reached.</exception>
    public (Uri KeyId, byte[] Wrapped) Wrap(byte[] key)
    {
        var answer = Call(_key, "wrapkey", key);
        return (new Uri(answer.Kid!), Base64Url.DecodeFromChars(answer.Value));
    }

    /// <summary>Decrypts what <see cref="Wrap"/> made.</summary>
    /// <exception cref="InvalidOperationException">The identifier is that of another vault or key than ours.</exception>
    /// <exception cref="RequestFailedException">Key Vault refused or could not be reached.</exception>
    public byte[] Unwrap(Uri keyId, byte[] wrapped)
    {
        // A row of the table must not be able to send our credential to a host of its choice.
        if (keyId.GetLeftPart(UriPartial.Authority) != _key.GetLeftPart(UriPartial.Authority))
        {
            throw new InvalidOperationException("The key ring was encrypted by a key of another vault than DataProtection__KeyVaultKey names.");
        }

        return Base64Url.DecodeFromChars(Call(keyId, "unwrapkey", wrapped).Value);
    }

    /// <summary>The vault's own audience: everything after the vault's name (<c>vault.azure.net</c>, <c>vault.azure.cn</c> …).</summary>
    internal static string Scope(Uri key) => $"https://{key.Host[(key.Host.IndexOf('.', StringComparison.Ordinal) + 1)..]}/.default";

    private KeyOperation Call(Uri key, string operation, byte[] value)
    {
        using var message = _pipeline.CreateMessage();
        message.Request.Method = RequestMethod.Post;
        message.Request.Uri.Reset(new Uri($"{key.AbsoluteUri.TrimEnd('/')}/{operation}?api-version={ApiVersion}"));
        message.Request.Headers.Add(HttpHeader.Common.JsonContentType);
        message.Request.Content = RequestContent.Create(JsonSerializer.SerializeToUtf8Bytes(
            new KeyOperation { Algorithm = Algorithm, Value = Base64Url.EncodeToString(value) }, KeyVaultJson.Default.KeyOperation));
        _pipeline.Send(message, CancellationToken.None);
        return message.Response.IsError
            ? throw new RequestFailedException(message.Response)
            : JsonSerializer.Deserialize(message.Response.Content, KeyVaultJson.Default.KeyOperation)
                ?? throw new RequestFailedException(message.Response);
    }

    private sealed class Options : ClientOptions;
}

/// <summary>Both the request (<c>alg</c>, <c>value</c>) and the answer (<c>kid</c>, <c>value</c>) of a key operation.</summary>
internal sealed record KeyOperation
{
    [JsonPropertyName("alg")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Algorithm { get; init; }

    [JsonPropertyName("kid")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Kid { get; init; }

    [JsonPropertyName("value")]
    public required string Value { get; init; }
}

[JsonSerializable(typeof(KeyOperation))]
internal sealed partial class KeyVaultJson : JsonSerializerContext;
