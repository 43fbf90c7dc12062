using Azure.Core;
using Azure.Core.Pipeline;

namespace Azure.AI.TextAnalytics;

/// <summary>
/// A client of Azure AI Language, where the package Azure.AI.TextAnalytics cannot be had: the same signatures, only the members
/// we use, talking to the same service.
/// </summary>
public class TextAnalyticsClient
{
    private const string Scope = "https://cognitiveservices.azure.com/.default";
    private const string KeyHeader = "Ocp-Apim-Subscription-Key";

    private readonly HttpPipeline _pipeline;
    private readonly Uri _endpoint;

    /// <summary>A client that signs in with a key.</summary>
    /// <param name="endpoint">The resource's endpoint.</param>
    /// <param name="credential">The key.</param>
    /// <param name="options">How to talk to the service.</param>
    public TextAnalyticsClient(Uri endpoint, AzureKeyCredential credential, TextAnalyticsClientOptions options)
        : this(endpoint, new KeyPolicy(credential), options)
    {
    }

    /// <summary>A client that signs in with an identity.</summary>
    /// <param name="endpoint">The resource's endpoint; it must be a custom subdomain.</param>
    /// <param name="credential">The identity.</param>
    /// <param name="options">How to talk to the service.</param>
    public TextAnalyticsClient(Uri endpoint, TokenCredential credential, TextAnalyticsClientOptions options)
        : this(endpoint, new BearerTokenAuthenticationPolicy(credential, Scope), options)
    {
    }

    /// <summary>For mocking.</summary>
    protected TextAnalyticsClient()
    {
        _pipeline = null!;
        _endpoint = null!;
    }

    private TextAnalyticsClient(Uri endpoint, HttpPipelinePolicy authentication, TextAnalyticsClientOptions options)
    {
        _pipeline = HttpPipelineBuilder.Build(options, authentication);
        _endpoint = new Uri(endpoint.AbsoluteUri.TrimEnd('/') + "/language/:analyze-text?api-version=2023-04-01");
    }

    /// <summary>Extracts the key phrases of at most ten documents.</summary>
    /// <param name="documents">The documents.</param>
    /// <param name="options">What to ask beside.</param>
    /// <param name="cancellationToken">Ends the waiting; the service may answer or not.</param>
    /// <exception cref="RequestFailedException">The service refused the request as a whole.</exception>
    public virtual async Task<Response<ExtractKeyPhrasesResultCollection>> ExtractKeyPhrasesBatchAsync(
        IEnumerable<TextDocumentInput> documents,
        TextAnalyticsRequestOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        var inputs = documents.ToList();
        using var message = _pipeline.CreateMessage();
        message.Request.Method = RequestMethod.Post;
        message.Request.Uri.Reset(_endpoint);
        message.Request.Headers.Add(HttpHeader.Common.JsonContentType);
        message.Request.Headers.Add(HttpHeader.Common.JsonAccept);
        message.Request.Content = RequestContent.Create(AnalyzeTextProtocol.Write(inputs, options));
        await _pipeline.SendAsync(message, cancellationToken).ConfigureAwait(false);
        return message.Response.IsError
            ? throw new RequestFailedException(message.Response)
            : Response.FromValue(AnalyzeTextProtocol.Read(message.Response.Content, inputs), message.Response);
    }

    private sealed class KeyPolicy(AzureKeyCredential credential) : HttpPipelineSynchronousPolicy
    {
        public override void OnSendingRequest(HttpMessage message) => message.Request.Headers.SetValue(KeyHeader, credential.Key);
    }
}
