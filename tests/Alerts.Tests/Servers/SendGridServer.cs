using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.Json;
using Alerts.Functions.Hosts.Local.Node;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Alerts.Servers;

/// <summary>
/// SendGrid's mail send for tests. Remembers every request, and has it checked by Prism against SendGrid's own description where
/// that is at hand; otherwise by the few facts of it that are written down here. <see cref="CheckedBy"/> says which.
/// </summary>
internal sealed class SendGridServer : IAsyncDisposable
{
    public const string Description = "sendgrid-mail-v3.openapi.json";

    private readonly WebApplication _app;
    private readonly NodeProcess? _prism;
    private readonly HttpClient _toPrism = new();

    private SendGridServer(WebApplication app, NodeProcess? prism) => (_app, _prism) = (app, prism);

    public string Url { get; private set; } = "";

    public string CheckedBy => _prism is null ? "the facts in SendGridServer" : "Prism with SendGrid's description";

    public ConcurrentQueue<(string Authorization, JsonElement Body)> Requests { get; } = [];

    public static async Task<SendGridServer> StartAsync()
    {
        var description = Repository.Data is { } data ? Path.Combine(data, "contracts", Description) : "";
        NodeProcess? prism = null;
        Uri? prismUrl = null;
        if (File.Exists(description))
        {
            var port = Ports.Free();
            prismUrl = new Uri($"http://127.0.0.1:{port}");
            prism = await NodeTools.StartAsync(
                "Prism",
                "node_modules/@stoplight/prism-cli/dist/index.js",
                ["mock", "-h", "127.0.0.1", "-p", $"{port}", "--errors", description],
                line => line.Contains("Prism is listening", StringComparison.Ordinal));
        }

        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var app = builder.Build();
        var server = new SendGridServer(app, prism);
        server._toPrism.BaseAddress = prismUrl;
        app.MapPost("/v3/mail/send", server.AnswerAsync);
        await app.StartAsync(TestContext.Current.CancellationToken);
        server.Url = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _toPrism.Dispose();
        if (_prism is not null)
        {
            await _prism.DisposeAsync();
        }
    }

    private async Task AnswerAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body, Encoding.UTF8);
        var text = await reader.ReadToEndAsync(context.RequestAborted);
        var body = JsonDocument.Parse(text).RootElement;
        Requests.Enqueue((context.Request.Headers.Authorization.ToString(), body));
        var (status, answer) = _prism is null ? CheckOurselves(context.Request, body) : await AskPrismAsync(context.Request, text);
        context.Response.StatusCode = status;
        context.Response.Headers["X-Message-Id"] = $"sg-{Requests.Count}";
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync(status is 202 or 200 ? "" : answer, context.RequestAborted);
    }

    private async Task<(int Status, string Answer)> AskPrismAsync(HttpRequest request, string body)
    {
        using var forwarded = new HttpRequestMessage(HttpMethod.Post, request.Path)
        {
            Content = new StringContent(body, Encoding.UTF8, "application/json"),
        };
        forwarded.Headers.TryAddWithoutValidation("Authorization", request.Headers.Authorization.ToString());
        using var answer = await _toPrism.SendAsync(forwarded);
        return ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    private static (int Status, string Answer) CheckOurselves(HttpRequest request, JsonElement body)
    {
        if (!request.Headers.Authorization.ToString().StartsWith("Bearer SG.", StringComparison.Ordinal))
        {
            return (401, """{"errors":[{"message":"authorization required"}]}""");
        }

        var whole = body.TryGetProperty("from", out var from) && from.TryGetProperty("email", out _)
            && body.TryGetProperty("subject", out var subject) && subject.GetString() is { Length: > 0 }
            && body.TryGetProperty("personalizations", out var people) && people.GetArrayLength() is >= 1 and <= 1000
            && people.EnumerateArray().All(person => person.GetProperty("to").GetArrayLength() >= 1)
            && body.TryGetProperty("content", out var content)
            && content.EnumerateArray().All(part => part.GetProperty("value").GetString() is { Length: > 0 });
        return whole ? (202, "") : (400, """{"errors":[{"message":"Bad Request","field":null}]}""");
    }
}
