using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using Azure;
using Azure.Core;
using Azure.Core.Pipeline;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Alerts.Links;

/// <summary>Against a vault that answers as the REST reference says, with a real RSA key behind it.</summary>
public sealed class KeyVaultKeyTests : IDisposable
{
    private static readonly Uri Key = new("https://alerts.vault.azure.net/keys/ring");

    private readonly Vault _vault = new();

    public void Dispose() => _vault.Dispose();

    [Theory]
    [InlineData("ring", false)]
    [InlineData("http://name.vault.azure.net/keys/ring", false)]
    [InlineData("https://name.vault.azure.net/keys/ring", true)]
    [InlineData("", true)]
    public async Task Setting_that_names_no_key_stops_the_start(string key, bool starts)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new());
        builder.Configuration.AddInMemoryCollection([new("DataProtection:KeyVaultKey", key)]);
        builder.Services.AddLinks(builder.Configuration).RemoveAll<IHostedService>();
        using var host = builder.Build();

        var wrong = await Record.ExceptionAsync(() => host.StartAsync(TestContext.Current.CancellationToken));

        var told = (wrong as OptionsValidationException)?.Failures.Single();
        Assert.Equal(starts, wrong is null);
        Assert.Equal(!starts, told?.Contains($"DataProtection__KeyVaultKey must be the address of a key such as https://name.vault.azure.net/keys/ring; it is \"{key}\".", StringComparison.Ordinal) ?? false);
    }

    [Fact]
    public void Ring_is_stored_encrypted_and_opens_with_the_vault()
    {
        var keys = new MemoryKeys();
        using var ring = new KeyRing(keys, Client(), NullLoggerFactory.Instance, TimeProvider.System);
        var payload = ring.Protect("p", "hello"u8.ToArray());

        var stored = Assert.Single(keys.GetAllElements()).ToString();
        Assert.Contains("KeyVaultXmlDecryptor", stored, StringComparison.Ordinal);
        Assert.DoesNotContain("masterKey", stored, StringComparison.Ordinal);

        using var other = new KeyRing(keys, Client(), NullLoggerFactory.Instance, TimeProvider.System);
        Assert.Equal("hello"u8.ToArray(), other.Unprotect("p", payload));
        Assert.Equal(["wrapkey", "unwrapkey"], _vault.Operations.Distinct());
    }

    [Fact]
    public void Encrypted_ring_without_the_vault_does_not_open()
    {
        var keys = new MemoryKeys();
        using var ring = new KeyRing(keys, Client(), NullLoggerFactory.Instance, TimeProvider.System);
        var payload = ring.Protect("p", "hello"u8.ToArray());

        using var thief = keys.Ring();

        Assert.Null(thief.Unprotect("p", payload));
    }

    [Fact]
    public void Key_of_another_vault_is_not_asked_for()
    {
        Assert.Throws<InvalidOperationException>(() => Client().Unwrap(new("https://evil.example.org/keys/ring/1"), [1, 2, 3]));
        Assert.Empty(_vault.Operations);
    }

    [Fact]
    public void Refusal_is_an_error()
    {
        _vault.Refuses = true;

        Assert.Equal(403, Assert.Throws<RequestFailedException>(() => Client().Wrap(new byte[32])).Status);
    }

    [Theory]
    [InlineData("https://alerts.vault.azure.net/keys/ring", "https://vault.azure.net/.default")]
    [InlineData("https://alerts.vault.usgovcloudapi.net/keys/ring", "https://vault.usgovcloudapi.net/.default")]
    [InlineData("https://alerts.managedhsm.azure.net/keys/ring", "https://managedhsm.azure.net/.default")]
    public void Audience_is_the_vaults_cloud(string key, string scope)
    {
        Assert.Equal(scope, KeyVaultKey.Scope(new(key)));
    }

    private KeyVaultKey Client() => new(Key, new Credential(), new VaultClientOptions { Transport = _vault, Retry = { MaxRetries = 0 } });

    private sealed class VaultClientOptions : ClientOptions;

    private sealed class Credential : TokenCredential
    {
        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            new("token", DateTimeOffset.UtcNow.AddHours(1));

        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            new(GetToken(requestContext, cancellationToken));
    }

    /// <summary>The two operations of Key Vault at the transport, so that https and the vault's name stay as they are.</summary>
    private sealed class Vault : HttpClientTransport, IDisposable
    {
        private readonly RSA _rsa = RSA.Create(2048);

        public Vault()
            : base(new HttpMessageInvokerHandler())
        {
        }

        public List<string> Operations { get; } = [];

        public bool Refuses { get; set; }

        public override void Process(HttpMessage message)
        {
            if (Refuses)
            {
                message.Response = new Answer(403, "{\"error\":{\"code\":\"Forbidden\",\"message\":\"no\"}}");
                return;
            }

            var uri = message.Request.Uri.ToUri();
            Assert.Equal("Bearer token", message.Request.Headers.TryGetValue("Authorization", out var bearer) ? bearer : null);
            Assert.Equal("?api-version=7.4", uri.Query);
            var operation = uri.Segments[^1];
            Operations.Add(operation);
            using var body = new MemoryStream();
            message.Request.Content!.WriteTo(body, default);
            var request = JsonNode.Parse(body.ToArray())!;
            Assert.Equal("RSA-OAEP-256", (string?)request["alg"]);
            var value = Base64Url.DecodeFromChars((string)request["value"]!);
            var result = operation == "wrapkey"
                ? _rsa.Encrypt(value, RSAEncryptionPadding.OaepSHA256)
                : _rsa.Decrypt(value, RSAEncryptionPadding.OaepSHA256);
            message.Response = new Answer(200, JsonSerializer.Serialize(new { kid = $"{Key}/0123", value = Base64Url.EncodeToString(result) }));
        }

        void IDisposable.Dispose() => _rsa.Dispose();
    }

    private sealed class HttpMessageInvokerHandler : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            throw new NotSupportedException("Everything goes through Process.");
    }

    private sealed class Answer(int status, string body) : Response
    {
        public override int Status => status;

        public override string ReasonPhrase => "";

        public override Stream? ContentStream { get; set; } = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(body));

        public override string ClientRequestId { get; set; } = "";

        public override void Dispose() => ContentStream?.Dispose();

        protected override bool ContainsHeader(string name) => false;

        protected override IEnumerable<HttpHeader> EnumerateHeaders() => [];

        protected override bool TryGetHeader(string name, out string value)
        {
            value = "";
            return false;
        }

        protected override bool TryGetHeaderValues(string name, out IEnumerable<string> values)
        {
            values = [];
            return false;
        }
    }
}
