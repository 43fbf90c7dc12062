using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Alerts.KeyPhrases;

/// <summary>
/// A server that speaks the key phrase part of Azure AI Language's REST interface, version 2023-04-01, and does wrong what a
/// test asks for. A document's one key phrase is <c>azure:</c> and the start of its text.
/// </summary>
internal sealed class LanguageService : IAsyncDisposable
{
    public const string Key = "0123456789abcdef";

    private readonly WebApplication _app;
    private readonly ConcurrentQueue<JsonNode> _requests = new();

    private LanguageService(WebApplication app) => _app = app;

    /// <summary>The requests' bodies, in the order they came.</summary>
    public IReadOnlyList<JsonNode> Requests => [.. _requests];

    /// <summary>The texts that were sent, request by request.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Texts => [.. Requests.Select(request => Documents(request).Select(document => (string)document["text"]!).ToList())];

    /// <summary>Answers instead of the service, where a test wants trouble: gets the number of the request, from 1; false leaves it to the service.</summary>
    public Func<HttpContext, int, Task<bool>> Trouble { get; set; } = (_, _) => Task.FromResult(false);

    /// <summary>Says which documents the service rejects.</summary>
    public Func<string, bool> Rejects { get; set; } = _ => false;

    /// <summary>Completed by the first request.</summary>
    public TaskCompletionSource Asked { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public string Endpoint => _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();

    public static async Task<LanguageService> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var service = new LanguageService(app);
        app.MapPost("/language/:analyze-text", service.AnswerAsync);
        await app.StartAsync(TestContext.Current.CancellationToken);
        return service;
    }

    /// <summary>An extractor that asks this server.</summary>
    public AzureKeyPhraseExtractor Extractor(TimeProvider? time = null, int timeoutSeconds = 10) => new(
        TextAnalyticsClients.Create(
            new KeyPhraseOptions { Endpoint = Endpoint, Key = Key, TimeoutSeconds = timeoutSeconds },
            () => throw new InvalidOperationException("there is a key"),
            TimeSpan.FromMilliseconds(1)),
        TimeSpan.FromSeconds(120),
        time ?? TimeProvider.System,
        NullLogger<AzureKeyPhraseExtractor>.Instance);

    /// <summary>The service over this server.</summary>
    public KeyPhraseService Service(IRecordBudget? budget = null, int dailyRecords = 200, TimeProvider? time = null, ILogger<KeyPhraseService>? logger = null) => new(
        Options.Create(new KeyPhraseOptions { Endpoint = Endpoint, Key = Key, DailyRecords = dailyRecords }),
        new LocalKeyPhraseExtractor(),
        Extractor(time),
        budget ?? new MemoryRecordBudget(),
        time ?? TimeProvider.System,
        logger ?? NullLogger<KeyPhraseService>.Instance);

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    public static IEnumerable<JsonNode> Documents(JsonNode request) => request["analysisInput"]!["documents"]!.AsArray()!;

    private async Task AnswerAsync(HttpContext context)
    {
        var request = (await JsonNode.ParseAsync(context.Request.Body))!;
        _requests.Enqueue(request);
        Asked.TrySetResult();
        if (await Trouble(context, _requests.Count))
        {
            return;
        }

        if (context.Request.Query["api-version"] != "2023-04-01" || context.Request.Headers["Ocp-Apim-Subscription-Key"] != Key)
        {
            await RefuseAsync(context, 401, "401", "Access denied due to invalid subscription key or wrong API endpoint.");
            return;
        }

        var documents = Documents(request).ToList();
        if (documents.Count > 10)
        {
            await RefuseAsync(context, 400, "InvalidRequest", "Batch request contains too many records. Max 10 records are permitted.");
            return;
        }

        var (bad, good) = (documents.Where(IsRejected), documents.Where(document => !IsRejected(document)));
        await context.Response.WriteAsJsonAsync(new JsonObject
        {
            ["kind"] = "KeyPhraseExtractionResults",
            ["results"] = new JsonObject
            {
                // The service gives no promise about the order.
                ["documents"] = new JsonArray([.. good.Reverse().Select(Answer)]),
                ["errors"] = new JsonArray([.. bad.Select(Reject)]),
                ["modelVersion"] = "2022-10-01",
            },
        });
    }

    public static async Task<bool> RefuseAsync(HttpContext context, int status, string code, string message)
    {
        context.Response.StatusCode = status;
        await context.Response.WriteAsJsonAsync(new JsonObject { ["error"] = new JsonObject { ["code"] = code, ["message"] = message } });
        return true;
    }

    private bool IsRejected(JsonNode document) =>
        Rejects((string)document["text"]!) || new System.Globalization.StringInfo((string)document["text"]!).LengthInTextElements > 5120;

    private static JsonObject Answer(JsonNode document)
    {
        var text = (string)document["text"]!;
        return new JsonObject
        {
            ["id"] = (string)document["id"]!,
            ["keyPhrases"] = new JsonArray("azure:" + text[..Math.Min(20, text.Length)]),
            ["warnings"] = new JsonArray(),
        };
    }

    private static JsonObject Reject(JsonNode document) => new()
    {
        ["id"] = (string)document["id"]!,
        ["error"] = new JsonObject
        {
            ["code"] = "InvalidArgument",
            ["message"] = "Invalid document in request.",
            ["innererror"] = new JsonObject { ["code"] = "InvalidDocument", ["message"] = "The document is not for us." },
        },
    };
}
