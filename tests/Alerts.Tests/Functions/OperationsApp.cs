using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Alerts.Functions.Hosts.Local;
using Alerts.Hosts;

namespace Alerts.Functions;

/// <summary>The app with the sample day as its source, and an operator who holds the key.</summary>
internal sealed class OperationsApp : IAsyncDisposable
{
    private const string Key = "a-key-for-tests";
    private readonly LocalHost _host;

    private OperationsApp(LocalHost host)
    {
        _host = host;
        Operator = new HttpClient { BaseAddress = host.Url };
        Operator.DefaultRequestHeaders.Add("x-functions-key", Key);
        Anybody = new HttpClient { BaseAddress = host.Url };
    }

    public HttpClient Operator { get; }

    public HttpClient Anybody { get; }

    public IServiceProvider Services => _host.Services;

    public static async Task<OperationsApp> StartAsync(params (string Name, string? Value)[] settings) => new(await LocalHost.StartAsync(
        await TestHost.OptionsAsync([("Local__FunctionKey", Key), ("Local__MasterKey", "another"), .. settings]),
        TestContext.Current.CancellationToken));

    public async Task<(int Status, JsonNode? Body)> SendAsync(HttpMethod method, string path, object? body = null)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body) };
        using var answer = await Operator.SendAsync(request, TestContext.Current.CancellationToken);
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return ((int)answer.StatusCode, text.Length == 0 ? null : JsonNode.Parse(text));
    }

    public Task<(int Status, JsonNode? Body)> PostAsync(string path, object? body = null) => SendAsync(HttpMethod.Post, path, body);

    public async Task<JsonNode> StatusAsync() => (await SendAsync(HttpMethod.Get, "/api/status")).Body!;

    public async ValueTask DisposeAsync()
    {
        Operator.Dispose();
        Anybody.Dispose();
        await _host.DisposeAsync();
    }
}
